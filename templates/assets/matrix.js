// The matrix: what is shown is chosen in the page and kept in its address; a cell opens in full.
'use strict';
(() => {
  const table = document.querySelector('table.matrix');
  const tools = document.getElementById('matrix.tools');
  if (!table || !tools) return;
  const heads = [...table.querySelectorAll('thead th[data-level]')];
  const levels = heads.map((head) => head.dataset.level);
  const rows = [...table.querySelectorAll('tr[data-dimension]')];
  const boxes = [...tools.querySelectorAll('input[name]')];
  const box = (name, value) => boxes.find((box) => box.name === name && box.value === value);
  const cellsOf = (row) => [...row.querySelectorAll('td')];

  const measure = self.ladderHeaders(table.parentElement);
  const picker = tools.querySelector('select');
  const go = self.ladderSwipe(table, (number) => { picker.selectedIndex = number; });
  picker.addEventListener('change', () => go(picker.selectedIndex));

  const hidden = (name) => boxes.filter((box) => box.name === name && !box.checked).map((box) => box.value);

  const apply = () => {
    const without = new Set(hidden('level'));
    const withoutRows = new Set(hidden('dimension'));
    heads.forEach((head) => { head.hidden = without.has(head.dataset.level); });
    for (const row of rows) {
      row.hidden = withoutRows.has(row.dataset.dimension);
      cellsOf(row).forEach((cell, number) => { cell.hidden = without.has(levels[number]); });
    }
    for (const body of table.tBodies) {
      body.hidden = [...body.querySelectorAll('tr[data-dimension]')].every((row) => row.hidden);
    }
    let start = 0;
    for (const track of table.querySelectorAll('.matrix-tracks th')) {
      const size = Number(track.dataset.count ||= track.colSpan);
      const count = heads.slice(start, start + size).filter((head) => !head.hidden).length;
      track.hidden = !count;
      track.colSpan = Math.max(1, count);
      start += size;
    }
    const shown = heads.filter((head) => !head.hidden).length;
    for (const head of table.querySelectorAll('.matrix-group th')) head.colSpan = shown + 1;
    // On paper few columns are a table, many are not.
    table.classList.toggle('many', shown > 6);
    picker.replaceChildren(...heads.filter((head) => !head.hidden)
      .map((head) => new Option(head.querySelector('a').textContent.trim(), head.dataset.level)));
    for (const set of tools.querySelectorAll('fieldset')) {
      const own = [...set.querySelectorAll('input[name]')];
      const all = set.querySelector('input[data-all]');
      all.checked = own.some((box) => box.checked);
      all.indeterminate = all.checked && !own.every((box) => box.checked);
    }
    const count = without.size + withoutRows.size;
    document.getElementById('matrix.hidden').textContent = count ? count + ' hidden' : '';
    measure();
  };

  const remember = () => {
    const query = new URLSearchParams(location.search);
    for (const name of ['level', 'dimension']) {
      const list = hidden(name);
      if (list.length) query.set('hide-' + name, list.join(',')); else query.delete('hide-' + name);
    }
    const text = query.toString().replaceAll('%2C', ',');
    replace((text ? '?' + text : location.pathname) + location.hash);
  };
  const replace = (address) => {
    // Some browsers keep the address of a page from a disk as it is.
    try { history.replaceState(null, '', address); } catch { /* then it is not remembered */ }
  };

  const query = new URLSearchParams(location.search);
  for (const name of ['level', 'dimension']) {
    for (const value of (query.get('hide-' + name) || '').split(',')) {
      const found = box(name, value);
      if (found) found.checked = false;
    }
  }
  tools.addEventListener('change', (event) => {
    const set = event.target.closest('fieldset');
    if (!set) return;
    if (event.target.dataset.all !== undefined) {
      for (const box of set.querySelectorAll('input[name]')) box.checked = event.target.checked;
    }
    apply();
    remember();
  });
  document.getElementById('matrix.all').addEventListener('click', () => {
    for (const box of boxes) box.checked = true;
    apply();
    remember();
  });

  // One cell in full.
  const dialog = document.getElementById('matrix.cell');
  const title = dialog.querySelector('h2');
  const body = dialog.querySelector('.cell-dialog-body');
  const [before, after] = dialog.querySelectorAll('button[data-step]');
  let open;
  const beside = (cell, step) => {
    const list = cellsOf(cell.parentElement).filter((cell) => !cell.hidden);
    return list[list.indexOf(cell) + step];
  };
  const show = (cell) => {
    open = cell;
    const link = cell.querySelector('.cell-open').cloneNode(true);
    for (const part of link.querySelectorAll('.vh')) part.remove();
    const dimension = document.createElement('span');
    dimension.textContent = cell.parentElement.querySelector('th').textContent.trim();
    title.replaceChildren(link, ' ', dimension);
    const copies = [...cell.children].filter((child) => !child.matches('.cell-open'))
      .map((child) => child.cloneNode(true));
    for (const copy of copies) if (copy.matches('details')) copy.open = true;
    body.replaceChildren(...copies);
    for (const [button, step] of [[before, -1], [after, 1]]) {
      const other = beside(cell, step);
      button.disabled = !other;
      button.querySelector('span:not([aria-hidden])').textContent = other ? heads[other.cellIndex - 1].querySelector('a').textContent.trim() : '';
    }
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    replace('#' + encodeURIComponent(cell.id));
  };
  for (const button of [before, after]) {
    button.addEventListener('click', () => show(beside(open, Number(button.dataset.step))));
  }
  table.addEventListener('click', (event) => {
    const link = event.target.closest('.cell-open');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link.closest('td'));
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target.closest('[data-close]')) dialog.close();
  });
  dialog.addEventListener('close', () => {
    open.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    open.querySelector('.cell-open').focus();
  });

  apply();
  const asked = () => {
    const cell = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!cell || !table.contains(cell) || cell.tagName !== 'TD') return;
    if (cell.hidden || cell.parentElement.hidden) {
      const level = box('level', levels[cellsOf(cell.parentElement).indexOf(cell)]);
      const row = box('dimension', cell.parentElement.dataset.dimension);
      if (level) level.checked = true;
      if (row) row.checked = true;
      apply();
    }
    cell.scrollIntoView({ block: 'center', inline: 'center' });
    if (cell.querySelector('.cell-open')) show(cell);
  };
  addEventListener('hashchange', asked);
  asked();
})();

// Two to four levels side by side, chosen by the reader and kept in the page's address.
'use strict';
(() => {
  const index = self.ladderIndex;
  const place = document.getElementById('compare.result');
  const status = document.getElementById('compare.status');
  const only = document.getElementById('compare.only');
  const pickers = [...document.querySelectorAll('select[name=level]')];
  if (!index || !place || !pickers.length) return;
  const root = new URL('../', document.currentScript.src);

  const make = (name, className, ...content) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...content);
    return element;
  };
  const link = (url, anchor, ...content) => {
    const element = make('a', '', ...content);
    element.href = new URL(url, root) + (anchor ? '#' + encodeURIComponent(anchor) : '');
    return element;
  };

  const levels = new Map();
  index.levels.forEach(([page, track, rank, scope, cells]) => {
    const [url, title, , code, summary] = index.pages[page] || [];
    if (!url) return;
    const id = url.slice(url.lastIndexOf('/') + 1, -5);
    levels.set(id, { id, url, title, code, summary, rank, scope, track: index.pages[track][1], cells });
  });
  // With many tracks the page comes without the choice, which is made from the index.
  if (pickers[0].options.length === 1) {
    const tracks = new Map();
    for (const level of levels.values()) tracks.set(level.track, [...(tracks.get(level.track) || []), level]);
    for (const [title, members] of tracks) {
      const group = make('optgroup', '');
      group.label = title;
      for (const { id, code, title: name } of members) group.append(new Option(code + ' ' + name, id));
      for (const picker of pickers) picker.append(group.cloneNode(true));
    }
  }
  // A cell with its statements, whosever words they are.
  const cellOf = (level, dimension) => {
    const cell = level.cells.find((cell) => cell[0] === dimension);
    if (!cell) return null;
    const [, anchor, from] = cell;
    const source = from < 0 ? null : index.levels[from];
    const words = source ? source[4].find((cell) => cell[0] === dimension) : cell;
    const [url, title, , code] = source ? index.pages[source[0]] : [level.url];
    return { anchor, source: source && { title, code, url }, lead: words[3], statements: words[4] || [], url };
  };

  const chosen = () => [...new Set(pickers.map((picker) => picker.value))].map((id) => levels.get(id)).filter(Boolean);

  const statement = ([id, text], number, url, mark, left, name) => {
    const row = make('li', 'brief');
    const cite = link(url, id, String(number + 1));
    cite.className = 'number';
    cite.setAttribute('aria-label', name + ' · ' + (number + 1));
    const words = make('div', '');
    if (mark) {
      const says = { new: 'Not in ', raised: 'Differs from ', same: 'Same as ' }[mark.change];
      words.append(make('span', 'change ' + mark.change, says + left.code), ' ');
      let run = [];
      const flush = (isChanged) => {
        if (run.length) words.append(isChanged ? make('ins', '', run.join(' ')) : run.join(' '), ' ');
        run = [];
      };
      mark.words.forEach(([word, isChanged], place) => {
        if (place && mark.words[place - 1][1] !== isChanged) flush(!isChanged);
        run.push(word);
      });
      if (mark.words.length) flush(mark.words[mark.words.length - 1][1]);
    } else {
      words.append(text);
    }
    row.append(cite, words);
    return row;
  };

  const tally = { same: 0, differ: 0 };
  const cell = (level, dimension, left, name) => {
    const td = make('td', '');
    const opener = link(level.url, '', make('span', 'code', level.code), make('span', 'cell-open-title', ' ' + level.title));
    opener.className = 'cell-open';
    td.append(opener);
    const own = cellOf(level, dimension);
    if (!own) {
      td.append(make('p', 'missing', 'Nothing written here'));
      const other = left && cellOf(left, dimension);
      if (other && other.statements.length) tally.differ += other.statements.length;
      return td;
    }
    if (own.source) {
      const text = make('p', 'carried-from', make('span', 'change same', 'Unchanged'), ' from ');
      text.append(link(own.source.url, '', make('span', 'code', own.source.code), ' ' + own.source.title));
      td.append(text);
    }
    if (own.lead) td.append(make('div', 'lead', own.lead));
    const other = left && (cellOf(left, dimension) || { statements: [] });
    const marks = other && self.ladderAlign(other.statements.map(([, text]) => text), own.statements.map(([, text]) => text));
    const list = make('ul', 'briefs');
    own.statements.forEach((item, number) => {
      const mark = marks && marks.newer[number];
      if (mark) tally[mark.change === 'same' ? 'same' : 'differ']++;
      list.append(statement(item, number, own.url, mark, left, level.code + ' · ' + name));
    });
    td.append(list);
    if (marks && marks.dropped.length) {
      tally.differ += marks.dropped.length;
      const gone = make('details', 'again', make('summary', '', make('span', 'change dropped', 'Only in ' + left.code), ' ', String(marks.dropped.length)));
      gone.append(make('ul', 'briefs', ...marks.dropped.map((number) =>
        statement(other.statements[number], number, other.url, null, null, left.code + ' · ' + name))));
      td.append(gone);
    }
    td.dataset.same = String(!left || !!marks && !marks.dropped.length && marks.newer.every((mark) => mark.change === 'same'));
    return td;
  };

  const head = (list) => {
    const row = make('tr', 'matrix-levels', Object.assign(make('th', 'matrix-corner', 'Dimension'), { scope: 'col' }));
    list.forEach((level, number) => {
      const th = make('th', '', link(level.url, '', make('span', 'code', level.code), ' ' + level.title));
      th.scope = 'col';
      th.append(make('span', 'matrix-rank', level.track + ', ' + level.rank + (level.scope ? ', ' + level.scope : '')));
      if (number) th.append(make('span', 'matrix-rank', 'marked against ' + list[number - 1].code));
      row.append(th);
    });
    return make('thead', '', row);
  };

  const show = () => {
    const list = chosen();
    tally.same = tally.differ = 0;
    document.documentElement.classList.toggle('is-comparing', list.length > 1);
    if (list.length < 2) {
      place.replaceChildren();
      status.textContent = list.length ? 'Choose a second level.' : '';
      return;
    }
    const table = make('table', 'matrix columns-' + list.length, make('caption', 'vh', 'Levels side by side'), head(list));
    index.groups.forEach((group, number) => {
      const body = make('tbody', '');
      index.dimensions.forEach(([page, own], dimension) => {
        if (own !== number || !list.some((level) => cellOf(level, dimension))) return;
        const [url, title] = index.pages[page];
        const th = Object.assign(make('th', '', link(url, '', title)), { scope: 'row' });
        const row = make('tr', '', th, ...list.map((level, place) => cell(level, dimension, list[place - 1], title)));
        row.dataset.dimension = String(dimension);
        row.hidden = only.checked && [...row.querySelectorAll('td')].every((td) => td.dataset.same === 'true');
        body.append(row);
      });
      if (!body.children.length) return;
      const th = Object.assign(make('th', '', make('span', '', group)), { scope: 'rowgroup', colSpan: list.length + 1 });
      if (index.groups.length > 1) body.prepend(make('tr', 'matrix-group', th));
      table.append(body);
    });
    const scroll = make('div', 'scroll matrix-scroll', table);
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', 'Levels side by side');
    place.replaceChildren(scroll);
    self.ladderHeaders(scroll);
    self.ladderSwipe(table, () => {});
    status.textContent = list.map((level) => level.code).join(', ') + ': ' + tally.differ + ' differences, ' + tally.same + ' the same';
  };

  const remember = () => {
    const query = new URLSearchParams();
    const ids = chosen().map((level) => level.id);
    if (ids.length) query.set('levels', ids.join(','));
    if (only.checked) query.set('only', 'differences');
    const text = query.toString().replaceAll('%2C', ',');
    try { history.replaceState(null, '', text ? '?' + text : location.pathname); } catch { /* on some disks */ }
  };
  const asked = new URLSearchParams(location.search);
  (asked.get('levels') || '').split(',').slice(0, pickers.length).forEach((id, number) => {
    if (levels.has(id)) pickers[number].value = id;
  });
  only.checked = asked.get('only') === 'differences';
  for (const control of [...pickers, only]) {
    control.addEventListener('change', () => { show(); remember(); });
  }
  show();
})();

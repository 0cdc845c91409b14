// The search dialog: opened by its link or by "/", results are links in a list. The index and the
// code that searches it are loaded when the dialog opens for the first time.
'use strict';
(() => {
  const base = new URL('.', document.currentScript.src);
  const root = new URL('../', base);
  const opener = document.querySelector('.site-search');
  if (!opener || !window.HTMLDialogElement) return;

  const kinds = {
    level: 'Level', role: 'Role', dimension: 'Dimension', track: 'Track', guide: 'Guide', transition: 'Transition', term: 'Term',
    overview: 'Overview', glossary: 'Page', home: 'Page', page: 'Page', rank: 'Rank', section: 'Section', step: 'Step', statement: 'Statement',
  };
  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  let dialog, input, status, list, engine;

  // Its own rules come with the dialog; pages that need them earlier link the sheet themselves.
  const dress = () => new Promise((resolve) => {
    if (document.querySelector('link[href$="assets/tools.css"]')) { resolve(); return; }
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = new URL('tools.css', base);
    sheet.addEventListener('load', resolve);
    sheet.addEventListener('error', resolve);
    document.head.append(sheet);
  });

  const load = (name) => new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(name, base);
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
    document.head.append(script);
  });

  const build = () => {
    dialog = make('dialog', 'search');
    dialog.setAttribute('aria-label', 'Search');
    const bar = make('div', 'search-bar');
    bar.setAttribute('role', 'search');
    input = make('input');
    input.type = 'search';
    input.autocomplete = 'off';
    input.spellcheck = false;
    input.placeholder = 'Levels, statements, guides …';
    input.setAttribute('aria-label', 'Search this ladder');
    input.setAttribute('aria-describedby', 'search.status');
    const close = make('button', 'quiet-button', 'Close');
    close.type = 'button';
    close.addEventListener('click', () => dialog.close());
    bar.append(input, close);
    status = make('p', 'search-status');
    status.id = 'search.status';
    status.setAttribute('role', 'status');
    list = make('ol', 'search-results');
    dialog.append(bar, status, list);
    document.body.append(dialog);

    input.addEventListener('input', search);
    dialog.addEventListener('keydown', move);
    dialog.addEventListener('click', (event) => {
      // The backdrop is the dialog's own; a result on this very page leaves the dialog open.
      if (event.target === dialog || event.target.closest('.search-results a')) dialog.close();
    });
  };

  const start = async () => {
    if (engine) return;
    status.textContent = 'Loading …';
    try {
      // An element with such an id would be found under the name too.
      if (!self.ladderSearch?.build) await load('search-engine.js');
      if (!self.ladderIndex?.pages) await load('search-index.js');
      const { part = 1, parts = 1 } = self.ladderIndex;
      for (let next = part + 1; next <= parts; next++) await load('search-index-' + next + '.js');
    } catch {
      status.textContent = 'The search could not be loaded. The list from A to Z has every page.';
      return;
    }
    engine = self.ladderSearch.build(self.ladderIndex);
    search();
    (self.requestIdleCallback || setTimeout)(() => engine.warm());
  };

  // Text with the found words in <mark>.
  const highlighted = (element, text, terms) => {
    let end = 0;
    for (const [from, to] of self.ladderSearch.marks(text, terms)) {
      element.append(text.slice(end, from), make('mark', '', text.slice(from, to)));
      end = to;
    }
    element.append(text.slice(end));
    return element;
  };

  // The stretch around the first found word.
  const excerpt = (text, terms) => {
    const room = 150;
    if (text.length <= room) return text;
    const [first] = self.ladderSearch.marks(text, terms);
    let from = first ? Math.max(0, first[0] - 50) : 0;
    if (from) from = text.indexOf(' ', from) + 1;
    let to = Math.min(text.length, from + room);
    if (to < text.length) to = Math.max(text.lastIndexOf(' ', to), from + 1);
    return (from ? '… ' : '') + text.slice(from, to) + (to < text.length ? ' …' : '');
  };

  const item = (entry, terms) => {
    const link = make('a');
    link.href = new URL(entry.url, root);
    const head = make('span', 'search-head');
    head.append(make('span', 'search-kind', kinds[entry.kind] || 'Page'));
    if (entry.place) head.append(highlighted(make('span', 'search-place'), entry.place, terms));
    link.append(head);
    if (entry.title) {
      const title = make('span', 'search-title');
      if (entry.code) title.append(make('span', 'code', entry.code), ' ');
      link.append(highlighted(title, entry.title, terms));
    }
    if (entry.text) {
      link.append(highlighted(make('span', 'search-text'), excerpt(entry.text, terms), terms));
    }
    const row = make('li');
    row.append(link);
    return row;
  };

  const search = () => {
    if (!engine) return;
    const query = input.value.trim();
    const { results, total, terms } = engine.find(query, 30);
    list.replaceChildren(...results.map((entry) => item(entry, terms)));
    status.textContent = !query ? 'Type to search; ↓ leads to the results.'
      : !total ? 'Nothing found.'
        : total === 1 ? '1 result' : total + ' results' + (total > 30 ? ', the best 30 shown' : '');
  };

  const move = (event) => {
    const links = [...list.querySelectorAll('a')];
    const here = links.indexOf(document.activeElement);
    const go = (element) => { event.preventDefault(); element.focus(); };
    if (event.key === 'ArrowDown' && links.length) go(links[Math.min(here + 1, links.length - 1)]);
    else if (event.key === 'ArrowUp' && here >= 0) go(here ? links[here - 1] : input);
    else if (event.key === 'Home' && here >= 0) go(links[0]);
    else if (event.key === 'End' && here >= 0) go(links[links.length - 1]);
    else if (event.key === 'Enter' && document.activeElement === input && links.length) {
      event.preventDefault();
      links[0].click();
    } else if (here >= 0 && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      input.focus();
    }
  };

  const open = async (query) => {
    if (!dialog) {
      build();
      await dress();
    }
    if (!dialog.open) dialog.showModal();
    if (query) input.value = query;
    input.focus();
    input.select();
    start();
  };

  opener.setAttribute('aria-haspopup', 'dialog');
  opener.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  addEventListener('keydown', (event) => {
    const isTyping = event.target.closest && event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping
      || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    open();
  });
  const asked = new URLSearchParams(location.search).get('q');
  if (asked) open(asked);
})();

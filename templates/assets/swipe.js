// On a phone each row of a matrix is a row of cards: all rows show the same level.
'use strict';
self.ladderSwipe = (table, told) => {
  const rows = () => [...table.querySelectorAll('tr[data-dimension]:not([hidden])')];
  const cards = (row) => [...row.querySelectorAll('td:not([hidden])')];
  const isOn = () => rows().some((row) => getComputedStyle(row).display === 'flex');
  let shown = 0;
  let timer;

  const go = (number) => {
    shown = number;
    for (const row of rows()) {
      const card = cards(row)[number];
      if (card) row.scrollLeft = card.offsetLeft - cards(row)[0].offsetLeft;
    }
    told(number);
  };
  const nearest = (row) => {
    const list = cards(row);
    const gaps = list.map((card) => Math.abs(card.offsetLeft - list[0].offsetLeft - row.scrollLeft));
    return gaps.indexOf(Math.min(...gaps));
  };
  table.addEventListener('scroll', (event) => {
    const row = event.target;
    if (!(row instanceof HTMLTableRowElement)) return;
    if (nearest(row) === shown) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const number = nearest(row);
      if (isOn() && number !== shown) go(number);
    }, 120);
  }, true);
  return go;
};

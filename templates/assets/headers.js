// The headers of a matrix stay in view; what has the focus is never hidden behind them.
'use strict';
self.ladderHeaders = (scroller) => {
  const table = scroller.querySelector('table');
  // For the sheet: how much of the scrolled area the headers cover.
  const measure = () => {
    scroller.style.setProperty('--head', table.tHead.offsetHeight + 'px');
    const side = [...table.querySelectorAll('tbody th[scope=row]')].find((th) => th.offsetWidth);
    if (side) scroller.style.setProperty('--side', side.offsetWidth + 'px');
  };
  // Browsers take what lies behind a sticky header for visible.
  table.addEventListener('focusin', (event) => {
    const row = event.target.closest('td') && event.target.closest('tr').querySelector('th');
    if (!row || getComputedStyle(row.parentElement).display === 'flex') return;
    // They scroll after the event.
    requestAnimationFrame(() => {
      const place = event.target.getBoundingClientRect();
      const left = place.left - row.getBoundingClientRect().right - 8;
      const top = place.top - table.tHead.getBoundingClientRect().bottom - 8;
      if (left < 0 || top < 0) scroller.scrollBy(Math.min(0, left), Math.min(0, top));
    });
  });
  addEventListener('resize', measure);
  measure();
  return measure;
};

// Light or dark: the reader's choice is kept; without one the system decides.
'use strict';
(() => {
  const root = document.documentElement;
  const key = 'ladder-theme';
  const system = matchMedia('(prefers-color-scheme: dark)');
  // Storage may be forbidden; the choice then lasts for the page.
  const stored = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const store = (name) => {
    try {
      if (name) localStorage.setItem(key, name); else localStorage.removeItem(key);
    } catch { /* see above */ }
  };
  const apply = (name) => {
    if (name === 'light' || name === 'dark') root.dataset.theme = name;
    else delete root.dataset.theme;
  };
  const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : system.matches;

  root.classList.add('js');
  apply(stored());

  document.addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('site.theme');
    if (!button) return;
    const show = () => button.setAttribute('aria-pressed', String(isDark()));
    button.addEventListener('click', () => {
      const name = isDark() ? 'light' : 'dark';
      const choice = (name === 'dark') === system.matches ? null : name;
      store(choice);
      apply(choice);
      show();
    });
    system.addEventListener('change', show);
    addEventListener('storage', (event) => {
      if (event.key !== key) return;
      apply(event.newValue);
      show();
    });
    show();
  });
})();

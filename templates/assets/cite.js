// A button beside each citation, which copies the statement with its citation and its address.
'use strict';
(() => {
  const status = document.createElement('p');
  status.className = 'vh';
  status.setAttribute('role', 'status');

  // Where the clipboard is closed to pages (plain HTTP), the old way still works.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement('textarea');
      area.className = 'vh';
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      return done;
    }
  };

  for (const cite of document.querySelectorAll('.statement-meta .cite')) {
    const button = document.createElement('button');
    button.className = 'copy';
    button.type = 'button';
    button.value = cite.textContent;
    button.setAttribute('aria-label', 'Copy ' + button.value);
    cite.after(' ', button);
  }

  document.addEventListener('click', async (event) => {
    const button = event.target.closest('button.copy');
    const statement = button && button.closest('.statement');
    if (!statement) return;
    const text = statement.querySelector('.statement-text > p').textContent.trim().replace(/\s+/g, ' ');
    const link = statement.querySelector('.cite');
    const done = await copy('“' + text + '” (' + button.value + ', ' + link.href + ')');
    button.focus();
    if (!status.isConnected) document.body.append(status);
    status.textContent = done ? button.value + ' copied' : 'Copying is not allowed here';
    button.classList.toggle('done', done);
    setTimeout(() => button.classList.remove('done'), 2000);
  });
})();

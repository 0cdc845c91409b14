/// The script that keeps a page up to date while its source is being written.
///
/// It is a file of its own from the same origin, so the published pages' content security policy
/// holds in the preview too, and what breaks under it breaks here first.
enum PreviewScript {
  /// A page with the script in it, as early as can be: so it sees the page as the build made it,
  /// before the page's own scripts do.
  static func added(to page: [UInt8], epoch: Epoch) -> [ArraySlice<UInt8>] {
    let head = Array("<head>".utf8)
    let start = page.withUnsafeBufferPointer { bytes in
      bytes.indices.first { bytes[$0] == head[0] && bytes[$0...].starts(with: head) }
    }
    let place = start.map { $0 + head.count } ?? page.count
    let tags =
      "<link rel=\"stylesheet\" href=\"/.ladder/preview.css\">"
      + "<script defer src=\"/.ladder/preview.js\" data-epoch=\"\(epoch.text)\"></script>"
    return [page[..<place], Array(tags.utf8)[...], page[place...]]
  }

  static let bytes = Array(text.utf8)

  private static let text = #"""
    // The preview's own script; it is in no published page. No markup is ever made of text here.
    (() => {
      'use strict';
      const script = document.currentScript;
      let epoch = script.dataset.epoch;
      const blocks = 'h1,h2,h3,h4,h5,h6,p,li,dt,dd,td,th,pre,figcaption,summary';
      const memory = 'ladder-preview';

      // What changed: the smallest blocks of text that the page did not have before.
      const hash = (text) => {
        let value = 0;
        for (let i = 0; i < text.length; i++) value = (value * 31 + text.charCodeAt(i)) | 0;
        return value;
      };
      const statements = () => [...(document.querySelector('main') ?? document.body)
        .querySelectorAll(blocks)].filter((block) => !block.querySelector(blocks));
      const hashes = statements().map((block) => hash(block.innerHTML));

      const remember = () => {
        const page = { path: location.pathname, x: scrollX, y: scrollY, hashes };
        try { sessionStorage.setItem(memory, JSON.stringify(page)); } catch { /* full */ }
      };
      const recall = () => {
        let page;
        try {
          page = JSON.parse(sessionStorage.getItem(memory));
          sessionStorage.removeItem(memory);
        } catch { return; }
        if (!page || page.path !== location.pathname) return;
        scrollTo({ left: page.x, top: page.y, behavior: 'instant' });
        const known = new Set(page.hashes);
        const changed = statements().filter((block, index) => !known.has(hashes[index]));
        // A page that is all new shows nothing by being all marked.
        if (changed.length > 30) return;
        for (const block of changed) {
          block.classList.add('ladder-preview-changed');
          setTimeout(() => block.classList.remove('ladder-preview-changed'), 2500);
        }
      };

      // Style sheets and pictures are taken over as the page stands.
      const fresh = (address, version) => {
        const url = new URL(address, location.href);
        if (url.origin !== location.origin) return null;
        url.searchParams.set('ladder-preview', version);
        return url.href;
      };
      const swapLooks = (version) => {
        for (const old of document.querySelectorAll('link[rel~="stylesheet"]')) {
          const address = old.dataset.going ? null : fresh(old.href, version);
          if (!address || old.href.includes('/.ladder/')) continue;
          const link = old.cloneNode();
          link.href = address;
          // The old one stays until the new one is there, or the page would flash.
          old.dataset.going = 'yes';
          link.onload = link.onerror = () => old.remove();
          old.after(link);
        }
        for (const image of document.images) {
          const address = image.src.startsWith('data:') ? null : fresh(image.src, version);
          if (address) image.src = address;
        }
      };

      // The overlay. A dialog of the browser's own: the escape key closes it, the focus stays in
      // it and goes back where it was.
      const make = (name, text, kind) => {
        const element = document.createElement(name);
        if (text) element.textContent = text;
        if (kind) element.className = kind;
        return element;
      };
      const place = (problem) => {
        if (!problem.editor.startsWith('vscode:')) return make('span', problem.place, 'place');
        const link = make('a', problem.place, 'place');
        link.href = problem.editor;
        link.title = 'Open in the editor';
        return link;
      };
      const excerpt = (text) => {
        const caret = text.indexOf('^', text.lastIndexOf('\n') + 1);
        const block = make('pre', caret < 0 ? text : text.slice(0, caret));
        if (caret >= 0) block.append(make('span', text.slice(caret), 'caret'));
        return block;
      };
      // Of a long line the part that is wrong.
      const seeCarets = (dialog) => {
        for (const caret of dialog.querySelectorAll('.caret')) {
          const block = caret.parentElement;
          const start = caret.getBoundingClientRect().left - block.getBoundingClientRect().left;
          if (start > block.clientWidth * 0.6) block.scrollLeft += start - block.clientWidth * 0.3;
        }
      };
      const entry = (problem) => {
        const item = make('li', '', problem.severity);
        const line = make('p');
        line.append(place(problem), ' ', make('strong', problem.severity), ' ', problem.message,
          ' ', make('code', '[' + problem.code + ']'));
        item.append(line);
        if (problem.excerpt) item.append(excerpt(problem.excerpt));
        for (const note of problem.notes) {
          const line = make('p');
          line.append(place(note), ' note: ', note.message);
          item.append(line);
        }
        if (problem.help) item.append(make('p', 'help: ' + problem.help, 'help'));
        return item;
      };
      let overlay = null;
      const show = (problems) => {
        overlay?.remove();
        overlay = null;
        if (problems.length === 0) return;
        overlay = make('ladder-problems');
        const root = overlay.attachShadow({ mode: 'open' });
        const style = make('link');
        style.rel = 'stylesheet';
        style.href = '/.ladder/preview.css';
        const dialog = make('dialog');
        dialog.setAttribute('aria-labelledby', 'title');
        const errors = problems.filter((problem) => problem.severity === 'error').length;
        const title = make('h1', errors === 1 ? '1 error' : errors + ' errors');
        title.id = 'title';
        const close = make('button', 'Close (Esc)');
        close.type = 'button';
        close.autofocus = true;
        close.onclick = () => dialog.close();
        const list = make('ul');
        list.append(...problems.map(entry));
        dialog.append(title, close,
          make('p', 'You see the last good version. This goes away when they are mended.'), list);
        root.append(style, dialog);
        style.onload = () => seeCarets(dialog);
        document.body.append(overlay);
        dialog.showModal();
      };

      const take = (answer) => {
        const [page, code, looks, problems] = answer.epoch.split('.');
        const [oldPage, oldCode, oldLooks, oldProblems] = epoch.split('.');
        epoch = answer.epoch;
        if (page !== oldPage || code !== oldCode) {
          remember();
          location.reload();
          return false;
        }
        if (looks !== oldLooks) swapLooks(looks);
        if (problems !== oldProblems) show(answer.problems);
        return true;
      };

      // One question at a time, and none while nobody looks: a browser opens six connections to a
      // host, all tabs together.
      let asking = null;
      const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
      const ask = async () => {
        if (asking || document.hidden) return;
        const mine = asking = new AbortController();
        while (asking === mine) {
          try {
            const question = '/.ladder/wait?' + epoch + '&' + location.pathname;
            // Longer than the server takes; a machine that slept may wait for nobody.
            const signal = AbortSignal.any([mine.signal, AbortSignal.timeout(40000)]);
            const response = await fetch(question, { signal, cache: 'no-store' });
            if (!response.ok) throw new Error(response.statusText);
            const answer = await response.json();
            if (asking !== mine || !take(answer)) return;
            await pause(answer.pause);
          } catch {
            await pause(1);
          }
        }
      };
      const stop = () => {
        asking?.abort();
        asking = null;
      };
      document.addEventListener('visibilitychange', () => document.hidden ? stop() : ask());
      addEventListener('pagehide', stop);
      addEventListener('pageshow', ask);
      recall();
      ask();
    })();

    """#
}

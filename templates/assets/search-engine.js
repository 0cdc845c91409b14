// Finds entries of the index by words: by their beginnings, and by near misses where a word is
// found nowhere. Knows nothing of the page; search.js shows what it finds.
'use strict';
self.ladderSearch = (() => {
  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  const weights = {
    level: 12, role: 9, dimension: 9, track: 8, guide: 6, transition: 6, term: 6, overview: 6,
    glossary: 5, home: 4, page: 4, rank: 3, section: 2, step: 1, statement: 0,
  };

  // One record for everything that can be found: kind, title, text, place in words, address.
  const entries = (index) => {
    const list = [];
    const add = (kind, title, text, place, url, code) =>
      list.push({ kind, title, text, place, url, code: code || '' });
    const at = (url, id) => id ? url + '#' + encodeURIComponent(id) : url;
    for (const [url, title, kind, code, summary, sections] of index.pages) {
      const [opening] = sections.filter((section) => !section[0]);
      add(kind, title, [summary, opening && opening[2]].filter(Boolean).join(' '), '', url, code);
      for (const [id, heading, text] of sections) {
        if (id) add('section', heading, text, title, at(url, id));
      }
    }
    for (const [page, , , , cells] of index.levels) {
      const [url, title, , code] = index.pages[page] || [];
      if (!url) continue;
      for (const [dimension, anchor, , lead, statements] of cells) {
        const name = index.pages[index.dimensions[dimension][0]][1];
        add('section', name, lead || '', code + ' ' + title, at(url, anchor));
        (statements || []).forEach(([id, text], number) =>
          add('statement', '', text, code + ' · ' + name + ' · ' + (number + 1), at(url, id)));
      }
    }
    const [glossary, terms] = index.terms;
    for (const [id, title, text] of terms || []) {
      add('term', title, text, 'Glossary', at(index.pages[glossary][0], id));
    }
    return list;
  };

  // All titles in one string and all texts in another: one pass of indexOf finds every entry that
  // has a word, however many entries there are.
  const column = (list, textOf) => {
    const starts = new Uint32Array(list.length + 1);
    const parts = [];
    let length = 0;
    list.forEach((entry, number) => {
      starts[number] = length;
      const text = ' ' + fold(textOf(entry)) + '\n';
      parts.push(text);
      length += text.length;
    });
    starts[list.length] = length;
    return { starts, text: parts.join('') };
  };
  const isWord = (text, place) => {
    const code = text.charCodeAt(place);
    if (code < 128) return code >= 97 && code <= 122 || code >= 48 && code <= 57;
    return /[\p{L}\p{N}]/u.test(text[place]);
  };

  // Calls found(entry, isWhole) where words begin so, until one is whole.
  const scan = ({ starts, text }, word, found) => {
    let entry = 0;
    let from = 0;
    for (;;) {
      const place = text.indexOf(word, from);
      if (place < 0) return;
      from = place + 1;
      if (isWord(text, place - 1)) continue;
      while (starts[entry + 1] <= place) entry++;
      const isWhole = !isWord(text, place + word.length);
      found(entry, isWhole);
      if (isWhole) from = starts[entry + 1];
    }
  };

  // Damerau and Levenshtein's distance from a word to the nearest beginning of another, given up
  // above the limit.
  const distance = (word, other, limit) => {
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, column) => column);
    for (let row = 1; row <= word.length; row++) {
      const line = [row];
      let best = row;
      for (let column = 1; column <= other.length; column++) {
        const same = word[row - 1] === other[column - 1];
        let value = Math.min(
          last[column] + 1, line[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
        if (row > 1 && column > 1 && word[row - 1] === other[column - 2]
          && word[row - 2] === other[column - 1]) value = Math.min(value, before[column - 2] + 1);
        line.push(value);
        best = Math.min(best, value);
      }
      if (best > limit) return limit + 1;
      before = last;
      last = line;
    }
    return Math.min(...last);
  };

  const build = (index) => {
    const list = entries(index);
    const titles = column(list, (entry) => entry.code + ' ' + entry.title);
    const texts = column(list, (entry) => entry.place + ' ' + entry.text);
    let vocabulary;
    const known = () => {
      if (!vocabulary) vocabulary = [...new Set((titles.text + texts.text).match(/[\p{L}\p{N}]{3,}/gu))];
      return vocabulary;
    };

    const near = (word) => {
      const limit = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
      if (!limit) return [];
      const found = [];
      for (const other of known()) {
        if (other.length + limit < word.length) continue;
        const value = distance(word, other.slice(0, word.length + limit), limit);
        // A slip in the first letter is rare, and other words are common.
        if (value <= limit) found.push([value + (other[0] === word[0] ? 0 : 0.5), other]);
      }
      found.sort((a, b) => a[0] - b[0] || a[1].length - b[1].length);
      return found.slice(0, 6).map(([, other]) => other);
    };

    // What an entry is worth before any word is looked at, and its title as it is compared.
    const weight = Float32Array.from(list, (entry) => weights[entry.kind] || 0);
    const names = list.map((entry) => words(entry.title).join(' '));
    const codes = list.map((entry) => fold(entry.code));

    // The best place of a word in each entry; 0 where it is not.
    const scores = (word, share, result) => {
      const note = (entry, value) => { if (value * share > result[entry]) result[entry] = value * share; };
      let count = 0;
      scan(titles, word, (entry, isWhole) => { count++; note(entry, isWhole ? 60 : 45); });
      scan(texts, word, (entry, isWhole) => { count++; note(entry, isWhole ? 12 : 8); });
      return count;
    };

    // Entries that hold every word, the best first; `terms` are the words to highlight.
    const find = (query, limit) => {
      const asked = words(query).slice(0, 8);
      if (!asked.length) return { results: [], total: 0, terms: [] };
      const terms = [];
      const sum = new Float32Array(list.length);
      asked.forEach((word, place) => {
        const found = new Float32Array(list.length);
        let hits = [word];
        if (!scores(word, 1, found)) {
          hits = near(word);
          for (const other of hits) scores(other, 0.5, found);
        }
        terms.push(...hits);
        for (let entry = 0; entry < found.length; entry++) {
          if (!found[entry]) sum[entry] = 0;
          else if (!place || sum[entry]) sum[entry] += found[entry];
        }
      });
      const whole = asked.join(' ');
      const ranked = [];
      for (let entry = 0; entry < sum.length; entry++) {
        if (!sum[entry]) continue;
        sum[entry] += weight[entry];
        if (names[entry] === whole || codes[entry] === whole) sum[entry] += 60;
        else if (names[entry].startsWith(whole)) sum[entry] += 20;
        ranked.push(entry);
      }
      ranked.sort((a, b) => sum[b] - sum[a] || a - b);
      return { results: ranked.slice(0, limit).map((entry) => list[entry]), total: ranked.length, terms };
    };
    return { find, warm: known, size: list.length };
  };

  // Where the terms stand in a text as it is shown: pairs of start and end, in order.
  const marks = (text, terms) => {
    const found = [];
    for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      const word = fold(match[0]);
      const term = terms.find((term) => word.startsWith(term));
      // Folding may change the length; then the whole word is marked.
      if (term) {
        const length = word.length === match[0].length ? term.length : match[0].length;
        found.push([match.index, match.index + length]);
      }
    }
    return found;
  };
  return { build, marks };
})();

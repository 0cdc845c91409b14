// What became of each statement between two lists: the rule of the step pages, for the reader's
// own choice of levels. Statements with the same words are the same; those that share at least
// half of their words in order differ; the rest stands on one side only.
'use strict';
self.ladderAlign = (() => {
  const split = (text) => text.split(/\s+/).filter(Boolean);
  const fold = (word) => word.toLowerCase().replace(/[^\p{L}\p{M}\p{N}&]+/gu, '') || word;

  // Indices of `b` that lie on a longest common subsequence with `a`.
  const common = (a, b) => {
    const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
      }
    }
    const kept = new Set();
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      if (a[i] === b[j]) { kept.add(j); i++; j++; }
      else if (table[i + 1][j] >= table[i][j + 1]) i++;
      else j++;
    }
    return kept;
  };

  // For each newer text: { change, words: [[word, isChanged], …] }; `dropped`: indices of older ones.
  return (older, newer) => {
    const read = (text) => { const words = split(text); return { words, folded: words.map(fold), key: words.join(' ') }; };
    const a = older.map(read);
    const b = newer.map(read);
    const partner = new Map();
    const used = new Set();
    const pair = (i, j) => {
      if (partner.has(j) || used.has(i)) return;
      partner.set(j, i);
      used.add(i);
    };
    b.forEach((text, j) => {
      const i = a.findIndex((other, i) => !used.has(i) && other.key === text.key);
      if (i >= 0) pair(i, j);
    });
    const candidates = [];
    b.forEach((text, j) => a.forEach((other, i) => {
      if (partner.has(j) || used.has(i)) return;
      const share = 2 * common(other.folded, text.folded).size / (other.words.length + text.words.length || 1);
      if (share >= 0.5) candidates.push([share, i, j]);
    }));
    candidates.sort((x, y) => y[0] - x[0] || x[2] - y[2] || x[1] - y[1]);
    for (const [, i, j] of candidates) pair(i, j);
    return {
      newer: b.map((text, j) => {
        if (!partner.has(j)) return { change: 'new', words: text.words.map((word) => [word, false]) };
        const other = a[partner.get(j)];
        const kept = common(other.folded, text.folded);
        return {
          change: other.key === text.key ? 'same' : 'raised',
          words: text.words.map((word, number) => [word, other.key !== text.key && !kept.has(number)]),
        };
      }),
      dropped: a.map((_, i) => i).filter((i) => !used.has(i)),
    };
  };
})();

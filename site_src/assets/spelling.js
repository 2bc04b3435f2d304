// Nearest words: what a reader who mistyped probably meant. Pure functions, no browser needed.
// @ts-check

/** Lower case, without accents, words parted by single spaces; the same as `folded` in scripts/sitegen/names.py.
 * @param {string} text */
export function folded(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (bare.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

/** How many letters must be changed, added, dropped or swapped with their neighbour to get from a to b; `most` + 1 if more.
 * @param {string} a @param {string} b @param {number} most */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */ let before = [];
  /** @type {number[]} */ let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length];
}

/** Slips that a word of this length may hold and still be recognised. @param {string} word */
export const slips = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** The query with each unknown word replaced by the nearest known one; null if nothing is unknown or nothing is near.
 * @param {string} query @param {string[]} words sorted */
export function respelt(query, words) {
  let changed = false;
  const mended = folded(query).split(" ").map((word) => {
    if (!word || words.some((known) => known.startsWith(word))) return word;
    const near = nearest(word, words, slips(word) + (word.length > 4 ? 1 : 0));
    if (near) changed = true;
    return near ?? word;
  });
  return changed ? mended.join(" ") : null;
}

/** The word with the smallest distance up to `most`; null if none is that near.
 * @param {string} word @param {string[]} words @param {number} most */
export function nearest(word, words, most) {
  let best = null;
  let least = most;
  for (const known of words) {
    const steps = distance(word, known, least);
    if (steps < least || (steps === least && best === null)) [best, least] = [known, steps];
  }
  return best;
}

// Free words: how well each method matches what was typed. Pure.
// @ts-check

/** @typedef {[summary: string, other: string]} MethodText */
/** What is searched in, folded: `name` and `rest` (terms, licences, sentence, titles, authors) of each method.
 * @typedef {{name: string, rest: string}} Searched */

const ExploreWords = (() => {
  /** Lower case, without accents, words parted by single spaces; the same as `folded` in scripts/sitegen/names.py.
   * @param {string} text */
  function folded(text) {
    const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return (bare.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
  }

  /** @param {Index} index @param {(MethodText | undefined)[]} texts what has been loaded @returns {Searched[]} */
  function searched(index, texts) {
    const labels = index.facets.map(({ choices }) => choices.map(([, label]) => folded(label)));
    return index.names.map((name, i) => {
      const words = index.facets.flatMap((facet, f) => (facet.kind === "terms" && !ExploreFilter.isUnknown(facet, i)
        ? [...facet.items.slice(facet.starts[i], facet.starts[i + 1])].map((item) => labels[f][item]) : []));
      const exact = index.facets.flatMap((facet) => facet.exact?.(i) ?? []);
      return { name: folded(name), rest: ` ${words.join(" ")} ${folded([...exact, ...(texts[i] ?? [])].join(" "))}` };
    });
  }

  /** A score for each method, 0 for one that lacks a word; null if no word was typed. A word may be cut short.
   * @param {Searched[]} methods @param {string} typed @returns {Float32Array | null} */
  function scores(methods, typed) {
    const query = folded(typed);
    if (!typed.trim()) return null;
    const words = query.split(" ");
    return Float32Array.from(methods, ({ name, rest }) => {
      if (!query) return 0;
      let total = name === query ? 100 : name.startsWith(query) ? 20 : 0;
      for (const word of words) {
        const score = ` ${name}`.includes(` ${word}`) ? 10 : name.includes(word) ? 5 : rest.includes(` ${word}`) ? 2 : 0;
        if (!score) return 0;
        total += score;
      }
      return total;
    });
  }

  return { folded, searched, scores };
})();

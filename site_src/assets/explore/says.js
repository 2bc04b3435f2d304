// What pages say about what was found and what was picked, in words. Pure.
// @ts-check

const ExploreSays = (() => {
  /** @param {number} number */
  const digits = (number) => number.toLocaleString("en");
  /** @param {number} number */
  const methods = (number) => `${digits(number)} method${number === 1 ? "" : "s"}`;

  /** "6 of 19 methods fit." @param {number} hits @param {number} size @param {boolean} filtered */
  function fit(hits, size, filtered) {
    if (!filtered) return `All ${methods(size)}.`;
    return hits ? `${digits(hits)} of ${methods(size)} ${hits === 1 ? "fits" : "fit"}.` : `None of ${methods(size)} fits.`;
  }

  /** The facts for whose lack methods were left out, most first; null for those that lack several.
   * @param {Index} index @param {Found} found @returns {{count: number, fact: string | null}[]} */
  function causes(index, { missing, lacking }) {
    const single = index.facets.map(({ label }, f) => ({ count: lacking[f], fact: inside(label) })).filter(({ count }) => count)
      .sort((a, b) => b.count - a.count);
    const several = missing - single.reduce((sum, { count }) => sum + count, 0);
    return [...single, ...(several ? [{ count: several, fact: null }] : [])];
  }

  /** "6 of 140 methods fit. 14 more were left out only because a fact is missing: licence of code (9), several facts (5)."
   * @param {Index} index @param {Found} found @param {boolean} filtered */
  function result(index, found, filtered) {
    const line = fit(found.hits.length, index.size, filtered);
    if (!found.missing) return line;
    const parts = causes(index, found).map(({ count, fact }) => ({ count, fact: fact ?? "several facts" }));
    const why = parts.length > 1 ? parts.map(({ count, fact }) => `${fact} (${digits(count)})`).join(", ") : parts[0].fact;
    return `${line} ${digits(found.missing)} ${found.hits.length ? "more " : ""}${found.missing === 1 ? "was" : "were"} left out only because a fact is missing: ${why}.`;
  }

  /** A label that does not stand first: small letter unless it is a name. @param {string} label */
  const inside = (label) => (/^\p{Lu}\p{Ll}/u.test(label) ? label[0].toLowerCase() + label.slice(1) : label);

  /** "500 to 2,000 bp or not stated". @param {Facet} facet @param {Picked} pick */
  function picked(facet, { low, high, choices }) {
    const [from, to] = [low, high].map((number) => (number === null ? "" : ExploreFilter.digits(facet, number)));
    const range = from && to ? (from === to ? from : `${from} to ${to}`) : from ? `from ${from}` : to ? `up to ${to}` : "";
    const ends = range ? [range + ExploreFilter.unit(facet)] : [];
    return [...ends, ...[...choices].map((choice) => facet.choices[choice][1])].join(" or ");
  }

  return { digits, methods, fit, causes, result, picked };
})();

// The methods of a comparison as an address says them: m=danq,deepsea. Pure; Explore reads and writes the same.
// @ts-check

/** `unknown`: names that are no method's; `dropped`: methods past the most that there can be.
 * @typedef {{methods: string[], only: boolean, unknown: string[], dropped: string[]}} Compared */

const CompareAddress = (() => {
  const MOST = 4;

  /** @param {string} query @param {(name: string) => string | undefined} find the slug that a name stands for, if any @returns {Compared} */
  function read(query, find) {
    const said = new URLSearchParams(query);
    /** @type {Compared} */ const found = { methods: [], only: said.get("only") === "differences", unknown: [], dropped: [] };
    for (const name of new Set(said.getAll("m").join(",").split(",").map((one) => one.trim()).filter(Boolean))) {
      const slug = find(name.toLowerCase());
      if (!slug) found.unknown.push(name);
      else if (found.methods.length === MOST && !found.methods.includes(slug)) found.dropped.push(slug);
      else if (!found.methods.includes(slug)) found.methods.push(slug);
    }
    return found;
  }

  /** @param {string[]} methods */
  const said = (methods) => (methods.length ? `m=${methods.map(encodeURIComponent).join(",")}` : "");

  /** @param {{methods: string[], only: boolean}} state */
  const write = ({ methods, only }) => [said(methods), only ? "only=differences" : ""].filter(Boolean).join("&");

  return { MOST, read, said, write };
})();

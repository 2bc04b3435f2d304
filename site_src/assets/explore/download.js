// Results as files: CSV, JSON, BibTeX. Pure.
// @ts-check

const ExploreDownload = (() => {
  /** A field of CSV. Spreadsheets run what begins like a formula, so such text gets an apostrophe before it.
   * @param {string} text */
  function field(text) {
    const safe = /^[\s\p{Cc}]*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
    return `"${safe.replaceAll('"', '""')}"`;
  }

  /** All facets of the hits, in words. @param {Index} index @param {number[]} hits @param {(i: number) => string} address */
  function csv(index, hits, address) {
    const labels = index.facets.map((facet) => facet.label + (ExploreFilter.unit(facet) && ` (${facet.unit})`));
    const head = ["Name", "Address", ...labels, ...index.facets.flatMap(({ label, exact }) => (exact ? [`${label}, exactly`] : []))];
    const rows = hits.map((i) => [index.names[i], address(i), ...index.facets.map((facet) => plain(facet, i)),
      ...index.facets.flatMap(({ exact }) => (exact ? [exact(i).join("; ")] : []))]);
    return [head, ...rows].map((row) => row.map(field).join(",") + "\r\n").join("");
  }

  /** A cell for programs: several values parted by semicolons, numbers without commas and units.
   * @param {Facet} facet @param {number} i */
  function plain(facet, i) {
    const found = values(facet, i);
    const list = Array.isArray(found) ? found : [found.state];
    return list.map((value) => (typeof value === "object" ? (value.min === value.max ? value.min : `${value.min}-${value.max}`) : value)).join("; ");
  }

  /** Ids or numbers; or the state of what is not known.
   * @param {Facet} facet @param {number} i @returns {{state: string} | (string | {min: number, max: number})[]} */
  function values(facet, i) {
    const items = [...facet.items.slice(facet.starts[i], facet.starts[i + 1])];
    if (ExploreFilter.isUnknown(facet, i)) return { state: facet.choices[items[0]][0] };
    const span = facet.spans[i];
    if (!span) return items.map((item) => facet.choices[item][0]);
    return span.flatMap((min, at) => (at % 2 ? [] : [{ min, max: span[at + 1] }]));
  }

  /** @param {Index} index @param {number[]} hits @param {(i: number) => string} address */
  function json(index, hits, address) {
    const methods = hits.map((i) => ({
      slug: index.slugs[i], name: index.names[i], address: address(i),
      ...Object.fromEntries(index.facets.map((facet) => [facet.id, values(facet, i)])),
      ...Object.fromEntries(index.facets.flatMap(({ id, exact }) => (exact ? [[`${id}-exact`, exact(i)]] : []))),
    }));
    return JSON.stringify({ methods }, null, 1) + "\n";
  }

  /** @param {string[]} entries of all methods @param {number[]} hits */
  const bibtex = (entries, hits) => hits.map((i) => entries[i]).filter(Boolean).join("\n");

  return { field, csv, json, bibtex };
})();

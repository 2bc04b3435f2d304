// The results: rows of a table or cards.
// @ts-check

const ExploreRows = (() => {
  const element = exploreElement;

  /** @param {Index} index @param {number} i @param {(i: number) => string} address @param {string | undefined} summary */
  function name(index, i, address, summary) {
    const says = element("span", { class: "says", "data-method": String(i) }, summary ?? "");
    return [element("a", { href: address(i) }, index.names[i]), says];
  }

  /** @param {Facet} facet @param {number} i */
  function value(facet, i) {
    const text = ExploreFilter.cell(facet, i);
    const exact = facet.exact?.(i).join(", ");
    if (exact) return element("span", {}, exact, " ", element("small", {}, text));
    return ExploreFilter.isUnknown(facet, i) ? element("span", { class: "unknown" }, text) : text;
  }

  /** @param {Index} index @param {number[]} hits @param {Facet[]} columns @param {(i: number) => string} address
   * @param {(i: number) => string | undefined} summary @param {(i: number) => Node} tick */
  function table(index, hits, columns, address, summary, tick) {
    /** Numbers stand on the right. @param {Facet} facet @returns {Record<string, string>} */
    const side = (facet) => (facet.kind === "range" ? { class: "n" } : {});
    const head = columns.map((facet) => element("th", { scope: "col", ...side(facet) }, facet.label));
    const rows = hits.map((i) => element("tr", {},
      element("th", { scope: "row" }, ...name(index, i, address, summary(i)), tick(i)),
      ...columns.map((facet) => element("td", { ...side(facet), "data-label": facet.label }, value(facet, i)))));
    return element("table", { class: "methods" }, element("caption", { class: "visually-hidden" }, "Methods that fit"),
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Method"), ...head)), element("tbody", {}, ...rows));
  }

  /** @param {Index} index @param {number[]} hits @param {Facet[]} columns @param {(i: number) => string} address
   * @param {(i: number) => string | undefined} summary @param {(i: number) => Node} tick */
  function cards(index, hits, columns, address, summary, tick) {
    return element("ul", { class: "cards" }, ...hits.map((i) => {
      const [link, says] = name(index, i, address, summary(i));
      const facts = columns.map((facet) => element("div", {}, element("dt", {}, facet.label), element("dd", {}, value(facet, i))));
      return element("li", {}, element("h3", {}, link), element("p", {}, says), element("dl", {}, ...facts), tick(i));
    }));
  }

  return { table, cards };
})();

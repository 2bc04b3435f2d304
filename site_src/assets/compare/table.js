// The comparison on the page: rows of facts, tables of results. Values become text or attributes and never HTML.
// @ts-check

/** @typedef {{page: (path: string) => string, remove: (slug: string) => void, left: (slug: string) => void}} Acts */

const CompareTable = (() => {
  const element = exploreElement;
  const PAGE = /^[a-z-]+(\/[A-Za-z0-9+-][A-Za-z0-9.+-]*)*\/(#[a-z0-9-]+)?$/;

  /** Words, as a link if their address is a page of ours or of the web. @param {Piece} piece @param {Acts} acts */
  function words(piece, { page }) {
    if (typeof piece === "string") return piece;
    const [text, address] = piece;
    if (/^https?:\/\//i.test(address) && URL.canParse(address)) return element("a", { href: new URL(address).href }, text);
    return PAGE.test(address) ? element("a", { href: page(address) }, text) : text;
  }

  /** @param {MethodData} method @param {number[]} numbers @param {Acts} acts */
  function refs(method, numbers, { page }) {
    if (!numbers.length) return [];
    const links = numbers.map((number) => element("a", {
      href: page(`methods/${encodeURIComponent(method.slug)}/#source-${number}`), "aria-label": `Source ${number} of ${method.name}`,
    }, String(number)));
    return [element("sup", { class: "refs" }, ...links)];
  }

  /** @param {Value} value @param {boolean} named @param {Acts} acts */
  function value({ text, of, note, state }, named, acts) {
    const said = text.map((piece) => words(piece, acts));
    return [
      ...(named && of ? [element("span", { class: "of" }, `${of}: `)] : []),
      ...(state ? [element("span", { class: "unknown" }, ...said)] : said),
      ...(note ? [element("small", {}, ...note.map((piece) => words(piece, acts)))] : []),
    ];
  }

  /** @param {CompareCell} cell @param {boolean} named @param {MethodData} method @param {Acts} acts */
  function cell([values, sources], named, method, acts) {
    const items = values.map((one) => value(one, named, acts));
    const shown = items.length === 1 ? items[0] : [element("ul", {}, ...items.map((item) => element("li", {}, ...item)))];
    return element("td", { role: "cell", "data-label": method.name }, element("div", {}, ...shown, ...refs(method, sources, acts)));
  }

  /** @param {MethodData} method @param {number} at @param {Acts} acts */
  function head(method, at, { page, remove, left }) {
    /** @param {string} sign @param {string} label @param {() => void} act */
    const button = (sign, label, act) => {
      const made = element("button", { type: "button", "aria-label": `${label} ${method.name}`, title: label, "data-act": `${label}-${method.slug}` }, sign);
      made.addEventListener("click", act);
      return made;
    };
    const address = `methods/${encodeURIComponent(method.slug)}/`;
    return element("th", { scope: "col", role: "columnheader" },
      element("a", { class: "name", href: page(address) }, method.name),
      element("span", { class: "acts" },
        element("a", { href: page(`${address}#sources`), "aria-label": `Sources of ${method.name}` }, "Sources"),
        ...(at ? [button("←", "Move to the left:", () => left(method.slug))] : []),
        button("×", "Remove", () => remove(method.slug))));
  }

  /** @param {Verdict | null} verdict */
  function mark(verdict) {
    if (!verdict) return [];
    const [sign, says] = CompareRows.VERDICTS[verdict];
    return [element("span", { class: "verdict" }, element("span", { "aria-hidden": "true" }, `${sign} `), says)];
  }

  /** @param {string} kind @param {string} caption @param {number} columns @param {HTMLElement} head @param {HTMLElement[]} bodies */
  function table(kind, caption, columns, head, bodies) {
    return element("table", { class: `compare ${kind} of-${columns}`, role: "table" }, element("caption", { class: "visually-hidden" }, caption),
      element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...head.children)), ...bodies);
  }

  /** @param {ShownSection[]} sections @param {MethodData[]} methods @param {Acts} acts */
  function facts(sections, methods, acts) {
    const bodies = sections.map((section) => element("tbody", { role: "rowgroup" },
      element("tr", { role: "row", class: "section" }, element("th", { role: "rowheader", scope: "rowgroup", colspan: String(methods.length + 1) }, section.label)),
      ...section.rows.map((row) => element("tr", { role: "row", class: row.verdict ?? "" },
        element("th", { role: "rowheader", scope: "row" }, element("span", { class: "label" }, row.label, " ", ...mark(row.verdict))),
        ...row.cells.map((one, at) => cell(one, row.named, methods[at], acts))))));
    const corner = element("th", { scope: "col", role: "columnheader", class: "corner" }, "Fact");
    const heads = element("div", {}, corner, ...methods.map((method, at) => head(method, at, acts)));
    return table("facts-table", `Facts of ${methods.map(({ name }) => name).join(", ")}`, methods.length, heads, bodies);
  }

  /** @param {TestReport} report @param {MethodData[]} methods @param {Acts} acts */
  function measured(report, methods, acts) {
    const entry = methods[report.entry];
    const page = acts.page(`methods/${encodeURIComponent(entry.slug)}/#results`);
    const says = element("a", { href: page }, entry.name);
    const note = report.note.length ? [element("small", {}, ...report.note.map((piece) => words(piece, acts)))] : [];
    return element("li", {}, `by ${CompareResults.measurer(report, methods)}; says the entry of `, says, ...refs(entry, report.sources, acts), ...note);
  }

  /** @param {ResultTable} result @param {MethodData[]} methods @param {Acts} acts */
  function results(result, methods, acts) {
    const rows = result.rows.map((row) => element("tr", { role: "row" },
      element("th", { role: "rowheader", scope: "row" }, element("span", { class: "label" }, row.metric, element("span", { class: "verdict" }, CompareResults.direction(row.better)))),
      ...row.values.map((value, at) => element("td", { role: "cell", "data-label": methods[at].name }, element("div", {}, value ?? element("span", { class: "unknown" }, "no number")))),
      element("td", { role: "cell", class: "measured", "data-label": "Measured" }, element("ul", {}, ...row.reports.map((one) => measured(one, methods, acts))))));
    /** @param {string} text */
    const column = (text) => element("th", { scope: "col", role: "columnheader" }, text);
    const heads = element("div", {}, column("Metric"), ...methods.map(({ name }) => column(name)), column("Measured"));
    const split = result.split ?? element("span", { class: "unknown" }, "not stated");
    return element("section", {}, element("p", { class: "caption" }, element("strong", {}, result.dataset), element("small", {}, "Split: ", split)),
      frame(`Results on ${result.dataset}`, table("results-table", `Results on ${result.dataset}`, methods.length, heads, [element("tbody", { role: "rowgroup" }, ...rows)])));
  }

  /** A frame that scrolls by itself, in reach of the keyboard. @param {string} label @param {HTMLElement} inside */
  const frame = (label, inside) => element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, inside);

  return { facts, results, frame };
})();

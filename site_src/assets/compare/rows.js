// What the cells of a row say, and whether they say the same. Pure.
// @ts-check

/** @typedef {string | [words: string, address: string]} Piece */
/** @typedef {{text: Piece[], of?: string, note?: Piece[], state?: string}} Value */
/** @typedef {[values: Value[], sources: number[]]} CompareCell */
/** @typedef {{dataset: string, split: string | null, metric: string, better: string | null, value: string,
 *   others: [slug: string, value: string][], by: "authors" | "others", note: Piece[], sources: number[]}} ResultData */
/** @typedef {{slug: string, name: string, cells: Record<string, CompareCell>, results: ResultData[]}} MethodData */
/** @typedef {[id: string, label: string, ordered: boolean]} RowData */
/** @typedef {{sections: [label: string, rows: RowData[]][], aliases: [alias: string, slug: string][]}} CompareData */
/** @typedef {"differs" | "same" | "partly" | "unknown"} Verdict */

const CompareRows = (() => {
  const UNKNOWN = ["not-stated", "not-recorded"];
  /** Sign and words for each verdict. @type {Record<Verdict, [string, string]>} */
  const VERDICTS = { differs: ["≠", "differs"], same: ["=", "same"], partly: ["?", "in part not known"], unknown: ["?", "not known"] };
  /** @type {CompareCell} */ const NONE = [[{ text: ["not recorded"], state: "not-recorded" }], []];

  /** @param {MethodData} method @param {RowData} row @returns {CompareCell} */
  const cell = (method, [id]) => method.cells[id] ?? NONE;

  /** @param {Piece[] | undefined} pieces */
  const plain = (pieces) => (pieces ?? []).map((piece) => (typeof piece === "string" ? piece : piece[0])).join("");

  /** Whether values need the name of what they belong to: only where there is more than one name. @param {CompareCell[]} cells */
  const isNamed = (cells) => new Set(cells.flatMap(([values]) => values.flatMap(({ of, state }) => (of ? [of] : state ? [] : [""])))).size > 1;

  /** A value in words. @param {Value} value @param {boolean} named */
  const said = (value, named) => (named && value.of ? `${value.of}: ` : "") + plain(value.text);

  /** What a cell says, without its gaps, and whether it has any.
   * @param {CompareCell} cell @param {boolean} named @param {boolean} ordered */
  function known([values], named, ordered) {
    const given = values.filter(({ state }) => !UNKNOWN.includes(state ?? "")).map((value) => said(value, named));
    return { given: new Set(ordered && given.length ? [given.join("\n")] : given), gaps: given.length < values.length };
  }

  /** Methods differ in what is known of both; a gap on one side leaves it open.
   * @param {CompareCell[]} cells @param {boolean} ordered @returns {Verdict} */
  function verdict(cells, ordered) {
    const named = isNamed(cells);
    const all = cells.map((one) => known(one, named, ordered));
    const differ = all.some((a, at) => all.slice(at + 1).some((b) => {
      const [onlyA, onlyB] = [[...a.given].some((one) => !b.given.has(one)), [...b.given].some((one) => !a.given.has(one))];
      return (onlyA && !b.gaps) || (onlyB && !a.gaps) || (onlyA && onlyB);
    }));
    if (differ) return "differs";
    if (!all.some(({ gaps }) => gaps)) return "same";
    return all.some(({ given }) => given.size) ? "partly" : "unknown";
  }

  /** The rows to show, in sections; `only`: without those in which there is nothing to tell apart.
   * @param {CompareData["sections"]} sections @param {MethodData[]} methods @param {boolean} only */
  function shown(sections, methods, only) {
    return sections.map(([label, rows]) => ({
      label,
      rows: rows.map((row) => {
        const cells = methods.map((method) => cell(method, row));
        return { label: row[1], cells, named: isNamed(cells), verdict: methods.length > 1 ? verdict(cells, row[2]) : null };
      }).filter((row) => !only || row.verdict === "differs" || row.verdict === "partly"),
    })).filter(({ rows }) => rows.length);
  }

  return { VERDICTS, plain, said, isNamed, verdict, shown };
})();

/** @typedef {ReturnType<typeof CompareRows.shown>[number]} ShownSection */

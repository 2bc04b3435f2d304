// A comparison as a file: CSV, or a table in Markdown. Pure.
// @ts-check

/** What stands in a row of a file; `sources` are numbers in the list of sources on each method's page.
 * @typedef {{section: string, label: string, cells: string[], sources: number[][], verdict: string}} Line */

const CompareExport = (() => {
  const { plain, said, VERDICTS } = CompareRows;

  /** All that the page shows, line by line, under the addresses of the methods' pages.
   * @param {ShownSection[]} sections @param {ResultTable[]} tables @param {MethodData[]} methods @param {string[]} pages @returns {Line[]} */
  function lines(sections, tables, methods, pages) {
    const head = { section: "", label: "Page, with the list of sources", cells: pages, sources: pages.map(() => []), verdict: "" };
    const facts = sections.flatMap((section) => section.rows.map((row) => ({
      section: section.label, label: row.label, verdict: row.verdict ? VERDICTS[row.verdict][1] : "",
      cells: row.cells.map(([values]) => values.map((value) => said(value, row.named) + (value.note ? ` (${plain(value.note)})` : "")).join("; ")),
      sources: row.cells.map(([, sources]) => sources),
    })));
    const results = tables.flatMap((table) => table.rows.map((row) => ({
      section: `Results: ${table.dataset}; split: ${table.split ?? "not stated"}`,
      label: [row.metric, CompareResults.direction(row.better)].filter(Boolean).join(", "),
      verdict: row.reports.map((one) => `measured by ${CompareResults.measurer(one, methods)}, as the entry of ${methods[one.entry].name} says`).join("; "),
      cells: row.values.map((value) => value ?? "no number"),
      sources: methods.map((_, at) => row.reports.flatMap((one) => (one.entry === at ? one.sources : []))),
    })));
    return [head, ...facts, ...results];
  }

  /** @param {string[]} names @param {Line[]} lines */
  function csv(names, lines) {
    const rows = lines.map(({ section, label, cells, verdict, sources }) => [section, label, ...cells, verdict, ...sources.map((numbers) => numbers.join(" "))]);
    return [["Section", "Fact", ...names, "Remark", ...names.map((name) => `Sources of ${name}`)], ...rows].map((row) => row.map(ExploreDownload.field).join(",") + "\r\n").join("");
  }

  /** Text in which no sign means anything to Markdown or HTML, on one line. Signs become numbers, which every reader
   * of Markdown turns back; so do those by which it would make links of bare addresses. @param {string} text */
  const escaped = (text) => text.replace(/\s+/g, " ").replace(/[&<>|*_`~[\]\\$#@]|:(?=\/\/)|(?<=www)\./gi, (sign) => `&#${sign.charCodeAt(0)};`);

  /** @param {string[]} names @param {Line[]} lines */
  function markdown(names, lines) {
    /** @param {string[]} cells */
    const row = (cells) => `| ${cells.map((cell) => escaped(cell) || " ").join(" | ")} |\n`;
    const head = row(["Section", "Fact", ...names, "Remark"]) + `|${" --- |".repeat(names.length + 3)}\n`;
    /** @param {Line} line */
    const referred = ({ cells, sources }) => cells.map((cell, at) => (sources[at].length ? `${cell} [${sources[at].join(", ")}]` : cell));
    return head + lines.map((line) => row([line.section, line.label, ...referred(line), line.verdict])).join("");
  }

  return { lines, csv, markdown, escaped };
})();

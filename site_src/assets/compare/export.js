// A comparison as a file: CSV, or a table in Markdown. Pure.
// @ts-check

/** What stands in a row of a file. @typedef {{section: string, label: string, cells: string[], verdict: string}} Line */

const CompareExport = (() => {
  const { plain, said, VERDICTS } = CompareRows;

  /** All that the page shows, line by line. @param {ShownSection[]} sections @param {ResultTable[]} tables @param {MethodData[]} methods @returns {Line[]} */
  function lines(sections, tables, methods) {
    const facts = sections.flatMap((section) => section.rows.map((row) => ({
      section: section.label, label: row.label, verdict: row.verdict ? VERDICTS[row.verdict][1] : "",
      cells: row.cells.map(([values]) => values.map((value) => said(value, row.named) + (value.note ? ` (${plain(value.note)})` : "")).join("; ")),
    })));
    const results = tables.flatMap((table) => table.rows.map((row) => ({
      section: `Results: ${table.dataset}; split: ${table.split ?? "not stated"}`,
      label: [row.metric, CompareResults.direction(row.better)].filter(Boolean).join(", "),
      verdict: row.reports.map((one) => `measured by ${CompareResults.measurer(one, methods)}, as the entry of ${methods[one.entry].name} says`).join("; "),
      cells: row.values.map((value) => value ?? "no number"),
    })));
    return [...facts, ...results];
  }

  /** @param {string[]} names @param {Line[]} lines */
  function csv(names, lines) {
    const rows = lines.map(({ section, label, cells, verdict }) => [section, label, ...cells, verdict]);
    return [["Section", "Fact", ...names, "Remark"], ...rows].map((row) => row.map(ExploreDownload.field).join(",") + "\r\n").join("");
  }

  /** Text in which no sign means anything to Markdown or HTML, on one line. Signs become numbers, which every reader
   * of Markdown turns back; so do those by which it would make links of bare addresses. @param {string} text */
  const escaped = (text) => text.replace(/\s+/g, " ").replace(/[&<>|*_`~[\]\\$#@]|:(?=\/\/)|(?<=www)\./gi, (sign) => `&#${sign.charCodeAt(0)};`);

  /** @param {string[]} names @param {Line[]} lines */
  function markdown(names, lines) {
    /** @param {string[]} cells */
    const row = (cells) => `| ${cells.map((cell) => escaped(cell) || " ").join(" | ")} |\n`;
    const head = row(["Section", "Fact", ...names, "Remark"]) + `|${" --- |".repeat(names.length + 3)}\n`;
    return head + lines.map(({ section, label, cells, verdict }) => row([section, label, ...cells, verdict])).join("");
  }

  return { lines, csv, markdown, escaped };
})();

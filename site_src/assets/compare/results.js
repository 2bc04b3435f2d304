// Results side by side, only where data set and split are the same. Pure.
// @ts-check

/** A report: what the entry of method `entry` says of one test; `values` has one place for each method.
 * @typedef {{entry: number, by: "authors" | "others", note: Piece[], sources: number[], values: (string | null)[]}} TestReport */
/** @typedef {{metric: string, better: string | null, values: (string | null)[], reports: TestReport[]}} ResultRow */
/** @typedef {{dataset: string, split: string | null, rows: ResultRow[]}} ResultTable */

const CompareResults = (() => {
  /** A test whose split nobody states is never the same as another; within one result all numbers are of one test.
   * @param {ResultData} result @param {number} entry @param {number} number */
  const test = (result, entry, number) => [result.dataset, result.split, result.split === null ? `${entry}.${number}` : ""];

  /** @param {ResultData} result @param {number} entry @param {MethodData[]} methods @returns {TestReport} */
  function report(result, entry, methods) {
    const others = new Map(result.others);
    const values = methods.map(({ slug }, at) => (at === entry ? result.value : others.get(slug) ?? null));
    return { entry, by: result.by, note: result.note, sources: result.sources, values };
  }

  /** Reports of one metric in one row if no method would have two numbers in it; else a row for each.
   * @param {string} metric @param {string | null} better @param {TestReport[]} reports @returns {ResultRow[]} */
  function rows(metric, better, reports) {
    const numbers = reports[0].values.map((_, at) => reports.filter(({ values }) => values[at] !== null).length);
    if (numbers.filter(Boolean).length < 2) return [];
    if (numbers.some((number) => number > 1)) return reports.map((one) => ({ metric, better, values: one.values, reports: [one] }));
    const values = numbers.map((_, at) => reports.find((one) => one.values[at] !== null)?.values[at] ?? null);
    return [{ metric, better, values, reports }];
  }

  /** Tables in which at least two of the methods have a number, and for each method how many results stand in none.
   * @param {MethodData[]} methods @returns {{tables: ResultTable[], left: number[]}} */
  function tables(methods) {
    /** @type {Map<string, {dataset: string, split: string | null, metrics: Map<string, {better: string | null, reports: TestReport[]}>}>} */
    const tests = new Map();
    methods.forEach((method, entry) => method.results.forEach((result, number) => {
      const key = JSON.stringify(test(result, entry, number));
      const found = tests.get(key) ?? { dataset: result.dataset, split: result.split, metrics: new Map() };
      const metric = found.metrics.get(result.metric) ?? { better: result.better, reports: [] };
      metric.reports.push(report(result, entry, methods));
      tests.set(key, { ...found, metrics: found.metrics.set(result.metric, metric) });
    }));
    const tables = [...tests.values()].map(({ dataset, split, metrics }) => (
      { dataset, split, rows: [...metrics].flatMap(([metric, { better, reports }]) => rows(metric, better, reports)) }
    )).filter((table) => table.rows.length);
    const used = tables.flatMap((table) => table.rows.flatMap((row) => row.reports.map(({ entry }) => entry)));
    return { tables, left: methods.map(({ results }, at) => results.length - used.filter((entry) => entry === at).length) };
  }

  /** Who measured, in words. @param {TestReport} report @param {MethodData[]} methods */
  const measurer = ({ by, entry }, methods) => (by === "authors" ? `the authors of ${methods[entry].name}` : "others");

  /** @param {string | null} better */
  const direction = (better) => (better === "higher" || better === "lower" ? `${better} is better` : "");

  return { tables, measurer, direction };
})();

// The scripts of the Compare page as the browser has them, and small methods for them.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const FOLDER = new URL("../../../site_src/assets/", import.meta.url);
const FILES = ["explore/words", "explore/download", "compare/address", "compare/rows", "compare/results", "compare/export", "compare/picker"];
const NAMES = "({ address: CompareAddress, rows: CompareRows, results: CompareResults, files: CompareExport, picker: ComparePicker })";

globalThis.exploreElement = undefined;
for (const file of FILES) vm.runInThisContext(readFileSync(new URL(`${file}.js`, FOLDER), "utf8"));
export const { address, rows, results, files, picker } = vm.runInThisContext(NAMES);

/** Cells: `value("hg19")`, `value("1 bp", "DNA")`, `gap("not-stated")`. */
export const value = (text, of) => ({ text: [text], ...(of ? { of } : {}) });
export const gap = (state, of) => ({ text: [state.replace("-", " ")], state, ...(of ? { of } : {}) });
export const cell = (...values) => [values, []];

export const result = (changed) => ({
  dataset: "D", split: "chromosome 8", metric: "AUC", better: "higher", value: "0.9", others: [], by: "authors", note: [], sources: [1], ...changed,
});
export const method = (slug, ...results) => ({ slug, name: slug.toUpperCase(), cells: {}, results });

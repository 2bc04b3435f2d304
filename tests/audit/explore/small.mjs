// The scripts of the Explore and Choose pages as the browser has them, and a small catalogue for them.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const FOLDER = new URL("../../../site_src/assets/explore/", import.meta.url);
const FILES = ["filter", "words", "../compare/address", "address", "says", "download", "../choose/answers"];
const NAMES = "({ filter: ExploreFilter, words: ExploreWords, address: ExploreAddress, says: ExploreSays, download: ExploreDownload, answers: ChooseAnswers })";

for (const file of FILES) vm.runInThisContext(readFileSync(new URL(`${file}.js`, FOLDER), "utf8"));
export const { filter, words, address, says, download, answers } = vm.runInThisContext(NAMES);

const terms = (id, labels) => ({ id, label: id, help: "", kind: "terms", column: false, choices: labels.map((label) => [label.toLowerCase(), label, ""]) });
const range = (id, unit, ends) => ({ id, label: id, help: "", kind: "range", column: false, choices: [], unit, ends });

/** Five methods: Alpha 2019, Beta 2017, Gamma 2021, Delta 2018, Epsilon without a year. -1 not stated, -2 not recorded. */
export const index = filter.index({
  facets: [
    terms("task", ["Calling", "Binding", "Design"]),
    terms("build", ["hg19", "hg38"]),
    range("length", "bp", ["shortest", "longest"]),
    range("year", "year", ["oldest", "newest"]),
  ],
  states: [["not-stated", "not stated", ""], ["not-recorded", "not recorded", ""], ["not-applicable", "not applicable", ""]],
  names: ["Alpha", "beta", "Gamma", "Delta", "=Epsilon"],
  slugs: ["alpha", "beta", "gamma", "delta", "epsilon"],
  columns: [
    [0, [0, 1], 1, 2, 0],
    [0, 1, -1, -2, -3],
    [1000, [100, 200, 5000, 9000], -2, 50, -1],
    [2019, 2017, 2021, 2018, -2],
  ],
  exact: { build: [[["GRCh37 p13"], ["GRCh38", "patched"]], [0, 1, -1, -1, -1]] },
  texts: 500,
});

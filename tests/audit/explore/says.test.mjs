// Claims about the sentences above the results, without a browser.
import assert from "node:assert/strict";
import test from "node:test";
import { address, filter, index, says } from "./small.mjs";

const result = (query) => says.result(index, filter.search(index, address.read(index, query).picks, null), query !== "");
const picked = (f, query) => says.picked(index.facets[f], address.read(index, query).picks.get(f));

test("the line says how many fit", () => {
  assert.equal(result(""), "All 5 methods.");
  assert.equal(result("task=calling"), "3 of 5 methods fit.");
  assert.equal(result("task=design"), "1 of 5 methods fits.");
  assert.equal(result("year=-1999&task=design"), "None of 5 methods fits.");
});

test("the line names the fact that is missing, or each with its number, several facts last", () => {
  assert.equal(result("build=hg19&task=binding"), "None of 5 methods fits. 1 was left out only because a fact is missing: build.");
  assert.equal(result("build=hg19"), "1 of 5 methods fits. 2 more were left out only because a fact is missing: build.");
  assert.equal(result("build=hg19&length=-1000"), "1 of 5 methods fits. 2 more were left out only because a fact is missing: build (1), several facts (1).");
});

test("a label inside a sentence begins small unless it is a name", () => {
  const named = (label) => ({ ...index, facets: index.facets.map((facet) => ({ ...facet, label })) });
  const found = filter.search(index, address.read(index, "build=hg19").picks, null);
  assert.equal(says.causes(named("Licence of code"), found)[0].fact, "licence of code");
  assert.equal(says.causes(named("DNA build"), found)[0].fact, "DNA build");
});

test("a pick is told in words", () => {
  assert.equal(picked(0, "task=calling&task=not-stated"), "Calling or not stated");
  assert.equal(picked(2, "length=500-2000&length=not-recorded"), "500 to 2,000 bp or not recorded");
  assert.deepEqual(["length=500-", "length=-2000", "length=7-7"].map((query) => picked(2, query)), ["from 500 bp", "up to 2,000 bp", "7 bp"]);
  assert.equal(picked(3, "year=2017-"), "from 2017");
});

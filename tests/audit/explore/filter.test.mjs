// Claims about filtering, counting and sorting, without a browser.
import assert from "node:assert/strict";
import test from "node:test";
import { address, filter, index } from "./small.mjs";

const names = (found) => found.hits.map((i) => index.names[i]);
const search = (query) => filter.search(index, address.read(index, query).picks, null);
const choice = (f, id) => index.facets[f].choices.findIndex(([one]) => one === id);

test("without filters every method fits", () => {
  assert.deepEqual([search("").hits.length, search("").missing], [5, 0]);
});

test("values of one facet are alternatives", () => {
  assert.deepEqual(names(search("task=binding&task=design")), ["beta", "Gamma", "Delta"]);
});

test("facets narrow each other", () => {
  assert.deepEqual(names(search("task=calling&build=hg38")), ["beta"]);
});

test("unknown is a choice, and not stated, not recorded and not applicable are three", () => {
  assert.deepEqual(names(search("build=not-stated")), ["Gamma"]);
  assert.deepEqual(names(search("build=not-recorded")), ["Delta"]);
  assert.deepEqual(names(search("build=not-applicable")), ["=Epsilon"]);
});

test("a range takes what overlaps it, ends included, and not what lies in a gap", () => {
  assert.deepEqual(names(search("length=1000-1000")), ["Alpha"]);
  assert.deepEqual(names(search("length=200-4000")), ["Alpha", "beta"]);
  assert.deepEqual(names(search("length=300-900")), []);
  assert.deepEqual(names(search("length=-100")), ["beta", "Delta"]);
  assert.deepEqual(names(search("length=9000-")), ["beta"]);
});

test("a range and a state of the same facet are alternatives", () => {
  assert.deepEqual(names(search("length=1000-&length=not-recorded")), ["Alpha", "beta", "Gamma"]);
});

test("methods left out only because a fact is missing are counted; not applicable is no missing fact", () => {
  assert.equal(search("build=hg19").missing, 2);
  assert.equal(search("build=hg19&length=-100").missing, 2, "Gamma lacks both facts, Delta fits one and lacks the other");
});

test("each method left out counts for the one fact that it lacks, or as one that lacks several", () => {
  const { missing, lacking } = search("build=hg19&length=-100");
  assert.deepEqual([missing, [...lacking]], [2, [0, 1, 0, 0]], "Delta lacks the build; Gamma lacks both and counts for neither");
  assert.deepEqual([...search("build=hg19&task=design").lacking], [0, 1, 0, 0], "Gamma lacks the build but fails the task too");
  assert.deepEqual([...search("").lacking], [0, 0, 0, 0]);
});

test("showing those too gives hits and missing together", () => {
  for (const query of ["build=hg19", "length=1000-", "build=hg38&year=2018-", "task=binding&length=-300"]) {
    const { picks } = address.read(index, query);
    const before = filter.search(index, picks, null);
    const after = filter.search(index, filter.withMissing(index, picks), null);
    assert.equal(after.hits.length, before.hits.length + before.missing, query);
    assert.equal(after.missing, 0);
  }
});

test("the number beside every choice is what picking it gives, whatever is picked", () => {
  const queries = ["", "task=calling", "task=calling&build=hg19", "length=100-1000", "build=not-stated&task=binding", "year=2018-&build=hg19"];
  for (const query of queries) {
    const { picks } = address.read(index, query);
    const found = filter.search(index, picks, null);
    index.facets.forEach((facet, f) => facet.choices.forEach(([id], c) => {
      if (picks.get(f)?.choices.has(c)) return;
      const used = picks.get(f) ?? { choices: new Set(), low: null, high: null };
      const after = filter.search(index, new Map(picks).set(f, { ...used, choices: new Set([...used.choices, c]) }), null);
      const said = picks.has(f) ? found.hits.length + found.added[f][c] : found.held[f][c];
      assert.equal(said, after.hits.length, `${query} and then ${facet.id}=${id}`);
    }));
  }
});

test("the number beside a picked choice is how many of the hits have it", () => {
  const found = search("task=calling&task=binding");
  assert.deepEqual(["calling", "binding"].map((id) => found.held[0][choice(0, id)]), [3, 2]);
});

test("results sort both ways by each range, unknown last, equals by name", () => {
  const order = (sort) => filter.sorted(index, [0, 1, 2, 3, 4], sort, null).map((i) => index.names[i]);
  assert.deepEqual(order("year-newest"), ["Gamma", "Alpha", "Delta", "beta", "=Epsilon"]);
  assert.deepEqual(order("year-oldest"), ["beta", "Delta", "Alpha", "Gamma", "=Epsilon"]);
  assert.deepEqual(order("length-longest"), ["beta", "Alpha", "Delta", "=Epsilon", "Gamma"]);
  assert.deepEqual(order("length-shortest"), ["Delta", "beta", "Alpha", "=Epsilon", "Gamma"]);
  assert.deepEqual(order("name"), ["=Epsilon", "Alpha", "beta", "Delta", "Gamma"]);
  assert.deepEqual(filter.sorts(index).map(({ id }) => id),
    ["relevance", "name", "length-longest", "length-shortest", "year-newest", "year-oldest"]);
});

test("a cell says numbers with their unit, years bare, and states in words", () => {
  const cells = (i) => index.facets.map((facet) => filter.cell(facet, i));
  assert.deepEqual(cells(1), ["Calling, Binding", "hg38", "100–200, 5,000–9,000 bp", "2017"]);
  assert.deepEqual(cells(4), ["Calling", "not applicable", "not stated", "not recorded"]);
});

// Claims about answers and the numbers beside options, without a browser.
import assert from "node:assert/strict";
import test from "node:test";
import { address, answers, filter, index } from "./small.mjs";

const rewritten = (query) => answers.write(index, answers.read(index, query));
const said = (f, ...values) => values.map((value) => address.readPick(index.facets[f], [value]));
const hits = (query) => filter.search(index, address.read(index, query).picks, null).hits.length;

test("answers come back from their address, which is that of Explore", () => {
  for (const query of ["", "task=calling&task=design", "length=-300&year=2018-", "build=not-stated", "task=calling&task=not-stated&task=not-recorded"]) {
    assert.equal(rewritten(query), query);
  }
  assert.equal(rewritten("q=x&sort=name&view=cards&columns=task&task=design&<img>=1&year=<img>"), "task=design", "only filters are answers");
});

test("an address counts missing facts as fitting only if it does so in every answer", () => {
  const states = (f) => `&${f}=not-stated&${f}=not-recorded`;
  const read = (query) => answers.read(index, query);
  assert.equal(read(`task=calling${states("task")}`).missing, true);
  assert.deepEqual([...read(`task=calling${states("task")}`).picks.get(0).choices], [0], "the switch says the rest");
  assert.equal(read(`task=calling${states("task")}&build=hg19`).missing, false);
  assert.equal(read("task=calling&task=not-stated").missing, false);
  assert.equal(read(states("task").slice(1)).missing, false, "only what is missing was asked for");
  assert.equal(read("").missing, false);
  assert.equal(rewritten(`task=calling${states("task")}&build=hg19`), `task=calling${states("task")}&build=hg19`);
});

test("the number beside an option is what it gives as the answer to its question, whatever the others are", () => {
  const options = [said(0, "calling", "binding", "design"), said(1, "hg19", "hg38"), said(2, "-300", "301-2000", "5000-"), said(3, "2018-", "2020-")];
  for (const query of ["", "task=calling", "build=hg19", "task=binding&length=-300", "task=design&build=hg38", "year=2018-&length=301-2000"]) {
    for (const missing of [false, true]) {
      const now = { picks: address.read(index, query).picks, missing };
      const found = filter.search(index, answers.asPicks(index, now), null);
      options.forEach((of, f) => answers.numbers(index, found, f, of, missing).forEach((number, at) => {
        const picks = new Map(now.picks).set(f, of[at]);
        assert.equal(number, filter.search(index, answers.asPicks(index, { picks, missing }), null).hits.length, `${query} ${f} ${at} ${missing}`);
      }));
    }
  }
});

test("what would fit without one answer is known from the methods that only it leaves out", () => {
  const { picks } = address.read(index, "task=design&build=hg38");
  const { hits: none, near } = filter.search(index, picks, null);
  assert.equal(none.length, 0);
  assert.deepEqual([near[0].length, near[1].length], [hits("build=hg38"), hits("task=design")]);
});

test("an answer that no option says is told apart", () => {
  const pick = (query, f) => address.read(index, query).picks.get(f);
  const bands = said(2, "-300", "301-2000");
  assert.equal(answers.isSaid(pick("length=-300", 2), bands, true), true);
  assert.equal(answers.isSaid(pick("length=-200", 2), bands, true), false);
  assert.equal(answers.isSaid(pick("length=-300&length=not-stated", 2), bands, true), false);
  const builds = said(1, "hg19");
  assert.equal(answers.isSaid(pick("build=hg19", 1), builds, false), true);
  assert.equal(answers.isSaid(pick("build=hg19&build=hg38", 1), builds, false), false);
  assert.equal(answers.isSaid(pick("build=not-stated", 1), builds, true), false);
});

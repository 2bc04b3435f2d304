// Claims about addresses, differences, results and files of a comparison, without a browser.
import assert from "node:assert/strict";
import test from "node:test";
import { address, cell, files, gap, method, picker, result, results, rows, value } from "./small.mjs";

const KNOWN = ["danq", "deepsea", "basset", "bpnet", "deepbind"];
const read = (query) => address.read(query, (name) => (name === "old-danq" ? "danq" : KNOWN.find((one) => one === name)));

test("a comparison comes back from its address, in its order", () => {
  for (const query of ["", "m=danq", "m=deepsea,danq", "m=danq,deepsea,basset,bpnet&only=differences", "only=differences"]) {
    assert.equal(address.write(read(query)), query);
  }
  assert.deepEqual(read("m=danq%2Cdeepsea&m=basset").methods, ["danq", "deepsea", "basset"]);
});

test("an earlier name leads to the method, and no method stands twice", () => {
  assert.deepEqual(read("m=old-danq,DANQ,danq,deepsea").methods, ["danq", "deepsea"]);
});

test("wrong names and methods past the fourth are left out and told", () => {
  const found = read("m=danq,<img src=x>,constructor,__proto__,deepsea,basset,bpnet,deepbind,danq");
  assert.deepEqual(found.methods, ["danq", "deepsea", "basset", "bpnet"]);
  assert.deepEqual(found.unknown, ["<img src=x>", "constructor", "__proto__"]);
  assert.deepEqual(found.dropped, ["deepbind"]);
});

const verdict = (...cells) => rows.verdict(cells, false);

test("cells differ in what is known of both, in whatever order it stands", () => {
  assert.equal(verdict(cell(value("a"), value("b")), cell(value("b"), value("a"))), "same");
  assert.equal(verdict(cell(value("a")), cell(value("b"))), "differs");
  assert.equal(verdict(cell(value("a")), cell(value("a"), value("b"))), "differs");
  assert.equal(verdict(cell(value("a")), cell(value("a")), cell(value("c"))), "differs");
  assert.equal(rows.verdict([cell(value("a"), value("b")), cell(value("b"), value("a"))], true), "differs", "steps have an order");
});

test("a gap is no difference and no agreement; not applicable is known", () => {
  assert.equal(verdict(cell(value("a")), cell(gap("not-stated"))), "partly");
  assert.equal(verdict(cell(value("a")), cell(value("a")), cell(gap("not-recorded"))), "partly");
  assert.equal(verdict(cell(gap("not-stated")), cell(gap("not-recorded"))), "unknown");
  assert.equal(verdict(cell(gap("not-applicable")), cell(gap("not-applicable"))), "same");
  assert.equal(verdict(cell(value("a")), cell(gap("not-applicable"))), "differs");
  assert.equal(verdict(cell(value("a"), gap("not-stated")), cell(value("a"))), "partly");
  assert.equal(verdict(cell(value("a"), gap("not-stated")), cell(value("b"))), "differs");
});

test("a value is named by what it belongs to only where there is more than one name", () => {
  assert.equal(rows.isNamed([cell(value("600 bp", "DNA")), cell(value("1 bp", "DNA"))]), false);
  assert.equal(rows.isNamed([cell(value("600 bp", "DNA")), cell(value("600 bp", "RNA"))]), true);
  assert.equal(verdict(cell(value("600 bp", "DNA")), cell(value("600 bp", "RNA"))), "differs");
  assert.equal(rows.isNamed([cell(value("MIT", "by the authors")), cell(gap("not-recorded"))]), false);
});

test("only differences leaves out what is the same or known of none, and never hides a gap on one side", () => {
  const sections = [["S", [["a", "A", false], ["b", "B", false], ["c", "C", false], ["d", "D", false]]]];
  const one = { ...method("x"), cells: { a: cell(value("1")), b: cell(value("1")), c: cell(value("1")) } };
  const two = { ...method("y"), cells: { a: cell(value("1")), b: cell(value("2")) } };
  const labels = (only) => rows.shown(sections, [one, two], only).flatMap((section) => section.rows.map(({ label }) => label));
  assert.deepEqual([labels(false), labels(true)], [["A", "B", "C", "D"], ["B", "C"]]);
});

const shown = (...methods) => results.tables(methods).tables.map(({ dataset, split, rows }) => [dataset, split, ...rows.map(({ metric, values }) => [metric, ...values])]);

test("numbers of one test stand side by side, also where its split is not stated", () => {
  const one = method("a", result({ split: null, others: [["b", "0.8"], ["c", "0.7"]] }));
  assert.deepEqual(shown(one, method("b")), [["D", null, ["AUC", "0.9", "0.8"]]]);
});

test("numbers of two entries stand side by side only if data and split are the same and stated", () => {
  const a = method("a", result({}));
  assert.deepEqual(shown(a, method("b", result({ value: "0.8" }))), [["D", "chromosome 8", ["AUC", "0.9", "0.8"]]]);
  for (const changed of [{ split: "chromosome 9" }, { dataset: "d" }, { metric: "MSE" }]) {
    assert.deepEqual(shown(a, method("b", result(changed))), []);
  }
  const unknown = result({ split: null });
  assert.deepEqual(shown(method("a", unknown), method("b", unknown)), [], "an unknown split is never the same");
});

test("two numbers for one method are two rows, each with the entry that says so", () => {
  const a = method("a", result({ others: [["b", "0.8"]] }));
  const { tables: [table] } = results.tables([a, method("b", result({ value: "0.85", by: "others" }))]);
  assert.deepEqual(table.rows.map(({ values }) => values), [["0.9", "0.8"], [null, "0.85"]]);
  assert.deepEqual(table.rows.map((row) => row.reports.map((one) => results.measurer(one, [a, method("b")]))), [["the authors of A"], ["others"]]);
});

test("results that stand in no table are counted", () => {
  const { left } = results.tables([method("a", result({}), result({ dataset: "E" })), method("b", result({ split: null }), result({}))]);
  assert.deepEqual(left, [1, 1]);
});

const NASTY = '=1|<img src=x onerror=alert(1)>[x](javascript:alert(1)) https://e.org www.e.org **b** `c` \\ _i_ ~s~ a@e.org\n| new | row |';

test("in Markdown no value breaks the table or becomes HTML, a link or markup", () => {
  const line = { section: NASTY, label: NASTY, cells: [NASTY, "1,000 bp"], sources: [[], [1, 3]], verdict: "differs" };
  const written = files.markdown([NASTY, "B"], [line]);
  const lines = written.trimEnd().split("\n");
  assert.equal(lines.length, 3);
  for (const one of lines) assert.equal(one.split("|").length, 7, one);
  assert.doesNotMatch(written.replaceAll(/&#\d+;/g, ""), /[<>[\]`*_~\\@]|:\/\/|www\./);
  const back = lines[2].split(" | ")[2].replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  assert.equal(back, NASTY.replaceAll(/\s+/g, " "));
  assert.ok(lines[2].includes("| 1,000 bp &#91;1, 3&#93; |"), lines[2]);
});

test("in CSV no value begins like a formula", () => {
  const csv = files.csv(["A"], [{ section: "S", label: "L", cells: [NASTY], sources: [[2, 5]], verdict: "" }]);
  assert.ok(csv.startsWith('"Section","Fact","A","Remark","Sources of A"\r\n"S","L","\'=1|'));
  assert.ok(csv.endsWith(',"","2 5"\r\n'), csv);
});

test("files hold gaps in words, what values belong to, notes and results", () => {
  const one = { ...method("a", result({ others: [["b", "0.8"]] })), cells: { r: [[{ text: ["MIT"], of: "own", note: ["permits"] }, gap("not-stated", "port")], [2, 3]] } };
  const two = { ...method("b"), cells: {} };
  const sections = rows.shown([["S", [["r", "Licence", false]]]], [one, two], false);
  assert.deepEqual(files.lines(sections, results.tables([one, two]).tables, [one, two], ["p", "q"]), [
    { section: "", label: "Page, with the list of sources", cells: ["p", "q"], sources: [[], []], verdict: "" },
    { section: "S", label: "Licence", cells: ["own: MIT (permits); port: not stated", "not recorded"], sources: [[2, 3], []], verdict: "in part not known" },
    { section: "Results: D; split: chromosome 8", label: "AUC, higher is better", cells: ["0.9", "0.8"], sources: [[1], []], verdict: "measured by the authors of A, as the entry of A says" },
  ]);
});

test("names are suggested that begin with what was typed, then those that hold it", () => {
  const names = ["deepsea", "danq", "zeng et al 2016 deep", "ckn seq", "deepbind"];
  const found = (typed, taken = -1) => picker.suggest(names, typed, (i) => i === taken).map((i) => names[i]);
  assert.deepEqual(found("Deep"), ["deepbind", "deepsea", "zeng et al 2016 deep"]);
  assert.deepEqual(found("sea"), ["deepsea"]);
  assert.deepEqual(found("deep", 0), ["deepbind", "zeng et al 2016 deep"]);
  assert.deepEqual([found(""), found("<img>"), found("CKN-seq")], [[], [], ["ckn seq"]]);
});

// Claims about words, addresses and files, without a browser.
import assert from "node:assert/strict";
import test from "node:test";
import { address, download, index, words } from "./small.mjs";

const rewritten = (query) => address.write(index, address.read(index, query));

test("every state comes back from its address", () => {
  const values = ["", "task=calling", "task=calling&task=design", "build=not-stated", "length=100-&length=not-recorded", "length=-5&year=2000-2018"];
  for (const words of ["", "q=deep+sea"]) {
    for (const picks of values) {
      for (const rest of ["", "sort=name", "view=cards", "columns=", "columns=task.year", "sort=year-oldest&view=cards&columns=build", "m=gamma", "view=cards&m=delta,alpha"]) {
        const query = [words, picks, rest].filter(Boolean).join("&");
        assert.equal(rewritten(query), query);
      }
    }
  }
});

test("one state has one address", () => {
  assert.equal(rewritten("view=table&task=design&q=+x+&task=calling&sort=relevance"), "q=x&task=calling&task=design");
  assert.equal(rewritten("sort=year-newest"), "");
});

test("what an address says and we do not know is left out", () => {
  const nasty = encodeURIComponent("<img src=x onerror=alert(1)>");
  for (const query of [`task=${nasty}`, `${nasty}=1`, "sort=javascript:alert(1)", "length=a-b", "length=-", "year=1e9-", "view=x", "__proto__=1", "constructor=1"]) {
    assert.equal(rewritten(query), "", query);
  }
  assert.equal(rewritten(`columns=task.${nasty}`), "columns=task");
  assert.equal(rewritten(`m=alpha,${nasty},constructor,beta,alpha,gamma,delta,epsilon`), "m=alpha,beta,gamma,delta", "and at most four are ticked");
});

test("words are found at the start of any word, accents aside; the name counts most", () => {
  const all = words.searched(index, [["Reads sequences.", "Žiga Avsec"], undefined, ["For the alpha factor.", ""], undefined, undefined]);
  const found = (typed) => [...(words.scores(all, typed) ?? [])].map((score, i) => [score, index.names[i]]).filter(([score]) => score)
    .sort((a, b) => b[0] - a[0]).map(([, name]) => name);
  assert.deepEqual(found("alpha"), ["Alpha", "Gamma"]);
  assert.deepEqual(found("ziga SEQ"), ["Alpha"]);
  assert.deepEqual(found("patched"), ["beta"]);
  assert.deepEqual(found("bind"), ["beta", "Gamma"]);
  assert.deepEqual(found("alpha nothing"), []);
  assert.deepEqual(found("<>"), []);
  assert.equal(words.scores(all, "  "), null);
});

test("no cell of the CSV begins like a formula", () => {
  const csv = download.csv(index, [0, 4], (i) => `https://example.org/${index.slugs[i]}`);
  assert.equal(csv, '"Name","Address","task","build","length (bp)","year","build, exactly"\r\n'
    + '"Alpha","https://example.org/alpha","calling","hg19","1000","2019","GRCh37 p13"\r\n'
    + '"\'=Epsilon","https://example.org/epsilon","calling","not-applicable","not-stated","not-recorded",""\r\n');
  for (const name of ["=1", "+1", "-1", "@x", "\t=1", "\r1", " =1", "＝1", "\u0000=1"]) {
    const cell = download.csv({ ...index, names: [name] }, [0], () => "").split("\r\n").slice(1).join("\r\n");
    assert.ok(cell.startsWith("\"'"), JSON.stringify(name));
  }
  assert.match(download.csv({ ...index, names: ['a "b"'] }, [0], () => ""), /"a ""b"""/);
});

test("the JSON keeps numbers, ids and states apart", () => {
  const { methods } = JSON.parse(download.json(index, [1, 4], (i) => index.slugs[i]));
  assert.deepEqual(methods[0].length, [{ min: 100, max: 200 }, { min: 5000, max: 9000 }]);
  assert.deepEqual(methods[0].task, ["calling", "binding"]);
  assert.deepEqual([methods[1].build, methods[1].length, methods[1].year].map((fact) => fact.state), ["not-applicable", "not-stated", "not-recorded"]);
  assert.deepEqual(methods[0].slug, "beta");
  assert.deepEqual(methods.map((method) => method["build-exact"]), [["GRCh38", "patched"], []]);
});

test("BibTeX holds the entries of the results that have one", () => {
  assert.equal(download.bibtex(["a\n", "", "c\n"], [2, 1, 0]), "c\n\na\n");
});

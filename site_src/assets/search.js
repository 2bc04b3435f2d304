// The search box: opens from any page with its button, "/" or Ctrl-K; names first, then Pagefind's word search.
// @ts-check
import { distance, folded, respelt } from "./spelling.js";

/** @typedef {{name: string, url: string, kind: string, line: string}} Hit */
/** @typedef {[name: string, url: string, kind: string, others: string[], titles: string]} Named */
/** `spelt`: the names of each, folded; `told`: the words of its names and titles. @typedef {{names: Named[], spelt: string[][], told: string[][], words: string[]}} Words */

const MOST_HITS = 10;
const PAUSE_MS = 120;

// The site's root, whatever the address it is served under: this file lies in assets/.
const root = new URL("../", import.meta.url);

/** @type {Promise<{pagefind: any, words: Words}> | undefined} */
let loading;
let turn = 0;
let failures = 0;
/** The query whose hits are shown, and whether Enter waits for the hits of the one being typed. */
let shownFor = "";
let enterWaits = false;

/** The index and the list of words; fetched once, when the box is first opened, and again if that failed. */
function load() {
  loading ??= (async () => {
    const [pagefind, answer] = await Promise.all([
      import(new URL(`pagefind/pagefind.js${failures ? `?again=${failures}` : ""}`, root).href),
      fetch(new URL("search/words.json", root)),
    ]);
    await pagefind.options({ ranking: { termFrequency: 0.4, pageLength: 0.3 } });
    const { names, words } = await answer.json();
    const spelt = names.map((/** @type {Named} */ [name, , , others]) => [name, ...others].map(folded));
    const told = names.map((/** @type {Named} */ named, /** @type {number} */ i) => `${spelt[i].join(" ")} ${folded(named[4])}`.split(" "));
    return { pagefind, words: { names, spelt, told, words: words.split(" ") } };
  })();
  return loading;
}

/** Names that are, or begin with, what was typed; then works whose names and titles have all the words, if there
 * are several. Those of methods and reviews stand first in the list.
 * @param {string} query @param {Words} words @returns {Hit[]} */
function namesLike(query, words) {
  const wanted = folded(query);
  const typed = wanted.split(" ");
  /** @param {number} i */
  const rank = (i) => {
    const spelt = words.spelt[i];
    if (spelt[0] === wanted) return 0;
    if (spelt.includes(wanted)) return 1;
    if (spelt[0].startsWith(wanted)) return 2;
    return typed.length > 1 && typed.every((word) => words.told[i].some((one) => one.startsWith(word))) ? 3 : 4;
  };
  if (wanted.length < 2) return [];
  return words.names.map((entry, i) => ({ entry, order: rank(i) }))
    .filter(({ order }) => order < 4)
    .sort((a, b) => a.order - b.order)
    .slice(0, 5)
    .map(({ entry: [name, url, kind] }) => ({ name, url: new URL(url, root).href, kind, line: "" }));
}

/** Names nearest to what was typed, for when nothing was found.
 * @param {string} query @param {Words} words @returns {Hit[]} */
function nearestNames(query, words) {
  const wanted = folded(query);
  return words.names
    .map(([name, url, kind], i) => ({
      name, url: new URL(url, root).href, kind, line: "",
      steps: Math.min(...words.spelt[i].map((other) => distance(wanted, other, 4))),
    }))
    .filter(({ steps }) => steps <= Math.max(2, Math.min(4, Math.floor(wanted.length / 2.5))))
    .sort((a, b) => a.steps - b.steps)
    .slice(0, 3);
}

/** @param {any} pagefind @param {string} query @returns {Promise<Hit[]>} */
async function wordHits(pagefind, query) {
  const found = await pagefind.search(query);
  const data = await Promise.all(found.results.slice(0, MOST_HITS).map((/** @type {any} */ hit) => hit.data()));
  return data.map((hit) => ({
    name: hit.meta.title, kind: hit.meta.kind ?? "", line: hit.meta.line ?? "", url: new URL(hit.url, location.href).href,
  }));
}

/** Names first, then words, each page once.
 * @param {any} pagefind @param {Words} words @param {string} query @returns {Promise<Hit[]>} */
async function hitsFor(pagefind, words, query) {
  const byWords = await wordHits(pagefind, query);
  const lines = new Map(byWords.map((hit) => [hit.url, hit.line]));
  const byName = namesLike(query, words).map((hit) => ({ ...hit, line: lines.get(hit.url) ?? "" }));
  const known = new Set(byName.map((hit) => hit.url));
  return [...byName, ...byWords.filter((hit) => !known.has(hit.url))].slice(0, MOST_HITS);
}

/** @param {number} count */
const counted = (count) =>
  count === MOST_HITS ? `First ${MOST_HITS} results` : `${count} ${count === 1 ? "result" : "results"}`;

/** The words with which a word of ours begins; words of one or two letters may be anything.
 * @param {string} query @param {Words} words */
const knownIn = (query, words) => folded(query).split(" ")
  .filter((typed) => typed.length < 3 || words.words.some((word) => word.startsWith(typed))).join(" ");

/** What to show for a query: hits, and a sentence that says how they came about. A word that stands nowhere is
 * replaced or left out first, because for such words Pagefind gives the hits of their first letters.
 * @param {string} query @returns {Promise<{hits: Hit[], status: string}>} */
export async function answer(query) {
  const { pagefind, words } = await load();
  const rest = knownIn(respelt(query, words.words) ?? query, words);
  const mended = rest === folded(query) ? null : rest;
  const found = mended === null ? await hitsFor(pagefind, words, query) : [];
  if (found.length) return { hits: found, status: counted(found.length) };
  const other = mended ? await hitsFor(pagefind, words, mended) : [];
  const lines = new Map(other.map((hit) => [hit.url, hit.line]));
  const near = nearestNames(query, words).map((hit) => ({ ...hit, line: lines.get(hit.url) ?? "" }));
  const known = new Set(near.map((hit) => hit.url));
  const hits = [...near, ...other.filter((hit) => !known.has(hit.url))].slice(0, MOST_HITS);
  const guess = mended && other.length ? `Results for “${mended}”:` : near.length ? "The nearest names:" : "Try another word.";
  return { hits, status: `No match for “${query}”. ${guess}` };
}

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const input = /** @type {HTMLInputElement} */ (element("input", {
  type: "search", "aria-label": "Search methods, reviews and terms", "aria-controls": "search-hits",
  placeholder: "Method, author, title, term", autocomplete: "off", spellcheck: "false",
}));
const close = element("button", { type: "button", class: "close" }, "Close");
const status = element("p", { class: "status", role: "status" });
const list = element("ul", { id: "search-hits", "aria-label": "Search results" });
const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { class: "search", "aria-label": "Search" },
  element("div", { class: "bar" }, input, close), status, list));
const HELP = "Type a name, an author, words of a title or a term. Enter opens the first hit, arrow keys go to the others.";

/** @param {Hit[]} hits @param {string} said */
function show(hits, said) {
  status.textContent = said;
  list.replaceChildren(...hits.map((hit) => element("li", {},
    element("a", { href: hit.url },
      element("span", { class: "name" }, hit.name), element("span", { class: "kind" }, hit.kind),
      ...(hit.line ? [element("span", { class: "line" }, hit.line)] : [])))));
  list.hidden = hits.length === 0;
  list.scrollTop = 0;
}

/** The links of the hits, in order. */
const links = () => [...list.querySelectorAll("a")];

/** Move from the input (-1) or a hit to its neighbour. @param {number} step */
function move(step) {
  const hits = links();
  const to = hits.findIndex((link) => link === document.activeElement) + step;
  (hits[Math.min(to, hits.length - 1)] ?? input).focus();
}

async function update() {
  const mine = ++turn;
  const query = input.value.trim();
  enterWaits = false;
  if (!query) return showFor(query, [], HELP);
  await new Promise((done) => setTimeout(done, PAUSE_MS));
  if (mine !== turn) return;
  try {
    const { hits, status: said } = await answer(query);
    if (mine === turn) showFor(query, hits, said);
  } catch {
    loading = undefined;
    failures += 1;
    if (mine === turn) showFor(query, [], "The search index could not be loaded. Type on to try again; a page opened as a file has none.");
  }
}

/** @param {string} query @param {Hit[]} hits @param {string} said */
function showFor(query, hits, said) {
  shownFor = query;
  show(hits, said);
  if (enterWaits) openFirst();
}

/** Open the first hit of what stands in the input, at once or when it has come. */
function openFirst() {
  enterWaits = shownFor !== input.value.trim();
  if (!enterWaits) links()[0]?.click();
}

function open() {
  if (dialog.open) return;
  dialog.showModal();
  input.select();
  load().catch(() => undefined);
  if (!input.value) show([], HELP);
}

input.addEventListener("input", update);
close.addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
dialog.addEventListener("keydown", (event) => {
  event.stopPropagation(); // the theme has keys of its own
  if (event.key === "ArrowDown") move(1);
  else if (event.key === "ArrowUp") move(-1);
  else if (event.key === "Enter" && event.target === input && !event.isComposing) openFirst();
  else return;
  event.preventDefault();
});
document.addEventListener("click", (event) => {
  const opener = event.target instanceof Element ? event.target.closest("[data-search-open]") : null;
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  if (opener && plain) { event.preventDefault(); open(); }
});
document.addEventListener("keydown", (event) => {
  const target = event.target;
  const typing = target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const letter = event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (slash || letter) { event.preventDefault(); open(); }
});
document.body.append(dialog);
show([], HELP);

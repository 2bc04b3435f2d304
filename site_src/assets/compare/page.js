// The Compare page: from the address to the facts of its methods and, with each change, back to the address.
// @ts-check

(() => {
  const global = /** @type {any} */ (window);
  const root = document.getElementById("compare");
  if (!root || !global.CATALOGUE || !global.COMPARE) return;

  /** @type {CompareData} */ const data = global.COMPARE;
  /** @type {{names: string[], slugs: string[]}} */ const { names, slugs } = global.CATALOGUE;
  const files = siteFiles(root);
  const places = new Map([...slugs.map((slug, i) => /** @type {[string, number]} */ ([slug, i])),
    ...data.aliases.map(([alias, slug]) => /** @type {[string, number]} */ ([alias, slugs.indexOf(slug)]))]);
  const title = document.title;
  /** @template {HTMLElement} [T=HTMLElement] @param {string} name @returns {T} */
  const part = (name) => /** @type {T} */ (root.querySelector(`[data-part="${name}"]`));
  /** @param {string} name @param {string} event @param {() => void} act */
  const on = (name, event, act) => part(name).addEventListener(event, act);
  /** @type {HTMLInputElement} */ const input = part("input");
  /** @type {HTMLInputElement} */ const only = part("only");

  const read = () => CompareAddress.read(location.search, (name) => slugs[places.get(name) ?? -1]);
  let state = read();
  /** @type {MethodData[]} */ let methods = [];
  /** What files of the comparison hold. @type {Line[]} */ let lines = [];
  let telling = 0;

  /** @param {string} slug */
  const name = (slug) => names[places.get(slug) ?? -1];
  /** The facts of a method, once they are here. @param {string} slug @returns {MethodData | undefined} */
  const facts = (slug) => (global.COMPARED ?? []).find((/** @type {MethodData} */ one) => one.slug === slug);

  /** What an address had that is not shown, in words. @param {Compared} said @param {string[]} failed */
  function remarks({ unknown, dropped }, failed) {
    const few = unknown.slice(0, 3).map((one) => `“${one.slice(0, 40)}”`).join(", ") + (unknown.length > 3 ? ` and ${unknown.length - 3} more` : "");
    return [
      ...(unknown.length ? [`There is no method at the name ${few}; left out. Names in the address are those of method pages, such as danq.`] : []),
      ...(dropped.length ? [`${CompareAddress.MOST} methods fit side by side; left out: ${dropped.slice(0, 6).map(name).join(", ")}${dropped.length > 6 ? " and others" : ""}.`] : []),
      ...(failed.length ? [`The facts of ${failed.map(name).join(", ")} could not be loaded. Try again later.`] : []),
    ];
  }

  /** "DanQ and DeepSEA: 30 of 44 facts differ, ...". @param {ShownSection[]} sections all of them */
  function says(sections) {
    if (!methods.length) return "";
    if (methods.length === 1) return `${methods[0].name}: add a second method to compare it with.`;
    const verdicts = sections.flatMap(({ rows }) => rows.map(({ verdict }) => verdict));
    /** @param {Verdict} one */
    const count = (one) => verdicts.filter((verdict) => verdict === one).length;
    /** @param {Verdict} one @param {string} words */
    const also = (one, words) => (count(one) ? `, ${count(one)} ${count(one) === 1 ? "is" : "are"} ${words}` : "");
    const all = methods.map((method) => method.name);
    return `${all.slice(0, -1).join(", ")} and ${all[all.length - 1]}: ${count("differs")} of ${verdicts.length} facts differ`
      + `${also("same", "the same")}${also("partly", "known of some only")}${also("unknown", "known of none")}.`;
  }

  function drawResults() {
    const { tables, left } = CompareResults.tables(methods);
    const acts = { page: files.page, remove, left: moveLeft };
    const rest = methods.flatMap(({ name }, at) => (left[at] ? [`${name} (${left[at]})`] : []));
    const says = tables.length ? "Numbers stand side by side only where data set and split are the same."
      : "No result of these methods is on the same data and the same split, so none stand side by side.";
    part("results-says").textContent = says + (rest.length ? ` Other results, on other data or on a split that is not stated, stand on the pages of the methods: ${rest.join(", ")}.` : "");
    part("results").replaceChildren(...tables.map((table) => CompareTable.results(table, methods, acts)));
    part("results-section").hidden = methods.length < 2;
    part("to-results").hidden = !tables.length;
    return tables;
  }

  /** Draw what is loaded; what the reader had under the fingers keeps the focus. */
  function draw() {
    const all = CompareRows.shown(data.sections, methods, false);
    const sections = CompareRows.shown(data.sections, methods, state.only && methods.length > 1);
    const acts = { page: files.page, remove, left: moveLeft };
    part("facts").replaceChildren(...(methods.length ? [CompareTable.frame("Facts side by side", CompareTable.facts(sections, methods, acts))] : []));
    lines = CompareExport.lines(sections, drawResults(), methods, methods.map(({ slug }) => files.method(slug)));
    part("status").textContent = says(all);
    part("tools").hidden = !methods.length;
    part("start").hidden = methods.length > 0;
    part("none").hidden = !methods.length || sections.length > 0;
    only.checked = state.only;
    input.disabled = state.methods.length >= CompareAddress.MOST;
    part("full").hidden = !input.disabled;
    part("explore").setAttribute("href", files.page(`explore/?${CompareAddress.said(state.methods)}`));
    document.title = methods.length ? `${methods.map((method) => method.name).join(", ")} - ${title}` : title;
  }

  /** Load the facts of the methods, then draw; an answer that comes too late is not drawn. */
  async function show() {
    const wanted = state;
    await Promise.allSettled(wanted.methods.map((slug) => files.load(`compare/methods/${encodeURIComponent(slug)}.js`)));
    if (wanted !== state) return;
    methods = wanted.methods.flatMap((slug) => facts(slug) ?? []);
    const failed = wanted.methods.filter((slug) => !facts(slug));
    part("remarks").replaceChildren(...remarks(wanted, failed).map((remark) => exploreElement("p", {}, remark)));
    draw();
  }

  /** @param {Partial<Compared>} changed */
  async function change(changed) {
    state = { ...state, unknown: [], dropped: [], ...changed };
    const query = CompareAddress.write(state);
    history.pushState(null, "", location.pathname + (query && `?${query}`));
    await show();
  }

  /** @param {string} slug */
  async function remove(slug) {
    await change({ methods: state.methods.filter((one) => one !== slug) });
    input.focus();
  }

  /** @param {string} slug */
  async function moveLeft(slug) {
    const order = [...state.methods];
    const at = order.indexOf(slug);
    order.splice(at - 1, 2, slug, order[at - 1]);
    await change({ methods: order });
    const heads = /** @type {NodeListOf<HTMLElement>} */ (part("facts").querySelectorAll("thead th .name"));
    heads[at]?.focus();
  }

  /** @param {string} said */
  function tell(said) {
    part("told").textContent = said;
    clearTimeout(telling);
    telling = setTimeout(() => { part("told").textContent = ""; }, 4000);
  }

  /** A field that is closed with the last method loses the focus, which goes to the facts. @param {number} i */
  async function add(i) {
    tell(`${names[i]} added.`);
    await change({ methods: [...state.methods, slugs[i]] });
    if (input.disabled) /** @type {HTMLElement | null} */ (part("facts").querySelector(".scroll"))?.focus();
  }

  /** @param {string} extension @param {string} type @param {string} content */
  const save = (extension, type, content) => files.save(`${state.methods.join("-")}.${extension}`, type, content);
  const heads = () => methods.map((method) => method.name);

  ComparePicker.build(input, part("options"), names, (i) => state.methods.includes(slugs[i]), add, tell);
  on("only", "change", () => change({ only: only.checked }));
  on("csv", "click", () => save("csv", "text/csv;charset=utf-8", CompareExport.csv(heads(), lines)));
  on("markdown", "click", () => save("md", "text/markdown;charset=utf-8", CompareExport.markdown(heads(), lines)));
  on("bibtex", "click", () => files.load("explore/bibtex.js").then(
    () => save("bib", "application/x-bibtex", ExploreDownload.bibtex(global.CATALOGUE_BIBTEX, state.methods.map((slug) => slugs.indexOf(slug)))),
    () => tell("The references could not be loaded.")));
  on("link", "click", () => navigator.clipboard.writeText(location.href).then(
    () => tell("Link copied."), () => tell("Copy the address of this page: it holds the comparison.")));
  part("ask").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => { state = read(); show(); });

  root.hidden = false;
  show();
})();

// The Explore page: from the address to results and, with each change, back to the address.
// @ts-check

(() => {
  const ROWS = 50;
  const PAUSE_MS = 120;
  const element = exploreElement;
  const global = /** @type {any} */ (window);
  const root = document.getElementById("explore");
  if (!root || !global.CATALOGUE) return;

  const index = ExploreFilter.index(global.CATALOGUE);
  const { load, save, method } = siteFiles(root);
  const { text, fillTexts } = exploreTexts(root, index, load);
  /** @param {number} i */
  const address = (i) => method(index.slugs[i]);
  /** @template {HTMLElement} [T=HTMLElement] @param {string} name @returns {T} */
  const part = (name) => /** @type {T} */ (root.querySelector(`[data-part="${name}"]`));
  /** @param {string} name @param {string} event @param {(event: Event) => void} act */
  const on = (name, event, act) => part(name).addEventListener(event, act);
  /** @type {HTMLInputElement} */ const words = part("words");
  /** @type {HTMLSelectElement} */ const sort = part("sort");
  /** @type {HTMLDialogElement} */ const drawer = part("drawer");
  const form = part("filters");

  let state = ExploreAddress.read(index, location.search);
  /** @type {Searched[] | null} */ let searched = null;
  /** @type {number[]} */ let hits = [];
  let shown = ROWS;
  let turn = 0;
  let telling = 0;

  /** Scores for the words; sentences that are not here yet are loaded, and then all is drawn anew. */
  function scores() {
    if (!state.words.trim()) return null;
    const all = index.names.map((_, i) => i);
    if (!searched) fillTexts(all).then((more) => { if (more) { searched = null; draw(); } });
    searched ??= ExploreWords.searched(index, all.map(text));
    return ExploreWords.scores(searched, state.words);
  }

  /** Chips of what is active; each takes its filter away. @param {Found} found */
  function drawChips(found) {
    const without = (/** @type {number} */ f) => new Map([...state.picks].filter(([other]) => other !== f));
    const chips = [...state.picks].map(([f, pick]) => {
      const chip = element("button", { type: "button" }, element("span", { class: "visually-hidden" }, "Remove filter "),
        `${index.facets[f].label}: ${ExploreSays.picked(index.facets[f], pick)}`, element("span", { "aria-hidden": "true" }, " ×"));
      if (!hits.length) chip.append(element("small", {}, `without it: ${found.near[f].length}`));
      chip.addEventListener("click", () => { change({ picks: without(f) }); (part("chips").querySelector("button") ?? words).focus(); });
      return element("li", {}, chip);
    });
    part("chips").replaceChildren(...chips);
    part("chips").hidden = !chips.length;
    part("clear").hidden = !chips.length && !state.words.trim();
  }

  /** What was clicked and the counts are painted first, then the rows. */
  function drawRowsSoon() {
    const mine = ++turn;
    part("rows").setAttribute("aria-busy", "true");
    requestAnimationFrame(() => setTimeout(() => { if (mine === turn) drawRows(); }));
  }

  function drawRows() {
    turn++;
    part("rows").removeAttribute("aria-busy");
    const facets = index.facets.filter(({ id, column }) => (state.columns ? state.columns.includes(id) : column))
      .sort((a, b) => Number(b.unit === "year") - Number(a.unit === "year"));
    const some = hits.slice(0, shown);
    const draw = state.view === "cards" ? ExploreRows.cards : ExploreRows.table;
    part("rows").replaceChildren(...(some.length ? [draw(index, some, facets, address, (i) => text(i)?.[0], ticks.box)] : []));
    ticks.show(state.methods ?? []);
    part("more").hidden = hits.length <= shown;
    part("more").textContent = `Show more (${(hits.length - some.length).toLocaleString("en")} left)`;
    fillTexts(some);
  }

  /** @param {() => void} rows when the rows are drawn */
  function draw(rows = drawRows) {
    const score = scores();
    const found = ExploreFilter.search(index, state.picks, score);
    hits = ExploreFilter.sorted(index, found.hits, state.sort, score);
    const filtered = state.picks.size > 0 || score !== null;
    const says = ExploreSays.result(index, found, filtered);
    if (part("status").textContent !== says) part("status").textContent = says;
    part("missing").hidden = !found.missing;
    part("empty").hidden = hits.length > 0;
    facets.show(state.picks, found);
    drawChips(found);
    rows();
    if (document.activeElement !== words && words.value !== state.words) words.value = state.words;
    sort.value = state.sort;
    for (const view of ["table", "cards"]) part(view).setAttribute("aria-pressed", String(state.view === view));
    for (const box of part("columns").querySelectorAll("input")) {
      box.checked = state.columns ? state.columns.includes(box.value) : (index.facets.find(({ id }) => id === box.value)?.column ?? false);
    }
    part("open").textContent = state.picks.size ? `Filters (${state.picks.size})` : "Filters";
    part("close").textContent = `Show ${hits.length.toLocaleString("en")} method${hits.length === 1 ? "" : "s"}`;
  }

  /** Take over what the reader changed, draw it and say it in the address.
   * @param {Partial<State>} changed @param {"pushState" | "replaceState"} how */
  function change(changed, how = "pushState") {
    const usual = state.sort === ExploreFilter.usualSort(index, state.words);
    state = { ...state, ...changed };
    if (usual && !changed.sort) state.sort = ExploreFilter.usualSort(index, state.words);
    shown = ROWS;
    keep(how);
    draw(drawRowsSoon);
  }

  /** Say the state in the address. @param {"pushState" | "replaceState"} how */
  function keep(how) {
    const query = ExploreAddress.write(index, state);
    history[how](null, "", location.pathname + (query && `?${query}`));
  }

  const ticks = exploreTicks(root, index, (methods) => {
    state = { ...state, methods };
    keep("pushState");
    ticks.show(methods);
  });

  const facets = ExploreFacets.build(form, index, (f, pick) => {
    const picks = new Map(state.picks);
    if (ExploreAddress.isUsed(pick)) picks.set(f, pick);
    else picks.delete(f);
    change({ picks });
  });

  /** @param {string} said */
  function tell(said) {
    part("told").textContent = said;
    clearTimeout(telling);
    telling = setTimeout(() => { part("told").textContent = ""; }, 4000);
  }

  sort.append(...ExploreFilter.sorts(index).map(({ id, label }) => element("option", { value: id }, label)));
  part("columns").append(...index.facets.map(({ id, label }) =>
    element("label", {}, element("input", { type: "checkbox", value: id }), label)));
  on("columns", "change", () => {
    const boxes = [...part("columns").querySelectorAll("input")];
    change({ columns: boxes.filter(({ checked }) => checked).map(({ value }) => value) });
  });
  on("sort", "change", () => change({ sort: sort.value }));
  on("table", "click", () => change({ view: "table" }));
  on("cards", "click", () => change({ view: "cards" }));
  on("clear", "click", () => { words.value = ""; change({ picks: new Map(), words: "" }); words.focus(); });
  on("missing", "click", () => { change({ picks: ExploreFilter.withMissing(index, state.picks) }); part("results").focus(); });
  on("more", "click", () => {
    const first = shown;
    shown += 2 * ROWS;
    drawRows();
    /** @type {NodeListOf<HTMLElement>} */ (part("rows").querySelectorAll("th > a, h3 > a"))[first]?.focus();
  });
  let pause = 0;
  on("words", "input", () => {
    clearTimeout(pause);
    // One step back in the history takes away all that was typed, not a letter.
    const how = state.words ? "replaceState" : "pushState";
    pause = setTimeout(() => change({ words: words.value }, how), PAUSE_MS);
  });
  for (const name of ["ask", "filters"]) on(name, "submit", (event) => event.preventDefault());
  on("link", "click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      tell("Link copied.");
    } catch {
      tell("Copy the address of this page: it holds all filters.");
    }
  });
  on("csv", "click", () => save("methods.csv", "text/csv;charset=utf-8", ExploreDownload.csv(index, hits, address)));
  on("json", "click", () => save("methods.json", "application/json", ExploreDownload.json(index, hits, address)));
  on("bibtex", "click", () => load("explore/bibtex.js").then(
    () => save("methods.bib", "application/x-bibtex", ExploreDownload.bibtex(global.CATALOGUE_BIBTEX, hits)),
    () => tell("The references could not be loaded.")));

  // One form, in two places: beside the results, or in a drawer where there is no room.
  const narrow = matchMedia("(max-width: 60em)");
  const place = () => { drawer.close(); (narrow.matches ? part("drawer-body") : part("aside")).append(form); };
  narrow.addEventListener("change", place);
  on("open", "click", () => drawer.showModal());
  on("close", "click", () => drawer.close());
  drawer.addEventListener("click", (event) => { if (event.target === drawer) drawer.close(); });
  for (const menu of /** @type {NodeListOf<HTMLDetailsElement>} */ (root.querySelectorAll("details.menu"))) {
    menu.addEventListener("focusout", (event) => { if (event.relatedTarget && !menu.contains(/** @type {Node} */ (event.relatedTarget))) menu.open = false; });
    menu.addEventListener("keydown", (event) => { if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary")?.focus(); } });
  }
  addEventListener("popstate", () => {
    state = ExploreAddress.read(index, location.search);
    words.value = state.words;
    shown = ROWS;
    draw();
  });

  place();
  root.hidden = false;
  words.value = state.words;
  draw();
})();

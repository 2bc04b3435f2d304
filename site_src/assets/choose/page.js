// The Choose page: from the answers to the methods that fit, and why others do not; the address keeps the answers.
// @ts-check

(() => {
  const FIRST = 5;
  const element = exploreElement;
  const root = document.getElementById("choose");
  const data = /** @type {any} */ (window).CATALOGUE;
  if (!root || !data) return;

  const index = ExploreFilter.index(data);
  const { load, page, method } = siteFiles(root);
  const { text, fillTexts } = exploreTexts(root, index, load);
  /** @param {number} i */
  const address = (i) => method(index.slugs[i]);
  const year = index.facets.find(({ unit }) => unit === "year");
  /** @template {HTMLElement} [T=HTMLElement] @param {string} name @returns {T} */
  const part = (name) => /** @type {T} */ (root.querySelector(`[data-part="${name}"]`));
  /** @type {HTMLInputElement} */ const missing = part("missing");
  let answers = ChooseAnswers.read(index, location.search);

  /** @param {Partial<Answers>} changed */
  function change(changed) {
    answers = { ...answers, ...changed };
    const query = ChooseAnswers.write(index, answers);
    if (query !== location.search.slice(1)) history.pushState(null, "", location.pathname + (query && `?${query}`));
    draw();
  }

  /** @param {number} f @param {Picked | null} pick */
  function answer(f, pick) {
    const picks = new Map(answers.picks);
    if (pick && ExploreAddress.isUsed(pick)) picks.set(f, pick);
    else picks.delete(f);
    change({ picks });
  }

  const questions = ChooseQuestions.all(part("form"), index, (asked) => answer(asked.f, asked.pick()));
  /** @param {number} f */
  const named = (f) => questions.find((asked) => asked.f === f)?.text ?? index.facets[f].label;

  /** A line with a button that drops an answer. @param {string} says @param {number} f */
  function dropping(says, f) {
    const drop = element("button", { type: "button" }, "Drop", element("span", { class: "visually-hidden" }, ` ${named(f)}`));
    drop.addEventListener("click", () => { answer(f, null); part("status").focus(); });
    return element("li", {}, `${says} `, drop);
  }

  /** A heading or sentence and its list; both hidden where the list is empty.
   * @param {string} name @param {string} says @param {Node[]} items */
  function list(name, says, items) {
    part(name).hidden = !says;
    part(`${name}-says`).textContent = says;
    part(`${name}-list`).replaceChildren(...items);
  }

  /** What the address says and no question can. */
  function drawAlso() {
    const also = [...answers.picks].filter(([f, pick]) => {
      const asked = questions.find((one) => one.f === f);
      return !asked || !ChooseAnswers.isSaid(pick, asked.options, asked.single);
    });
    const items = also.map(([f, pick]) => dropping(`${index.facets[f].label}: ${ExploreSays.picked(index.facets[f], pick)}`, f));
    list("also", items.length ? "The address also asks for:" : "", items);
  }

  /** Which single answer, if it were dropped, would let how many methods fit. @param {Found} found */
  function drawDrops(found) {
    const drops = [...answers.picks.keys()].map((f) => ({ f, count: found.near[f].length })).filter(({ count }) => count)
      .sort((a, b) => b.count - a.count);
    const says = found.hits.length ? "" : drops.length ? "If you drop one answer:" : "Dropping one answer is not enough. Start again with fewer.";
    const lines = found.hits.length ? [] : drops;
    list("drop", says, lines.map(({ f, count }) => dropping(`Without “${named(f)}”, ${count === 1 ? "1 method fits." : `${ExploreSays.digits(count)} methods fit.`}`, f)));
  }

  /** How many methods lack which facts. @param {Found} found */
  function drawGaps(found) {
    const bare = answers.missing ? ExploreFilter.search(index, answers.picks, null) : found;
    const causes = ExploreSays.causes(index, bare);
    const more = bare.hits.length ? " more" : "";
    const said = answers.missing ? `For ${ExploreSays.digits(found.hits.length - bare.hits.length)} of these a fact that you ask for is missing:`
      : `${ExploreSays.methods(bare.missing).replace(" ", `${more} `)} ${bare.missing === 1 ? "was" : "were"} left out only because a fact is missing:`;
    list("gaps", bare.missing ? said : "", causes.map(({ count, fact }) =>
      element("li", {}, `${fact ?? "several facts"}: `, element("b", {}, ExploreSays.digits(count)))));
  }

  /** The newest that fit. @param {number[]} hits */
  function drawFirst(hits) {
    const first = ExploreFilter.sorted(index, hits, ExploreFilter.usualSort(index, ""), null).slice(0, FIRST);
    const says = hits.length > FIRST ? `The newest ${FIRST} of ${ExploreSays.digits(hits.length)}` : "All that fit";
    list("first", first.length ? says : "", first.map((i) => element("li", {},
      element("a", { href: address(i) }, index.names[i]), year ? element("span", { class: "count" }, ` ${ExploreFilter.cell(year, i)}`) : "",
      element("span", { class: "says small", "data-method": String(i) }, text(i)?.[0] ?? ""))));
    fillTexts(first);
  }

  /** The way on: to the methods in Explore or, where there are none, to what may be dropped. @param {number} hits */
  function drawWay(hits) {
    const query = ChooseAnswers.write(index, answers);
    part("go").setAttribute("href", hits ? page("explore/") + (query && `?${query}`) : "#choose-drop");
    part("go").textContent = hits ? "Show them in Explore" : "What to drop";
  }

  function draw() {
    const found = ExploreFilter.search(index, ChooseAnswers.asPicks(index, answers), null);
    for (const { f, options, show } of questions) {
      show(answers.picks.get(f), ChooseAnswers.numbers(index, found, f, options, answers.missing));
    }
    const any = answers.picks.size > 0;
    part("status").textContent = ExploreSays.fit(found.hits.length, index.size, any);
    drawWay(found.hits.length);
    missing.checked = answers.missing;
    part("clear").hidden = !any;
    drawAlso();
    drawDrops(found);
    drawGaps(found);
    drawFirst(found.hits);
  }

  missing.addEventListener("change", () => change({ missing: missing.checked }));
  part("clear").addEventListener("click", () => { change({ picks: new Map(), missing: false }); root.querySelector("input")?.focus(); });
  addEventListener("popstate", () => { answers = ChooseAnswers.read(index, location.search); draw(); });

  root.hidden = false;
  draw();
})();

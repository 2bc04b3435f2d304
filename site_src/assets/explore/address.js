// The state of the page and the address that says it: each can be made from the other. Pure.
// @ts-check

/** `columns`: ids of facets that results show; null for the usual ones. `methods`: slugs that are ticked, if any.
 * @typedef {{words: string, picks: Picks, sort: string, view: "table" | "cards", columns: string[] | null, methods?: string[]}} State */

const ExploreAddress = (() => {
  const RANGE = /^(\d{0,15})-(\d{0,15})$/;

  /** The state that a query string says; what it names and we do not know is left out.
   * @param {Index} index @param {string} query @returns {State} */
  function read(index, query) {
    const said = new URLSearchParams(query);
    const words = said.get("q") ?? "";
    /** @type {Picks} */ const picks = new Map();
    index.facets.forEach((facet, f) => {
      const pick = readPick(facet, said.getAll(facet.id));
      if (isUsed(pick)) picks.set(f, pick);
    });
    const sort = ExploreFilter.sorts(index).find(({ id }) => id === said.get("sort"))?.id;
    const columns = said.get("columns")?.split(".").filter((id) => index.facets.some((facet) => facet.id === id));
    const { methods } = CompareAddress.read(query, (name) => (index.slugs.includes(name) ? name : undefined));
    return {
      words, picks, methods, columns: columns ?? null,
      sort: sort ?? ExploreFilter.usualSort(index, words), view: said.get("view") === "cards" ? "cards" : "table",
    };
  }

  /** What the values of one facet say. @param {Facet} facet @param {string[]} values @returns {Picked} */
  function readPick(facet, values) {
    /** @type {Picked} */ const pick = { choices: new Set(), low: null, high: null };
    for (const value of values) {
      const choice = facet.choices.findIndex(([id]) => id === value);
      const range = facet.kind === "range" ? RANGE.exec(value) : null;
      if (choice >= 0) pick.choices.add(choice);
      else if (range) [pick.low, pick.high] = [range[1], range[2]].map((digits) => (digits ? Number(digits) : null));
    }
    return pick;
  }

  /** Whether anything is picked. @param {Picked} pick */
  const isUsed = (pick) => pick.choices.size > 0 || pick.low !== null || pick.high !== null;

  /** The query string that says this state, shortest and always the same; empty for the page as it opens.
   * @param {Index} index @param {State} state */
  function write(index, state) {
    const said = new URLSearchParams();
    if (state.words.trim()) said.set("q", state.words.trim());
    index.facets.forEach((facet, f) => {
      const pick = state.picks.get(f);
      if (!pick) return;
      if (pick.low !== null || pick.high !== null) said.append(facet.id, `${pick.low ?? ""}-${pick.high ?? ""}`);
      for (const choice of [...pick.choices].sort((a, b) => a - b)) said.append(facet.id, facet.choices[choice][0]);
    });
    if (state.sort !== ExploreFilter.usualSort(index, state.words)) said.set("sort", state.sort);
    if (state.view !== "table") said.set("view", state.view);
    if (state.columns) said.set("columns", state.columns.join("."));
    return [said.toString(), CompareAddress.said(state.methods ?? [])].filter(Boolean).join("&");
  }

  return { read, readPick, write, isUsed };
})();

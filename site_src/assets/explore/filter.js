// Which methods fit, what each choice would give, and the order of results. Pure: no page, no clock, no address.
// A classic script and no module, so that Explore also runs where browsers block modules: from file://.
// @ts-check

/** @typedef {[id: string, label: string, help: string]} Choice */
/** @typedef {number | number[]} Cell a choice or a number; several; below 0: a state, that is no value */
/** @typedef {{id: string, label: string, help: string, kind: "terms" | "choice" | "range", column: boolean,
 *   choices: Choice[], unit?: string, ends?: [string, string]}} FacetData */
/** @typedef {{facets: FacetData[], states: Choice[], names: string[], slugs: string[], columns: Cell[][],
 *   exact: Record<string, Exact | undefined>, texts: number}} CatalogueData */
/** @typedef {[words: string[][], of: number[]]} Exact */
/** A facet made fast: what method i has stands in `items` from `starts[i]` on, as numbers of `choices`, the states last.
 * `exact`: what stands in its entry, where a choice is only the class of it.
 * @typedef {FacetData & {starts: Int32Array, items: Uint16Array, spans: (number[] | null)[], missing: Uint8Array,
 *   totals: Int32Array, values: number, least: number, most: number,
 *   exact: ((i: number) => string[]) | null}} Facet */
/** @typedef {{size: number, facets: Facet[], names: string[], slugs: string[], byName: Int32Array, texts: number}} Index */
/** @typedef {{choices: Set<number>, low: number | null, high: number | null}} Picked */
/** @typedef {Map<number, Picked>} Picks by the number of the facet; those in it are not empty */
/** What was found. `near`: for each facet, the methods that only it leaves out. `held`: how many of the hits have a choice; `added`:
 * how many methods picking it would add. `missing`: how many were left out only because facts are missing; `lacking`: for each
 * facet, how many of them lack that fact and no other.
 * @typedef {{hits: number[], near: number[][], held: Int32Array[], added: Int32Array[], missing: number,
 *   lacking: Int32Array}} Found */

const ExploreFilter = (() => {
  /** States in which a fact may well exist: nobody says it, or nobody looked. */
  const MISSING = new Set(["not-stated", "not-recorded"]);

  /** @param {FacetData} data @param {Choice[]} states @param {Cell[]} cells
   * @param {Exact} [exact] @returns {Facet} */
  function facet(data, states, cells, exact) {
    const starts = new Int32Array(cells.length + 1);
    const missing = new Uint8Array(cells.length);
    const spans = /** @type {(number[] | null)[]} */ (data.kind === "range" ? cells.map(() => null) : []);
    /** @type {number[]} */ const items = [];
    const values = data.choices.length;
    let [least, most] = [Infinity, -Infinity];
    cells.forEach((cell, i) => {
      starts[i] = items.length;
      if (typeof cell === "number" && cell < 0) {
        items.push(values - cell - 1);
        missing[i] = MISSING.has(states[-cell - 1][0]) ? 1 : 0;
      } else if (data.kind === "range") {
        const span = typeof cell === "number" ? [cell, cell] : cell;
        spans[i] = span;
        least = Math.min(least, ...span);
        most = Math.max(most, ...span);
      } else if (typeof cell === "number") items.push(cell);
      else items.push(...cell);
    });
    starts[cells.length] = items.length;
    const totals = new Int32Array(values + states.length);
    for (const item of items) totals[item]++;
    const choices = [...data.choices, ...states];
    return { ...data, choices, values, starts, items: Uint16Array.from(items), spans, missing, totals, least, most, exact: exact ? (i) => exact[0][exact[1][i]] ?? [] : null };
  }

  /** @param {CatalogueData} data @returns {Index} */
  function index(data) {
    const folded = data.names.map((name) => name.toLowerCase());
    const byName = new Int32Array(data.names.length);
    [...folded.keys()].sort((a, b) => (folded[a] < folded[b] ? -1 : folded[a] > folded[b] ? 1 : a - b))
      .forEach((i, rank) => { byName[i] = rank; });
    const facets = data.facets.map((one, f) => facet(one, data.states, data.columns[f], data.exact[one.id]));
    return { size: data.names.length, facets, names: data.names, slugs: data.slugs, byName, texts: data.texts };
  }

  /** A question to method i: has it any of the picked choices, or a number in the picked range?
   * @param {Facet} facet @param {Picked} pick @returns {(i: number) => boolean} */
  function fitting({ starts, items, spans, choices }, pick) {
    const picked = Uint8Array.from(choices, (_, choice) => (pick.choices.has(choice) ? 1 : 0));
    const ranged = pick.low !== null || pick.high !== null;
    const [low, high] = [pick.low ?? -Infinity, pick.high ?? Infinity];
    return (i) => {
      for (let at = starts[i]; at < starts[i + 1]; at++) if (picked[items[at]]) return true;
      const span = ranged && spans[i];
      if (!span) return false;
      for (let at = 0; at < span.length; at += 2) if (span[at] <= high && span[at + 1] >= low) return true;
      return false;
    };
  }

  /** Methods that fit every pick and, if words were given, have a score.
   * @param {Index} index @param {Picks} picks @param {Float32Array | null} scores @returns {Found} */
  function search(index, picks, scores) {
    const active = [...picks].map(([f, pick]) => ({ f, fits: fitting(index.facets[f], pick), missing: index.facets[f].missing }));
    /** @type {number[]} */ const hits = [];
    /** @type {number[][]} */ const near = index.facets.map(() => []);
    const lacking = new Int32Array(index.facets.length);
    let missing = 0;
    for (let i = 0; i < index.size; i++) {
      if (scores && !scores[i]) continue;
      let failed = -1;
      let failures = 0;
      let unknown = true;
      for (let at = 0; at < active.length && (failures < 2 || unknown); at++) {
        const { f, fits, missing: gaps } = active[at];
        if (fits(i)) continue;
        failures++;
        failed = f;
        unknown &&= gaps[i] === 1;
      }
      if (!failures) hits.push(i);
      else if (unknown) missing++;
      if (failures !== 1) continue;
      if (unknown) lacking[failed]++;
      near[failed].push(i);
    }
    const held = index.facets.map((facet) => tally(facet, hits));
    const added = index.facets.map((facet, f) => tally(facet, near[f]));
    return { hits, near, held, added, missing, lacking };
  }

  /** How many of the methods have each choice. @param {Facet} facet @param {number[]} methods */
  function tally({ starts, items, choices }, methods) {
    const counts = new Int32Array(choices.length);
    for (let one = 0; one < methods.length; one++) {
      const end = starts[methods[one] + 1];
      for (let at = starts[methods[one]]; at < end; at++) counts[items[at]]++;
    }
    return counts;
  }

  /** The choices that stand for a missing fact. @param {Facet} facet */
  const missingStates = (facet) => [...facet.choices.keys()].slice(facet.values).filter((choice) => MISSING.has(facet.choices[choice][0]));

  /** The same picks with the states of a missing fact picked too, in every facet that is in use.
   * @param {Index} index @param {Picks} picks @returns {Picks} */
  function withMissing(index, picks) {
    return new Map([...picks].map(([f, pick]) => (
      [f, { ...pick, choices: new Set([...pick.choices, ...missingStates(index.facets[f])]) }])));
  }

  /** The ways to sort: by name, by how well words match, and both ways by each range.
   * @param {Index} index @returns {{id: string, label: string}[]} */
  function sorts(index) {
    const ranges = index.facets.filter(({ kind }) => kind === "range").flatMap(({ id, label, ends }) =>
      [...(ends ?? [])].reverse().map((end) => ({ id: `${id}-${end}`, label: `${label}, ${end} first` })));
    return [{ id: "relevance", label: "Best match of words" }, { id: "name", label: "Name" }, ...ranges];
  }

  /** What is sorted by unless the reader says otherwise. @param {Index} index @param {string} words */
  function usualSort(index, words) {
    if (words.trim()) return "relevance";
    return sorts(index).some(({ id }) => id === "year-newest") ? "year-newest" : "name";
  }

  /** The hits in order; what is unknown comes last, equals by name.
   * @param {Index} index @param {number[]} hits @param {string} sort @param {Float32Array | null} scores */
  function sorted(index, hits, sort, scores) {
    const keys = new Float64Array(index.size);
    const facet = index.facets.find(({ id, ends }) => ends?.some((end) => sort === `${id}-${end}`));
    for (const i of hits) {
      const span = facet?.spans[i];
      const upwards = sort === `${facet?.id}-${facet?.ends?.[0]}`;
      if (facet) keys[i] = !span ? Infinity : upwards ? Math.min(...span) : -Math.max(...span);
      else if (sort === "relevance" && scores) keys[i] = -scores[i];
    }
    return [...hits].sort((a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : index.byName[a] - index.byName[b]));
  }

  /** What a method has, in words. @param {Facet} facet @param {number} i */
  function cell(facet, i) {
    const span = facet.spans[i];
    if (!span) return [...facet.items.slice(facet.starts[i], facet.starts[i + 1])].map((item) => facet.choices[item][1]).join(", ");
    const pairs = [];
    for (let at = 0; at < span.length; at += 2) {
      pairs.push(span[at] === span[at + 1] ? digits(facet, span[at]) : `${digits(facet, span[at])}–${digits(facet, span[at + 1])}`);
    }
    return pairs.join(", ") + unit(facet);
  }

  /** A number as readers see it: 131,072, but a year is 2019. @param {Facet} facet @param {number} number */
  const digits = (facet, number) => (facet.unit === "year" ? String(number) : number.toLocaleString("en"));

  /** What follows a number: " bp", or nothing. @param {Facet} facet */
  const unit = (facet) => (facet.unit && facet.unit !== "year" ? ` ${facet.unit}` : "");

  /** Whether the cell holds a state and no value. @param {Facet} facet @param {number} i */
  const isUnknown = (facet, i) => facet.starts[i] < facet.starts[i + 1] && facet.items[facet.starts[i]] >= facet.values;

  return { index, fitting, search, missingStates, withMissing, sorts, usualSort, sorted, cell, digits, unit, isUnknown };
})();

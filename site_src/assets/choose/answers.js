// Answers, the address that says them, and what each option would give. Pure.
// @ts-check

/** `missing`: whether methods of which a fact is missing count as fitting; then the address picks those states too.
 * @typedef {{picks: Picks, missing: boolean}} Answers */

const ChooseAnswers = (() => {
  /** The picks as Explore has them. @param {Index} index @param {Answers} answers @returns {Picks} */
  const asPicks = (index, { picks, missing }) => (missing ? ExploreFilter.withMissing(index, picks) : picks);

  /** The answers in an address of Explore; only filters count. @param {Index} index @param {string} query @returns {Answers} */
  function read(index, query) {
    const { picks } = ExploreAddress.read(index, query);
    const bare = new Map([...picks].map(([f, pick]) => {
      const missing = new Set(ExploreFilter.missingStates(index.facets[f]));
      return [f, { ...pick, choices: new Set([...pick.choices].filter((choice) => !missing.has(choice))) }];
    }));
    const answers = { picks: bare, missing: picks.size > 0 && [...bare.values()].every(ExploreAddress.isUsed) };
    return answers.missing && write(index, answers) === write(index, { picks, missing: false }) ? answers : { picks, missing: false };
  }

  /** The query that opens Explore, and this page, with the answers. @param {Index} index @param {Answers} answers */
  const write = (index, answers) => ExploreAddress.write(index, {
    words: "", picks: asPicks(index, answers), sort: ExploreFilter.usualSort(index, ""), view: "table", columns: null,
  });

  /** How many methods fit each option together with the answers to other questions.
   * @param {Index} index @param {Found} found for the answers @param {number} f @param {Picked[]} options @param {boolean} missing */
  function numbers(index, found, f, options, missing) {
    const facet = index.facets[f];
    /** @param {number} choice */
    const has = (choice) => found.held[f][choice] + found.added[f][choice];
    const unknown = missing ? ExploreFilter.missingStates(facet).reduce((sum, state) => sum + has(state), 0) : 0;
    return options.map((option) => {
      if (facet.kind !== "range") return unknown + [...option.choices].reduce((sum, choice) => sum + has(choice), 0);
      const fits = ExploreFilter.fitting(facet, option);
      return unknown + found.hits.filter(fits).length + found.near[f].filter(fits).length;
    });
  }

  /** Whether an option is all, or among several, that the answer to its question says.
   * @param {Picked | undefined} pick @param {Picked} option */
  const isPicked = (pick, option) => pick !== undefined && (option.choices.size
    ? [...option.choices].every((choice) => pick.choices.has(choice))
    : pick.low === option.low && pick.high === option.high);

  /** Whether the options can say all of the answer. @param {Picked} pick @param {Picked[]} options @param {boolean} single */
  function isSaid(pick, options, single) {
    const picked = options.filter((option) => isPicked(pick, option));
    const ranged = pick.low !== null || pick.high !== null;
    const choices = new Set(picked.flatMap((option) => [...option.choices]));
    return (!single || picked.length === 1) && choices.size === pick.choices.size
      && ranged === picked.some(({ low, high }) => low !== null || high !== null);
  }

  return { asPicks, read, write, numbers, isPicked, isSaid };
})();

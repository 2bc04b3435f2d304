// The filters: one group for each facet of the data, with the number beside each choice.
// @ts-check

/** @typedef {{show: (picks: Picks, found: Found) => void}} FacetsView */

const ExploreFacets = (() => {
  const OPEN_AT_FIRST = 1;
  const SHOWN_AT_FIRST = 7;
  const element = exploreElement;

  /** Fill the form; `change` is told the picks of a facet whenever the reader changes them.
   * @param {HTMLElement} form @param {Index} index @param {(f: number, pick: Picked) => void} change @returns {FacetsView} */
  function build(form, index, change) {
    const groups = index.facets.map((facet, f) => group(facet, f, (pick) => change(f, pick)));
    form.replaceChildren(...groups.map(({ root }) => root));
    return {
      show(picks, found) {
        groups.forEach((one, f) => one.show(picks.get(f), found.held[f], found.added[f]));
      },
    };
  }

  /** Choices in the order of readers' interest: those with most methods first, the states last.
   * @param {Facet} facet */
  function order(facet) {
    const all = facet.choices.map((_, choice) => choice);
    const values = all.slice(0, facet.values);
    if (facet.kind === "terms") values.sort((a, b) => facet.totals[b] - facet.totals[a] || a - b);
    return [...values, ...all.slice(facet.values).filter((choice) => facet.choices[choice][0] !== "not-applicable" || facet.totals[choice])];
  }

  /** @param {Facet} facet @param {number} f @param {(pick: Picked) => void} change */
  function group(facet, f, change) {
    const boxes = new Map(order(facet).map((choice) => [choice, box(facet, choice)]));
    const ends = facet.kind === "range" ? [end(facet, "From", facet.least), end(facet, "To", facet.most)] : [];
    const picked = element("span", { class: "picked" });
    const more = element("button", { type: "button", class: "more", "aria-expanded": "false" });
    const inside = element("fieldset", {}, element("legend", { class: "visually-hidden" }, facet.label), element("p", { class: "small" }, facet.help));
    if (ends.length) inside.append(element("div", { class: "ends" }, ...ends.map(({ root }) => root)));
    inside.append(...[...boxes.values()].map(({ root }) => root), more);
    const root = /** @type {HTMLDetailsElement} */ (element("details", {}, element("summary", {}, facet.label, picked), inside));
    root.open = f < OPEN_AT_FIRST;
    let all = false;

    const limit = () => {
      let hidden = 0;
      [...boxes].forEach(([choice, { root: label, input }], place) => {
        const nobody = choice >= facet.values && !facet.totals[choice];
        const first = nobody || choice >= facet.values || (place < SHOWN_AT_FIRST && facet.totals[choice] > 0);
        hidden += first ? 0 : 1;
        label.hidden = (nobody || (!all && !first)) && !input.checked;
      });
      more.hidden = hidden === 0;
      more.textContent = all ? "Show fewer" : `Show ${hidden} more`;
      more.setAttribute("aria-expanded", String(all));
    };
    more.addEventListener("click", () => { all = !all; limit(); });
    inside.addEventListener("change", () => {
      const choices = [...boxes].filter(([, { input }]) => input.checked).map(([choice]) => choice);
      const [low, high] = ends.map(({ input }) => (input.value && Number(input.value) >= 0 ? Math.floor(Number(input.value)) : null));
      change({ choices: new Set(choices), low: low ?? null, high: high ?? null });
    });

    /** @param {Picked | undefined} pick @param {Int32Array} held @param {Int32Array} added */
    function show(pick, held, added) {
      for (const [choice, { root: label, input, number }] of boxes) {
        const on = pick?.choices.has(choice) ?? false;
        if (input.checked !== on) input.checked = on;
        const says = pick && !on ? `+${added[choice]}` : String(held[choice]);
        if (number.textContent !== says) number.textContent = says;
        label.classList.toggle("none", !on && /^\+?0$/.test(says));
      }
      ends.forEach(({ input }, at) => {
        const value = String((at ? pick?.high : pick?.low) ?? "");
        if (input.value !== value) input.value = value;
      });
      const count = pick ? pick.choices.size + (pick.low !== null || pick.high !== null ? 1 : 0) : 0;
      picked.textContent = count ? `${count} picked` : "";
      if (pick && !root.dataset.seen) root.open = true;
      root.dataset.seen = "yes";
      limit();
    }
    return { root, show };
  }

  /** @param {Facet} facet @param {number} choice */
  function box(facet, choice) {
    const [id, label, help] = facet.choices[choice];
    const input = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox", name: facet.id, value: id }));
    const number = element("span", { class: "n" });
    const words = element("span", choice >= facet.values ? { class: "unknown" } : {}, label);
    const root = element("label", help ? { title: help } : {}, input, words, " ", number);
    return { root, input, number };
  }

  /** One end of a range. @param {Facet} facet @param {string} word @param {number} extreme */
  function end(facet, word, extreme) {
    const input = /** @type {HTMLInputElement} */ (element("input", {
      type: "number", min: "0", step: "1", inputmode: "numeric", placeholder: Number.isFinite(extreme) ? String(extreme) : "",
      "aria-label": `${facet.label}: ${word.toLowerCase()}${ExploreFilter.unit(facet) && `, in ${facet.unit}`}`,
    }));
    return { root: element("label", {}, element("span", {}, word + (ExploreFilter.unit(facet) && ` (${facet.unit})`)), input), input };
  }

  return { build };
})();

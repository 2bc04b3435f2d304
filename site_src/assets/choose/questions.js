// The questions: fields of the form, whose names and values are those of Explore's address.
// @ts-check

/** `any`: the field that stands for no answer.
 * @typedef {{f: number, text: string, single: boolean, options: Picked[], pick: () => Picked,
 *   show: (pick: Picked | undefined, numbers: number[]) => void}} Asked */

const ChooseQuestions = (() => {
  const SHOWN_AT_FIRST = 6;

  /** @param {HTMLElement} form @param {Index} index @param {(asked: Asked) => void} change @returns {Asked[]} */
  const all = (form, index, change) => [...form.querySelectorAll("fieldset")].flatMap((root) => {
    const f = index.facets.findIndex(({ id }) => id === root.dataset.facet);
    return f < 0 ? [] : [question(root, index.facets[f], f, change)];
  });

  /** @param {HTMLFieldSetElement} root @param {Facet} facet @param {number} f @param {(asked: Asked) => void} change @returns {Asked} */
  function question(root, facet, f, change) {
    const [any, ...inputs] = root.querySelectorAll("input");
    const rows = inputs.map((input) => /** @type {HTMLElement} */ (input.closest(".option")));
    const numbers = rows.map((row) => /** @type {HTMLElement} */ (row.querySelector("[data-number]")));
    const options = inputs.map(({ value }) => ExploreAddress.readPick(facet, [value]));
    const more = /** @type {HTMLButtonElement} */ (root.querySelector("button"));
    let open = inputs.length <= SHOWN_AT_FIRST + 1;

    const limit = () => {
      rows.forEach((row, place) => { row.hidden = !open && place >= SHOWN_AT_FIRST && !inputs[place].checked; });
      more.hidden = inputs.length <= SHOWN_AT_FIRST + 1;
      more.textContent = open ? "Show fewer" : `Show ${rows.filter(({ hidden }) => hidden).length} more`;
      more.setAttribute("aria-expanded", String(open));
    };
    more.addEventListener("click", () => {
      open = !open;
      limit();
      if (open) inputs[SHOWN_AT_FIRST].focus();
    });

    /** @type {Asked} */ const asked = {
      f, options, text: root.querySelector("legend")?.textContent ?? "", single: any.type === "radio",
      pick: () => ExploreAddress.readPick(facet, inputs.filter(({ checked }) => checked).map(({ value }) => value)),
      show(pick, counts) {
        any.checked = !pick;
        inputs.forEach((input, at) => {
          input.checked = ChooseAnswers.isPicked(pick, options[at]);
          const says = ExploreSays.digits(counts[at]);
          if (numbers[at].textContent !== says) numbers[at].textContent = says;
          rows[at].classList.toggle("none", counts[at] === 0);
        });
        limit();
      },
    };
    root.addEventListener("change", (event) => {
      if (event.target === any) for (const input of inputs) input.checked = false;
      change(asked);
    });
    return asked;
  }

  return { all };
})();

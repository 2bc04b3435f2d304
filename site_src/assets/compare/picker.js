// A field that adds a method by name: suggestions under it, by mouse or by arrow keys and Enter.
// @ts-check

const ComparePicker = (() => {
  const MOST = 8;
  const element = exploreElement;

  /** The methods whose names fit best what was typed, those that begin with it first. Pure.
   * @param {string[]} folded names, folded @param {string} typed @param {(i: number) => boolean} isTaken */
  function suggest(folded, typed, isTaken) {
    const query = ExploreWords.folded(typed);
    /** @type {[number, number][]} */ const found = [];
    if (query) {
      folded.forEach((name, i) => {
        const score = name === query ? 0 : name.startsWith(query) ? 1 : ` ${name}`.includes(` ${query}`) ? 2 : name.includes(query) ? 3 : 4;
        if (score < 4 && !isTaken(i)) found.push([score, i]);
      });
    }
    return found.sort(([a, i], [b, j]) => a - b || (folded[i] < folded[j] ? -1 : 1)).slice(0, MOST).map(([, i]) => i);
  }

  /** @param {HTMLInputElement} input @param {HTMLElement} list @param {string[]} names
   * @param {(i: number) => boolean} isTaken @param {(i: number) => void} add @param {(said: string) => void} tell */
  function build(input, list, names, isTaken, add, tell) {
    /** @type {string[] | null} */ let folded = null;
    let at = -1;
    const options = () => /** @type {HTMLElement[]} */ ([...list.children]);

    /** @param {number} next */
    function mark(next) {
      at = next;
      options().forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
      options()[at]?.scrollIntoView({ block: "nearest" });
      if (at >= 0) input.setAttribute("aria-activedescendant", options()[at].id);
      else input.removeAttribute("aria-activedescendant");
    }

    /** @param {number[]} found */
    function show(found) {
      list.replaceChildren(...found.map((i, n) => {
        const option = element("li", { role: "option", id: `compare-option-${n}`, "data-method": String(i) }, names[i]);
        option.addEventListener("mousedown", (event) => { event.preventDefault(); take(i); });
        return option;
      }));
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(found.length > 0));
      mark(found.length ? 0 : -1);
    }

    /** @param {number} i */
    function take(i) {
      input.value = "";
      show([]);
      add(i);
    }

    input.addEventListener("input", () => {
      folded ??= names.map(ExploreWords.folded);
      const found = suggest(folded, input.value, isTaken);
      show(found);
      if (input.value.trim()) tell(found.length ? `${found.length} name${found.length === 1 ? "" : "s"} below` : "No other method has such a name.");
    });
    input.addEventListener("blur", () => show([]));
    input.addEventListener("keydown", (event) => {
      const all = options();
      if (event.key === "Escape") show([]);
      if (!all.length) return;
      if (event.key === "Enter") take(Number(all[Math.max(at, 0)].dataset.method));
      else if (event.key === "ArrowDown") mark((at + 1) % all.length);
      else if (event.key === "ArrowUp") mark((at + all.length - 1) % all.length);
      else return;
      event.preventDefault();
    });
  }

  return { suggest, build };
})();

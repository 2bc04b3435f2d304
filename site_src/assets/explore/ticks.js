// Tick boxes beside methods, and the bar that leads from ticked methods to their comparison.
// @ts-check

/** @param {HTMLElement} root @param {Index} index @param {(methods: string[]) => void} change takes over what is ticked */
function exploreTicks(root, index, change) {
  const element = exploreElement;
  /** @template {HTMLElement} [T=HTMLElement] @param {string} name @returns {T} */
  const part = (name) => /** @type {T} */ (root.querySelector(`[data-part="${name}"]`));
  /** @type {string[]} */ let ticked = [];

  /** @param {number} i */
  const box = (i) => element("label", { class: "tick" },
    element("input", { type: "checkbox", name: "m", value: index.slugs[i], "aria-label": `Compare ${index.names[i]}` }), "Compare");

  /** Put the ticks where they belong and say in the bar what can be done with them. @param {string[]} methods slugs */
  function show(methods) {
    ticked = methods;
    const isFull = methods.length >= CompareAddress.MOST;
    for (const one of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll('input[name="m"]'))) {
      one.checked = methods.includes(one.value);
      one.disabled = isFull && !one.checked;
      if (one.parentElement) one.parentElement.title = one.disabled ? `${CompareAddress.MOST} methods fit side by side; untick one first.` : "";
    }
    const link = part("compare-link");
    const page = `${link.dataset.page}${location.protocol === "file:" ? "index.html" : ""}?${CompareAddress.said(methods)}`;
    link.setAttribute("href", page);
    link.textContent = `Compare ${methods.length} methods`;
    link.hidden = methods.length < 2;
    const names = methods.map((slug) => index.names[index.slugs.indexOf(slug)]).join(", ");
    const next = methods.length < 2 ? ": tick another to compare." : isFull ? `. ${methods.length} fit side by side; untick one to tick another.` : ".";
    part("compare-says").textContent = methods.length ? `Ticked: ${names}${next}` : "";
    part("compare").hidden = !methods.length;
  }

  part("rows").addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== "m") return;
    const others = ticked.filter((slug) => slug !== target.value);
    change(target.checked ? [...others, target.value] : others);
  });
  part("compare-clear").addEventListener("click", () => { change([]); part("results").focus(); });

  return { box, show };
}

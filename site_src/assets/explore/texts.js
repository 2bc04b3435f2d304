// Sentences of methods, which are loaded when they are needed.
// @ts-check

/** @param {HTMLElement} root @param {Index} index @param {(path: string) => Promise<void>} load */
function exploreTexts(root, index, load) {
  const global = /** @type {any} */ (window);

  /** @param {number} i @returns {MethodText | undefined} */
  const text = (i) => global.CATALOGUE_TEXTS?.[Math.floor(i / index.texts)]?.[i % index.texts];

  /** Load the sentences of these methods and put them where they are missing. @param {number[]} methods */
  async function fillTexts(methods) {
    const files = new Set(methods.filter((i) => !text(i)).map((i) => Math.floor(i / index.texts)));
    await Promise.allSettled([...files].map((file) => load(`explore/texts-${file}.js`)));
    for (const empty of root.querySelectorAll(".says:empty")) {
      empty.textContent = text(Number(/** @type {HTMLElement} */ (empty).dataset.method))?.[0] ?? "";
    }
    return files.size > 0;
  }

  return { text, fillTexts };
}

// The site around a page of methods: addresses of other pages, and files that are loaded when they are needed.
// @ts-check

/** @param {HTMLElement} root names the root of the site in `data-root` @param {Index} index */
function exploreFiles(root, index) {
  const home = new URL(root.dataset.root ?? "", document.baseURI);
  const global = /** @type {any} */ (window);

  /** Address of a page, such as `explore/`; opened from a disk, a folder shows no page by itself. @param {string} path */
  const page = (path) => new URL(path + (location.protocol === "file:" ? "index.html" : ""), home).href;

  /** Address of a method; a slug is one step of a path and nothing else. @param {number} i */
  const address = (i) => page(`methods/${encodeURIComponent(index.slugs[i])}/`);

  /** @type {Map<string, Promise<void>>} */ const scripts = new Map();
  /** @param {string} path */
  function load(path) {
    const loading = scripts.get(path) ?? new Promise((done, fail) => {
      const script = exploreElement("script", { src: new URL(path, home).href });
      script.addEventListener("load", () => done(undefined));
      script.addEventListener("error", () => { scripts.delete(path); fail(new Error(path)); });
      document.head.append(script);
    });
    scripts.set(path, loading);
    return loading;
  }

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

  return { page, address, load, text, fillTexts };
}

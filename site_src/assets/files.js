// Scripts of data that are loaded when they are needed, files that are saved, and addresses of pages.
// @ts-check

/** @param {HTMLElement} element names the root of the site in `data-root` */
function siteFiles(element) {
  const home = new URL(element.dataset.root ?? "", document.baseURI);
  /** @type {Map<string, Promise<void>>} */ const scripts = new Map();

  /** Load a script once. @param {string} path */
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

  /** @param {string} name @param {string} type @param {string} content */
  function save(name, type, content) {
    const link = exploreElement("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.getAttribute("href") ?? ""), 1000);
  }

  /** Address of a page such as `compare/?m=danq`; from a disk there is no server that would add the file's name.
   * @param {string} path */
  const page = (path) => new URL(location.protocol === "file:" ? path.replace(/\/(?=[?#]|$)/, "/index.html") : path, home).href;

  /** Address of a method; a slug is one step of a path and nothing else. @param {string} slug */
  const method = (slug) => page(`methods/${encodeURIComponent(slug)}/`);

  return { load, save, page, method };
}

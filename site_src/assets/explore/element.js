// Elements from values: values become text or attributes and never HTML.
// @ts-check

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
function exploreElement(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

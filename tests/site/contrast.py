"""Contrast of what is drawn with the ground that it is drawn on, as WCAG counts it."""

from playwright.sync_api import Page

_LEAST = """([frame, asked]) => {
  const linear = (part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4;
  const shine = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => linear(part / 255));
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ground = shine(getComputedStyle(document.querySelector(frame)).backgroundColor);
  const contrast = (colour) => {
    const [dark, light] = [ground, shine(colour)].sort((a, b) => a - b);
    return (light + .05) / (dark + .05);
  };
  return asked.map(([marks, property]) => Math.min(...[...document.querySelectorAll(marks)]
    .map((mark) => contrast(getComputedStyle(mark)[property]))));
}"""


def least_contrasts(page: Page, frame: str, **asked: tuple[str, str]) -> dict[str, float]:
    """For each of (selector, property of CSS) the least contrast with the background of ``frame``."""
    found = page.evaluate(_LEAST, [frame, list(asked.values())])
    return dict(zip(asked, found, strict=True))

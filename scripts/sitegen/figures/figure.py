"""A picture with all that belongs to it: words, the same as a table, and as a file by itself."""

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from ..sheet import Sheet, csv, html
from . import look
from .lettering import SIZE, width
from .svg import tag, text, together

MARGIN = 16


@dataclass(frozen=True)
class Figure:
    """``name``: path of its files below figures/, without ending; ``says`` tells its content to those who
    do not see it; ``drawing`` is the inside of the SVG, ``size`` its width and height in px.

    ``has_links``: whether it is walked through from link to link, or taken as one image.
    """

    name: str
    title: str
    caption: str
    says: str
    drawing: Markup
    size: tuple[int, int]
    sheet: Sheet
    has_links: bool = True

    @property
    def id(self) -> str:
        """Unique on a page."""
        return "picture-" + self.name.replace("/", "-")

    @cached_property
    def svg(self) -> Markup:
        """For a page, which has the style sheet of all pictures."""
        wide, high = self.size
        names = (
            tag("title", self.title, id=f"{self.id}-title"),
            tag("desc", self.says, id=f"{self.id}-says"),
        )
        return tag(
            "svg",
            *names,
            Markup("\n"),
            self.drawing,
            class_="picture",
            viewBox=f"0 0 {wide} {high}",
            width=wide,
            height=high,
            role="group" if self.has_links else "img",
            aria_labelledby=f"{self.id}-title",
            aria_describedby=f"{self.id}-says",
        )

    @cached_property
    def file(self) -> str:
        """A file by itself, with its colours, title and caption, on white."""
        caption = _wrapped(self.caption, max(self.size[0], 480))
        wide = max(self.size[0], 480) + 2 * MARGIN
        high = self.size[1] + 3 * MARGIN + 18 * (len(caption) + 1)
        foot = self.size[1] + 2 * MARGIN + 30
        inside = (
            tag("title", self.title),
            tag("desc", self.says),
            tag("style", Markup(look.LIGHT + look.RULES)),
            tag("rect", width=wide, height=high, fill="#fff"),
            text(self.title, MARGIN, MARGIN + SIZE, "strong"),
            tag("g", self.drawing, transform=f"translate({MARGIN} {MARGIN + 24})"),
            *(text(line, MARGIN, foot + 18 * at, "muted") for at, line in enumerate(caption)),
        )
        drawn = tag(
            "svg",
            together(inside),
            xmlns="http://www.w3.org/2000/svg",
            class_="picture",
            viewBox=f"0 0 {wide} {high}",
            width=wide,
            height=high,
        )
        return f"{drawn}\n"

    @cached_property
    def table(self) -> Markup:
        """The sheet as a table, with its links."""
        return html(self.sheet)

    @cached_property
    def data(self) -> str:
        """The sheet as CSV."""
        return csv(self.sheet)


def _wrapped(words: str, room: float) -> list[str]:
    """Lines of words that need at most ``room`` px each."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines

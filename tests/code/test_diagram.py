"""Claims about the picture of a network: on no screen lies anything upon another, and all kinds are drawn."""

import gzip
import pathlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, get_args
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from sitegen.disk import read_texts
from sitegen.figures.diagram import look
from sitegen.figures.diagram.arrange import arrange
from sitegen.figures.diagram.cut import MOST_CELLS
from sitegen.figures.diagram.glyphs import SIGNS
from sitegen.figures.diagram.items import Cell, Fork, Frame, Item, Path, cells
from sitegen.figures.diagram.picture import WIDTHS, Diagram, diagram
from sitegen.figures.diagram.plan import NOT_FROM_HERE, plan
from sitegen.figures.diagram.sizes import PITCH, slab
from sitegen.figures.diagram.words import SMALL
from sitegen.figures.lettering import SIZE, width
from sitegen.load import load_catalogue
from sitegen.model.architecture import Architecture, InputShape, Layer
from sitegen.network.shape import Shape
from sitegen.network.walk import network
from sitegen.sheet import Sheet

ROOT = pathlib.Path(__file__).resolve().parents[2]
DRAWN = [
    found
    for method in load_catalogue(read_texts(ROOT / "entries"), today=date(2026, 11, 22)).methods
    if (found := diagram(method))
]
BUDGET = 6_000
"""Bytes of a picture in a page, after gzip."""

LAYERS: TypeAdapter[tuple[Layer, ...]] = TypeAdapter(tuple[Layer, ...])
CONV = {"kind": "conv1d", "filters": 320, "kernel": 26, "padding": "same", "activation": "relu"}
DENSE = {"kind": "dense", "units": 919}
POOL = {"kind": "global-max-pool"}
ONE_HOT = {"channels": 4, "positions": 1000}


def architecture(layers: Iterable[Any], *inputs: dict[str, Any]) -> Architecture:
    return Architecture.model_construct(
        layers=LAYERS.validate_python(tuple(layers)),
        input_shape=tuple(InputShape.model_validate(one) for one in inputs) or None,
    )


def planned(*layers: dict[str, Any], inputs: tuple[dict[str, Any], ...] = (ONE_HOT,)) -> tuple[Item, ...]:
    return plan(network(architecture(layers, *inputs)), {"DNA sequence": True})


def branches(join: str, *paths: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"kind": "branches", "join": join, "branches": paths, **more}


def path(name: str, *layers: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": name, "layers": layers, **more}


def block(times: int, *layers: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"kind": "block", "times": times, "layers": layers, **more}


def picture(items: tuple[Item, ...]) -> Diagram:
    return Diagram("methods/one-network", "The network", "A caption.", "All in words.", Sheet((), ()), items)


@dataclass(frozen=True)
class Box:
    """Where a text or shape is."""

    what: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def texts(element: ElementTree.Element, x: float, y: float) -> Iterator[Box]:
    """The boxes of texts within an element whose origin is at a place, as wide as in a wide font."""
    for text in element.iter("text"):
        kinds = (text.get("class") or "").split()
        size = SIZE if "name" in kinds else SMALL
        wide = width(text.text or "", "strong" in kinds) * size / SIZE
        left = (
            x
            + float(text.get("x", 0))
            - wide * {"middle": 0.5, "end": 1.0}.get(text.get("text-anchor", ""), 0)
        )
        foot = y + float(text.get("y", 0))
        yield Box(text.text or "", left, foot - 0.75 * size, left + wide, foot + 0.2 * size)


def shapes(element: ElementTree.Element, x: float, y: float) -> Iterator[Box]:
    """The boxes of slabs and boxes in words."""
    for rect in element.iter("rect"):
        left, top = x + float(rect.get("x", 0)), y + float(rect.get("y", 0))
        right, bottom = left + float(rect.get("width", 0)), top + float(rect.get("height", 0))
        yield Box(f"{rect.get('class')} {left}", left, top, right, bottom)


def place(cell: ElementTree.Element, name: str) -> tuple[float, float]:
    """Where a cell is on one kind of screen."""
    told = cell.get("transform", "") if name == "n" else cell.get("style", "").partition(f"--{name}:")[2]
    found = re.match(r"translate\((-?[\d.]+)(?:px)?[ ,](-?[\d.]+)", told)
    assert found
    return float(found[1]), float(found[2])


def faults(found: Diagram) -> Iterator[str]:
    """What lies upon something else, or leaves the picture, on any kind of screen."""
    svg = ElementTree.fromstring(found.svg)
    for name in found.arranged:
        [joined] = (group for group in svg.iter("g") if group.get("class") == name)
        [wide, high] = (
            float(re.search(rf"--{name}{side}:(\d+)px", svg.get("style", ""))[1])  # type: ignore[index]
            for side in "wh"
        )
        words, slabs = [list(texts(joined, 0, 0))], list(shapes(joined, 0, 0))
        for cell in svg.iter("g"):
            if cell.get("class") == "cell":
                words.append(list(texts(cell, *place(cell, name))))
                slabs += shapes(cell, *place(cell, name))
        everything = [box for boxes in words for box in boxes]
        for one, other in combinations(everything, 2):
            if one.meets(other):
                yield f"{name}: {one} lies upon {other}"
        for box in (*everything, *slabs):
            if not (box.left >= 0 and box.right <= wide and box.top >= 0 and box.bottom <= high):
                yield f"{name}: {box} leaves {wide} × {high}"


@pytest.mark.parametrize("found", DRAWN, ids=lambda found: found.name)
def test_no_text_of_an_entry_lies_upon_another_or_leaves_the_picture(found: Diagram) -> None:
    assert list(faults(found)) == []


@pytest.mark.parametrize("found", DRAWN, ids=lambda found: found.name)
def test_a_picture_stays_within_the_bytes_that_a_page_can_bear(found: Diagram) -> None:
    assert len(gzip.compress(found.svg.encode())) < BUDGET
    assert "\n\n" not in found.svg  # an empty line would end the block of HTML


@pytest.mark.parametrize("found", DRAWN, ids=lambda found: found.name)
def test_a_picture_and_its_file_are_well_formed_and_no_id_stands_twice(found: Diagram) -> None:
    svg = ElementTree.fromstring(found.svg)
    ids = [element.get("id") for element in svg.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {*svg.get("aria-labelledby", "").split(), *svg.get("aria-describedby", "").split()} == set(ids)
    file = ElementTree.fromstring(found.file)
    assert ElementTree.tostring(file).count(b"translate(") >= len(list(cells(found.items)))


@pytest.mark.parametrize("found", DRAWN, ids=lambda found: found.name)
def test_a_picture_fits_on_a_phone_or_its_frame_scrolls_by_less_than_half_a_cell(found: Diagram) -> None:
    assert found.arranged["n"].width < WIDTHS["n"] + PITCH / 2


KINDS = {
    kind
    for member in get_args(get_args(Layer)[0])
    for kind in get_args(member.model_fields["kind"].annotation)
}


def test_every_kind_of_layer_has_a_sign_or_another_form() -> None:
    assert set(SIGNS) <= KINDS
    others = {"block", "branches", "other", "batch-norm", "layer-norm", "activation", "dropout"}
    assert KINDS - set(SIGNS) == others
    assert len(set(SIGNS.values())) >= len(SIGNS) - 2  # LSTM and GRU look alike, one way and both ways


some_words = st.text(st.sampled_from("ab W9日 "), min_size=1, max_size=120).filter(str.strip)
leaf = st.sampled_from(
    [CONV, DENSE, POOL, {"kind": "max-pool", "size": 2}, {"kind": "flatten"}, {"kind": "batch-norm"}]
) | (some_words.map(lambda words: {"kind": "other", "label": words.strip()}))


def nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    some = st.lists(inner, min_size=1, max_size=4)
    paths = st.lists(
        st.builds(lambda name, layers: path(name.strip(), *layers), some_words, some), min_size=2, max_size=4
    )
    joins = st.sampled_from(["add", "concatenate", "heads", "next"])
    return st.builds(
        lambda times, layers: block(times, *layers, connection="residual"), st.integers(1, 900), some
    ) | (st.builds(lambda join, all_paths: branches(join, *all_paths), joins, paths))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.recursive(leaf, nested, max_leaves=12), min_size=1, max_size=8), st.booleans())
def test_nothing_lies_upon_anything_in_any_network(layers: list[dict[str, Any]], has_input: bool) -> None:
    found = picture(planned(*layers, inputs=(ONE_HOT,) if has_input else ()))
    assert list(faults(found)) == []


def test_a_huge_network_stays_within_bounds_and_says_what_it_leaves_out() -> None:
    one = block(
        3, branches("add", *(path(f"path {at}", *[CONV | {"filters": at + 1}] * 3) for at in range(40)))
    )
    found = picture(planned(*[one, CONV, DENSE] * 12))
    assert len(list(cells(found.items))) < 2 * MOST_CELLS
    assert len(gzip.compress(found.svg.encode())) < BUDGET
    assert re.search(r"more step", found.svg)
    assert list(faults(found)) == []


def test_words_of_strangers_stay_words() -> None:
    nasty = "</text><script>alert(1)</script>&amp;\"' {{ 7*7 }}"
    told = Cell("other", None, nasty, lines=(nasty,), after=(nasty,), note=nasty, says=nasty)
    several = Cell("inputs", listed=((nasty, nasty),), says=nasty)
    paths = (Path(nasty, (several, told), has_input=True), Path(nasty, (told,)))
    found = picture((told, Frame((nasty, nasty), (told,)), Fork(nasty, paths, "add")))
    for text in (found.svg, found.file):
        tree = ElementTree.fromstring(text)
        assert not [one for one in tree.iter() if one.tag.endswith("script")]
        assert any(nasty in (one.text or "") for one in tree.iter())


def test_the_sequence_is_drawn_as_letters_only_where_it_can_be_one() -> None:
    def letters(shape: dict[str, Any], reads: dict[str, bool]) -> list[bool]:
        items = plan(network(architecture([CONV], shape)), reads)
        return [cell.letters for cell in cells(items)]

    assert letters(ONE_HOT, {"DNA sequence": True}) == [True, False]
    assert letters(ONE_HOT | {"channels": 5}, {"DNA sequence": True}) == [False, False]
    assert letters(ONE_HOT, {"Chromatin features": False}) == [False, False]
    assert letters(ONE_HOT | {"name": "Marks"}, {"DNA sequence": True, "Marks": False}) == [False, False]
    assert letters(ONE_HOT | {"name": "DNA"}, {"DNA sequence": True, "Marks": False}) == [True, False]


SMALL_ONES = (
    {"kind": "batch-norm"},
    {"kind": "dropout", "rate": 0.2},
    {"kind": "activation", "activation": "elu"},
)


def test_small_layers_are_marks_on_the_layer_before_them() -> None:
    _, conv = planned(CONV, *SMALL_ONES)
    assert isinstance(conv, Cell)
    assert conv.marks == ("activation", "norm", "dropout", "activation")
    assert conv.after == ("ReLU", "batch norm", "dropout 0.2", "ELU")


def test_small_layers_that_begin_a_block_stand_alone() -> None:
    _, frame = planned(block(3, *SMALL_ONES, CONV))
    assert isinstance(frame, Frame)
    assert [cell.sign for cell in cells([frame])] == ["marks", "conv1d"]


def test_a_block_says_how_often_and_how_dilation_grows_and_is_drawn_once() -> None:
    grown = {**CONV, "filters": 4, "dilation": 2}
    _, frame = planned(block(9, grown, connection="residual", dilation_factor=2))
    assert isinstance(frame, Frame)
    assert frame.head == ("× 9", "residual connection", "dilation 2, 4, 8, … 512")
    assert [cell.lines for cell in frame.items if isinstance(cell, Cell)] == [("4 of width 26",)]
    assert frame.by_pass == "residual"


def test_blocks_that_differ_in_nothing_but_dilation_are_drawn_as_one() -> None:
    blocks = [block(1, CONV | {"filters": 4, "dilation": wide}, connection="residual") for wide in (1, 2, 3)]
    other = block(1, CONV | {"filters": 4, "kernel": 3}, connection="residual")
    _, frame, rest = planned(*blocks, other)
    assert isinstance(frame, Frame)
    assert isinstance(rest, Frame)
    assert frame.head == ("× 3", "residual connection", "dilation 1, 2, 3")
    assert rest.head == ("residual connection",)


def test_a_dilation_that_grows_without_end_does_no_harm() -> None:
    endless = block(1000, CONV | {"dilation": 2}, dilation_factor=10**6)
    assert any(isinstance(item, Frame) for item in planned(endless))


def test_paths_that_are_alike_are_drawn_once_with_all_their_inputs() -> None:
    inputs = tuple({"name": name, "channels": 2, "positions": 500} for name in "abc")
    paths = [path(name, CONV, input=name) for name in "abc"]
    [fork] = planned(branches("add", *paths), inputs=inputs)
    assert isinstance(fork, Fork)
    [only] = fork.paths
    assert only.name == "3 paths alike"
    several, _ = cells(only.items)
    assert several.listed == (("a", "2 × 500"), ("b", "2 × 500"), ("c", "2 × 500"))


def test_a_long_by_pass_has_its_name_where_it_is_kept_and_where_it_is_read() -> None:
    stem, norm = CONV | {"kept_as": "stem"}, {"kind": "batch-norm"}
    joined = branches("concatenate", path("on", CONV), {"name": "by-pass", "input": "stem"})
    _, kept, alone, fork = planned(stem, norm, joined)
    assert isinstance(kept, Cell)
    assert isinstance(alone, Cell)
    assert isinstance(fork, Fork)
    assert (kept.note, kept.after, alone.after) == ("kept as stem", ("ReLU",), ("batch norm",))
    assert fork.is_split
    [read] = fork.paths[1].items
    assert isinstance(read, Cell)
    assert (read.name, read.lines, read.shape) == ("stem", ("as kept before",), Shape(320, (1000,)))
    assert list(faults(picture((kept, alone, fork)))) == []


def test_a_block_and_branches_say_what_they_keep() -> None:
    norm = {"kind": "batch-norm"}
    paths = [path("on", norm), path("by", norm, input="a")]
    _, frame, fork, _ = planned(
        block(2, norm, kept_as="a"),
        branches("add", *paths, kept_as="b"),
        branches("add", path("on", norm), path("b", input="b")),
    )
    assert isinstance(frame, Frame)
    assert isinstance(fork, Fork)
    assert frame.head == ("× 2", "kept as a")
    assert fork.head == "added up, kept as b"


def test_paths_of_which_something_else_comes_out_are_drawn_by_themselves() -> None:
    inputs = tuple({"name": name, "channels": 2, "positions": 500 * at} for at, name in enumerate("ab", 1))
    paths = [path(name, CONV, input=name) for name in "ab"]
    [fork] = planned(branches("next", *paths), inputs=inputs)
    assert isinstance(fork, Fork)
    assert [len(one.items) for one in fork.paths] == [2, 2]


def test_outputs_are_the_last_cell_or_the_last_of_each_head() -> None:
    def outputs(*layers: dict[str, Any]) -> list[str]:
        return [cell.name for cell in cells(planned(*layers)) if cell.is_output]

    assert outputs(CONV, POOL) == ["Global max pooling"]
    assert outputs(CONV, branches("heads", path("a", CONV), path("b", POOL))) == [
        "Convolution",
        "Global max pooling",
    ]


def test_what_is_not_worked_out_is_dashed_and_said_once() -> None:
    found = picture(planned(CONV, {"kind": "other", "label": "Magic"}, POOL, DENSE))
    assert [cell.note for cell in cells(found.items)] == ["", "", NOT_FROM_HERE, "", ""]
    svg = ElementTree.fromstring(found.svg)
    assert [rect.get("class") for rect in svg.iter("rect")][-3:] == ["told", "unknown", "unknown out"]


def test_without_the_shape_of_the_input_all_layers_are_drawn() -> None:
    found = list(cells(planned(CONV, POOL, DENSE, inputs=())))
    assert [cell.name for cell in found] == ["DNA sequence", "Convolution", "Global max pooling", "Dense"]
    assert not any(cell.shape for cell in found)


def test_slabs_shrink_and_widen_with_positions_and_channels() -> None:
    long, short, wide = (slab(Shape(*one)) for one in ((4, (1000,)), (4, (75,)), (320, (75,))))
    assert long.height > short.height == wide.height
    assert long.width == short.width < wide.width
    assert slab(Shape(10**9, (10**9,))).width < 60
    assert slab(Shape(919)).is_column
    assert slab(Shape(4, (None,))).is_open


def test_lines_are_about_equally_long() -> None:
    items = planned(*[CONV] * 10)
    ends = [
        max(mark.x for mark in arrange(items, wide).marks if hasattr(mark, "cell")) for wide in (718, 2000)
    ]
    assert ends[0] < 6 * 96 < ends[1]


def test_the_style_sheet_switches_where_an_arrangement_fits() -> None:
    switches = [int(found) for found in re.findall(r"@container \(min-width:(\d+)px\)", look.ARRANGED)]
    assert switches == [WIDTHS["m"], WIDTHS["w"]]

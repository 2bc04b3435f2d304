"""Claims about pictures: nothing lies upon anything, time runs to the right, strangers' text stays text."""

import re
from collections.abc import Callable
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sitegen.catalogue import Catalogue
from sitegen.figures import look
from sitegen.figures.ancestry import MOST_AROUND, Tie, Work, around, drawn, kin, ties, within, work
from sitegen.figures.by_year import by_year
from sitegen.figures.columns import BOX, depths, lay_out, spread
from sitegen.figures.figure import Figure
from sitegen.figures.gallery import field_figures
from sitegen.figures.landscape import Axis, Spot, landscape
from sitegen.figures.lettering import SIZE, width
from sitegen.figures.lineage import lineage
from sitegen.figures.marks import Marks
from sitegen.figures.plot import Box
from sitegen.figures.timeline import timeline
from sitegen.load import load_catalogue
from sitegen.outputs import render_all
from sitegen.pages import Drawn
from sitegen.site import Site
from sitegen.templates import environment
from sitegen.textfile import TextFile

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
SVG = "{http://www.w3.org/2000/svg}"

EntryFile = Callable[..., TextFile]
Files = tuple[TextFile, ...]


def named(name: str, year: int | None = 2015) -> Work:
    return Work(name, year, f"methods/{name.lower()}/")


def builds_on(later: Work, earlier: Work) -> Tie:
    return Tie(later, "builds on", earlier, "earlier")


def picture(*given_ties: Tie, here: Work | None = None) -> Figure:
    figure = lineage(given_ties, "../", "lineage", "Lineage", "A caption.", here)
    assert figure
    return figure


def parsed(figure: Figure) -> ElementTree.Element:
    """The file of a picture; fails if it is not well-formed."""
    return ElementTree.fromstring(figure.file)


def boxes(figure: Figure) -> dict[str, tuple[float, float, float, float]]:
    """Left, top, width and height of the box of each work."""
    found = {}
    for group in parsed(figure).iter():
        if "work" in group.get("class", "").split():
            rect, words = group.find(f"{SVG}rect"), group.find(f"{SVG}text")
            assert rect is not None
            assert words is not None
            sides = tuple(float(rect.get(side, "")) for side in ("x", "y", "width", "height"))
            found[words.text or ""] = sides
    return found


GRAPHS = st.lists(
    st.tuples(st.integers(0, 14), st.integers(0, 14)).filter(lambda e: e[0] != e[1]), max_size=30
)


@settings(max_examples=30, deadline=None)
@given(GRAPHS)
def test_no_box_lies_upon_another_and_no_line_runs_through_one(edges: list[tuple[int, int]]) -> None:
    columns = depths(15, edges)
    joined = [edge for edge in dict.fromkeys(edges) if columns[edge[0]] != columns[edge[1]]]
    layout = lay_out(columns, [60.0] * 15, joined)
    for one, other in combinations(layout.boxes, 2):
        assert one[0] != other[0] or abs(one[1] - other[1]) >= BOX
    for (first, last), points in layout.lines.items():
        assert (points[0], points[-1]) == (layout.boxes[first], layout.boxes[last])
        for column, height in points[1:-1]:
            assert all(abs(height - y) > BOX / 2 for at, y in layout.boxes if at == column)
    assert all(y - BOX / 2 >= 0 and y + BOX / 2 <= layout.height for _, y in layout.boxes)


@given(GRAPHS)
def test_depth_grows_along_every_edge_unless_it_closes_a_circle(edges: list[tuple[int, int]]) -> None:
    found = depths(15, edges)
    after = {node: {last for first, last in edges if first == node} for node in range(15)}

    def reaches(start: int, goal: int) -> bool:
        met, waiting = set[int](), [start]
        while waiting:
            node = waiting.pop()
            met.add(node)
            waiting += after[node] - met
        return goal in met

    for first, last in edges:
        assert found[first] < found[last] or reaches(last, first)


@given(st.lists(st.floats(-500, 500), min_size=1, max_size=12), st.floats(1, 40))
def test_places_keep_their_distances(wanted: list[float], apart: float) -> None:
    found = spread(wanted, [at * apart for at in range(len(wanted))])
    assert all(b - a >= apart - 1e-6 for a, b in pairwise(found))


def test_places_that_are_far_enough_apart_stay_where_they_are() -> None:
    assert spread([0.0, 50.0, 51.0], [0.0, 10.0, 20.0]) == pytest.approx([0.0, 45.5, 55.5])


def test_later_years_stand_further_right_and_works_of_one_year_below_each_other() -> None:
    one, two, three = named("One", 2014), named("Two", 2016), named("Three", 2016)
    found = boxes(picture(builds_on(two, one), builds_on(three, one)))
    assert found["One"][0] < found["Two"][0] == found["Three"][0]
    assert abs(found["Two"][1] - found["Three"][1]) >= BOX


def test_a_tie_within_a_year_goes_to_the_right_too() -> None:
    found = boxes(picture(builds_on(named("Two"), named("One")), builds_on(named("Three"), named("Two"))))
    assert found["One"][0] < found["Two"][0] < found["Three"][0]


def test_a_tie_that_years_contradict_is_drawn_with_its_arrow_at_the_later_work() -> None:
    late, early = named("Late", 2018), named("Early", 2014)
    figure = picture(builds_on(early, late))
    found = boxes(figure)
    assert found["Early"][0] < found["Late"][0]
    line = re.search(r'class="descent" d="(.*?)"', figure.drawing)
    assert line
    tip = found["Early"][0] + found["Early"][2]
    assert f"M{tip + 7:.0f} " in line[1]


def test_circles_come_to_an_end() -> None:
    one, two, three = named("One"), named("Two"), named("Three")
    circle = (builds_on(two, one), builds_on(three, two), builds_on(one, three))
    assert set(boxes(picture(*circle))) == {"One", "Two", "Three"}
    assert set(around(one, kin(circle))[0]) == set(circle)


def test_works_without_a_year_stand_before_what_follows_them_or_after_all_others() -> None:
    old, new = Work("Old", url="https://example.org/old"), Work("New")
    middle = named("Middle", 2017)
    first = named("First", 2015)
    figure = picture(
        builds_on(middle, old), builds_on(middle, first), Tie(middle, "was followed by", new, "later")
    )
    found = boxes(figure)
    assert found["First"][0] < found["Old"][0] < found["Middle"][0] < found["New"][0]
    heads = [text.text for text in parsed(figure).iter(f"{SVG}text")]
    assert [head for head in heads if head in {"undated", "2017", "later"}] == ["undated", "2017", "later"]


def test_a_work_without_a_year_between_others_stands_between_them() -> None:
    before, after, between = named("Before", 2016), named("After", 2018), Work("Between")
    found = boxes(
        picture(
            builds_on(between, before),
            builds_on(after, between),
            builds_on(named("Other", 2017), before),
        )
    )
    assert found["Before"][0] < found["Between"][0] < found["Other"][0] < found["After"][0]


def test_a_work_without_an_entry_is_dashed_and_linked_only_if_its_address_is_known() -> None:
    one = named("One")
    figure = picture(builds_on(one, Work("Known", url="https://example.org/k")), builds_on(one, Work("Bare")))
    drawn_works = {
        "".join(group.itertext()): group
        for group in parsed(figure).iter()
        if "work" in group.get("class", "").split()
    }
    assert drawn_works["Known"].get("href") == "https://example.org/k"
    assert drawn_works["Bare"].tag == f"{SVG}g"
    assert drawn_works["One"].get("href") == "../methods/one/"
    dashed = {name for name, group in drawn_works.items() if "elsewhere" in group.get("class", "")}
    assert dashed == {"Known", "Bare"}


def test_the_work_that_the_page_is_about_is_marked_and_does_not_link_to_itself() -> None:
    figure = picture(builds_on(named("Two"), named("One")), here=named("Two"))
    [group] = [group for group in parsed(figure).iter() if "here" in group.get("class", "").split()]
    assert (group.tag, "".join(group.itertext())) == (f"{SVG}g", "Two")


def test_comparisons_are_dotted_without_an_arrow_and_bring_no_work_into_the_picture() -> None:
    one, two = named("One", 2014), named("Two", 2016)
    near = Tie(two, "is compared with", one)
    far = Tie(two, "is compared with", Work("Baseline"))
    shown = drawn([near, far, builds_on(two, one), builds_on(named("Three", 2017), one)])
    assert near in shown
    assert far not in shown
    alone = drawn([near, builds_on(two, named("Zero", 2013)), builds_on(one, named("Zero", 2013))])
    [line] = re.findall(r'class="other-tie" d="(.*?)"', picture(*alone).drawing)
    assert "m-7-4" not in line
    assert lineage((near,), "", "n", "t", "c") is None


def test_many_lines_are_drawn_as_one_of_each_kind() -> None:
    one = named("One", 2014)
    many = [builds_on(named(f"M{number}", 2015), one) for number in range(80)]
    drawing = picture(*many, Tie(named("M1", 2015), "shares data with", named("M2", 2015))).drawing
    assert drawing.count('class="descent"') == 1
    assert drawing.count('class="other-tie"') == 1


def test_the_picture_of_one_method_has_the_nearest_and_says_that_others_are_left_out() -> None:
    one = named("One", 2014)
    many = [builds_on(named(f"M{number}", 2015), one) for number in range(40)]
    shown, is_cut = around(one, kin(many))
    assert (len(shown), is_cut) == (MOST_AROUND - 1, True)
    assert around(named("M1"), kin(many[:2]))[1] is False
    siblings = around(named("M1", 2015), kin(many))[0]
    assert siblings == (many[1],)


def test_a_subfield_shows_its_works_and_those_that_they_are_tied_to() -> None:
    a, b, c = (builds_on(named(f"W{at + 1}"), named(f"W{at}")) for at in range(3))
    assert within([a, b, c], [named("W1")]) == (a, b)


def lineage_of(text: str, vocabularies: Files, entry_file: EntryFile) -> tuple[Tie, ...]:
    files = [entry_file("one", name="One"), entry_file("two", name="Two", lineage=text)]
    return ties(load_catalogue([*vocabularies, *files], TODAY))


@pytest.mark.parametrize(
    ("text", "earlier", "later"),
    [
        ("[{relation: builds-on, method: one, sources: [paper]}]", "One", "Two"),
        ("[{relation: followed-by, name: Three, sources: [paper]}]", "Two", "Three"),
        ("[{relation: followed-by, name: ONE, sources: [paper]}]", "Two", "One"),
    ],
    ids=["builds-on", "followed-by", "a name that has an entry"],
)
def test_a_relation_says_which_work_is_the_earlier(
    vocabularies: Files, entry_file: EntryFile, text: str, earlier: str, later: str
) -> None:
    [tie] = lineage_of(text, vocabularies, entry_file)
    assert [end.name for end in tie.ends] == [earlier, later]
    assert all(end.has_entry == (end.name != "Three") for end in tie.ends)


def test_a_work_without_an_entry_that_two_name_is_one_work(
    vocabularies: Files, entry_file: EntryFile
) -> None:
    line = "[{relation: followed-by, name: %s, sources: [paper]}]"
    files = [
        entry_file("one", lineage=line % "Sei", name="One"),
        entry_file("two", lineage=line % "sei", name="2"),
    ]
    found = ties(load_catalogue([*vocabularies, *files], TODAY))
    assert len({tie.other for tie in found}) == 1


HOSTILE = "</title></text><script>alert(1)</script>\"'&amp; ]]> --> {{ 7*7 }} \\n **b**"


def test_hostile_names_stay_text_in_every_picture() -> None:
    nasty = Work(HOSTILE, 2015, 'methods/"><b>/')
    spot = Spot(HOSTILE, 'methods/"><b>/', 2015, HOSTILE, 10, 1000)
    figures = (
        picture(builds_on(nasty, Work(HOSTILE + "2", url='https://example.org/"onclick="x'))),
        landscape((spot,), Axis(HOSTILE, "bp"), Marks((HOSTILE,)), "", "n", HOSTILE, HOSTILE),
        timeline((nasty,), "", "n", HOSTILE, HOSTILE, "explore/?a=<&"),
        by_year(((HOSTILE, (1, 2)),), 2015, "n", HOSTILE, HOSTILE),
    )
    for figure in figures:
        assert figure
        svg = ElementTree.fromstring(str(figure.svg))
        for whole in (parsed(figure), svg):
            assert not {"script", "b"} & {element.tag.rpartition("}")[2] for element in whole.iter()}
            names = {name for element in whole.iter() for name in element.attrib}
            assert not {name for name in names if name.startswith("on")}
            words = "".join(whole.itertext())
            assert HOSTILE[:6] in words
        assert "\n\n" not in figure.svg
        assert "<script" not in figure.table


def test_long_names_are_cut_and_whole_in_the_title() -> None:
    name = "A name that is far too long to stand in a box of any picture of this size"
    figure = picture(builds_on(Work(name, 2016, "methods/long/"), named("One", 2014)))
    [title] = [one.text for one in parsed(figure).iter(f"{SVG}title") if one.text == name]
    assert title
    assert next(words for words in boxes(figure) if words.endswith("…"))
    for found in boxes(figure):
        assert width(found) <= boxes(figure)[found][2]


NAMES = st.text("abMW il…漢", min_size=1, max_size=12)
SPOTS = st.lists(
    st.tuples(NAMES, st.integers(2012, 2020), st.integers(1, 6), st.integers(1, 9)), min_size=1, max_size=40
)


def spot_boxes(figure: Figure) -> tuple[list[Box], list[Box]]:
    """Where names and marks are, read off the drawing."""
    names, marks = [], []
    for group in parsed(figure).iter(f"{SVG}a"):
        for path in group.iter(f"{SVG}path"):
            if "mark" in path.get("class", ""):
                x, y = map(float, re.findall(r"-?[\d.]+", path.get("d", ""))[:2])
                marks.append(Box(x - 5, y - 5, x + 5, y + 5))
        for words in group.iter(f"{SVG}text"):
            x, y, wide = float(words.get("x", "")), float(words.get("y", "")), width(words.text or "")
            left = x - wide if words.get("text-anchor") == "end" else x
            names.append(Box(left, y - SIZE + 3, left + wide, y + 2))
    return names, marks


@settings(max_examples=20, deadline=None)
@given(SPOTS)
def test_names_in_a_landscape_lie_neither_upon_each_other_nor_upon_marks(
    given_spots: list[tuple[str, int, int, int]],
) -> None:
    spots = tuple(
        Spot(name, "m/", year, "", digit * 10**power, digit * 10**power)
        for name, year, power, digit in given_spots
    )
    figure = landscape(spots, Axis("Length", "bp"), Marks(()), "", "n", "t", "c")
    assert figure
    names, marks = spot_boxes(figure)
    assert len(marks) == len(spots)
    assert not [pair for pair in combinations(names, 2) if pair[0].meets(pair[1])]
    assert not [(name, mark) for name in names for mark in marks if name.meets(mark)]
    assert all(box.right <= figure.size[0] and box.left >= 0 for box in names)


def test_spots_of_one_year_and_size_stand_beside_each_other() -> None:
    spots = tuple(Spot(f"S{at}", "m/", 2016, "", 100, 100) for at in range(5))
    figure = landscape(spots, Axis("Length", "bp"), Marks(()), "", "n", "t", "c")
    assert figure
    marks = spot_boxes(figure)[1]
    assert not [pair for pair in combinations(marks, 2) if pair[0].meets(pair[1])]


def test_a_spot_whose_name_finds_no_room_has_it_as_title_and_in_the_table() -> None:
    spots = tuple(Spot(f"Method number {at}", "m/", 2016, "", 100, 100) for at in range(30))
    figure = landscape(spots, Axis("Length", "bp"), Marks(()), "", "n", "t", "c")
    assert figure
    assert len(spot_boxes(figure)[0]) < 30
    titles = [one.text or "" for one in parsed(figure).iter(f"{SVG}title")]
    for spot in spots:
        assert f"{spot.name}, 2016: 100" in titles
        assert spot.name in figure.table


def test_a_family_has_the_same_shape_and_colour_wherever_it_stands_and_no_other_has() -> None:
    families = tuple("ABCDEFG")
    drawn_marks = [str(Marks(families).of(family, 0, 0)) for family in (*families, "Z")]
    shapes = {re.sub(r".*M0 0", "", mark) for mark in drawn_marks}
    colours = {mark.split('"')[1] for mark in drawn_marks}
    assert len(shapes) == len(colours) == 8


def test_a_timeline_of_few_has_names_and_of_many_has_bars_that_lead_to_explore() -> None:
    few = timeline(tuple(named(f"N{at}") for at in range(3)), "", "n", "t", "c", "explore/?subfield=x")
    many = timeline(tuple(named(f"N{at}") for at in range(99)), "", "n", "t", "c", "explore/?subfield=x")
    assert few
    assert many
    assert "N2</text>" in few.drawing
    assert 'href="explore/?subfield=x&amp;year=2015-2015"' in many.drawing
    assert ">99</text>" in many.drawing
    assert "N98" in many.table


def test_the_caption_counts_those_that_are_not_drawn(vocabularies: Files, entry_file: EntryFile) -> None:
    paper = (
        "[{role: paper, title: T, authors: ['A, B'], date: 2016, url: 'https://example.org/{slug}', "
        "sources: [paper]}]"
    )
    length = "[{data: dna, length_bp: %s, sources: [paper]}]"
    files = [
        entry_file("one", name="One", publications=paper, input=length % "600"),
        entry_file("two", name="Two", publications=paper.replace("T,", "U,"), input=length % "not-stated"),
        entry_file("three", name="Three", input=length % "100"),
        entry_file("four", name="Four"),
    ]
    figures = {one.name: one for one in field_figures(load_catalogue([*vocabularies, *files], TODAY), "../")}
    assert figures["input-length"].caption.startswith(
        "1 of 4 methods; the others: 1 not recorded, 1 not stated, 1 year not recorded."
    )
    assert figures["timeline"].caption.endswith("2 methods without a recorded publication left out.")
    assert "parameters" not in figures


def test_files_of_pictures_have_the_light_colours_of_the_site() -> None:
    sheets = [ROOT / "site_src/assets" / name for name in ("site.css", "pictures.css")]
    light = "".join(
        re.findall(
            r':root, \[data-md-color-scheme="default"\] {(.*?)}',
            "".join(sheet.read_text(encoding="utf-8") for sheet in sheets),
            re.S,
        )
    )
    site = dict(re.findall(r"(--[\w-]+): ([^;]+);", light))
    own = dict(re.findall(r"(--[\w-]+):([^;}]+)", look.LIGHT))
    assert own == {name: site[name] for name in own}
    assert set(re.findall(r"var\((--[\w-]+)\)", look.RULES)) <= own.keys()


def test_a_picture_is_the_same_object_until_something_that_it_shows_has_changed(small: Files) -> None:
    def pictures(files: Files) -> dict[str, Figure]:
        return {one.name: one for one in field_figures(load_catalogue(files, TODAY), "../")}

    before = pictures(small)
    summary = tuple(TextFile(one.path, one.text.replace("Predicts", "Foretells")) for one in small)
    assert summary != small
    assert all(before[name] is figure for name, figure in pictures(summary).items())
    length = tuple(TextFile(one.path, one.text.replace("max: 4096", "max: 8192")) for one in small)
    changed = {name for name, figure in pictures(length).items() if figure is not before[name]}
    assert changed == {"input-length"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    method: wide-net\n    note: Data and labels.", "    name: Something else"),
        ("date: 2019", "date: 2017"),
        ("name: DeeperNet", "name: DeepestNet"),
        ("value: 1234567", "value: 7654321"),
    ],
    ids=["tie", "year", "work without an entry", "parameters"],
)
def test_a_preview_draws_the_pictures_that_a_clean_build_draws(small: Files, old: str, new: str) -> None:
    changed = tuple(TextFile(one.path, one.text.replace(old, new)) for one in small)
    assert changed != small
    assert_preview_is_clean(small, changed)


def assert_preview_is_clean(before: Files, after: Files) -> None:
    templates, drawn_pages = environment(jinja2.FileSystemLoader(ROOT / "templates")), Drawn()
    site, catalogue = Site("Small"), load_catalogue(after, TODAY)
    list(render_all(load_catalogue(before, TODAY), site, templates, drawn_pages))
    clean = environment(jinja2.FileSystemLoader(ROOT / "templates"))
    assert list(render_all(catalogue, site, templates, drawn_pages)) == list(
        render_all(catalogue, site, clean)
    )


def test_a_preview_draws_a_method_anew_when_a_distant_descendant_comes_or_goes(
    vocabularies: Files, entry_file: EntryFile
) -> None:
    def chain(parent: str) -> Files:
        line = "[{relation: builds-on, %s, sources: [paper]}]"
        return (
            *vocabularies,
            entry_file("one", name="One"),
            entry_file("two", name="Two", lineage=line % "method: one"),
            entry_file("three", name="Three", lineage=line % parent, subfields="[variants]"),
        )

    assert_preview_is_clean(chain("method: two"), chain("name: Other"))
    assert_preview_is_clean(chain("name: Other"), chain("method: two"))


def test_every_tie_of_the_small_catalogue_is_in_a_picture(small: Files) -> None:
    catalogue: Catalogue = load_catalogue(small, TODAY)
    relatives = kin(ties(catalogue))
    assert sum(len(around(work(method), relatives)[0]) for method in catalogue.methods) >= 3

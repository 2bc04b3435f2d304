"""Claims about what a pull request would change: worked out from two states of the small catalogue."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest
from sitegen.catalogue import Catalogue
from sitegen.proposed.changes import proposal
from sitegen.proposed.proposal import MOST_LISTED, MOST_MISTAKES, Effect, Proposal, read_proposal
from sitegen.textfile import TOO_LARGE, TextFile

TODAY = date(2026, 11, 22)

Files = tuple[TextFile, ...]
Entry = Callable[..., TextFile]


def rendered(catalogue: Catalogue) -> Iterable[TextFile]:
    """Stands for the generator: a page for each entry that shows its summary, and one file of data."""
    for entry in catalogue.entries:
        yield TextFile(f"methods/{entry.slug}.md", entry.summary)
    yield TextFile("index.md", str(len(catalogue.entries)))
    yield TextFile("data.js", " ".join(entry.slug for entry in catalogue.entries))


def reviewed(before: Iterable[TextFile], after: Iterable[TextFile]) -> Proposal:
    found = proposal(tuple(before), tuple(after), TODAY, rendered)
    assert read_proposal(found.model_dump_json().encode()) == found, "what is written can be read"
    return found


def effect(before: Iterable[TextFile], after: Iterable[TextFile]) -> Effect:
    found = reviewed(before, after)
    assert found.effect, [str(mistake) for mistake in found.mistakes.first]
    return found.effect


def mistakes(before: Iterable[TextFile], after: Iterable[TextFile]) -> list[str]:
    return [str(mistake) for mistake in reviewed(before, after).mistakes.first]


def edited(files: Files, path: str, old: str, new: str) -> Files:
    file = next(file for file in files if file.path == path)
    assert old in file.text
    return tuple(TextFile(path, file.text.replace(old, new)) if one is file else one for one in files)


def renamed(files: Files, old: str, new: str) -> Files:
    return tuple(TextFile(new, file.text) if file.path == old else file for file in files)


def test_nothing_changed_is_an_empty_report(small: Files) -> None:
    assert reviewed(small, small) == Proposal()


def test_a_new_entry_adds_its_page_and_counts_of_facets(small: Files, entry_file: Entry) -> None:
    found = effect(small, [*small, entry_file("new-net")])
    assert found.pages.added.first == ("methods/new-net/",)
    assert found.pages.changed.first == ("./",)
    assert (found.data.changed.count, found.data.added.count) == (1, 0)
    shifts = {(shift.facet, shift.value): (shift.before, shift.after) for shift in found.facets.first}
    assert shifts["Task", "Prediction of marks"] == (2, 3)
    assert shifts["Framework", "not recorded"] == (0, 1)
    assert not found.lineage
    assert not found.terms


def test_a_tie_of_lineage_is_named(small: Files, entry_file: Entry) -> None:
    tie = "[{method: deep-net, relation: builds-on, sources: [paper]}]"
    with_tie = [*small, entry_file("new-net", name="New", lineage=tie)]
    without = [*small, entry_file("new-net", name="New")]
    assert effect(without, with_tie).lineage.added.first == ("New: builds on DeepNet",)
    assert effect(with_tie, without).lineage.removed.first == ("New: builds on DeepNet",)


def test_terms_are_named_with_their_list(small: Files) -> None:
    path = "vocabulary/frameworks.yaml"
    new = edited(small, path, "terms:\n", "terms:\n  jax: {label: JAX, definition: A framework.}\n")
    assert effect(small, new).terms.added.first == ("Frameworks: JAX",)
    assert effect(new, small).terms.removed.first == ("Frameworks: JAX",)
    other = edited(new, path, "A framework.", "Another text.")
    assert effect(new, other).terms.changed.first == ("Frameworks: JAX",)


def test_only_mistakes_that_are_new_count(small: Files, entry_file: Entry) -> None:
    broken = [*small, entry_file("old-net", summary="no full stop")]
    found = reviewed(broken, [*broken, entry_file("new-net", tasks="[nonsense]")])
    assert [mistake.file for mistake in found.mistakes.first] == ["entries/methods/new-net.yaml"]
    assert found.inherited == 1
    assert found.effect is None


def test_a_mistake_that_moves_to_another_line_is_still_the_old_one(small: Files, entry_file: Entry) -> None:
    old = entry_file("old-net", summary="no full stop")
    moved = TextFile(old.path, "# a comment\n" + old.text)
    found = reviewed([*small, old], [*small, moved])
    assert (found.mistakes.count, found.inherited) == (0, 1)


def test_an_entry_that_is_gone_takes_its_address_along(small: Files, entry_file: Entry) -> None:
    assert mistakes([*small, entry_file("one")], small) == [
        "entries/methods/one.yaml:1:1: is gone, and with it the address methods/one/; "
        'list "one" under aliases of the entry that takes its place'
    ]


def test_a_new_name_keeps_the_old_address_by_an_alias(small: Files, entry_file: Entry) -> None:
    before = [*small, entry_file("one", name="One", aliases="[older]")]
    assert mistakes(before, [*small, entry_file("two", name="One", aliases="[older, one]")]) == []
    assert mistakes(before, [*small, entry_file("two", name="One", aliases="[one]")]) == [
        'entries/methods/two.yaml:1:1: aliases: "older" is gone, and with it the address methods/older/; '
        "put it back"
    ]
    assert mistakes(before, [*small, entry_file("one", name="One")]) == [
        'entries/methods/one.yaml:1:1: aliases: "older" is gone, and with it the address methods/older/; '
        "put it back"
    ]


def test_a_lost_address_is_told_beside_other_mistakes(small: Files, entry_file: Entry) -> None:
    after = [*small, entry_file("two", tasks="[nonsense]")]
    found = mistakes([*small, entry_file("one")], after)
    assert [message.split(": ")[0] for message in found] == [
        "entries/methods/one.yaml:1:1",
        "entries/methods/two.yaml:6:9",
    ]


def test_mistakes_in_files_that_are_changed_come_first(small: Files, entry_file: Entry) -> None:
    one = entry_file("one", name="One", description=f"After [[two]] {'word ' * 59}word")
    before = [*small, one, entry_file("two")]
    found = mistakes(before, [*small, one, entry_file("zzz", tasks="[nonsense]")])
    assert [message.split(":")[0] for message in found] == [
        "entries/methods/two.yaml",
        "entries/methods/zzz.yaml",
        "entries/methods/one.yaml",
    ]


def test_a_file_that_is_too_large_is_told(small: Files) -> None:
    assert mistakes(small, [*small, TextFile("methods/huge.yaml", TOO_LARGE)]) == [
        "entries/methods/huge.yaml:1:1: has more than 5,000,000 bytes; at most 100,000 characters are allowed"
    ]


def test_mistakes_and_names_are_bounded_and_all_are_counted(small: Files, entry_file: Entry) -> None:
    many = [entry_file(f"net-{number}", tasks="[nonsense]") for number in range(300)]
    found = reviewed(small, [*small, *many])
    assert len(found.mistakes.first) == MOST_MISTAKES
    assert found.mistakes.count >= 300
    assert (len(found.files.added.first), found.files.added.count) == (MOST_LISTED, 300)


@pytest.mark.parametrize(
    "name",
    ["a\nb", "-rf", "::error::x", "\udcff", "\u202egpj", "x" * 250, "..", " ", "[x](http:e.org)", "a/b ", "ﾠ"],
)
def test_any_file_name_can_be_reported(small: Files, name: str) -> None:
    found = reviewed(small, [*small, TextFile(f"methods/{name}.yaml", "name: x\n")])
    assert found.mistakes.count
    assert found.files.added.count == 1

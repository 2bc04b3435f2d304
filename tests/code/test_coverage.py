"""Claims about coverage: it follows the model, counts each entry once; a gap is what nobody looked up."""

from collections.abc import Callable
from datetime import date
from typing import Annotated

from pydantic import Field
from sitegen.coverage import ORDER, gaps, oldest_check, reach, rows, states, tiers
from sitegen.facts import State
from sitegen.fields import may_be_unknown
from sitegen.load import load_catalogue
from sitegen.model.base import EVIDENCED, Items
from sitegen.model.method import Code, Method
from sitegen.model.review import Review
from sitegen.model.text import Line
from sitegen.textfile import TextFile

TODAY = date(2026, 11, 22)

EntryFile = Callable[..., TextFile]
Files = tuple[TextFile, ...]


def test_a_new_field_appears_by_itself() -> None:
    class Bigger(Method):
        memory: Annotated[Line | None, Field(description="GPU memory."), EVIDENCED] = None
        copies: Items[Code] = ()

    found = {row.path: row for row in rows(Bigger)}
    assert found["memory"].is_asked
    assert found["memory"].description == "GPU memory."
    assert found["copies.licence"].holder == "copies"


def test_counts_of_a_field_add_up_to_the_entries_that_can_have_it(small: Files) -> None:
    catalogue = load_catalogue(small, TODAY)
    for one in reach(catalogue.methods, Method):
        if not one.row.holder:
            assert one.of == len(catalogue.methods), one.row.path
        assert abs(sum(length for _, _, length in one.bar()) - (100 if one.of else 0)) < 0.1
        assert sum(one.counts[state] for state in ORDER) == one.of


def test_states_are_told_apart(vocabularies: Files, entry_file: EntryFile) -> None:
    files = [
        entry_file(
            "one", name="One", code="not-stated", input="[{data: dna, length_bp: 600, sources: [paper]}]"
        ),
        entry_file("two", name="Two", input="[{data: dna, length_bp: not-applicable, sources: [paper]}]"),
    ]
    files[0] = TextFile(files[0].path, files[0].text.replace("evidence: {", "evidence: {code: [paper], "))
    one, two = load_catalogue([*vocabularies, *files], TODAY).methods
    assert (states(one)["code"], states(two)["code"]) == (State.NOT_STATED, State.NOT_RECORDED)
    assert states(one)["input.length_bp"] is State.KNOWN
    assert states(two)["input.length_bp"] is State.NOT_APPLICABLE
    assert "code.licence" not in states(one), "where no code was found there is no licence to look for"


def test_a_gap_is_what_must_be_looked_up_and_was_not(vocabularies: Files, entry_file: EntryFile) -> None:
    [one] = gaps(load_catalogue([*vocabularies, entry_file("one")], TODAY).entries)
    assert {"code", "weights", "input.length_bp", "architecture.parameters"} <= set(one.fields)
    assert not {"also_known_as", "input.note", "results", "tasks", "description"} & set(one.fields)
    assert one.oldest == "2026-01-01"


def test_entries_with_most_gaps_come_first(small: Files) -> None:
    found = [len(one.fields) for one in gaps(load_catalogue(small, TODAY).entries)]
    assert found == sorted(found, reverse=True)


def test_sources_are_counted_by_tier_and_the_oldest_check_is_named(small: Files) -> None:
    catalogue = load_catalogue(small, TODAY)
    checked = [source.checked for entry in catalogue.entries for source in entry.sources.values()]
    assert sum(tiers(catalogue.entries).values()) == len(checked)
    assert oldest_check(catalogue.entries) == min(checked)
    assert oldest_check([]) == ""


def test_what_may_be_not_stated_is_read_off_the_model() -> None:
    fields = Code.model_fields
    assert {name for name in fields if may_be_unknown(fields[name])} == {"licence", "languages", "frameworks"}


def test_reviews_have_their_own_fields() -> None:
    paths = {row.path for row in rows(Review)}
    assert {"covers", "audience", "publications.doi"} <= paths
    assert "architecture.families" not in paths

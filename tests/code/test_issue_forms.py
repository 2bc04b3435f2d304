"""Claims about the issue forms: they are current, and the hosting site takes them.

The rules are those of "Syntax for issue forms", "Syntax for GitHub's form schema" and "Common validation
errors when creating issue forms" in GitHub's documentation.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from sitegen.disk import read_texts
from sitegen.issue_forms import FORMS, issue_forms
from sitegen.load import load_catalogue
from sitegen.site import Site

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
TOP = {"name": str, "description": str, "body": list}
MORE_TOP = {"title", "labels", "assignees", "projects", "type"}
ATTRIBUTES = {
    "markdown": ({"value"}, set()),
    "input": ({"label"}, {"description", "placeholder", "value"}),
    "textarea": ({"label"}, {"description", "placeholder", "value", "render"}),
    "dropdown": ({"label", "options"}, {"description", "multiple", "default"}),
    "checkboxes": ({"label", "options"}, {"description"}),
}
"""Kind of element -> the attributes that it needs, and those that it may have."""


def faults(form: Any) -> Iterator[str]:
    """What GitHub would refuse in a form."""
    for key, kind in TOP.items():
        if not isinstance(form.get(key), kind) or not form[key]:
            yield f"{key} is missing or no {kind.__name__}"
    if list(form)[:2] != ["name", "description"] or set(form) - {*TOP, *MORE_TOP}:
        yield "the keys at the top are others"
    body = form.get("body") or []
    for number, element in enumerate(body):
        yield from (f"body[{number}]: {fault}" for fault in _faults_of(element))
    asked = [element for element in body if element.get("type") != "markdown"]
    if not asked:
        yield "body needs an element that is not markdown"
    yield from _repeated("id", [element["id"] for element in asked if "id" in element])
    yield from _repeated("label", [_reference(str(label)) for label in _labels(asked)])


def _faults_of(element: Any) -> Iterator[str]:
    if element.get("type") not in ATTRIBUTES:
        yield "is of no kind"
        return
    needed, possible = ATTRIBUTES[element["type"]]
    attributes = element.get("attributes", {})
    if not needed <= set(attributes) <= needed | possible:
        yield "has other attributes"
    if set(element) - {"type", "id", "attributes", "validations"}:
        yield "has other keys"
    if not re.fullmatch("[A-Za-z0-9_-]+", element.get("id", "x")):
        yield "id has other signs than letters, digits, - and _"
    for name, value in attributes.items():
        if name not in {"options", "multiple", "default"} and not (isinstance(value, str) and value.strip()):
            yield f"{name} is no text"
    if set(element.get("validations", {})) - {"required"}:
        yield "has other validations"
    if not isinstance(element.get("validations", {}).get("required", False), bool):
        yield "required is neither true nor false"
    if re.search("password|secret|token", str(attributes.get("label")), re.I):
        yield "label contains a forbidden word"
    if "options" in needed:
        yield from _faults_of_options(element["type"], attributes.get("options"))


def _faults_of_options(kind: str, options: Any) -> Iterator[str]:
    if not isinstance(options, list) or not options:
        yield "options are empty"
        return
    texts = [option.get("label") if kind == "checkboxes" else option for option in options]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        yield "an option is no text"
    if any(str(text).casefold() == "none" for text in texts):
        yield "None is a reserved word"
    yield from _repeated("option", texts)


def _labels(elements: list[Any]) -> Iterator[Any]:
    for element in elements:
        attributes = element.get("attributes", {})
        yield attributes.get("label")
        if element.get("type") == "checkboxes":
            yield from (option.get("label") for option in attributes.get("options", []))


def _reference(label: str) -> str:
    """Labels that are the same in letters and digits lead to one field."""
    return re.sub("[^a-z0-9_-]+", "-", label.lower()).strip("-")


def _repeated(what: str, names: list[Any]) -> Iterator[str]:
    yield from (f"{what} {name} stands twice" for name, count in Counter(names).items() if count > 1)


def form(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def test_the_forms_are_current() -> None:
    vocabularies = load_catalogue(read_texts(ROOT / "entries"), date.today()).vocabularies
    for file in issue_forms(vocabularies):
        assert (FOLDER / file.path).read_text(encoding="utf-8") == file.text, "run `make forms`"


def test_there_are_no_other_forms() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*FORMS, "config.yml"}
    assert set(form("config.yml")) <= {"blank_issues_enabled", "contact_links"}


@pytest.mark.parametrize("name", FORMS)
def test_the_hosting_site_takes_the_form(name: str) -> None:
    assert list(faults(form(name))) == []


def test_names_of_forms_are_not_the_same() -> None:
    assert len({form(name)["name"] for name in FORMS}) == len(FORMS)


@pytest.mark.parametrize(
    "url", [Site("T", "https://e.org").report_url("A", "f"), Site("T", "https://e.org").suggest_url]
)
def test_links_of_the_site_fill_in_fields_that_the_form_has(url: str) -> None:
    answers = parse_qs(urlsplit(url).query)
    ids = {element.get("id") for element in form(answers.pop("template")[0])["body"]}
    assert set(answers) <= {"title", *ids}


GOOD = {
    "name": "A form",
    "description": "What it is for.",
    "body": [
        {"type": "markdown", "attributes": {"value": "Hello."}},
        {"type": "input", "id": "one", "attributes": {"label": "One"}},
        {"type": "dropdown", "id": "two", "attributes": {"label": "Two", "options": ["a", "b"]}},
        {"type": "checkboxes", "attributes": {"label": "Three", "options": [{"label": "c"}]}},
    ],
}


def element(number: int, **changes: Any) -> dict[str, Any]:
    body: list[Any] = [dict(one) for one in GOOD["body"]]
    body[number] |= changes
    return {"body": body}


def test_a_good_form_has_no_faults() -> None:
    assert list(faults(GOOD)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": ""}, "name is missing or no str"),
        ({"description": True}, "description is missing or no str"),
        ({"body": []}, "body is missing or no list"),
        ({"hello": "world"}, "the keys at the top are others"),
        ({"body": GOOD["body"][:1]}, "body needs an element that is not markdown"),
        (element(1, id="two"), "id two stands twice"),
        (element(1, id="a b"), "body[1]: id has other signs than letters, digits, - and _"),
        (element(1, attributes={"label": "Two?"}), "label two stands twice"),
        (element(1, attributes={"label": "c"}), "label c stands twice"),
        (element(1, attributes={"label": True}), "body[1]: label is no text"),
        (element(1, attributes={"label": " "}), "body[1]: label is no text"),
        (element(1, attributes={"label": "Password"}), "body[1]: label contains a forbidden word"),
        (element(1, attributes={"label": "One", "options": ["a"]}), "body[1]: has other attributes"),
        (element(1, attributes={}), "body[1]: has other attributes"),
        (element(1, type="text"), "body[1]: is of no kind"),
        (element(1, x=1), "body[1]: has other keys"),
        (element(1, validations={"required": "yes"}), "body[1]: required is neither true nor false"),
        (element(2, attributes={"label": "Two", "options": []}), "body[2]: options are empty"),
        (element(2, attributes={"label": "Two", "options": ["a", "a"]}), "body[2]: option a stands twice"),
        (element(2, attributes={"label": "Two", "options": ["None"]}), "body[2]: None is a reserved word"),
        (element(2, attributes={"label": "Two", "options": [True]}), "body[2]: an option is no text"),
    ],
    ids=str,
)
def test_a_broken_form_is_told(change: dict[str, Any], fault: str) -> None:
    assert fault in list(faults(GOOD | change))

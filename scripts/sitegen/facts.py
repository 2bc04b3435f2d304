"""The facts panel: the same facts in the same order on every method page, each with state and sources."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .catalogue import known
from .model.method import HeldOut, Input, Method, Output
from .model.text import Unknown
from .vocabulary import Term, Vocabulary

LONG = 48
"""Characters past which a value is set smaller."""


class State(StrEnum):
    """What we know of a fact: a value; looked for in vain; cannot be; nobody has looked."""

    KNOWN = "known"
    NOT_STATED = "not-stated"
    NOT_APPLICABLE = "not-applicable"
    NOT_RECORDED = "not-recorded"


@dataclass(frozen=True)
class Fact:
    """One cell of the panel: ``values`` are words or terms, ``qualifier`` stands small below them."""

    label: str
    values: tuple[Term | str, ...]
    qualifier: str
    state: State
    sources: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        """Whether the value is a sentence rather than a word or number, and is set smaller."""
        return sum(len(str(value)) for value in self.values) > LONG

    @property
    def separator(self) -> str:
        """What stands between values: values that hold commas are parted by semicolons."""
        return "; " if any(", " in str(value) for value in self.values) else ", "


def facts(method: Method, licences: Vocabulary) -> list[Fact]:
    """All facts of the panel, in reading order; ``licences`` has the names of those without an SPDX id."""
    return [
        input_fact(method),
        output_fact(method),
        assembly_fact(method),
        organism_fact(method),
        architecture_fact(method),
        parameters_fact(method),
        receptive_field_fact(method),
        framework_fact(method),
        code_fact(method, licences),
        weights_fact(method, licences),
        held_out_fact(method),
        hardware_fact(method),
    ]


def _fact(
    label: str,
    value: Any,
    sources: Iterable[str],
    show: Callable[[Any], Sequence[Term | str]],
    qualifier: str = "",
) -> Fact:
    if value is None or value == ():
        return Fact(label, (), "", State.NOT_RECORDED, ())
    found = tuple(dict.fromkeys(sources))
    if isinstance(value, Unknown):
        return Fact(label, (), "", State(value.value), found)
    return Fact(label, tuple(show(value)), qualifier, State.KNOWN, found)


def _evidence(method: Method, *paths: str) -> list[str]:
    return [source for path in paths for source in method.evidence.get(path, ())]


def _from(items: Iterable[Any]) -> list[str]:
    return [source for item in items for source in item.sources]


def input_fact(method: Method) -> Fact:
    """What goes in, with its length."""
    return _fact(
        "Input",
        method.input,
        _from(method.input),
        lambda flows: [_input_words(flow) for flow in flows],
        _joined(flow.note for flow in method.input[:1]),
    )


def _input_words(flow: Input) -> str:
    if flow.length_bp is None or isinstance(flow.length_bp, Unknown):
        return flow.data.label
    label = flow.data.label
    is_acronym = label[1:2].isupper()  # DNA sequence
    return f"{flow.length_bp} bp {label if is_acronym else label[0].lower() + label[1:]}"


def output_fact(method: Method) -> Fact:
    """What comes out, with the number of values."""
    resolution = [
        f"{flow.resolution_bp:,} bp resolution"
        for flow in method.output
        if isinstance(flow.resolution_bp, int)
    ]
    return _fact(
        "Output",
        method.output,
        _from(method.output),
        lambda flows: [_output_words(flow) for flow in flows],
        _joined(resolution[:1]),
    )


def _output_words(flow: Output) -> str:
    what = flow.label or flow.data.label
    return f"{flow.count:,} {what}" if isinstance(flow.count, int) else what[0].upper() + what[1:]


def assembly_fact(method: Method) -> Fact:
    """Genome builds over all inputs; a value beats "not stated"."""
    given = [flow for flow in method.input if flow.assemblies is not None]
    terms = tuple(dict.fromkeys(term for flow in given for term in known(flow.assemblies)))
    value = terms or (given[0].assemblies if given else None)
    return _fact("Genome build", value, _from(given), tuple)


def organism_fact(method: Method) -> Fact:
    """Organisms trained on; what it was tried on stands below where it differs."""
    trained, tried = method.organisms.trained_on, method.organisms.evaluated_on
    sources = _evidence(method, "organisms.trained_on", "organisms.evaluated_on")
    if not known(trained) and known(tried):
        return _fact("Organism", tried, sources, tuple, "evaluated on")
    qualifier = "trained and evaluated on" if trained == tried else "trained on"
    if known(tried) and trained != tried:
        qualifier += "; evaluated on " + ", ".join(term.label.lower() for term in known(tried))
    return _fact("Organism", trained, sources, tuple, qualifier)


def architecture_fact(method: Method) -> Fact:
    """Architecture families."""
    return _fact(
        "Architecture", method.architecture.families, _evidence(method, "architecture.families"), tuple
    )


BASIS = {
    "stated": "stated by the authors",
    "worked-out": "worked out from the layers",
    "third-party": "by a third party",
}


def _measure_fact(label: str, method: Method, name: str, unit: str) -> Fact:
    measure = getattr(method.architecture, name)
    sources = _evidence(method, f"architecture.{name}")
    qualifier = BASIS.get(getattr(measure, "basis", ""), "")
    return _fact(label, measure, sources, lambda number: [f"{number.value:,}{unit}"], qualifier)


def parameters_fact(method: Method) -> Fact:
    """Number of parameters, and who says so."""
    return _measure_fact("Parameters", method, "parameters", "")


def receptive_field_fact(method: Method) -> Fact:
    """How far one output sees."""
    return _measure_fact("Receptive field", method, "receptive_field_bp", " bp")


def framework_fact(method: Method) -> Fact:
    """Frameworks of the authors' own code, else of the first."""
    code = own_code(method)
    if not code:
        return _fact(
            "Framework",
            method.code if isinstance(method.code, Unknown) else None,
            _evidence(method, "code"),
            tuple,
        )
    return _fact("Framework", code[0].frameworks, code[0].sources, tuple, code[0].versions or "")


def own_code(method: Method) -> tuple[Any, ...]:
    """The authors' code, or that of others where there is none."""
    places = known(method.code)
    return tuple(place for place in places if place.maintained_by == "authors") or places


def code_fact(method: Method, licences: Vocabulary) -> Fact:
    """Licence of the authors' code."""
    if not isinstance(method.code, tuple):
        return _fact("Code licence", method.code, _evidence(method, "code"), tuple)
    code = own_code(method)[0]
    third = "third-party code" if code.maintained_by != "authors" else ""
    return _fact(
        "Code licence", code.licence, code.sources, lambda licence: [_licence_label(licence, licences)], third
    )


def _licence_label(licence: str | Unknown, licences: Vocabulary) -> str:
    if isinstance(licence, Unknown):
        return licence.label
    return licences.terms[licence].label if licence in licences.terms else licence


def weights_fact(method: Method, licences: Vocabulary) -> Fact:
    """Licence of the first weights."""
    if not isinstance(method.weights, tuple):
        return _fact("Weights", method.weights, _evidence(method, "weights"), tuple)
    weights = method.weights[0]
    licence = weights.licence
    words = f"licence: {_licence_label(licence, licences)}"
    return _fact("Weights", method.weights, _from(method.weights), lambda _: ["Available"], words)


def held_out_fact(method: Method) -> Fact:
    """What was kept from training."""
    return _fact(
        "Held out",
        method.training.held_out,
        _evidence(method, "training.held_out"),
        lambda parts: [_held_out_words(part) for part in parts],
    )


def _held_out_words(part: HeldOut) -> str:
    return part.what or part.by.label


def hardware_fact(method: Method) -> Fact:
    """Hardware that a source names."""
    return _fact(
        "Hardware", method.running.hardware, _evidence(method, "running.hardware"), lambda text: [text]
    )


def _joined(texts: Iterable[str | None]) -> str:
    return "; ".join(text for text in texts if text)

"""The facts panel: the same facts in the same order on every method page, each with state and sources."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .catalogue import NOTHING_OBSERVED, known
from .model.method import Code, HeldOut, Input, Method, Output, Weights
from .model.observed import Observed
from .model.text import Unknown
from .observed import is_gone, repository_at
from .permissions import commercial_use
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
    unknown: str = ""

    @property
    def words(self) -> str:
        """How the panel says that the value is not known."""
        return self.unknown or self.state.value.replace("-", " ")

    @property
    def is_long(self) -> bool:
        """Whether the value is a sentence rather than a word or number, and is set smaller."""
        return sum(len(str(value)) for value in self.values) > LONG

    @property
    def separator(self) -> str:
        """What stands between values: values that hold commas are parted by semicolons."""
        parted = self.label == "Held out" or any(", " in str(value) for value in self.values)
        return "; " if parted else ", "


def facts(method: Method, licences: Vocabulary, observed: Observed = NOTHING_OBSERVED) -> list[Fact]:
    """All facts of the panel, in reading order; ``licences`` has the names of those without an SPDX id."""
    return [
        task_fact(method),
        input_fact(method),
        output_fact(method),
        assembly_fact(method),
        organism_fact(method),
        architecture_fact(method),
        parameters_fact(method),
        framework_fact(method),
        code_fact(method, licences, observed),
        weights_fact(method, licences, observed),
        held_out_fact(method),
        hardware_fact(method),
    ]


def _fact(
    label: str,
    value: Any,
    sources: Iterable[str],
    show: Callable[[Any], Sequence[Term | str]],
    qualifier: str = "",
    unknown: str = "",
) -> Fact:
    if value is None or value == ():
        return Fact(label, (), qualifier, State.NOT_RECORDED, ())
    found = tuple(dict.fromkeys(sources))
    if isinstance(value, Unknown):
        return Fact(label, (), qualifier, State(value.value), found, unknown)
    return Fact(label, tuple(show(value)), qualifier, State.KNOWN, found)


def _evidence(method: Method, *paths: str) -> list[str]:
    return [source for path in paths for source in method.evidence.get(path, ())]


def _from(items: Iterable[Any]) -> list[str]:
    return [source for item in items for source in item.sources]


def task_fact(method: Method) -> Fact:
    """What it predicts or does."""
    return _fact("Task", method.tasks, _evidence(method, "tasks"), tuple)


def input_fact(method: Method) -> Fact:
    """What goes in, with its length."""
    note = method.input[0].note if len(method.input) == 1 else ""
    return _fact(
        "Input", method.input, _from(method.input), lambda flows: list(map(input_words, flows)), note or ""
    )


def input_words(flow: Input) -> str:
    """``DNA sequence, 1,000 bp``; the kind alone where no length is known."""
    if flow.length_bp is None or isinstance(flow.length_bp, Unknown):
        return flow.data.label
    return f"{flow.data.label}, {flow.length_bp} {flow.unit}"


def output_fact(method: Method) -> Fact:
    """What comes out, with how many values of what, and for how many bases one stands."""
    kinds = tuple(dict.fromkeys(flow.data for flow in method.output))
    return _fact("Output", kinds, _from(method.output), tuple, _joined(map(_output_words, method.output)))


def _output_words(flow: Output) -> str:
    number = f"{flow.count:,}" if isinstance(flow.count, int) else ""
    words = " ".join(filter(None, (number, flow.label)))
    resolution = f"{flow.resolution_bp:,} bp resolution" if isinstance(flow.resolution_bp, int) else ""
    return ", ".join(filter(None, (words, resolution)))


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


def parameters_fact(method: Method) -> Fact:
    """Number of parameters, and who says so."""
    measure = method.architecture.parameters
    qualifier = BASIS.get(getattr(measure, "basis", ""), "")
    sources = _evidence(method, "architecture.parameters")
    return _fact("Parameters", measure, sources, lambda number: [f"{number.value:,}"], qualifier)


def framework_fact(method: Method) -> Fact:
    """Frameworks of the authors' own code, else of the first."""
    if not known(method.code):
        return _fact("Framework", method.code, _evidence(method, "code"), tuple, unknown=NO_CODE)
    code = own_code(method)[0]
    return _fact("Framework", code.frameworks, code.sources, tuple, code.versions or "")


def own_code(method: Method) -> tuple[Code, ...]:
    """The authors' code, or that of others where there is none."""
    places: tuple[Code, ...] = known(method.code)
    return tuple(place for place in places if place.maintained_by == "authors") or places


NO_CODE = "no code found"
NO_WEIGHTS = "none found"


def code_fact(method: Method, licences: Vocabulary, observed: Observed) -> Fact:
    """Licence of the authors' code, or that there is none."""
    if not known(method.code):
        return _fact("Code", method.code, _evidence(method, "code"), tuple, unknown=NO_CODE)
    code = own_code(method)[0]
    third = "code by a third party" if code.maintained_by != "authors" else ""
    repository = repository_at(observed, code.url)
    state = _gone_words(code, observed) or ("archived" if repository and repository.archived else "")
    qualifier = _joined([third, state, use_words([code.licence], licences)])
    return _fact(
        "Code",
        code.licence,
        code.sources,
        lambda licence: [licence_label(licence, licences)],
        qualifier or "licence",
        unknown="licence not stated",
    )


GONE = "reported gone"
NO_ANSWER = "no longer answers"
PLACE_STATES = {"gone": GONE, "moved": "has moved"}
"""How we say what a source reports of an address."""


def _gone_words(place: Code | Weights, observed: Observed) -> str:
    """Whether an address is gone, by a source or by a program; empty if it is not."""
    if place.state == "gone":
        return GONE
    return NO_ANSWER if is_gone(observed, place.url) else ""


def use_words(stated: Iterable[str | Unknown | None], licences: Vocabulary) -> str:
    """Whether commercial use is permitted, if each licence is known and all say the same; else empty."""
    named = [None if one is None or isinstance(one, Unknown) else one for one in stated]
    uses = {commercial_use(one, licences).label if one else "" for one in named}
    return uses.pop() if len(uses) == 1 else ""


def licence_label(licence: str | Unknown | None, licences: Vocabulary) -> str:
    """What readers see: the SPDX expression, the label of a licence without SPDX id, or what is not known."""
    if licence is None:
        return "not recorded"
    if isinstance(licence, Unknown):
        return licence.label
    return licences.terms[licence].label if licence in licences.terms else licence


def weights_fact(method: Method, licences: Vocabulary, observed: Observed) -> Fact:
    """In how many places weights are named, under which licences, and whether they are gone."""
    weights: tuple[Weights, ...] = known(method.weights)
    if not weights:
        return _fact("Weights", method.weights, _evidence(method, "weights"), tuple, unknown=NO_WEIGHTS)
    gone = Counter(filter(None, (_gone_words(place, observed) for place in weights)))
    value = f"{len(weights)} {'place' if len(weights) == 1 else 'places'}"
    if not gone:
        value = f"available in {value}"
    for words, count in gone.items():
        value += f", {words}" if count == len(weights) else f", {count} {words}"
    labels = dict.fromkeys(licence_label(place.licence, licences) for place in weights)
    use = use_words([place.licence for place in weights], licences)
    qualifier = _joined([f"licence {' / '.join(labels)}", use])
    return _fact("Weights", weights, _from(weights), lambda _: [value], qualifier)


def held_out_fact(method: Method) -> Fact:
    """What was kept from training."""
    return _fact(
        "Held out",
        method.training.held_out,
        _evidence(method, "training.held_out"),
        lambda parts: [held_out_words(part) for part in parts],
    )


def held_out_words(part: HeldOut) -> str:
    """``test, by chromosome: chromosomes 8 and 9``."""
    how = f"{part.part}, {part.by.label}" if part.part else part.by.label
    return f"{how}: {part.what}" if part.what else how


def hardware_fact(method: Method) -> Fact:
    """Hardware that a source names."""
    return _fact(
        "Hardware", method.running.hardware, _evidence(method, "running.hardware"), lambda text: [text]
    )


def _joined(texts: Iterable[str | None]) -> str:
    return "; ".join(text for text in texts if text)

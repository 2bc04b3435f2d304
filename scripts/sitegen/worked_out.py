"""Facets that no single field gives: code, weights, their licences, year, publication."""

from collections.abc import Iterator
from typing import TypeGuard, get_args

from .facet import Choice, Facet, Known, known, plain_choices
from .facts import licence_label, own_code
from .fields import choices_in
from .model.method import Code, Method, Status, Weights
from .model.text import Unknown
from .permissions import CommercialUse, commercial_use
from .vocabulary import Vocabulary

NO_PUBLICATION = "publication not recorded"
"""What the model says of a method of which neither paper nor preprint stands in the entry."""

GONE = Choice("gone", "reported gone", "A source says that the address answers no more.")

USE_HELP = (
    "Worked out from the licence; one that is not classified is shown as such. Read it before you rely on it."
)


def worked_out(licences: Vocabulary) -> Iterator[Facet]:
    """Facets that no single field gives."""

    def use(places: tuple[Code | Weights, ...] | Unknown | None) -> Known:
        if not isinstance(places, tuple):
            return known([places])
        stated = [place.licence for place in places]
        return known(commercial_use(one, licences) if _is_licence(one) else one for one in stated)

    def names(places: tuple[Code | Weights, ...] | Unknown | None) -> tuple[str, ...]:
        stated = [place.licence for place in places] if isinstance(places, tuple) else []
        return tuple(dict.fromkeys(licence_label(one, licences) for one in stated if _is_licence(one)))

    code_help = "Places with code; gone if a source says so; not stated where none was found."
    makers = plain_choices(choices_in(Code.model_fields["maintained_by"].annotation))
    yield Facet("code", "Code available from", code_help, "choice", _code, (*makers, GONE))
    uses = tuple(Choice(one.value, one.label) for one in CommercialUse)
    use_help = f"Of the authors' code; where there is none, of that of others. {USE_HELP}"
    yield Facet(
        "code-licence",
        "Licence of code",
        use_help,
        "choice",
        lambda method: use(own_code(method) or method.code),
        uses,
        column=True,
        exact=lambda method: names(own_code(method) or method.code),
    )
    weights_help = (
        "Trained weights that can be had; gone if a source says so; not stated where none were found."
    )
    yield Facet(
        "weights", "Weights", weights_help, "choice", _weights, (Choice("available", "available"), GONE)
    )
    about_use = f"Of the trained weights, which is often not that of the code. {USE_HELP}"
    yield Facet(
        "weights-licence",
        "Licence of weights",
        about_use,
        "choice",
        lambda method: use(method.weights),
        uses,
        exact=lambda method: names(method.weights),
    )
    about_year = "Year in which the cited publication first appeared."
    ends = ("oldest", "newest")
    yield Facet(
        "year",
        "Year",
        about_year,
        "range",
        lambda method: known([method.year]),
        unit="year",
        ends=ends,
        column=True,
    )
    about = "A paper in a journal or at a conference, or only a preprint."
    words = [word for word in get_args(Status) if word != NO_PUBLICATION]
    yield Facet("status", "Publication", about, "choice", _status, plain_choices(words))


def _status(method: Method) -> Known:
    return known([None if method.status == NO_PUBLICATION else method.status])


def _is_licence(value: str | Unknown | None) -> TypeGuard[str]:
    return value is not None and not isinstance(value, Unknown)


def _code(method: Method) -> Known:
    if not isinstance(method.code, tuple):
        return known([method.code])
    return known(GONE.id if place.state == "gone" else place.maintained_by for place in method.code)


def _weights(method: Method) -> Known:
    if not isinstance(method.weights, tuple):
        return known([method.weights])
    return known(GONE.id if place.state == "gone" else "available" for place in method.weights)

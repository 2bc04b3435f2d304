"""Words of an entry in Python code: names that are valid, comments that stay comments, quoted text."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from keyword import iskeyword, issoftkeyword

from ..model.method import Method
from ..model.source import Source
from ..model.text import Unknown
from .call import WIDTH, Call, comment, lines
from .pytorch_parts import PARTS
from .shape import Shape
from .steps import Network

ANY = 100
"""Positions in the example for a network that takes any number."""

ABOUT = (
    "The layers of one entry of the catalogue as a PyTorch module, made from the list of its layers.",
    "It is our reading of the listed sources, not the authors' code. It does not capture how the data "
    "are prepared, how the network is trained, or its first and its trained weights.",
)


def header(method: Method, left_out: tuple[str, ...]) -> Iterator[str]:
    """The comment at the top of the file. Its first lines are ours: Python looks there for an encoding."""
    for text in ABOUT:
        yield from comment(text)
    yield "#"
    yield from comment(f"Entry: {method.name} (entries/methods/{method.slug}.yaml)")
    if method.architecture.variant:
        yield from comment(f"Describes: {method.architecture.variant}")
    for id in method.evidence["architecture.layers"]:
        yield from comment(f"Layers from: {_source_words(method.sources[id])}")
    for address in _own_code(method):
        yield from comment(f"Code by the authors: {address}")
    for label in left_out:
        yield from comment(f"Left out, because the entry describes it in words only: {label}")
    yield ""


def docstring(text: str) -> list[str]:
    """The text, which is ours, as the docstring of a class."""
    wrapped = textwrap.wrap(text, WIDTH - 14)
    ends = "" if len(wrapped) == 1 else "\n    "
    return [f'    """{(chr(10) + "    ").join(wrapped)}{ends}"""']


def quoted(text: str) -> str:
    """The text as a string of Python."""
    plain = text.isprintable() and not set(text) & set('"\\\\')
    return f'"{text}"' if plain else repr(text)


def class_name(name: str) -> str:
    """A name for the class: ``Yeast 5' UTR`` is ``Yeast5UTR``."""
    words = re.findall("[A-Za-z0-9]+", name)
    made = "".join(word[0].upper() + word[1:] for word in words)
    if not made or made[0].isdigit():
        made = f"Network{made}"
    return f"{made}Network" if made in PARTS or iskeyword(made) else made


def variable_names(inputs: Iterable[str], kept: Iterable[str] = ()) -> Mapping[str, str]:
    """A variable for each name: ``DNA sequence`` is ``dna_sequence``, an input without one is ``x``."""
    made: dict[str, str] = {}
    for kind, names in (("input", inputs), ("kept", kept)):
        for number, name in enumerate(names, start=1):
            word = _variable(name) if name else "x"
            made[name] = f"{kind}_{number}" if not word or word in made.values() else word
    return made


def _variable(name: str) -> str:
    """The name as a variable that the code may have; empty if it cannot."""
    word = "_".join(re.findall("[a-z0-9]+", name.lower()))
    wrong = not word.isidentifier() or iskeyword(word) or issoftkeyword(word) or word in _TAKEN
    numbered = word.startswith(("input_", "kept_"))  # may be what another is called for want of a name
    return "" if wrong or numbered else word


_TAKEN = {"self", "x", "path", "inputs", "sum", "zip", "torch", "nn"}
"""Names that the code uses itself."""


def example(method: Method, network: Network) -> Iterator[str]:
    """How to run it, as a comment."""
    inputs = tuple(Call("torch.rand", (1, *_sizes(shape))) for _, shape in network.inputs)
    yield "# To try it, with one input of random numbers:"
    yield "#     import torch"
    for line in lines(Call(f"{class_name(method.name)}().eval()", inputs), 4):
        yield f"# {line}"


def _sizes(shape: Shape) -> tuple[int, ...]:
    return tuple(extent or ANY for extent in (shape.channels, *shape.spatial))


def _source_words(source: Source) -> str:
    at = f" at {source.commit[:10]}" if source.commit else ""
    doi = f"doi:{source.doi}" if source.doi else ""
    return f"{source.repository or source.url or doi or source.arxiv or source.pmid}{at}"


def _own_code(method: Method) -> list[str]:
    code = () if isinstance(method.code, Unknown) else method.code or ()
    return [place.url for place in code if place.maintained_by == "authors"]

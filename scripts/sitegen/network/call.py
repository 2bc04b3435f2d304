"""Python calls as data: merged into loops where only numbers change, and laid out in lines."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace

WIDTH = 100
"""Characters of a line, if it can be had."""

LOOP = "ijklmn"
"""Names of loop variables, from the outside in."""


@dataclass(frozen=True)
class Code:
    """An expression as it is written."""

    text: str


@dataclass(frozen=True)
class Each:
    """``*(item for i in range(times))``: the same call with other numbers."""

    item: "Call"
    variable: str
    times: int


@dataclass(frozen=True)
class Items:
    """``[item, item]``, the one argument of a call."""

    items: tuple["Arg", ...]


@dataclass(frozen=True)
class Call:
    """``name(*args, **keywords)``; ``comment`` stands behind it, ``above`` in lines before it."""

    name: str
    args: tuple["Arg", ...] = ()
    keywords: tuple[tuple[str, "Arg"], ...] = ()
    comment: str = ""
    above: tuple[str, ...] = ()


Arg = int | Code | Call | Each | Items


def in_a_loop(calls: tuple[Call, ...], depth: int) -> tuple[Arg, ...]:
    """The calls as one loop if they differ in numbers that grow evenly; else one after the other."""
    variable = LOOP[min(depth, len(LOOP) - 1)]
    item = _merged(calls, variable)
    if len(calls) == 1 or not isinstance(item, Call):
        return calls
    return (Each(item, variable if variable in _words(item) else "_", len(calls)),)


def _words(arg: Arg) -> set[str]:
    """The words of all expressions inside."""
    own = set(arg.text.split()) if isinstance(arg, Code) else set()
    return own.union(*map(_words, _inside(arg)))


def _merged(args: tuple[Arg, ...], variable: str) -> Arg | None:
    first = args[0]
    if all(arg == first for arg in args):
        return first
    if all(isinstance(arg, int) for arg in args):
        return _formula(tuple(arg for arg in args if isinstance(arg, int)), variable)
    calls = tuple(arg for arg in args if isinstance(arg, Call))
    return _one_call(calls, variable) if len(calls) == len(args) else None


def _one_call(calls: tuple[Call, ...], variable: str) -> Call | None:
    """One call for all, with formulas for the numbers that differ."""
    first = calls[0]
    forms = {(call.name, len(call.args), tuple(name for name, _ in call.keywords)) for call in calls}
    if len(forms) > 1:
        return None
    args = [_merged(column, variable) for column in zip(*(call.args for call in calls), strict=True)]
    values = (tuple(value for _, value in call.keywords) for call in calls)
    keywords = [_merged(column, variable) for column in zip(*values, strict=True)]
    if None in args or None in keywords:
        return None
    names = (name for name, _ in first.keywords)
    return replace(
        first,
        args=tuple(arg for arg in args if arg is not None),
        keywords=tuple(zip(names, (arg for arg in keywords if arg is not None), strict=True)),
        comment=_comment(first.comment, calls[-1].comment),
    )


def _comment(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _formula(numbers: tuple[int, ...], variable: str) -> Code | None:
    """``2 * 2**i`` or ``717 + 108 * i``, if the numbers grow so."""
    start, second = numbers[:2]
    step = second - start
    if all(number == start + step * at for at, number in enumerate(numbers)):
        sign, size = ("+", step) if step > 0 else ("-", -step)
        return Code(f"{start} {sign} {size} * {variable}")
    factor = second // start if start else 0
    if factor > 1 and all(number == start * factor**at for at, number in enumerate(numbers)):
        return Code(f"{start} * {factor} ** {variable}")
    return None


def names(arg: Arg) -> Iterator[str]:
    """The names of all calls inside."""
    if isinstance(arg, Call):
        yield arg.name
    for inner in _inside(arg):
        yield from names(inner)


def _inside(arg: Arg) -> tuple[Arg, ...]:
    match arg:
        case Each():
            return (arg.item,)
        case Items():
            return arg.items
        case Call():
            return (*arg.args, *(value for _, value in arg.keywords))
    return ()


def lines(arg: Arg, indent: int, before: str = "", after: str = "") -> Iterator[str]:
    """The lines of an argument or statement: in one line if it fits and has no comments inside."""
    margin = " " * indent
    if isinstance(arg, Call):
        yield from (f"{margin}{line}" for text in arg.above for line in comment(text, indent))
    flat = f"{margin}{before}{_flat(arg)}{after}"
    if not _needs_lines(arg) and len(flat) <= WIDTH:
        yield flat + _behind(arg)
    elif isinstance(arg, Each):
        yield f"{margin}{before}*("
        yield from _loop(arg, indent + 4)
        yield f"{margin}){after}"
    elif isinstance(arg, Call) and arg.args and isinstance(listed := arg.args[0], Items):
        yield f"{margin}{before}{arg.name}(["
        if len(listed.items) == 1 and isinstance(loop := listed.items[0], Each):
            yield from _loop(loop, indent + 4)
        else:
            for inner in listed.items:
                yield from lines(inner, indent + 4, after=",")
        yield f"{margin}]){after}"
    elif isinstance(arg, Call):
        yield f"{margin}{before}{arg.name}("
        for inner in arg.args:
            yield from lines(inner, indent + 4, after=",")
        for name, inner in arg.keywords:
            yield from lines(inner, indent + 4, f"{name}=", ",")
        yield f"{margin}){after}{_behind(arg)}"
    else:
        yield flat


def _loop(each: Each, indent: int) -> Iterator[str]:
    yield from lines(each.item, indent)
    yield f"{' ' * indent}for {each.variable} in range({each.times})"


def _needs_lines(arg: Arg) -> bool:
    """Whether something inside has a comment, or it is a list of modules."""
    return isinstance(arg, Each | Items) or any(_is_said(one) or _needs_lines(one) for one in _inside(arg))


def _is_said(arg: Arg) -> bool:
    return isinstance(arg, Call) and bool(arg.comment or arg.above)


def _behind(arg: Arg) -> str:
    return f"  # {arg.comment}" if isinstance(arg, Call) and arg.comment else ""


def _flat(arg: Arg) -> str:
    match arg:
        case int():
            return str(arg)
        case Code():
            return arg.text
        case Each():
            return f"*({_flat(arg.item)} for {arg.variable} in range({arg.times}))"
        case Items():
            return f"[{', '.join(map(_flat, arg.items))}]"
    inside = [*map(_flat, arg.args), *(f"{name}={_flat(value)}" for name, value in arg.keywords)]
    return f"{arg.name}({', '.join(inside)})"


def comment(text: str, indent: int = 0) -> list[str]:
    """The text as lines of a comment, whatever stands in it."""
    return [f"# {line}" for line in textwrap.wrap(one_line(text), WIDTH - 2 - indent, break_on_hyphens=False)]


def one_line(text: str) -> str:
    """The text without anything that could end a comment."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())

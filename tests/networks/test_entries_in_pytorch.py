"""Claims about our entries: PyTorch runs the code of each, and finds the sizes and numbers of the page."""

import pytest
from running import ENTRIES, agree, run
from sitegen.model.architecture import Measure
from sitegen.model.method import Method
from sitegen.network.pytorch_layers import NoCode
from sitegen.network.walk import network
from sitegen.networks import section

WITH_CODE = [method for method in ENTRIES if section(method).code]
LIGHT = 10_000_000
"""Parameters up to which a network is run with numbers too."""


def test_there_are_entries_with_code() -> None:
    assert WITH_CODE


@pytest.mark.parametrize("method", WITH_CODE, ids=lambda method: method.slug)
def test_pytorch_finds_what_the_page_says(method: Method) -> None:
    found = network(method.architecture)
    assert agree(run(method, found), found)


@pytest.mark.parametrize("method", WITH_CODE, ids=lambda method: method.slug)
def test_pytorch_finds_the_size_after_each_layer(method: Method) -> None:
    layers = method.architecture.layers or ()
    for count in range(1, len(layers)):
        first = method.architecture.model_copy(update={"layers": layers[:count]})
        found = network(first)
        try:
            assert agree(run(method, found), found), f"after layer {count}"
        except NoCode:
            continue


@pytest.mark.parametrize("method", WITH_CODE, ids=lambda method: method.slug)
def test_light_networks_run_with_numbers(method: Method) -> None:
    found = network(method.architecture)
    if found.parameters_known > LIGHT or any((shape.values or 0) > 100_000 for _, shape in found.inputs):
        pytest.skip("too heavy; its sizes are tested above")
    assert agree(run(method, found, "cpu"), found)


def test_what_was_worked_out_stands_beside_what_is_stated(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [row(method) for method in ENTRIES if method.architecture.layers]
    with capsys.disabled():
        print("\n" + "\n".join(rows))
    assert rows


def row(method: Method) -> str:
    """One line: worked out, of which basis the number of the entry is, code or why there is none."""
    found, given = network(method.architecture), method.architecture.parameters
    stated = f"{given.value:,} {given.basis}" if isinstance(given, Measure) else "-"
    number = f"{found.parameters_known:,}{'' if found.parameters is not None else ' (part)'}"
    why = section(method).no_code
    return f"{method.slug:24} {number:>20} {stated:>26}  {why or 'code'}"

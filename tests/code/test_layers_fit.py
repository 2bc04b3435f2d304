"""Claims about the rules for layers: a list of layers that cannot be is told, with its line, field and numbers."""
# ruff: noqa: E501

from collections.abc import Callable

import pytest
from sitegen.textfile import TextFile

Told = Callable[..., list[str]]

EVIDENCE = (
    "{description: [paper], tasks: [paper], architecture.families: [paper], "
    "architecture.input_shape: [paper], architecture.layers: [paper]}"
)
CONV = "{kind: conv1d, filters: 64, kernel: 5, padding: same}"
UNKNOWN = "{name: a, layers: [{kind: conv1d, filters: 64, kernel: 5}]}"
KEPT = CONV.replace("}", ", kept_as: stem}")
BY_PASS = (
    f"{{kind: branches, join: add, branches: [{{name: a, layers: [{CONV}]}}, {{name: b, input: stem}}]}}"
)
HALF = "{kind: conv1d, filters: 32, kernel: 5, padding: same}"


@pytest.fixture
def told(problems: Told, vocabularies: list[TextFile], entry_file: Callable[..., TextFile]) -> Told:
    """What is told of a method that reads this shape with these layers, without file, line and path before them."""

    def told(layers: str, shape: str = "{channels: 4, positions: 100}", length: str = "") -> list[str]:
        given = f"{{data: dna, {length and f'length_bp: {length}, '}sources: [paper]}}"
        architecture = f"{{families: [cnn], input_shape: [{shape}], layers: [{layers}]}}"
        file = entry_file("one", architecture=architecture, input=f"[{given}]", evidence=EVIDENCE)
        told = problems([*vocabularies, file])
        return [line.partition(": architecture.")[2] or line for line in told]

    return told


@pytest.mark.parametrize(
    ("layers", "message"),
    [
        ("{kind: conv1d, filters: 8, kernel: 94, padding: valid}, {kind: max-pool, size: 13}",
         "layers[2].size: pools 13 positions, but only 7 are left"),
        ("{kind: conv1d, filters: 8, kernel: 51, dilation: 2, padding: valid}",
         "layers[1].kernel: spans 101 positions, but only 100 are left"),
        ("{kind: dense, units: 5}",
         "layers[1].kind: needs a vector, but 4 channels at 100 positions come in; put flatten or a pooling over all before it, or write per_position: true"),
        ("{kind: flatten}, {kind: conv1d, filters: 8, kernel: 3, padding: same}",
         "layers[2].kind: needs channels at positions, but 400 units without positions come in"),
        ("{kind: conv2d, filters: 8, kernel: 3, padding: same}",
         "layers[1].kind: needs rows and positions, but 4 channels at 100 positions without rows come in"),
        ("{kind: flatten}, {kind: scale}, {kind: reshape, channels: 7}",
         "layers[3].channels: is 7, to which 400 units cannot be shared out"),
        ("{kind: crop, size: 50}",
         "layers[1].size: cuts 50 positions off each end, but there are only 100"),
        ("{kind: top-k-pool, top: 101}",
         "layers[1].top: keeps 101 values, but there are only 100"),
        ("{kind: attention, mechanism: self-attention, heads: 2, dimension: 8}",
         "layers[1].dimension: is 8, but 4 channels at 100 positions come in"),
        ("{kind: attention, mechanism: self-attention, heads: 3, dimension: 4}",
         "layers[1].heads: is 3, by which the dimension 4 cannot be divided"),
        (f"{CONV}, {{kind: block, times: 2, connection: residual, layers: [{HALF}]}}",
         "layers[2].connection: adds 32 channels at 100 positions to 64 channels at 100 positions; both must be of one size"),
        ("{kind: block, times: 2, connection: dense, layers: [{kind: max-pool, size: 2}]}",
         "layers[1].connection: puts 4 channels at 50 positions beside 4 channels at 100 positions; the positions must be as many"),
        ("{kind: block, times: 3, layers: [{kind: max-pool, size: 5}]}",
         "layers[1].layers[1].size: pools 5 positions, but only 4 are left"),
        (f"{{kind: branches, join: add, branches: [{{name: a, layers: [{CONV}]}}, {{name: b, layers: [{HALF}]}}]}}",
         'layers[1].join: adds what is not of one size: "a" gives 64 channels at 100 positions, "b" gives 32 channels at 100 positions'),
        (f"{{kind: branches, join: concatenate, branches: [{{name: a, layers: [{CONV}]}}, {{name: b, layers: [{{kind: flatten}}]}}]}}",
         'layers[1].join: joins what has different positions: "a" gives 64 channels at 100 positions, "b" gives 400 units'),
        (f"{{kind: branches, join: heads, branches: [{{name: a, layers: [{CONV}]}}, {{name: b, layers: [{CONV}]}}]}}, {{kind: flatten}}",
         "layers[2]: several paths come in (a, b) and nothing joins them; begin with branches"),
        (f"{{kind: branches, join: add, branches: [{{name: a, input: DNA, layers: [{CONV}]}}, {{name: b, layers: [{CONV}]}}]}}",
         "layers[1].branches[1].input: is no name of an input, or of what an earlier step keeps; give names under input_shape, or kept_as in the step that is meant"),
        (f"{KEPT}, {{kind: branches, join: add, branches: [{{name: a, layers: [{CONV}]}}, {{name: b, input: stem}}, {{name: c, input: top}}]}}",
         'layers[2].branches[3].input: is no name of an input, or of what an earlier step keeps; known are "stem"'),
        (f"{KEPT}, {{kind: branches, join: concatenate, branches: [{{name: a, layers: [{CONV}]}}, {{name: b}}, {{name: c, input: stem}}]}}",
         "layers[2].branches[2]: has no layers; list them, or name with input: what goes on as it is"),
        (f"{KEPT}, {CONV}, {{kind: branches, join: add, branches: [{{name: a, input: stem, layers: [{CONV}]}}, {{name: b, input: stem}}]}}",
         "layers[3]: takes nothing of what comes right before; leave input out in the path that reads it"),
        (f"{KEPT}, {{kind: max-pool, size: 2}}, {{kind: branches, join: add, branches: [{{name: a, layers: [{CONV}]}}, {{name: b, input: stem}}]}}",
         'layers[3].join: adds what is not of one size: "a" gives 64 channels at 50 positions, "b" gives 64 channels at 100 positions'),
        (f"{KEPT}, {KEPT}, {BY_PASS}",
         "layers[2].kept_as: is a name that an input or an earlier step has; choose another"),
        (f"{KEPT}, {{kind: flatten}}",
         "layers[1].kept_as: is read by no later path; write input: with this name in one, or leave kept_as out"),
        (f"{{kind: block, times: 2, layers: [{KEPT}]}}",
         "layers[1].layers[1].kept_as: is read by no later path; write input: with this name in one, or leave kept_as out"),
        (f"{{kind: branches, join: add, shared: true, branches: [{{name: a, layers: [{CONV}]}}, {{name: b, layers: [{HALF}]}}]}}",
         "layers[1].shared: the paths have the same weights, but their layers differ; write them alike"),
        ("{kind: other, label: Step, output: {channels: 4, units: 5}}",
         "layers[1].output: give either channels (and positions), or units"),
        (f"{{kind: branches, join: heads, branches: [{UNKNOWN}, {UNKNOWN}]}}, {{kind: flatten}}",
         "layers[2]: several paths come in and nothing joins them; begin with branches"),
        ("{kind: block, times: 9999999999, layers: [{kind: flatten}]}",
         "layers: has more than 5,000 layers, repeats counted, which are not worked out; say it shorter"),
    ],
)  # fmt: skip
def test_layers_that_cannot_be_are_told(told: Told, layers: str, message: str) -> None:
    assert told(layers) == [message]


HUGE = 999_999_999_999_999


@pytest.mark.parametrize(
    "layer",
    [
        f"{{kind: deconv1d, filters: 8, kernel: 3, stride: {HUGE}, padding: same}}",
        f"{{kind: conv1d, filters: 8, kernel: {HUGE}, padding: full}}",
        f"{{kind: conv1d, filters: 8, kernel: 3, stride: {HUGE}, padding: same}}",
        f"{{kind: conv1d, filters: {HUGE}, kernel: 3, padding: same}}",
        f"{{kind: max-pool, size: {HUGE}, stride: 1, padding: same}}",
        "{kind: block, times: 2, connection: dense, layers: [{kind: activation, activation: relu}]}",
    ],
)
def test_numbers_that_grow_without_end_are_told_in_a_moment(told: Told, layer: str) -> None:
    (message,) = told(f"{{kind: block, times: 1600, layers: [{layer}]}}")
    assert message.endswith(
        ": leads to more than 1,000,000,000,000,000 positions, values or parameters; "
        "look at its numbers again, and at those before it"
    )


def test_a_dilation_that_grows_without_end_is_told_in_a_moment(told: Told) -> None:
    block = "{{kind: block, times: 4000, dilation_factor: {}, layers: [{}]}}"
    dilated = "{kind: conv1d, filters: 4, kernel: 1, dilation: 2}"
    for factor in (2, HUGE):
        assert told(block.format(factor, dilated)) == [
            "layers[1].dilation_factor: makes a dilation larger than 1,000,000,000,000,000; mend it, or times"
        ]
        assert told(block.format(factor, "{kind: flatten}")) == []


def test_the_message_has_the_line_and_column_of_the_number(
    problems: Told, vocabularies: list[TextFile], entry_file: Callable[..., TextFile]
) -> None:
    architecture = "\n  families: [cnn]\n  input_shape: [{channels: 4, positions: 7}]\n  layers:\n    - {kind: max-pool, size: 13}"
    file = entry_file("one", architecture=architecture, evidence=EVIDENCE)
    assert problems([*vocabularies, file]) == [
        "methods/one.yaml:13:30: architecture.layers[1].size: pools 13 positions, but only 7 are left"
    ]


@pytest.mark.parametrize(
    ("shape", "messages"),
    [
        ("{channels: 4, units: 5}", ["input_shape[1]: give either channels (and positions), or units"]),
        ("{units: 5, positions: 5}",
         ["input_shape[1].units: a vector has no positions or rows; write channels in place of units"]),
        ("{name: a, channels: 2}, {channels: 2}",
         ["input_shape[2]: has no name; where there are several inputs each needs one"]),
        ("{name: a, channels: 2}, {name: a, channels: 2}",
         ["input_shape[2].name: is the name of another input; tell them apart"]),
        ("{name: a, channels: 2}, {name: b, channels: 2}",
         ["layers[1]: several paths come in (a, b) and nothing joins them; begin with branches"]),
    ],
)  # fmt: skip
def test_an_input_shape_that_cannot_be_is_told(told: Told, shape: str, messages: list[str]) -> None:
    assert told(CONV, shape) == messages


def test_a_number_of_values_is_a_number_or_any(told: Told) -> None:
    assert told("{kind: dense, units: 5}", "{units: any}") == []
    assert told(CONV, "{channels: any, positions: 900}", "1000") == []
    assert told("{kind: dense, units: 5}", "{units: genes}") == [
        'input_shape[1].units: "genes" is not a whole number above 0, such as 1000, without comma or unit'
    ]


def test_lengths_that_never_agree_are_told_for_a_network_of_any_length(told: Told) -> None:
    valid = CONV.replace("same", "valid")
    block = "{{kind: block, times: 2, connection: residual, layers: [{{kind: conv1d, filters: 4, kernel: 3, padding: {}}}]}}"
    assert told(block.format("valid"), "{channels: 4}") == [
        "layers[1].connection: brings together what has different positions, whatever length goes in"
    ]
    assert told(block.format("same"), "{channels: 4}") == []
    branches = f"{{kind: branches, join: add, branches: [{{name: a, layers: [{CONV}]}}, {{name: b, layers: [{valid}]}}]}}"
    assert told(branches, "{channels: 4}") == [
        "layers[1].join: brings together what has different positions, whatever length goes in"
    ]


def test_branches_of_several_inputs_name_theirs(told: Told) -> None:
    layers = f"{{kind: branches, join: add, branches: [{{name: a, input: c, layers: [{CONV}]}}, {{name: b, layers: [{CONV}]}}]}}"
    assert told(layers, "{name: a, channels: 2}, {name: b, channels: 2}") == [
        'layers[1].branches[1].input: is no name of an input, or of what an earlier step keeps; known are "a", "b"'
    ]
    assert told(layers.replace("input: c", "input: a"), "{name: a, channels: 2}, {name: b, channels: 2}") == [
        'layers[1].branches[2]: does not say which input it reads; write input: with one of "a", "b"'
    ]


@pytest.mark.parametrize(
    ("length", "shape", "messages"),
    [
        ("1000", "{channels: 4, positions: 1000}", []),
        ("1000", "{channels: 4, positions: 900}",
         ["input_shape[1].positions: is 900, but input[1].length_bp is 1,000; mend one of them, or say in a note why they differ"]),
        ("1000", "{channels: 4}",
         ["input_shape[1].positions: is not given, but input[1].length_bp is 1,000; mend one of them, or say in a note why they differ"]),
        ("{min: 10, max: 50}", "{channels: 4, positions: 51}",
         ["input_shape[1].positions: is 51, but input[1].length_bp is 10 to 50; mend one of them, or say in a note why they differ"]),
        ("{min: 10, max: 50}", "{channels: 4}", []),
        ("1000", "{channels: 5, positions: 1000}",
         ["input_shape[1].channels: is 5, but one-hot DNA or RNA has 4 channels; mend one of them, or say in a note why they differ"]),
        ("1000", "{channels: 4, positions: 2000, note: Padded.}", []),
        ("not-stated", "{channels: 4, positions: 2000}", []),
        ("1000", "{units: 64}", []),
    ],
)  # fmt: skip
def test_the_input_shape_agrees_with_the_length_of_the_sequence(
    told: Told, length: str, shape: str, messages: list[str]
) -> None:
    assert told("{kind: dropout, rate: 0.5}", shape, length) == messages


def test_numbers_that_we_worked_out_follow_from_the_layers(after_change: Callable[..., list[str]]) -> None:
    assert after_change("methods/wide-net.yaml", "value: 5826", "value: 5827") == [
        "methods/wide-net.yaml:115:12: architecture.parameters.value: is 5,827, worked out, but the layers listed give 5,826; mend one of them"
    ]
    assert (
        after_change(
            "methods/wide-net.yaml", "value: 5826\n    basis: worked-out", "value: 5827\n    basis: stated"
        )
        == []
    )


@pytest.mark.parametrize(
    "layers",
    [
        "{kind: conv1d, filters: 8, kernel: 500}",
        "{kind: lstm, units: 5}",
        "{kind: attention, heads: 8}",
        "{kind: other, label: Step}, {kind: max-pool, size: 1000}",
        "{kind: top-k-pool}",
    ],
)
def test_what_is_not_recorded_is_no_mistake(told: Told, layers: str) -> None:
    assert told(layers) == []

"""Claims about what is worked out from layers: sizes, parameters, how far one output sees, where it stops."""
# ruff: noqa: E501

import pytest
import yaml
from pydantic import TypeAdapter
from sitegen.model.architecture import InputShape, Layer
from sitegen.network.steps import Network
from sitegen.network.walk import network_of

LAYERS = TypeAdapter(tuple[Layer, ...])
DNA = "{channels: 4, positions: 100}"


def made(layers: str, *shapes: str) -> Network:
    """What is worked out from layers that are written as in an entry; without shapes the input is 4 × 100."""
    inputs = tuple(InputShape(**yaml.safe_load(shape)) for shape in shapes or (DNA,))
    return network_of(LAYERS.validate_python(yaml.safe_load(f"[{layers}]")), inputs)


def sizes(found: Network) -> list[str]:
    return [str(step.output) for step in found.steps]


def conv(filters: int = 8, kernel: int = 5, **more: object) -> str:
    fields = {"kind": "conv1d", "filters": filters, "kernel": kernel, "padding": "same"} | more
    return yaml.safe_dump(fields, default_flow_style=True).strip()


@pytest.mark.parametrize(
    ("layer", "size"),
    [
        (conv(padding="valid"), "8 × 96"),
        (conv(padding="same"), "8 × 100"),
        (conv(padding="full"), "8 × 104"),
        (conv(padding="valid", dilation=3), "8 × 88"),
        (conv(padding="valid", stride=3), "8 × 32"),
        (conv(padding="same", stride=3), "8 × 34"),
        ("{kind: conv1d, filters: 8, kernel: 5, padded_by: 3}", "8 × 102"),
        ("{kind: conv1d, filters: 8, kernel: 1}", "8 × 100"),
        ("{kind: deconv1d, filters: 8, kernel: 5, padding: same, stride: 2}", "8 × 200"),
        ("{kind: deconv1d, filters: 8, kernel: 5, padding: valid, stride: 2}", "8 × 203"),
        ("{kind: max-pool, size: 13}", "4 × 7"),
        ("{kind: max-pool, size: 13, padding: same}", "4 × 8"),
        ("{kind: average-pool, size: 3, stride: 2}", "4 × 49"),
        ("{kind: global-max-pool}", "4"),
        ("{kind: top-k-pool, top: 3}", "4 × 3"),
        ("{kind: crop, size: 10}", "4 × 80"),
        ("{kind: flatten}", "400"),
        ("{kind: batch-norm}", "4 × 100"),
        ("{kind: dropout, rate: 0.5}", "4 × 100"),
        ("{kind: dense, units: 7, per_position: true}", "7 × 100"),
        ("{kind: bilstm, units: 9, returns: all}", "18 × 100"),
        ("{kind: bilstm, units: 9, returns: last}", "18"),
        ("{kind: gru, units: 9, returns: all}", "9 × 100"),
        ("{kind: attention, mechanism: self-attention, heads: 2, dimension: 4}", "4 × 100"),
        ("{kind: other, label: Step, output: {channels: 3, positions: 5}}", "3 × 5"),
    ],
)
def test_a_layer_has_the_size_that_follows_from_its_numbers(layer: str, size: str) -> None:
    assert sizes(made(layer)) == [size]


@pytest.mark.parametrize(
    ("layer", "parameters"),
    [
        (conv(), 8 * (4 * 5 + 1)),
        (conv(bias=False), 8 * 4 * 5),
        ("{kind: dense, units: 7, per_position: true}", 7 * (4 + 1)),
        ("{kind: dense, units: 7, per_position: true, bias: false}", 7 * 4),
        ("{kind: batch-norm}", 2 * 4),
        ("{kind: layer-norm}", 2 * 4),
        ("{kind: lstm, units: 9, returns: last}", 4 * (9 * (9 + 4) + 9)),
        ("{kind: bigru, units: 9, returns: last}", 2 * 3 * (9 * (9 + 4) + 9)),
        ("{kind: attention, mechanism: self-attention, heads: 2, dimension: 4}", 4 * (4 * 4 + 4)),
        ("{kind: max-pool, size: 2}", 0),
        ("{kind: other, label: Step, parameters: 12}", 12),
    ],
)
def test_a_layer_has_the_parameters_that_follow_from_its_numbers(layer: str, parameters: int) -> None:
    assert made(layer).parameters == parameters


def test_a_picture_has_rows_and_a_kernel_that_is_square() -> None:
    found = made(
        "{kind: conv2d, filters: 8, kernel: 3, padding: valid}, {kind: max-pool, size: 2}, {kind: global-average-pool}",
        "{channels: 7, rows: 100, positions: 221}",
    )
    assert sizes(found) == ["8 × 98 × 219", "8 × 49 × 109", "8"]
    assert found.parameters == 8 * (7 * 9 + 1)


def test_a_network_for_any_length_has_the_parameters_that_do_not_depend_on_it() -> None:
    found = made(conv(padding="full") + ", {kind: global-max-pool}, {kind: dense, units: 1}", "{channels: 4}")
    assert sizes(found) == ["8 × any", "8", "1"]
    assert found.parameters == 8 * 21 + 9
    assert made("{kind: flatten}, {kind: dense, units: 1}", "{channels: 4}").parameters is None


def test_as_many_values_as_the_data_have_go_into_layers_of_known_size() -> None:
    found = made("{kind: dense, units: 64}, {kind: dense, units: 2}", "{units: any}")
    assert [str(shape) for _, shape in found.inputs] == ["any"]
    assert sizes(found) == ["64", "2"]
    assert (found.parameters, found.parameters_known) == (None, 2 * 65)
    told = made("{kind: other, label: One unit for each gene, output: {units: any}}", "{channels: any}")
    assert sizes(told) == ["any"]
    assert str(told.inputs[0][1]) == "any × any"


def test_dilation_grows_where_it_is_given_and_one_output_sees_so_much_more() -> None:
    block = f"{{kind: block, times: 3, dilation_factor: 2, layers: [{conv(4, 3, dilation=2)}, {conv(4, 3)}]}}"
    found = made(block)
    assert found.sees == 1 + 2 * (2 + 4 + 8) + 2 * 3
    assert found.parameters == 3 * 2 * 4 * (4 * 3 + 1)
    assert [step.parameters for step in found.steps[0].children] == [3 * 4 * 13] * 2


def test_pooling_makes_later_kernels_see_more() -> None:
    assert made(f"{conv(8, 5)}, {{kind: max-pool, size: 4}}, {conv(8, 3)}").sees == 5 + 3 + 2 * 4


def up(times: int) -> str:
    return conv(8, times, kind="deconv1d", stride=times)


@pytest.mark.parametrize(
    ("layers", "sees"),
    [
        (up(2), 1),
        (f"{up(2)}, {conv(8, 2)}", 2),
        (f"{up(4)}, {conv(8, 3)}, {conv(8, 3)}", 2),
        (f"{up(4)}, {conv(8, 3)}, {conv(8, 3)}, {conv(8, 3)}", 3),
        (f"{up(2)}, {up(2)}, {conv(8, 6)}", 3),
        (f"{{kind: max-pool, size: 4}}, {up(4)}, {conv(8, 3)}", 8),
        (f"{{kind: max-pool, size: 4}}, {conv(8, 3)}, {up(4)}, {conv(8, 3)}", 16),
        (conv(8, 5, kind="deconv1d", stride=2), 3),
    ],
)
def test_after_upsampling_one_output_sees_whole_positions_across_their_borders(
    layers: str, sees: int
) -> None:
    assert made(layers).sees == sees


def test_what_one_output_sees_is_not_told_where_steps_of_several_follow_upsampling() -> None:
    down = conv(4, 2, stride=2)
    assert made(f"{down}, {up(2)}").sees == 2
    assert made(f"{down}, {up(2)}, {down}").sees is None


def test_one_output_sees_all_after_a_layer_over_all_positions() -> None:
    assert made("{kind: flatten}, {kind: dense, units: 1}").sees == 100
    assert made("{kind: lstm, units: 3, returns: all}").sees == 100
    assert made("{kind: other, label: Step, output: {units: 3}}, {kind: dense, units: 1}").sees is None


def test_a_dense_connection_widens_what_each_repeat_reads() -> None:
    found = made(f"{{kind: block, times: 3, connection: dense, layers: [{conv(8, 3)}]}}")
    assert sizes(found) == ["28 × 100"]
    assert found.parameters == sum(8 * (3 * channels + 1) for channels in (4, 12, 20))


KEPT = conv(8, 3, kept_as="stem")


def by_pass(join: str, layers: str = "") -> str:
    """Branches of which one reads what the stem keeps, as it is or through layers."""
    paths = f"{{name: a, layers: [{conv(8, 5)}]}}, {{name: b, input: stem, layers: [{layers}]}}"
    return f"{{kind: branches, join: {join}, branches: [{paths}]}}"


def test_a_later_path_reads_what_a_step_keeps() -> None:
    found = made(f"{KEPT}, {conv(8, 9)}, {by_pass('concatenate')}, {conv(2, 1)}")
    assert sizes(found) == ["8 × 100", "8 × 100", "16 × 100", "2 × 100"]
    assert found.sees == 3 + 8 + 4
    through_layers = made(f"{KEPT}, {conv(8, 9)}, {by_pass('add', conv(8, 41))}")
    assert through_layers.sees == 3 + 40
    assert through_layers.parameters == 8 * 13 + 8 * 73 + 8 * 41 + 8 * (8 * 41 + 1)


def test_what_is_kept_of_a_gap_is_not_known() -> None:
    gap = "{kind: other, label: Step, kept_as: stem}"
    found = made(
        f"{gap}, {{kind: other, label: Next, output: {{channels: 8, positions: 100}}}}, {by_pass('add')}"
    )
    assert sizes(found) == ["None", "8 × 100", "None"]
    assert not found.misfits


def test_without_an_input_shape_names_are_not_told() -> None:
    layers = f"{KEPT}, {by_pass('add').replace('name: a', 'name: a, input: any')}, {by_pass('add')}"
    found = network_of(LAYERS.validate_python(yaml.safe_load(f"[{layers}]")), ())
    assert [said for _, said in found.misfits] == [
        "takes nothing of what comes right before; leave input out in the path that reads it"
    ]


def test_the_parameters_of_the_rows_add_up_to_the_total() -> None:
    inner = f"{{kind: block, times: 2, connection: dense, layers: [{conv(8, 3)}]}}"
    heads = f"{{name: a, copies: 3, layers: [{conv(2)}]}}, {{name: b, layers: [{{kind: flatten}}, {{kind: dense, units: 1}}]}}"
    found = made(f"{inner}, {{kind: branches, join: heads, branches: [{heads}]}}")
    rows = [step.parameters for step in found.walk() if step.is_leaf]
    assert sum(filter(None, rows)) == found.parameters == found.parameters_known
    assert [(end.name, str(end.shape), end.copies) for end in found.outputs] == [
        ("a", "2 × 100", 3),
        ("b", "1", 1),
    ]


def test_shared_weights_are_counted_once() -> None:
    path = f"layers: [{conv()}]"
    branches = f"[{{name: a, input: a, {path}}}, {{name: b, input: b, {path}}}]"
    inputs = "{name: a, channels: 4, positions: 50}", "{name: b, channels: 4, positions: 50}"
    found = made(f"{{kind: branches, join: add, shared: true, branches: {branches}}}", *inputs)
    assert found.parameters == 8 * 21


def test_what_follows_a_step_in_words_is_not_worked_out() -> None:
    found = made(
        f"{conv()}, {{kind: other, label: Step}}, {{kind: global-max-pool}}, {{kind: dense, units: 1}}"
    )
    assert [str(step.output or "") for step in found.steps] == ["8 × 100", "", "", ""]
    assert found.parameters is None
    assert found.parameters_known == 8 * 21
    assert [step.why for step in found.steps] == ["", "what comes out of this step is not recorded", "", ""]


def test_what_follows_a_step_of_known_size_is_worked_out() -> None:
    found = made("{kind: other, label: Step, output: {units: 10}, parameters: 0}, {kind: dense, units: 2}")
    assert sizes(found) == ["10", "2"]
    assert found.parameters == 22


def test_without_an_input_shape_the_tree_is_there_without_sizes() -> None:
    found = network_of(LAYERS.validate_python(yaml.safe_load(f"[{conv()}, {{kind: flatten}}]")), ())
    assert [step.output for step in found.steps] == [None, None]
    assert found.stop == "the shape of the input is not recorded"


def test_a_block_that_shrinks_tells_its_first_and_last_size() -> None:
    [block] = made("{kind: block, times: 3, layers: [{kind: max-pool, size: 2}]}").steps
    [pool] = block.children
    assert (str(pool.output), str(pool.last_output), str(block.output)) == ("4 × 50", "4 × 12", "4 × 12")

"""Claims about the PyTorch code of a network: text of entries never becomes code; loops where people loop."""
# ruff: noqa: E501

import ast
import tokenize
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from sitegen.disk import read_texts
from sitegen.load import load_catalogue
from sitegen.model.method import Method
from sitegen.network.pytorch import pytorch_code
from sitegen.network.pytorch_layers import NoCode
from sitegen.network.pytorch_words import class_name, quoted, variable_names
from sitegen.network.walk import network
from test_network import LAYERS, conv

SMALL = Path(__file__).parent / "small" / "entries"
HOSTILE = [
    'x\nimport os\nos.system("true")',
    "x\r\nraise SystemExit",
    'x"""\nimport os\n"""',
    "x'); import os; ('",
    "back\\slash \\",
    "x\u2028import os\u2029import os\x0cimport os\x85import os",
    "x\x00y",
    "{__import__('os')} %s {0} #",
    "coding: utf-7",
    "# -*- coding: rot13 -*-",
    "\u202eright to left",
    "class Residual(nn.Sequential): pass",
    "",
]


@pytest.fixture(scope="module")
def method() -> Method:
    catalogue = load_catalogue(read_texts(SMALL), today=date(2026, 11, 22))
    return next(method for method in catalogue.methods if method.slug == "wide-net")


def with_layers(method: Method, layers: str, **changed: Any) -> Method:
    made = LAYERS.validate_python(yaml.safe_load(f"[{layers}]"))
    return method.model_copy(
        update={"architecture": method.architecture.model_copy(update={"layers": made}), **changed}
    )


def code_of(method: Method) -> str:
    return pytorch_code(method, network(method.architecture))


def in_words(method: Method, text: str) -> Method:
    """The method with this text wherever an entry may have text that the code shows."""
    conv, flatten, head = LAYERS.validate_python(
        yaml.safe_load(f"[{CONV}, {{kind: flatten, note: n}}, {{kind: dense, units: 1}}]")
    )
    paths = [
        {"name": text, "input": None, "copies": copies, "layers": (head.model_copy(update={"label": text}),)}
        for copies in (None, 3)
    ]
    heads = LAYERS.validate_python([{"kind": "branches", "join": "heads", "branches": [HEAD, HEAD]}])[0]
    named = tuple(branch.model_copy(update=path) for branch, path in zip(heads.branches, paths, strict=True))
    said = {"label": text, "note": text}
    layers = (
        conv.model_copy(update=said),
        flatten.model_copy(update=said),
        heads.model_copy(update={"branches": named}),
        LAYERS.validate_python([{"kind": "other", "label": "x"}])[0].model_copy(update={"label": text}),
    )
    architecture = method.architecture.model_copy(update={"layers": layers, "variant": text or None})
    return method.model_copy(update={"name": text, "architecture": architecture})


CONV = conv()
HEAD = {"name": "a", "layers": [{"kind": "dense", "units": 1}]}


def structure(code: str) -> str:
    """The code without comments, names of classes and texts."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            node.name = "Class"
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = "text"
    return ast.dump(tree)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_an_entry_never_becomes_code(method: Method, text: str) -> None:
    assert structure(code_of(in_words(method, text))) == structure(code_of(in_words(method, "plain")))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_an_entry_does_not_choose_the_encoding(method: Method, text: str) -> None:
    code = code_of(in_words(method, text)).encode()
    assert tokenize.detect_encoding(BytesIO(code).readline)[0] == "utf-8"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_quoted_text_is_the_text(text: str) -> None:
    assert ast.literal_eval(quoted(text)) == text
    assert quoted(text).isprintable()


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("DanQ", "DanQ"),
        ("Wide & Narrow <3", "WideNarrow3"),
        ("3D genome net", "Network3DGenomeNet"),
        ("方法", "Network"),
        ("None", "NoneNetwork"),
        ("Residual", "ResidualNetwork"),
        ("torch", "Torch"),
    ],
)
def test_the_class_has_the_name_of_the_entry(name: str, made: str) -> None:
    assert class_name(name) == made
    assert made.isidentifier()


def test_inputs_become_variables() -> None:
    names = ["DNA sequence", "RNA-seq", "class", "dna sequence", "方法", "2 strands", ""]
    assert list(variable_names(names).values()) == [
        *("dna_sequence", "rna_seq", "input_3", "input_4", "input_5", "input_6", "x")
    ]


def test_no_two_inputs_become_one_variable() -> None:
    names = ["Input 2", "class", "input_1", "input 3"]
    assert len(set(variable_names(names).values())) == len(names)


def test_what_is_kept_becomes_a_variable_that_nothing_else_is() -> None:
    made = variable_names(["", "dna"], ["Units 1 to 4", "x", "dna ", *HOSTILE[:-1]])
    assert list(made.values())[:5] == ["x", "dna", "units_1_to_4", "kept_2", "kept_3"]
    assert len(set(made.values())) == len(made)
    assert all(name.isidentifier() for name in made.values())


def test_paths_read_what_was_kept(method: Method) -> None:
    paths = f"{{name: main, layers: [{conv(8, 5)}]}}, {{name: by-pass, input: the stem}}"
    joined = f"{{kind: branches, join: concatenate, branches: [{paths}]}}"
    code = code_of(
        with_layers(method, f"{conv(8, 3, kept_as='the stem')}, {conv(8, 9)}, {joined}, {conv(1, 1)}")
    )
    assert "            # by-pass\n            nn.Identity(),\n" in code
    assert code.partition("    def forward(self, x):\n")[2].partition("\n\n")[0].splitlines() == [
        "        x = the_stem = self.layers_1(x)",
        "        x = self.layers_2(x)",
        "        inputs = (x, the_stem)",
        "        x = torch.cat([path(x) for path, x in zip(self.paths, inputs)], dim=1)",
        "        return self.layers_3(x)",
    ]


def heads(*names: str, shared: bool = False, layers: str = "{kind: dense, units: 1}", reads: str = "") -> str:
    branches = ", ".join(f"{{name: {name}, {reads} layers: [{layers}]}}" for name in names)
    return f"{{kind: branches, join: heads, {'shared: true,' if shared else ''} branches: [{branches}]}}"


def test_no_two_outputs_have_one_name(method: Method) -> None:
    code = code_of(with_layers(method, f"{{kind: flatten}}, {heads('p', 'p', 'p (1)')}"))
    assert [line.strip() for line in code.splitlines() if "(x)," in line] == [
        '"p (1)": self.heads[0](x),',
        '"p (2)": self.heads[1](x),',
        '"p (1) (3)": self.heads[2](x),',
    ]


def test_parameters_of_a_step_that_is_left_out_are_not_those_of_the_module(method: Method) -> None:
    layers = "{kind: flatten}, {kind: dense, units: 1}"
    plain = code_of(with_layers(method, layers))
    assert plain.split("class ")[1] in code_of(
        with_layers(method, f"{layers}, {{kind: other, label: x, parameters: 1000}}")
    )


def test_a_leaky_relu_has_the_slope_that_the_entry_gives(method: Method) -> None:
    for name in ("leaky ReLU 0.1", "leaky-relu 0.1", "LeakyReLU 0.1"):
        assert "nn.LeakyReLU(0.1)," in code_of(with_layers(method, conv(activation=name)))


def test_repeats_become_a_loop(method: Method) -> None:
    block = "{{kind: block, times: 9, connection: {}, dilation_factor: 2, layers: [{}]}}"
    residual = code_of(with_layers(method, block.format("residual", conv(4, 3, dilation=2))))
    assert 'Residual(nn.Conv1d(4, 4, 3, padding="same", dilation=2 * 2 ** i))' in residual
    assert "for i in range(9)" in residual
    dense = code_of(with_layers(method, block.format("dense", conv(8, 3))))
    assert 'nn.Conv1d(4 + 8 * i, 8, 3, padding="same")' in dense


def test_repeats_that_do_not_grow_evenly_stand_one_by_one(method: Method) -> None:
    block = "{kind: block, times: 4, layers: [{kind: dense, units: 9}]}"
    code = code_of(with_layers(method, f"{{kind: flatten}}, {block}"))
    assert code.count("nn.Linear(9, 9)") == 3


@pytest.mark.parametrize(
    ("layers", "why"),
    [
        ("{kind: other, label: Magic}, {kind: flatten}", 'the step "Magic" is described in words only'),
        ("{kind: other, label: Magic}", "all its steps are described in words only"),
        (conv(activation="snake"), "the activation snake is not among those that we write in code"),
        (conv(activation="leaky ReLU"), "the entry does not say the slope of a leaky ReLU"),
        (conv(activation="softmax"), "the entry does not say over what softmax adds up"),
        ("{kind: deconv1d, filters: 2, kernel: 4, padding: same}", "a transposed convolution is padded at one end only"),
        (f"{{kind: flatten}}, {heads('a', 'b', shared=True)}", "its outputs share their weights"),
        (f"{{kind: flatten}}, {heads('a', 'b', layers='{kind: flatten}', reads='input: DNA,')}", "an output reads an input of its own"),
        ("{kind: conv1d, filters: 2, kernel: 4}", "the padding of this convolution is not recorded"),
    ],
)  # fmt: skip
def test_where_a_step_is_not_known_there_is_no_code(method: Method, layers: str, why: str) -> None:
    with pytest.raises(NoCode, match=f"^{why}$"):
        code_of(with_layers(method, layers))


def test_where_the_padding_depends_on_the_length_and_any_will_do_there_is_no_code(method: Method) -> None:
    any_length = with_layers(method, "{kind: max-pool, size: 3, stride: 2, padding: same}")
    shape = method.architecture.input_shape[0].model_copy(update={"positions": None})
    architecture = any_length.architecture.model_copy(update={"input_shape": (shape,)})
    with pytest.raises(NoCode, match="no fixed length"):
        code_of(any_length.model_copy(update={"architecture": architecture}))


def test_last_steps_in_words_are_left_out_and_named(method: Method) -> None:
    code = code_of(with_layers(method, f"{conv()}, {{kind: other, label: Hidden Markov model}}"))
    assert "# Left out, because the entry describes it in words only: Hidden Markov model" in code


def test_lines_fit_a_screen(method: Method) -> None:
    long = "word " * 70
    code = code_of(in_words(method, long.strip()).model_copy(update={"name": "Name"}))
    assert max(map(len, (line for line in code.splitlines() if not line.lstrip().startswith('"')))) <= 100

"""Claims about the schemas for editors: JavaScript reads their patterns as Python does."""

import json
import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sitegen.disk import read_texts
from sitegen.exports.schemas import schemas
from sitegen.load import vocabularies
from sitegen.yamltext import read_yaml

ENTRIES = Path(__file__).resolve().parents[2] / "entries"
MATCH = """
const [patterns, texts] = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(patterns.map((one) => texts.map((text) => new RegExp(one, "u").test(text)))));
"""


def patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        schema = list(schema.values())
    if isinstance(schema, list):
        for inner in schema:
            yield from patterns(inner)


def test_javascript_and_python_find_the_same_by_each_pattern() -> None:
    files = read_texts(ENTRIES)
    made = schemas(vocabularies(files, date.today()))
    found = sorted({pattern for file in made for pattern in patterns(json.loads(file.text))})
    texts = sorted({text for file in files[:60] for _, text in read_yaml(file).texts})[::5]
    texts += [
        "",
        " a ",
        "a\nb",
        "<b>x</b>",
        "**x**",
        "10.1/x",
        "2016-13",
        "Doe, J",
        "x" * 500,
        "\u202e",
        "- a",
    ]
    given = json.dumps([found, texts])
    done = subprocess.run(["node", "-e", MATCH], input=given, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [[bool(re.search(one, text)) for text in texts] for one in found]

"""The scripts of the site keep their types, and the logic of its pages its claims, without a browser."""

import subprocess
from pathlib import Path

HERE = Path(__file__).parent


def run(*command: str) -> None:
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_scripts_keep_their_types():
    run("node", "node_modules/typescript/bin/tsc", "--project", "tsconfig.json")


def test_the_logic_of_explore_and_choose_keeps_its_claims():
    run("node", "--test", *map(str, sorted((HERE / "explore").glob("*.test.mjs"))))


def test_the_logic_of_compare_keeps_its_claims():
    run("node", "--test", *map(str, sorted((HERE / "compare").glob("*.test.mjs"))))

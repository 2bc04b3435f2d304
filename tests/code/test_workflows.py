"""Claims about the workflows: what strangers can start may only read, or runs nothing that strangers wrote.

Each rule is broken once, in a changed copy of a workflow, to see that it is told.
"""
# ruff: noqa: E501

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import report_review
import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.iterdir())}
STAGE_ONE, STAGE_TWO = "entries-valid.yml", "entries-reported.yml"

PINNED = re.compile(r"[\w-]+/[\w./-]+@[0-9a-f]{40}")
PINNED_LINE = re.compile(r"uses: [\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$")
BASE = "${{ github.event.pull_request.base.sha }}"
MAY_WRITE_IN_STAGE_TWO = {"checks", "pull-requests"}
STEERS_PROGRAMS = re.compile("PATH|ENV|PYTHON|LD_|MAKE|PIP_|NODE_")
FETCHES_OTHER_CODE = re.compile(
    r"\bgit\b|\bgh\b|\bcurl\b|\bwget\b|\bcd\b|pull/|artifact|head_(sha|branch|ref)"
)


def faults(text: str) -> Iterator[str]:
    """What is wrong with a workflow."""
    flow = yaml.safe_load(text)
    events = _events(flow)
    yield from _faults_of_any(flow, text, events)
    if "pull_request" in events:
        yield from _faults_for_strangers(flow, text)
        for name, job in flow["jobs"].items():
            if any("path" in step.get("with", {}) for step in _checkouts(job)):
                yield from (f"{name}: {fault}" for fault in _faults_beside_what_is_proposed(flow, job))
    if "workflow_run" in events:
        yield from _faults_after_strangers(flow, text)


def _events(flow: Mapping[Any, Any]) -> set[str]:
    """The events; to this reader of YAML the key ``on`` is true."""
    events = flow.get("on", flow.get(True))
    return {events} if isinstance(events, str) else set(events or ())


def _faults_of_any(flow: Mapping[Any, Any], text: str, events: set[str]) -> Iterator[str]:
    if not events:
        yield "there is no event"
    if "pull_request_target" in events:
        yield "pull_request_target runs with secrets for strangers"
    if not isinstance(flow.get("permissions"), dict):
        yield "permissions are missing or not listed one by one"
    for line in text.splitlines():
        if re.search(r"\buses:", line) and not PINNED_LINE.search(line):
            yield f"not pinned by commit, with its version: {line.strip()}"
    if set(re.findall(r"secrets\s*[.\[:]\s*[\w'\"]*", text)) - {"secrets.GITHUB_TOKEN"}:
        yield "a secret is used"
    for name, job in flow["jobs"].items():
        yield from (f"{name}: {fault}" for fault in _faults_of_job(flow, job))


def _faults_of_job(flow: Mapping[Any, Any], job: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(job.get("timeout-minutes"), int):
        yield "timeout-minutes is missing"
    if not str(job.get("runs-on")).startswith("ubuntu-") or str(job.get("runs-on")).endswith("latest"):
        yield "runs-on is not a fixed version of the hosting site's own machines"
    if not isinstance(job.get("permissions", {}), dict):
        yield "permissions are not listed one by one"
    for step in job.get("steps", ()):
        if "${{" in str(step.get("run", "")):
            yield "a run line holds an expression; give it through env"
        if "uses" in step and not PINNED.fullmatch(step["uses"]):
            yield f"not pinned by commit: {step['uses']}"
        if "script" in step.get("with", {}):
            yield "a step holds a script of its own"
    permissions = job.get("permissions", flow.get("permissions"))
    writes = isinstance(permissions, dict) and permissions.get("contents") == "write"
    for step in _checkouts(job):
        if step.get("with", {}).get("persist-credentials") is not False and not writes:
            yield "a checkout keeps its credentials"


def _faults_for_strangers(flow: Mapping[Any, Any], text: str) -> Iterator[str]:
    """What must not be where code or data of a pull request is at work."""
    for part in (flow, *flow["jobs"].values()):
        permissions = part.get("permissions")
        levels = permissions if isinstance(permissions, dict) else {}
        yield from (f"may write: {name}" for name, level in levels.items() if level not in {"read", "none"})
    if re.search(r"secrets\b|github\.token|GITHUB_TOKEN", text):
        yield "a secret or the token is used"


def _faults_beside_what_is_proposed(flow: Mapping[Any, Any], job: Mapping[str, Any]) -> Iterator[str]:
    """What must not be where base and proposed entries lie side by side."""
    places = {step["with"].get("path"): step["with"] for step in _checkouts(job)}
    if set(places) != {"base", "proposed"} or len(_checkouts(job)) != 2:
        yield "there are other checkouts than base and proposed"
        return
    if places["base"].get("ref") != BASE or "repository" in places["base"]:
        yield "base is not the base of the pull request"
    proposed = dict(places["proposed"])
    if proposed.pop("sparse-checkout", None) != "/entries/" or proposed.pop(
        "sparse-checkout-cone-mode", True
    ):
        yield "proposed holds more than entries"
    if set(proposed) - {"path", "persist-credentials", "ref"}:
        yield "proposed is checked out with other settings"
    if "defaults" in flow or "defaults" in job or "container" in job or "services" in job:
        yield "where steps run is set for all of them"
    for step in (flow, job, *job["steps"]):
        if any(STEERS_PROGRAMS.search(name) for name in step.get("env") or {}):
            yield "env steers programs"
    for step in job["steps"]:
        yield from _faults_of_step_beside_what_is_proposed(step)


def _faults_of_step_beside_what_is_proposed(step: Mapping[str, Any]) -> Iterator[str]:
    if "run" not in step:
        if {"python-version-file", "cache", "cache-dependency-path"} & set(step.get("with", {})):
            yield "a step reads its settings from a folder"
        return
    if step.get("working-directory") != "base" or "shell" in step:
        yield "a step runs elsewhere than in base"
    rest = step["run"].replace("--proposed ../proposed/entries", "")
    if "proposed" in rest or re.search(r"\.\./|\bcd\b|\beval\b|\bsource\b|\$\(|`|\s-C\b", rest):
        yield "a step does more with proposed than to name it to the check"


def _faults_after_strangers(flow: Mapping[Any, Any], text: str) -> Iterator[str]:
    """What must not be in a workflow that may write and that a pull request can start."""
    if flow.get("permissions") != {}:
        yield "permissions at the top are not none"
    for job in flow["jobs"].values():
        may = {name for name, level in (job.get("permissions") or {}).items() if level == "write"}
        yield from (f"may write: {name}" for name in sorted(may - MAY_WRITE_IN_STAGE_TWO))
        for step in job["steps"]:
            settings = step.get("with", {})
            if "checkout" in step.get("uses", "") and set(settings) != {"persist-credentials"}:
                yield "something else than the default branch is checked out"
            if "artifact" in step.get("uses", "") or "cache" in step.get("uses", ""):
                yield "files of the other run are unpacked here"
            if {"cache", "python-version-file"} & set(settings):
                yield "a step reads what other runs left"
            if FETCHES_OTHER_CODE.search(str(step.get("run", "")) + str(step.get("env", ""))):
                yield "a step may fetch other code"
    if "on:" in text and flow.get(True, flow.get("on"))["workflow_run"].get("workflows") != ["entries-valid"]:
        yield "it follows other workflows too"


def _checkouts(job: Mapping[str, Any]) -> list[Any]:
    return [step for step in job.get("steps", ()) if "actions/checkout@" in step.get("uses", "")]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_has_no_faults(name: str) -> None:
    assert name.endswith(".yml")
    assert list(faults(WORKFLOWS[name])) == []


def test_both_stages_know_each_other() -> None:
    one, two = yaml.safe_load(WORKFLOWS[STAGE_ONE]), yaml.safe_load(WORKFLOWS[STAGE_TWO])
    assert f".github/workflows/{STAGE_ONE}" == report_review.WORKFLOW
    assert two[True]["workflow_run"] == {"workflows": [one["name"]], "types": ["completed"]}
    job = one["jobs"]["proposed"]
    (upload,) = (step for step in job["steps"] if "upload-artifact" in step.get("uses", ""))
    assert upload["with"]["name"] == report_review.ARTIFACT
    assert upload["with"]["path"].endswith("/report.json")
    assert {step["with"].get("path") for step in _checkouts(job)} == {"base", "proposed"}
    assert job["if"] == "github.event_name == 'pull_request'"


def test_stage_one_and_two_are_read_by_their_own_rules() -> None:
    assert "pull_request" in _events(yaml.safe_load(WORKFLOWS[STAGE_ONE]))
    assert _events(yaml.safe_load(WORKFLOWS[STAGE_TWO])) == {"workflow_run"}


CHECK = "- run: make .venv/site.lock\n        working-directory: base\n"
PROPOSED = "          path: proposed\n"
TWO_RUN = "      - run: make .venv/site.lock\n"
BROKEN = [
    (STAGE_ONE, "contents: read", "contents: write", "may write: contents"),
    (STAGE_ONE, "contents: read", "contents: read\n  issues: write", "may write: issues"),
    (STAGE_ONE, "permissions:\n  contents: read\n", "", "permissions are missing or not listed one by one"),
    (STAGE_ONE, "permissions:\n  contents: read\n", "permissions: write-all\n", "permissions are missing or not listed one by one"),
    (STAGE_ONE, "    timeout-minutes: 10\n    steps:\n      # What", "    timeout-minutes: 10\n    permissions: {checks: write}\n    steps:\n      # What", "may write: checks"),
    (STAGE_ONE, "  pull_request:\n", "  pull_request:\n  pull_request_target:\n", "pull_request_target runs with secrets for strangers"),
    (STAGE_ONE, CHECK, CHECK + "        env: {KEY: '${{ secrets.KEY }}'}\n", "a secret is used"),
    (STAGE_ONE, CHECK, CHECK + "        env: {KEY: \"${{ secrets['KEY'] }}\"}\n", "a secret is used"),
    (STAGE_ONE, CHECK, CHECK + "        env: {KEY: '${{ github.token }}'}\n", "a secret or the token is used"),
    (STAGE_ONE, "make .venv/site.lock\n", "make .venv/site.lock ${{ github.event.pull_request.title }}\n", "proposed: a run line holds an expression; give it through env"),
    (STAGE_ONE, "          path: proposed\n          sparse-checkout: /entries/\n          sparse-checkout-cone-mode: false\n          persist-credentials: false\n", "          path: proposed\n          sparse-checkout: /entries/\n          sparse-checkout-cone-mode: false\n", "proposed: a checkout keeps its credentials"),
    (STAGE_ONE, "          sparse-checkout: /entries/\n", "", "proposed: proposed holds more than entries"),
    (STAGE_ONE, "          sparse-checkout-cone-mode: false\n", "", "proposed: proposed holds more than entries"),
    (STAGE_ONE, PROPOSED, PROPOSED + "          submodules: true\n", "proposed: proposed is checked out with other settings"),
    (STAGE_ONE, PROPOSED, PROPOSED + "          lfs: true\n", "proposed: proposed is checked out with other settings"),
    (STAGE_ONE, PROPOSED, "          path: elsewhere\n", "proposed: there are other checkouts than base and proposed"),
    (STAGE_ONE, BASE, "${{ github.event.pull_request.head.sha }}", "proposed: base is not the base of the pull request"),
    (STAGE_ONE, CHECK, CHECK.replace("base", "proposed"), "proposed: a step runs elsewhere than in base"),
    (STAGE_ONE, CHECK, "- run: make .venv/site.lock\n", "proposed: a step runs elsewhere than in base"),
    (STAGE_ONE, CHECK, CHECK + "        shell: ../proposed/sh {0}\n", "proposed: a step runs elsewhere than in base"),
    (STAGE_ONE, CHECK, CHECK.replace("make ", "make -C ../proposed "), "proposed: a step does more with proposed than to name it to the check"),
    (STAGE_ONE, CHECK, CHECK.replace("make ", ". ../proposed/x; make "), "proposed: a step does more with proposed than to name it to the check"),
    (STAGE_ONE, "--report", "--base ../proposed/x --report", "proposed: a step does more with proposed than to name it to the check"),
    (STAGE_ONE, CHECK, CHECK + "        env: {PYTHONPATH: ../proposed}\n", "proposed: env steers programs"),
    (STAGE_ONE, "    timeout-minutes: 10\n    steps:\n      # What", "    timeout-minutes: 10\n    defaults: {run: {working-directory: proposed}}\n    steps:\n      # What", "proposed: where steps run is set for all of them"),
    (STAGE_ONE, "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0", "actions/upload-artifact@v7", "proposed: not pinned by commit: actions/upload-artifact@v7"),
    (STAGE_ONE, "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0", "./proposed/action", "proposed: not pinned by commit: ./proposed/action"),
    (STAGE_ONE, "    timeout-minutes: 10\n    steps:\n      # What", "    steps:\n      # What", "proposed: timeout-minutes is missing"),
    (STAGE_ONE, "    runs-on: ubuntu-24.04\n    timeout-minutes: 10\n    steps:\n      # What", "    runs-on: self-hosted\n    timeout-minutes: 10\n    steps:\n      # What", "proposed: runs-on is not a fixed version of the hosting site's own machines"),
    ("code-tested.yml", "contents: read", "contents: write", "may write: contents"),
    ("code-tested.yml", "make audit", "echo ${{ github.head_ref }}", "code-tested: a run line holds an expression; give it through env"),
    ("deploy.yml", "deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0", "deploy-pages@v5 # v5.0.0", "deploy: not pinned by commit: actions/deploy-pages@v5"),
    ("deploy.yml", "deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0", "deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128", "not pinned by commit, with its version: - uses: actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128"),
    (STAGE_TWO, "permissions: {}", "permissions: {contents: read}", "permissions at the top are not none"),
    (STAGE_TWO, "contents: read", "contents: write", "may write: contents"),
    (STAGE_TWO, "persist-credentials: false\n", "persist-credentials: false\n          ref: ${{ github.event.workflow_run.head_sha }}\n", "something else than the default branch is checked out"),
    (STAGE_TWO, "persist-credentials: false\n", "persist-credentials: false\n          repository: a/b\n", "something else than the default branch is checked out"),
    (STAGE_TWO, TWO_RUN, "      - run: gh pr checkout 1\n" + TWO_RUN, "a step may fetch other code"),
    (STAGE_TWO, TWO_RUN, "      - run: git fetch origin pull/1/head\n" + TWO_RUN, "a step may fetch other code"),
    (STAGE_TWO, "${{ github.token }}\n", "${{ github.token }}\n          SHA: ${{ github.event.workflow_run.head_sha }}\n", "a step may fetch other code"),
    (STAGE_TWO, TWO_RUN, "      - uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1\n" + TWO_RUN, "files of the other run are unpacked here"),
    (STAGE_TWO, 'python-version: "3.11"\n', 'python-version: "3.11"\n          cache: pip\n', "a step reads what other runs left"),
    (STAGE_TWO, "workflows: [entries-valid]", "workflows: ['*']", "it follows other workflows too"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "fault"), BROKEN)
def test_a_broken_rule_is_told(name: str, old: str, new: str, fault: str) -> None:
    assert old in WORKFLOWS[name], old
    assert fault in list(faults(WORKFLOWS[name].replace(old, new, 1)))

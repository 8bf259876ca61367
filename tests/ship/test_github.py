"""The runs on a schedule: kept switched on each morning, and `make live` says when the last one was."""

import json
import subprocess
import sys
import time

import pytest

from ship.github import answers_in_time
from tests.serving import Handler
from tests.ship.conftest import US, run, serving

TOKEN = "a-token-of-one-job"
FLOW = "/repos/owner/blog/actions/workflows/daily.yml"
RAN = {"workflow_runs": [{"created_at": "2026-11-27T09:52:03Z", "conclusion": "success", "status": "completed"}]}
SAID = "The last morning run was on 2026-11-27: success."


@pytest.fixture
def github():
    """GitHub's API: what it answers by method and path, 404 to all else, and what it was asked and shown."""

    class API(Handler):
        answers, asked, shown = {}, [], set()

        def do_GET(self):
            self.asked.append(f"{self.command} {self.path}")
            self.shown.add(self.headers["Authorization"])
            code, told = self.answers.get(self.asked[-1], (404, {}))
            self.answer(code, json.dumps(told).encode() if told is not None else b"")

        do_PUT = do_GET

    with serving(API) as API.address:
        yield API


def looked(project, github, **environment: str) -> list[str]:
    """What `make live` says of a site that does not answer, line by line."""
    told = {"GITHUB_API_URL": github.address} | environment
    return run(project, "live", "http://127.0.0.1:1", **told).stderr.splitlines()[1:]


@pytest.mark.parametrize(
    ("state", "runs", "said"),
    [
        ("active", RAN, [SAID]),
        ("active", {"workflow_runs": []}, ["There was no morning run yet."]),
        ("active", {"workflow_runs": [RAN["workflow_runs"][0] | {"conclusion": None, "status": "queued"}]},
         [SAID.replace("success", "queued")]),
        ("disabled_inactivity", RAN, [f"{SAID} It is switched off. Switch it on in the repository on GitHub: Actions > Daily > Enable workflow."]),
    ],
    ids=["ran", "never", "queued", "switched-off"],
)  # fmt: skip
def test_live_says_when_the_last_morning_run_was(small, github, state, runs, said):
    github.answers |= {f"GET {FLOW}": (200, {"state": state}), f"GET {FLOW}/runs?per_page=1": (200, runs)}
    for address in ("https://github.com/owner/blog.git", "git@github.com:owner/blog"):
        subprocess.run(["git", "remote", "set-url", "origin", address], cwd=small, check=True)
        assert looked(small, github) == said
    assert run(small, "status", GITHUB_API_URL=github.address).stdout.endswith(f"{said[0]}\n")
    assert github.shown == {None}


def test_live_says_nothing_of_it_where_github_does_not(small, github):
    github.answers |= {f"GET {FLOW}": (403, {})}
    assert looked(small, github) == [], "the remote is not at GitHub"
    assert github.asked == []
    assert looked(small, github, GITHUB_REPOSITORY="owner/blog") == [], "without the right"
    assert looked(small, github, GITHUB_REPOSITORY="owner/other") == [], "not known there"
    assert looked(small, github, GITHUB_REPOSITORY="owner/blog", GITHUB_API_URL="http://127.0.0.1:1") == [], "offline"


def test_who_only_looks_does_not_wait_long(monkeypatch):
    monkeypatch.setattr("ship.github.PATIENCE", 0.1)
    begun = time.monotonic()
    assert answers_in_time(lambda: time.sleep(9), lambda: "seen") == [None, "seen"]
    assert time.monotonic() - begun < 5


SHOWN = {"build_type": "legacy", "source": {"branch": "gh-pages", "path": "/"}}


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ((200, SHOWN), "here   GitHub Pages "),
        ((404, {}), "It shows nothing. Choose in "),
        ((200, SHOWN | {"build_type": "workflow"}), "It shows what a workflow hands to it. Choose in "),
        ((403, {}), "GitHub does not say. "),
    ],
    ids=["as-wanted", "off", "else", "no-right"],
)
def test_doctor_says_whether_pages_shows_what_is_pushed(small, github, pages, said):
    github.answers |= {"GET /repos/owner/blog/pages": pages}
    told = US | {"GITHUB_API_URL": github.address, "GITHUB_REPOSITORY": "owner/blog"}
    for token in ("", TOKEN):
        command = [sys.executable, "-m", "builder.doctor"]
        done = subprocess.run(command, cwd=small, env=told | {"DEPLOY_TOKEN": token}, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        assert (said if token else "GitHub tells only whom it knows: ") in done.stdout
    assert github.shown == {f"Bearer {TOKEN}"}, "without a token nobody is asked"


def awake(project, github, **environment: str) -> subprocess.CompletedProcess:
    """As `make awake` does in a workflow."""
    told = US | {"GITHUB_API_URL": github.address, "GITHUB_REPOSITORY": "owner/blog", "DEPLOY_TOKEN": TOKEN}
    command = [sys.executable, "-m", "ship.github"]
    return subprocess.run(command, cwd=project, env=told | environment, capture_output=True, text=True)


def test_each_morning_the_schedules_are_switched_on_again(small, github):
    asked = [FLOW.replace("daily", name) + "/enable" for name in ("daily", "nightly")]
    github.answers |= {f"PUT {path}": (204, None) for path in asked}
    done = awake(small, github)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "daily.yml stays switched on.\nnightly.yml stays switched on.\n"
    assert github.asked == [f"PUT {path}" for path in asked]
    assert github.shown == {f"Bearer {TOKEN}"}


@pytest.mark.parametrize(
    ("code", "address", "said"),
    [
        (
            403,
            {},
            "answered 403 Forbidden. Give the job the permission `actions: write`. So nightly.yml stops after 60 days",
        ),
        (404, {}, "GitHub knows no nightly.yml here."),
        (204, {"GITHUB_API_URL": "http://127.0.0.1:1"}, "does not answer ("),
    ],
    ids=["no-right", "unknown", "offline"],
)
def test_a_refusal_is_said_and_is_not_red(small, github, code, address, said):
    github.answers |= {
        f"PUT {FLOW}/enable": (204, None),
        f"PUT {FLOW.replace('daily', 'nightly')}/enable": (code, None),
    }
    done = awake(small, github, **address)
    assert (done.returncode, done.stderr) == (0, "")
    assert said in done.stdout.splitlines()[-1]
    assert TOKEN not in done.stdout

"""The desk: nobody else may write, nothing is lost, and an unsaved text is judged as the saved one will be."""

import contextlib
import http.client
import json
import re
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
import watchfiles
from PIL import Image

from devserver import serving
from devserver.__main__ import Rooms
from devserver.building import Builder, BuiltText
from devserver.desk.checking import Checking
from devserver.desk.key import DAYS, LACKING, Key
from devserver.desk.routes import MOST_TEXT, MOST_UPLOAD, Desk
from devserver.state import Latest, State
from editorial.commands.disk import write
from editorial.model.processes import alone
from tests.conftest import copy_project, findings, site_of
from tests.rules.test_mistakes import HERE, whole
from tests.site.conftest import write_article

OWN = "content/articles/own.md"
EMPTY = {"text": "---\ntitle: a\n---\n"}


class Asker:
    """Asks a desk as its page does, or otherwise."""

    def __init__(self, root: Path, port: int, key: Key):
        self.root, self.port, self.key = root, port, key
        self.token = re.search(r'name="desk-token" content="([^"]+)"', self.ask("GET", "/desk/")[1])[1]

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, str]:
        """The status and what is answered; a header that is "" is not sent."""
        given = {"Cookie": self.key.cookie("/desk").partition(";")[0]} | headers
        sent = {name.replace("_", "-"): value for name, value in given.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body, {name: value for name, value in sent.items() if value})
        answer = connection.getresponse()
        said = answer.read().decode()
        self.headers = answer.headers
        connection.close()
        return answer.status, said

    def get(self, path: str) -> tuple[int, dict]:
        """What is answered, as data."""
        status, said = self.ask("GET", path)
        return status, json.loads(said)

    def post(self, path: str, told: object, **headers: str) -> tuple[int, dict]:
        """What is answered to `told`, which is JSON unless it is bytes."""
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        status, said = self.ask("POST", f"/desk/{path}", body, **({"X_Desk": self.token} | headers))
        return status, json.loads(said)

    def version(self) -> str:
        """That of our own text, as it is on the disk."""
        return sha256((self.root / OWN).read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[Asker]:
    """A desk of a copy of the project."""
    root = copy_project(tmp_path_factory.mktemp("desk") / "project")
    latest = Latest()
    latest.state = State("1", texts={OWN: BuiltText("articles/own.html", "Own", "Draft: not on the public site")})
    Builder(root, root / ".output.0")  # which starts the server of forks
    made = Desk(root, latest, Key(root / ".output.0.key"))
    made.begin()
    with serving.server(0, latest, root / "output", made) as running:
        threading.Thread(target=running.serve_forever, args=[0.01], daemon=True).start()
        yield Asker(root, running.server_port, made.key)
        running.shutdown()


@pytest.fixture(autouse=True)
def own(request) -> None:
    """Our own text, as it was."""
    if "desk" in request.fixturenames:
        root = request.getfixturevalue("desk").root
        write_article(root, "own", title="Own", status="draft")


def test_without_the_wish_to_write_there_is_no_desk(tmp_path):
    (tmp_path / "404.html").write_text("Not here")
    with serving.server(0, Latest(), tmp_path) as running:
        threading.Thread(target=running.serve_forever, args=[0.01], daemon=True).start()
        for method, path in (("GET", "/desk/"), ("GET", "/desk/texts"), ("POST", "/desk/save"), ("POST", "/desk/run")):
            connection = http.client.HTTPConnection("127.0.0.1", running.server_port, timeout=20)
            connection.request(method, path, b"{}" if method == "POST" else None)
            assert connection.getresponse().status == 404
            connection.close()
        running.shutdown()


def test_another_account_of_this_machine_reads_and_writes_nothing(desk):
    before = (desk.root / OWN).read_bytes()
    for cookie in ("", "desk=", f"desk={desk.key.value}", desk.key.cookie("/").partition("=")[0]):
        for path in ("/desk/", "/desk", "/desk/?key=", "/desk/?key=guessed", "/desk/?key=%ff"):
            assert desk.ask("GET", path, Cookie=cookie) == (403, LACKING)
        for path in ("/desk/texts", f"/desk/text?file={OWN}", "/desk/static/desk.js", "/desk/nothing"):
            assert desk.ask("GET", path, Cookie=cookie) == (403, json.dumps({"error": LACKING}))
        told = {"file": OWN, "version": desk.version(), "text": "gone"}
        assert desk.post("save", told, Cookie=cookie) == (403, {"error": LACKING})
    assert (desk.root / OWN).read_bytes() == before
    assert desk.ask("GET", f"/desk/?key={desk.key.value}", Cookie="")[0] == 303
    assert desk.headers["Location"] == "/desk/"
    given, *rights = desk.headers["Set-Cookie"].split("; ")
    assert {"HttpOnly", "SameSite=Strict", "Path=/desk", f"Max-Age={DAYS * 86400}"} == {*rights}
    assert desk.ask("GET", "/desk/", Cookie=f"theme=dark; {given}")[0] == 200


def test_a_key_outlives_a_new_start_and_nobody_else_can_read_or_set_it(tmp_path):
    file = tmp_path / "key"
    key = Key(file).value
    assert (Key(file).value, file.stat().st_mode & 0o777) == (key, 0o600)
    file.chmod(0o644)
    assert Key(file).value != key, "others could have read it"
    file.write_text("")
    assert Key(file).value


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"X_Desk": ""}, 403),
        ({"X_Desk": "guessed"}, 403),
        ({"X_Desk": "gu\xe9ssed"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:1"}, 403),
        ({"Host": "evil.example"}, 421),
    ],
    ids=str,
)
def test_a_page_elsewhere_can_write_nothing(desk, headers, status):
    before = (desk.root / OWN).read_bytes()
    told = {"file": OWN, "version": desk.version(), "text": "gone"}
    for path in ("save", "run", "check", "upload?name=x.png"):
        answer, _ = desk.ask("POST", f"/desk/{path}", json.dumps(told).encode(), **({"X_Desk": desk.token} | headers))
        assert answer == status
    assert (desk.root / OWN).read_bytes() == before
    origin = f"http://127.0.0.1:{desk.port}"
    assert desk.post("save", told | {"text": before.decode()}, Origin=origin)[0] == 200


def test_a_page_elsewhere_can_read_and_show_nothing(desk):
    for path in ("/desk/", "/desk/texts", f"/desk/text?file={OWN}", "/desk/static/tokens.css", "/desk/nothing"):
        desk.ask("GET", path, Origin="https://evil.example")
        assert desk.headers["Access-Control-Allow-Origin"] is None
        assert desk.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert desk.headers["X-Content-Type-Options"] == "nosniff"
        assert desk.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
        assert desk.headers["Cache-Control"] == "no-store"
        assert desk.ask("GET", path, Host="evil.example")[0] == 421


@pytest.mark.parametrize(
    ("path", "body", "headers", "status"),
    [
        ("values", b"\xff\xfe", {}, 400),
        ("values", b'{"text": "\\ud800"}', {}, 400),
        ("values", b"[" * 100_000, {}, 400),
        ("values", b"[]", {}, 400),
        ("save", b'{"file": "x"}', {}, 400),
        ("nothing", b"{}", {}, 404),
        ("values", b"{}", {"Content_Length": "-5"}, 411),
        ("values", b"{}", {"Content_Length": "9" * 30}, 411),
        ("values", b"{}", {"Transfer_Encoding": "chunked"}, 411),
        ("values", b" " * (MOST_TEXT + 1), {}, 413),
        ("upload?name=x.png", b" " * (MOST_UPLOAD + 1), {}, 413),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_no_request_of_the_desk_is_refused_in_a_sentence(desk, path, body, headers, status):
    answer, said = desk.post(path, body, **headers)
    assert answer == status
    assert said["error"].endswith(".")


@pytest.mark.parametrize(
    "file",
    [
        "../secret.md", "content/articles/../../secret.md", "/etc/passwd", "content/articles/own.txt", "content/data/x.md",
        "content//articles/own.md", "./content/articles/own.md", "content/articles/.own.md", "content/articles/own.md\0",
        "content/articles/link/secret.md", "content/articles/link.md", "content\\articles\\own.md", "theme/x.md", "",
    ],
)  # fmt: skip
def test_nothing_but_a_text_is_read_or_written(desk, file, tmp_path):
    (tmp_path / "secret.md").write_text("Nobody reads this.")
    folder = desk.root / "content/articles"
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    (folder / "link").symlink_to(tmp_path, target_is_directory=True)
    try:
        for path, told in (("save", {"version": None, "text": "x"}), ("check", {"text": "x"})):
            assert desk.post(path, {"file": file} | told)[0] == 400
        asked = file.replace("\0", "%00").replace("\\", "%5C")
        for path in ("text", "form"):
            status, said = desk.ask("GET", f"/desk/{path}?file={asked}")
            assert (status, "Nobody" in said) == (400, False)
    finally:
        (folder / "link").unlink()
        (folder / "link.md").unlink()
    assert (tmp_path / "secret.md").read_text() == "Nobody reads this."


@pytest.mark.parametrize("path", ["../routes.py", "%2e%2e/routes.py", "..%2froutes.py", ".hidden", "", "none.js"])
def test_nothing_but_its_own_files_is_shown(desk, path):
    assert desk.ask("GET", f"/desk/static/{path}")[0] == 404


@pytest.mark.parametrize(
    "text", ["---\r\ntitle: é\r\n---\r\nµ", "\ufeff---\ntitle: a\n---\n\rb\r\n", "", "no header\0"]
)
def test_what_is_saved_is_what_was_typed_byte_for_byte_and_its_rights_stay(desk, text):
    (desk.root / OWN).chmod(0o640)
    status, said = desk.post("save", {"file": OWN, "version": desk.version(), "text": text})
    assert (status, (desk.root / OWN).read_bytes()) == (200, text.encode())
    assert (desk.root / OWN).stat().st_mode & 0o777 == 0o640
    status, told = desk.get(f"/desk/text?file={OWN}")
    assert (told["text"], told["version"]) == (text, said["version"])
    assert told["address"] == "/articles/own.html"


def test_what_somebody_else_has_written_meanwhile_is_never_lost(desk):
    known = desk.version()
    (desk.root / OWN).write_text("theirs", encoding="utf-8")
    status, said = desk.post("save", {"file": OWN, "version": known, "text": "mine"})
    assert (status, said["text"], said["version"]) == (409, "theirs", desk.version())
    assert "was changed on the disk" in said["error"]
    assert (desk.root / OWN).read_text() == "theirs"
    status, said = desk.post("save", {"file": OWN, "version": known, "text": "theirs"})  # which loses nothing
    assert (status, said) == (200, {"version": desk.version()})
    (desk.root / OWN).unlink()
    status, said = desk.post("save", {"file": OWN, "version": known, "text": "mine"})
    assert (status, said["text"], said["version"]) == (409, None, None)
    assert desk.get(f"/desk/text?file={OWN}")[0] == 404
    assert desk.post("save", {"file": OWN, "version": None, "text": "mine"})[0] == 200
    assert desk.post("save", {"file": OWN, "version": None, "text": "again"})[0] == 409
    assert (desk.root / OWN).read_text() == "mine"
    assert desk.post("save", {"file": OWN, "version": desk.version(), "text": "x" * 300_001})[0] == 413


def test_the_list_and_the_form_hold_what_the_site_holds(desk):
    texts = desk.get("/desk/texts")[1]["texts"]
    assert texts[0] == {
        "file": OWN, "title": "Own", "kind": "article", "mark": "Draft: not on the public site",
        "address": "/articles/own.html", "errors": 0, "warnings": 0,
    }  # fmt: skip
    assert {text["file"] for text in texts} == {
        f"content/{kind}/{file.name}"
        for kind in ("articles", "pages")
        for file in (desk.root / "content" / kind).iterdir()
    }
    form = desk.get(f"/desk/form?file={OWN}")[1]
    fields = {field["name"]: field for field in form["fields"]}
    assert {"longest": 65, "required": True, "kind": "line"}.items() <= fields["title"].items()
    assert fields["title"]["help"].startswith("The heading of the page, as plain text. Expected: a title of 1")
    assert [one["value"] for one in fields["status"]["choices"]] == ["published", "draft", "hidden"]
    assert "Back pain" in [one["value"] for one in fields["category"]["choices"]]
    studies = site_of(desk.root / "content").references.records
    assert sorted(one["key"] for one in form["references"]) == sorted(studies)
    assert [one["value"] for one in form["certainty"]] == ["high", "moderate", "low", "very low"]
    assert fields["changes"]["example"].startswith("changes:\n  - on: 20")
    assert (fields["review"]["example"], fields["title"]["example"]) == (None, None)
    page = desk.get("/desk/form?file=content/pages/about.md")[1]
    assert "date" not in [field["name"] for field in page["fields"]]


def test_fields_are_changed_and_read_without_a_file(desk):
    status, said = desk.post("fields", EMPTY | {"changes": {"lang": "es"}})
    assert (status, said["text"], said["values"]["lang"]) == (200, "---\ntitle: a\nlang: es\n---\n", "es")
    assert desk.post("fields", EMPTY | {"changes": {"review": {}}})[0] == 400
    assert desk.post("values", {"text": "---\ntitle: [\n---\n"}) == (200, {"values": None})


def test_a_word_that_is_right_is_added_from_a_to_z_and_no_finding_any_more(desk):
    file = desk.root / "content/data/words.txt"
    before = file.read_text().rstrip("\n")  # as some editors leave it
    text = "---\ntitle: a\n---\n\nKneepathy’s walk is a kneepathy.\n"

    def words() -> set[str]:
        found = desk.post("check", {"file": OWN, "text": text})[1]["findings"]
        return {finding["word"] for finding in found} - {None}

    assert words() == {"kneepathy"}
    file.write_text(before)
    assert [desk.post("word", {"word": word})[0] for word in ("kneepathy", "zzz", "zzz")] == [200] * 3
    *heads, first = re.split(r"(?m)^(?!#)", before, maxsplit=1)
    rows = sorted([*first.split("\n"), "kneepathy", "zzz"], key=str.casefold)
    assert file.read_text() == "\n".join(["".join(heads) + rows[0], *rows[1:], ""])
    assert words() == set()
    assert desk.post("word", {"word": "two\nlines"})[0] == 400
    with alone(desk.root / "editorial"):  # a command, or another desk
        later = threading.Thread(target=desk.post, args=("word", {"word": "patellitis"}))
        later.start()
        later.join(0.3)
        file.write_text(f"{file.read_text()}zzzz\n")
    later.join(20)
    assert {"patellitis", "zzzz"} <= {*file.read_text().split("\n")}
    file.write_text(f"{before}\n")


def test_a_button_runs_the_command_with_its_own_arguments_and_no_others(desk):
    status, said = desk.post("run", {"command": "new", "arguments": {"kind": "news", "title": "What is new here?"}})
    assert (status, said["ok"], said["file"]) == (200, True, "content/articles/what-is-new-here.md"), said
    (desk.root / said["file"]).unlink()
    status, said = desk.post("run", {"command": "withdraw", "arguments": {"file": "--help", "reason": "x"}})
    assert (status, said["ok"]) == (200, False)
    assert '"--help" is not an article or page' in said["said"]
    for command, given in (("new", {"file": "x"}), ("docs", {}), ("new", {"title": ["x"]}), ("new", {"title": "\0"})):
        assert desk.post("run", {"command": command, "arguments": given})[0] == 400


def test_a_picture_lies_where_it_belongs_and_over_no_other(desk):
    def png(color: str) -> bytes:
        made = BytesIO()
        Image.new("RGB", (3, 2), color).save(made, "PNG")
        return made.getvalue()

    said = desk.post("upload?name=../../Ein%20Bild%20%C3%A4.PNG", png("red"))
    shown = '![FILL IN what it shows, in one sentence](../figures/ein-bild-a.png "FILL IN a caption")'
    assert said == (200, {"file": "content/figures/ein-bild-a.png", "markdown": shown})
    assert (desk.root / "content/figures/ein-bild-a.png").read_bytes() == png("red")
    assert desk.post("upload?name=ein-bild-a.png", png("red"))[0] == 200
    assert desk.post("upload?name=ein-bild-a.png", png("blue"))[0] == 409
    for name, data in (("x.png", b"no"), ("x.pdf", b"no"), ("x.exe", b"no"), ("", b"no"), (f"{'y' * 300}.png", b"no")):
        status, answer = desk.post(f"upload?name={name}", data)
        assert (status, answer["error"].endswith("Nothing was written.")) == (400, True)
    assert sorted(path.name for path in (desk.root / "content/figures").glob("*.png")) == ["ein-bild-a.png"]


@pytest.fixture(scope="module")
def checked(tmp_path_factory, built_project) -> Callable[[str, str], None]:
    """A function that saves a text, and holds against what is found then what was found before."""
    root = copy_project(tmp_path_factory.mktemp("checked") / "project")
    shutil.copytree(built_project / ".cache", root / ".cache")
    write_article(root, "other", slug="taken")
    checking = Checking(root)

    def checked(name: str, text: str) -> None:
        file = root / "content" / name
        file.parent.mkdir(exist_ok=True)
        if not file.exists():
            file.write_text("---\ntitle: a\n---\n", encoding="utf-8")
        kept = _kept(root)
        before = file.read_bytes()
        unsaved = checking.findings(file, text.encode())
        assert (_kept(root), file.read_bytes()) == (kept, before)
        file.write_bytes(text.encode())
        saved = [finding for finding in findings(root / "content", file) if finding.path == Path("content", name)]
        assert unsaved == saved
        assert checking.findings(file, text.encode()) == saved

    return checked


def _kept(root: Path) -> list[str]:
    """All that is kept of earlier runs."""
    with contextlib.closing(sqlite3.connect(root / ".cache/store.db")) as store:
        return list(store.iterdump())


# Of the text alone, of other texts, of data, of the site's addresses, of what is no header.
MISTAKES = (
    "alias-taken", "author-unknown-near", "card-empty", "changes-to-come", "citation-unknown-near", "date-of-no-such-day",
    "file-empty", "figure-without-file", "field-twice", "evidence-low-says-eases", "abbreviation-not-spelled-out",
)  # fmt: skip


def test_an_unsaved_text_is_judged_as_the_saved_one_will_be(checked):
    for name in MISTAKES:
        case = HERE / name
        for file in sorted(case.rglob("*.md")) if case.is_dir() else [case.with_suffix(".md")]:
            checked("articles/text.md", whole(file.read_bytes()).decode())
    other = "---\ntitle: {1}\nslug: {0}\ndate: 2026-11-01\n---\n\n[a]({{filename}}other.md) He says teh knee.\n"
    for slug in ("taken", "free"):  # of two with one address, either may be told
        checked("articles/text.md", other.format(slug, "A text"))
    checked("pages/about.md", other.format("taken", "A page"))
    checked("articles/other.md", other.format("elsewhere", "The other"))  # now its address is free
    checked("articles/text.md", other.format("taken", "A text"))


def test_a_save_is_one_change_and_not_that_of_the_file_beside_it(tmp_path):
    file, seen, end = tmp_path / "own.md", [], threading.Event()
    file.write_text("before")
    ready = threading.Timer(0.5, lambda: write(file, "after"))
    ready.start()
    for changes in watchfiles.watch(tmp_path, watch_filter=Rooms(), step=20, stop_event=end, rust_timeout=10_000):
        seen += [Path(path).name for _, path in changes]
        break
    end.set()
    assert set(seen) == {"own.md"}

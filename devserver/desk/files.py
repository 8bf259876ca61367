"""The texts on the disk: listed, read, and saved unless somebody else has changed them meanwhile; pictures and PDFs beside them.

What is saved stands in the place of the old file at once or not at all, byte for byte as it was sent.
"""

import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath

from devserver.desk.wrong import Wrong
from editorial.commands.command import CommandError
from editorial.commands.disk import write
from editorial.findings import ContentError, shortened
from editorial.model import pdf, picture, settings_file
from editorial.model import text as texts
from editorial.model.allowed_files import LARGEST_TEXT, PDF
from editorial.model.site import Site
from editorial.model.slug import slug_of
from editorial.model.text import MODELS, Text
from editorial.model.textfile import read_bytes
from editorial.rules.placeholders import placeholder

# Letters of the name of a file.
LONGEST_NAME = 80
CONTENT = "content"


def site(root: Path) -> Site:
    """All that stands in the project `root`, read anew."""
    return Site(root / CONTENT, settings_file.load(root))


def located(content: Path, named: str) -> Path:
    """The file of the text that a browser calls `named`, whether it is there or not.

    Wrong where that is no text of the folder `content`, or the way to it leads through a link of the file system.
    """
    path = PurePosixPath(named)
    inside = path.parts[1:]
    plain = path.as_posix() == named and named.isprintable() and not any(part.startswith(".") for part in path.parts)
    if plain and path.parts[0] == content.name and len(inside) > 1 and inside[0] in MODELS and path.suffix == ".md":
        file = content.joinpath(*inside)
        if file.resolve() == content.resolve().joinpath(*inside):
            return file
    raise Wrong(400, "This is no text in content/articles/ or content/pages/. Choose one from the list.")


def listed(site: Site) -> list[Text]:
    """Every text, the one that was changed last first."""
    found = []
    for file in site.text_files:
        try:
            stat = file.stat()
        except OSError:  # taken away while we look
            continue
        found.append((stat.st_mtime_ns, _read(file, site.content, stat.st_mtime_ns, stat.st_size)))
    return [text for _, text in sorted(found, key=lambda pair: (-pair[0], pair[1].path))]


@lru_cache(maxsize=20_000)  # many texts, and each as it was before, too
def _read(file: Path, content: Path, changed: int, size: int) -> Text:
    """A text, read once for each time that it was changed."""
    return texts.read(file, content, "en")


def read(file: Path) -> tuple[str, str]:
    """The text of a file, and its version. Wrong where it is gone, or no text."""
    try:
        data = read_bytes(file, file)
        return data.decode(), version(data)
    except ContentError:
        raise Wrong(404, f"{file.name} is not there any more. Choose a text from the list.") from None
    except UnicodeDecodeError:
        raise Wrong(400, f"{file.name} is not UTF-8. Save it with the encoding UTF-8 where it was written.") from None


def version(data: bytes) -> str:
    """What tells the bytes of a file from any others."""
    return sha256(data).hexdigest()


def save(file: Path, known: str | None, text: str) -> str:
    """Put `text` in the place of a file that holds the version `known` (None: there is no such file); gives the new version.

    Wrong, and nothing is written, where it holds another one. CommandError where it cannot be written. A file that already
    holds `text` is fine: the answer to an earlier save may have been lost.
    """
    try:
        before = read_bytes(file, file)
    except ContentError:
        before = None
    data = text.encode()
    if data == before:
        return version(data)
    if (version(before) if before is not None else None) != known:
        if before is None:
            gone = f"{file.name} was taken away on the disk meanwhile. Nothing was written; your words are still here."
            raise Wrong(409, gone, {"text": None, "version": None})
        changed = f"{file.name} was changed on the disk meanwhile. Nothing was written; your words are still here."
        raise Wrong(409, changed, {"text": before.decode("utf-8", "replace"), "version": version(before)})
    if len(data) > LARGEST_TEXT:
        most = f"{LARGEST_TEXT // 1000} kB are the most"
        raise Wrong(413, f"The text has {len(data) // 1000} kB, where {most}. Split it. Nothing was written.")
    write(file, data, new=before is None)
    return version(data)


def title(text: Text) -> str:
    """What a text is called; the name of its file where the header does not say it."""
    return re.sub(r"\s+", " ", text.header.text("title")) or text.path.stem


def put(content: Path, name: str, data: bytes) -> tuple[Path, str]:
    """Put a file that its sender calls `name` into the folder `content`.

    Gives where it lies, and the Markdown that shows or links it. Wrong where the site would refuse it, or where another
    file has its name.
    """
    kind = Path(name).suffix.lower()
    stem = slug_of(Path(name).stem).encode("ascii", "ignore").decode()[:LONGEST_NAME].strip("-")
    called = f"{stem or 'file'}{kind if kind in {PDF, *picture.KINDS} else '.file'}"
    if kind == PDF:
        wrong, file = pdf.read(data).wrong, content / "files" / called
        shown = f"[{placeholder('its title')}]({{static}}../files/{called})"
    else:
        wrong, file = picture.wrong_data(called, data), content / "figures" / called
        says, caption = placeholder("what it shows, in one sentence"), placeholder("a caption")
        shown = f'![{says}](../figures/{called} "{caption}")'
    if wrong:
        raise Wrong(400, f"{shortened(Path(name).name) or 'The file'} {wrong}. Nothing was written.")
    if file.exists() and file.read_bytes() != data:
        there = f"{content.name}/{file.relative_to(content).as_posix()} is there already, and another one"
        raise Wrong(409, f"{there}. Rename yours, then choose it again. Nothing was written.")
    if not file.exists():
        try:
            write(file, data, new=True)
        except CommandError as error:
            raise Wrong(500, f"{error}.") from None
    return file, shown

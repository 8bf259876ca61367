"""Pictures and PDFs that a browser sends: looked at first, then put where they belong, never over another file."""

from pathlib import Path

from devserver.desk.wrong import Wrong
from editorial.commands.command import CommandError
from editorial.commands.disk import write
from editorial.findings import shortened
from editorial.model import pdf, picture
from editorial.model.allowed_files import PDF
from editorial.model.slug import slug_of
from editorial.rules.placeholders import placeholder

# Letters of the name of a file.
LONGEST_NAME = 80


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

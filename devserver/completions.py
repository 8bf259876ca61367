"""What VS Code completes after `[@`: each study of the site, in a file of snippets that git does not keep.

(code.visualstudio.com, "Snippets in Visual Studio Code".) It is written while the site is shown, so it is never out of
date, and nobody need think of it.
"""

import json
from contextlib import suppress
from pathlib import Path

from editorial.model.site import Site

FILE = Path(".vscode", "studies.code-snippets")


def write(root: Path, site: Site) -> None:
    """Write the studies of `site` into FILE of the project `root`, where that has a folder for it.

    A file that cannot be written stays as it was: nothing but a completion depends on it.
    """
    snippets = {
        f"{key}: {study.title}": {"scope": "markdown", "prefix": f"@{key}", "body": f"@{key}"}
        for key, study in site.references.records.items()
    }
    text, file = json.dumps(snippets, indent=1, ensure_ascii=False) + "\n", root / FILE
    with suppress(OSError):
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")

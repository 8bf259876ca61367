"""The fields of a Word file: what Word works out, or a form asks for (ECMA-376, part 1, 17.16; 17.5.2 for controls).

What a field showed is kept as text. One that a machine filled in asks for a reference or for words; the rest are named.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass

from editorial.commands.importing.lines import asked
from editorial.commands.importing.xmlfile import every, get, name

# What programs for references write into the text, and below it.
CITATION = re.compile(
    r"\b(?:ZOTERO_ITEM|EN\.CITE(?!\.DATA)|CSL_CITATION|Mendeley Citation|REFMGR\.CITE|PAPERS2_CITATIONS)\b|^CITATION\b"
)
LIST = re.compile(
    r"\b(?:ZOTERO_BIBL|EN\.REFLIST|CSL_BIBLIOGRAPHY|Mendeley Bibliography|REFMGR\.REFLIST)\b|^BIBLIOGRAPHY\b"
)
ASKED = frozenset(
    {"MERGEFIELD", "ASK", "FILLIN", "MACROBUTTON", "MERGEREC", "MERGESEQ", "NEXT", "ADDRESSBLOCK", "GREETINGLINE"}
)
# Links, marks for an index, and boxes of a form are no value that may be out of date.
QUIET = frozenset({
    "HYPERLINK", "XE", "TC", "TA", "RD", "ADVANCE", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "TOC", "SYMBOL", "ADDIN", "",
})  # fmt: skip


@dataclass(slots=True)
class _Open:
    """A field whose end is still to come: what a box or list of a form shows, its code, and what it showed."""

    form: str
    code: str = ""
    shown: str = ""


class Fields:
    """Follows the fields of a part of a file, run by run, and tells `say` what its writer should look at, and the words."""

    def __init__(self, say: Callable[[str, str], None]) -> None:
        self.open: list[_Open] = []
        self.say = say

    def of(self, run: etree.Element) -> list[str]:
        """What is to follow a run: the choice that a form showed, or what its writer is asked for."""
        made = []
        for part in run:
            kind = get(part, "fldCharType") if name(part) == "fldChar" else ""
            if kind == "begin":
                self.open.append(_Open(_form(part)))
            elif kind == "end" and self.open:
                field = self.open.pop()
                if not field.shown.strip():
                    made.append(field.form)
                made.append(self._ended(field.code.strip(), field.shown))
            elif self.open:
                text = part.text or ""
                if name(part) == "instrText":
                    self.open[-1].code += text
                for field in self.open if name(part) == "t" else ():
                    field.shown += text
        return [text for text in made if text]

    def control(self, node: etree.Element) -> list[str]:
        """What is to follow a control that a reader fills in (`w:sdt`)."""
        if choices := [get(item, "displayText") or get(item, "value") for item in every(node, "listItem")]:
            self.say("Word had a list of words to choose from", ", ".join(choices))
        return [asked("this, or take it out: nobody had") for _ in every(node, "showingPlcHdr")][:1]

    def _ended(self, code: str, shown: str) -> str:
        kind = code.split(" ")[0].upper()
        if CITATION.search(code):
            return asked("the reference here, by make reference, and take its old number or name out")
        if LIST.search(code):
            self.say("A list of references. Make references of them, and take the list out", shown)
        elif kind in ASKED:
            said = code.split(" ", 1)[-1].split("\\")[0].strip().replace('"', "")
            return asked(f"the words for the field {said or kind}")
        elif kind not in QUIET and shown.strip():
            self.say("Word had worked out these words. Look if they still hold", shown)
        return ""


def _form(begin: etree.Element) -> str:
    """What a field of a form shows: a box, with a cross or not, or the choice of a list."""
    for kind in every(begin, "checkBox", "ddList"):
        said = {name(part): get(part, "val") or "1" for part in kind}
        if name(kind) == "checkBox":
            return "☒" if said.get("checked", said.get("default", "0")) not in ("0", "false") else "☐"
        choices = [get(part, "val") for part in kind if name(part) == "listEntry"]
        at = said.get("result", said.get("default", "0"))
        return choices[int(at)] if at.isdigit() and int(at) < len(choices) else ""
    return ""

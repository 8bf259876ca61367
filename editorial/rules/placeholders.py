"""What a draft still lacks: where a writer must write, the words FILL IN stand, or the writer's own TODO (R101).

`make new` and `make import` leave such placeholders. In a draft one is only said, so that the draft can be built and
looked at; it stops the build of a page for readers.
"""

import re
from pathlib import Path
from typing import Any

from editorial.findings import shortened
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.readable import Readable
from editorial.model import settings_file
from editorial.model.datafile import DataFile
from editorial.model.picture import DRAWING
from editorial.model.site import Site
from editorial.model.yamlfile import Yaml
from editorial.model.yamlplaces import Steps, dotted
from editorial.rules.mistyped_marks import NO_WORDS, OPENS_CARD, name_of
from editorial.rules.phrases import Pattern
from editorial.rules.rule import Findings, Rule

# Honest words are near: a to-do list, "todo" in Spanish, a karyotype of 47,XXX, [sic], […] in a quotation, a step that
# says "insert the needle here". "Text to come" lacks its article; "a day to come" and "steps to follow" are English.
PLACEHOLDER = Pattern(
    r"""\bFILL\s+IN\b[^"“”()\[\]]*
      | \b(?:TODO|TBD|FIXME|TKTK)\b(?:[:\s]\s*[^"“”()\[\].]*)?
      | (?<!\w\s)\b(?i:to-?do):\s[^"“”()\[\].]*
      | (?<![\w,])X{3,}(?!-?\w|\s+(?:syndrome|karyotype|females?|wom[ae]n|girls?)\b) | \b(?:19|20)(?:XX\b|(?:\d\?|\?\?)(?=\s+[a-z]|[,;)])) | \$X+\b | \bXX\s?%
      | \b(?i:lorem\s+ipsum)\b | ^(?i:(?:sub-?)?heading(?:\s\d{1,2})?)$
      | (?<!\w)\?{3,} | ^\?\?$
      | [\[{]\s*(?i:(?:your|insert|add|enter|put|check|verify|confirm)\s[^\]}]{1,60}|to\scome|placeholder)\s*[\]}]
      | \[(?i:treatment|service|procedure|product|condition|diagnosis|doctor|clinician|clinic|practice|patient|city|town|state|year|time|topic|title)s?\](?![^“]*”) | ^(?:Untitled(?:[\s_-]*\w+)?|(?:Artboard|Drawing)[\s_-]*\d+)$
      | \[\s*(?i:name|date|(?:phone\s)?number|address|e-?mail|link|url
          |refs?|references?|sources?|citation(?:\sneeded)?|amount|price|dose|x+|\?+|_+)(?i:\sof\s[^\]]{1,40})?\s*\]
      | ^(?i:insert|add|put)\s+(?:\w+\s+){0,3}(?i:figures?|pictures?|photos?|images?|texts?|tables?|links?|quotes?
          |references?|citations?|names?|numbers?|dates?|address|charts?|graphs?|maps?|videos?|captions?|titles?)\s+here[.:]?$
      | (?<![“\w])\[(?:…|\.{3})\](?![^“]*”)
      | \bX{2}\b(?=\s+(?i:days?|weeks?|months?|years?|people|patients|minutes?|hours?|mg|m[lL]|percent|(?:in|of)\s+\d+)\b)
      | \bXX(?=,\s20\d\d\b) | \bTK\b(?=\s+(?:dollars|percent|people|patients|days|weeks|months|years|minutes|mg|of\s+\d)\b) | \$TK\b | (?<!\w)_{3,}(?!\w)
      | [\[{]\s*(?i:(?:clinic|practice|doctor|clinician|patient|author|company|hospital|product|drug|treatment|city|town|state|phone|month|year|study|journal|full|your)(?:['’]s)?[\s-]+
          (?:name|names|number|address|title|date|here)|figures?|images?|pictures?|photos?|charts?|tables?|logo)(?:\s?:[^\]]*|\s\d+)?(?i:\s+(?:(?:about|around|goes|near)\s+)?here)?\s*[\]}]
      | ^(?i:(?:figure|table)\s\d+\s(?:about|around|goes|near)\shere)[.:]?$ | \b(?i:xx|yy|zz)\b(?=\s?%|\s(?i:(?:out\s)?of|people|patients)\b)
      | \((?i:(?:refs?|references?|sources?|cite|citation|check|verify|confirm|ask|tbc|to\sbe\sconfirmed)\s?[?!]+|refs?|cite|tbc|check)\)
      | \((?i:tk|add\s(?:an?\s|the\s)?(?:refs?|references?|citations?|sources?|links?|numbers?)|(?:picture|image|photo|table|figure|chart)\shere)\) | \[(?i:cite)\]
      | \b00[/.-]00[/.-]0000\b | \[object\sObject\] | (?<![\w,])NaN\b | (?<!\S)%(?:[sd](?=[\s.,])|[A-Z_]{3,}%) | (?<!\w)[@#]{3,}(?!\w) | \b[XN]\b(?=\s(?:days|weeks|months|years|minutes|hours)\b)
      | ^(?i:(?:(?:click|tap)(?:\sor\stap)?\shere\sto\s)?(?:type|enter)\s(?:(?:your|some|the)\s)?text(?:\shere)?|(?:title|text|heading|caption|summary|name)\s(?:goes\s)?here|some\stext)[.:]?$
      | ^\[cid:[^\]]+\]$ | (?<!\.)\.{5,}\s?\d{1,3}$
      | \bError!\s(?:Reference\ssource|Bookmark)\snot\s\w+\.? | «(?:[A-Z]\w*_\w+|(?:First|Last)?Name|Date|Title|Address)» | (?<!\{)\$?\{(?!(?:filename|static|attach)\})[A-Za-z_]\w*\}(?!\}) | \[(?i:(?:first|last|full)\s?name|video|audio|photo|map)\] | \((?i:check|verify|confirm|ask)\s+(?:with\s+)?[A-Z](?![^()]*\b(?:at|or)\b)[^()]{0,40}\) | \((?i:check|verify|confirm|ask)\sw/\s?[^()]{1,40}\)
      | \((?:Dr\.?\s)?(?!(?:Ask|Be|How|Learn|Need|Remember|Try|Want|Wh\w+)\b)[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\sto\s(?:add|check|complete|confirm|expand|finish|fill\sin|provide|rewrite|supply|update|verify|write)(?:\s(?:it|the|this|that)\b[^()]{0,40})?\)
      | \b(?:ADD|INSERT|CHECK|VERIFY|CONFIRM|UPDATE)\s(?:NUMBERS?|DATES?|NAMES?|LINKS?|REFS?|REFERENCES?|CITATIONS?|SOURCES?|FIGURES?|STUDY|DOSE|YEAR)\b
      | \b(?:LABEL|TEXT|TITLE|CAPTION|NAME|IMAGE|PICTURE|LOGO|LINK|NUMBER|DATE)\sHERE\b
      | ^(?i:to\s+be\s+(?:added|filled\s+in|completed|confirmed)(?:\s+(?:later|soon))?)\.?$
      | ^(?i:(?:[\w-]+\s+){1,3}(?:goes\s+here|tbc)|(?!(?:if|how|wh\w+)\s)(?:[\w-]+\s+){1,3}(?:coming\s+soon|pending)|your\s+[\w\s]{1,20}\shere)\.?$
      | ^(?i:(?!(?:[\w-]+\s+){0,2}(?:an?|the|th(?:is|at|[eo]se)|some|any|y?our|my|if|how|wh\w+|about|for|in|is|are|easy|hard)\s)(?:[\w-]+\s+){0,2}
          (?:(?!\w*[^\Wsiu]s\s)[\w-]+|(?:caption|chart|detail|figure|graph|image|number|photo|picture|point|quote|reference|result|source|table|title)s)\s+to\s+(?:come|follow))\.?$""",
    re.VERBOSE,
)
# A whole value of a header that says nothing, and the fields that readers meet.
SAID = frozenset({"title", "summary", "key_points", "conflict", "changes", "category", "tags"})
SAID_IN_DATA = frozenset({"about", "role", "meaning", "reason", "design", "finding", "limits", "publisher"})
SAYS_NOTHING = Pattern(
    r"""(?i:none|no|yes|true|false|n\.?/?a\.?|null|nil|nothing|not\s+applicable|tbc|asdf\w*|x+|later|temporary|wip|see\s+above|as\s+(?:agreed|discussed)|(?:(?:it['’]?s|is)\s+)?(?:ok(?:ay)?|fine)(?:\s+for\s+now)?|for\s+now
      |because|not\s+needed|false\s+(?:alarm|positive)|to\s+make\s+it\s+pass|\w+(?:\.?\s+\w+)?\s+said\s+so|one\s+or\s+two\s+sentences|a\s+few\s+words
      |(?:(?:minor|small|some|various|a\s+few)\s+)?(?:edit(?:s|ed)?|fix(?:es|ed)?|tweaks?|typos?|update[sd]?|changes|clean-?up)
      |uncategori[sz]ed|untagged|general|default|others?|categor(?:y|ies)|topics?|tags?|titles?|(?:(?:blog|my\s+first|new|sample|example)\s+)?(?:articles?|posts?|pages?)|blogs?|hello,?\s+world!?|drafts?|(?:to|needs?)\s+(?:be\s+)?(?:check|checked|do|edit|edited|editing|review|reviewed)|misc(?:ellaneous)?|test)\.?|(?!\d{3}$)(?:[^\w?]|[\d_])+|\?""",
    re.VERBOSE,
)
FILLED_IN = Rule(
    "R101",
    "Nothing is left to fill in on a page for readers",
    "A reader who meets words meant for the writer no longer trusts the rest.",
    "Write what the words FILL IN, TODO, TBD and the like stand for, take them out, or keep the page back with `status: draft`.",
    "This house",
    fails="FILL IN what the trial found",
    passes="Please fill in the form, and bring your to-do list.",
    waivable=False,
)


def placeholder(what: str) -> str:
    """The words that ask a writer for `what`."""
    return f"FILL IN {what}"


def _empty(steps: Steps, value: str) -> str:
    """What is wrong with a value that says nothing, or begins with a label: the name of its field, or that of a part of an
    abstract; empty for nothing.
    """
    if SAYS_NOTHING.fullmatch(value):
        return f'"{value}" says nothing to a reader. Write the sentence, or take this field out'
    field = name_of(steps)
    own = rf"(?i:{re.escape(field.rstrip('s').replace('_', ' '))}s?(?: \d+)?)[:.]\s" if field != "conflict" else "(?!)"
    match = re.match(own + (r"|[A-Z]{6,}:\s" if field in ("finding", "limits") else ""), value)
    return f'"{match[0].strip()}" is a label that the page already has or does not need. Take it out' if match else ""


def unwritten(words: str) -> bool:
    """Whether what was typed for a reason or a role is left to be written, or says nothing."""
    return bool(PLACEHOLDER.search(words) or SAYS_NOTHING.fullmatch(words))


@FILLED_IN.text
def placeholders(document: Document, site: Site) -> Findings:
    """Yield each placeholder of a text: in its header, whatever the field, and in its body, but for code."""

    def asked(words: str) -> str:
        return f'"{shortened(words)}" is not written yet. Write it, or keep `status: draft`'

    header = document.text.header
    for steps, value in header.texts():
        said = steps[-1] in SAID_IN_DATA or (steps[0] in SAID and steps[-1] not in ("correction", "on"))
        if said and (sentence := _empty(steps, value)):
            yield FILLED_IN.finding(document.path, header.at(*steps), sentence, name_of(steps))
        elif match := PLACEHOLDER.search(value):
            yield FILLED_IN.finding(document.path, header.at(*steps), asked(match[0]), dotted(steps))
    for block in document.body:
        for match in PLACEHOLDER.finditer(block.text) if block.kind != "code" else ():
            opens_card = match[0].startswith("?") and OPENS_CARD.match(block.text)
            if not opens_card and not block.inside(match.start(), "code"):
                yield FILLED_IN.finding_in(document, block, match.start(), asked(match[0]), "text")


@FILLED_IN.data
def placeholders_in_data(file: DataFile[Any]) -> Findings:
    """Yield each placeholder of a data file, which every page shows."""
    yield from _unwritten(file.yaml)


@FILLED_IN.site
def placeholders_in_reasons(documents: Documents) -> Findings:
    """Yield each placeholder where the list of addresses says to readers why a page is gone."""
    yield from _unwritten(documents.site.addresses.yaml)


@FILLED_IN.site
def examples_in_settings(documents: Documents) -> Findings:
    """Yield the examples that show how the practice is reached, where they were let in instead of its own."""
    site = documents.site
    for name, place in settings_file.examples(site.settings, site.content.parent):
        sentence = "is the example, and nobody is reached by it. Write what is true, or None"
        yield FILLED_IN.finding(Path(settings_file.FILES[0]), place, sentence, name, "warning")


def _unwritten(yaml: Yaml) -> Findings:
    for steps, value in yaml.texts():
        if name_of(steps) not in NO_WORDS and (match := PLACEHOLDER.search(value)):
            sentence = f'"{shortened(match[0])}" is not written yet. Write it, or take the entry out'
            yield FILLED_IN.finding(yaml.path, yaml.at(*steps), sentence, name_of(steps))
        elif steps[-1] in SAID_IN_DATA and (sentence := _empty(steps, value)):
            yield FILLED_IN.finding(yaml.path, yaml.at(*steps), sentence, name_of(steps))


@FILLED_IN.words
def placeholders_in_drawings(readable: Readable, site: Site) -> Findings:
    """Yield each placeholder of a drawing, which a program may have left there, and of the settings."""
    what = {DRAWING: "drawing", ".py": "settings"}.get(readable.path.suffix, "")
    for block in readable.blocks if what and readable.english else ():
        if lacks := PLACEHOLDER.search(block.text):
            sentence = f'"{shortened(lacks[0], 40)}" stands in the {what}, and is not written yet. Take it out'
            yield FILLED_IN.finding_in(readable, block, 0, sentence, what)

"""What a draft still lacks: where a writer must write, the words FILL IN stand, or the writer's own TODO (R101).

`make new` and `make import` leave such placeholders. In a draft one is only said, so that the draft can be built and
looked at; it stops the build of a page for readers.
"""

import re
from collections.abc import Iterator
from typing import Any

from editorial.findings import Finding, shortened
from editorial.markup.document import Document, Readable
from editorial.markup.documents import Documents
from editorial.model.datafile import DataFile
from editorial.model.picture import DRAWING
from editorial.model.site import Site
from editorial.model.yamlfile import Yaml
from editorial.rules.phrases import Pattern, without_code
from editorial.rules.rule import Rule
from editorial.rules.slips import NO_WORDS, OPENS_CARD, name_of

# Honest words are near: a to-do list, "todo" in Spanish, a karyotype of 47,XXX, [sic], […] in a quotation, a step that
# says "insert the needle here".
PLACEHOLDER = Pattern(
    r"""\bFILL\s+IN\b[^"“”()\[\]]*
      | \b(?:TODO|TBD|FIXME|TKTK)\b(?:[:\s]\s*[^"“”()\[\].]*)?
      | (?<!\w\s)\b(?i:to-?do):\s[^"“”()\[\].]*
      | (?<![\w,])X{3,}(?!-?\w|\s+(?:syndrome|karyotype|females?|wom[ae]n|girls?)\b) | \b(?:19|20)XX\b | \$X+\b | \bXX\s?%
      | \b(?i:lorem\s+ipsum)\b
      | (?<!\w)\?{3,}
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
          (?:name|names|number|address|title|date|here)|figures?|images?|pictures?|photos?|charts?|tables?|logo)(?:\s?:[^\]]*|\s\d+)?\s*[\]}]
      | \((?i:(?:refs?|references?|sources?|cite|citation|check|verify|confirm|ask|tbc|to\sbe\sconfirmed)\s?[?!]+|refs?|cite|tbc|check)\)
      | \((?i:tk|add\s(?:an?\s|the\s)?(?:refs?|references?|citations?|sources?|links?|numbers?)|(?:picture|image|photo|table|figure|chart|map)\shere)\) | \[(?i:cite)\]
      | \b00[/.-]00[/.-]0000\b | \[object\sObject\] | (?<![\w,])NaN\b | (?<!\S)%[sd](?=[\s.,]) | (?<!\w)[@#]{3,}(?!\w) | \b[XN]\b(?=\s(?:days|weeks|months|years|minutes|hours)\b)
      | ^(?i:(?:(?:click|tap)(?:\sor\stap)?\shere\sto\s)?(?:type|enter)\s(?:(?:your|some|the)\s)?text(?:\shere)?|(?:title|text|heading|caption|summary|name)\s(?:goes\s)?here|some\stext)[.:]?$
      | ^\[cid:[^\]]+\]$ | \.{5,}\s?\d{1,3}$
      | \bError!\s(?:Reference\ssource|Bookmark)\snot\s\w+\.? | «(?:[A-Z]\w*_\w+|(?:First|Last)?Name|Date|Title|Address)» | (?<!\{)\$?\{(?!(?:filename|static|attach)\})[A-Za-z_]\w*\}(?!\}) | \[(?i:(?:first|last|full)\s?name|video|audio|photo|map)\] | \((?i:check|verify|confirm|ask)\s+(?:with\s+)?[A-Z](?![^()]*\b(?:at|or)\b)[^()]{0,40}\) | \((?i:check|verify|confirm|ask)\sw/\s?[^()]{1,40}\)
      | \((?:Dr\.?\s)?(?!(?:Ask|Be|How|Learn|Need|Remember|Try|Want|Wh\w+)\b)[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\sto\s(?:add|check|complete|confirm|expand|finish|fill\sin|provide|rewrite|supply|update|verify|write)(?:\s(?:it|the|this|that)\b[^()]{0,40})?\)
      | \b(?:LABEL|TEXT|TITLE|CAPTION|NAME|IMAGE|PICTURE|LOGO|LINK|NUMBER|DATE)\sHERE\b
      | ^(?i:to\s+be\s+(?:added|filled\s+in|completed|confirmed)(?:\s+(?:later|soon))?)\.?$
      | ^(?i:(?:[\w-]+\s+){1,3}(?:to\s+follow|to\s+come|goes\s+here|coming\s+soon|pending|tbc)|your\s+[\w\s]{1,20}\shere)\.?$""",
    re.VERBOSE,
)
# A whole value of a header that says nothing, and the fields that readers meet.
SAID = frozenset({"title", "summary", "key_points", "conflict", "changes", "category", "tags"})
SAID_IN_DATA = frozenset({"about", "role", "meaning", "reason", "design", "finding", "limits", "publisher"})
SAYS_NOTHING = Pattern(
    r"""(?i:none|yes|true|false|n\.?/?a\.?|null|nil|nothing|not\s+applicable|tbc|asdf\w*|x+|later|temporary|wip|see\s+above|as\s+(?:agreed|discussed)|(?:(?:it['’]?s|is)\s+)?(?:ok(?:ay)?|fine)(?:\s+for\s+now)?|for\s+now
      |because|not\s+needed|false\s+(?:alarm|positive)|to\s+make\s+it\s+pass|\w+(?:\.?\s+\w+)?\s+said\s+so|one\s+or\s+two\s+sentences|a\s+few\s+words
      |(?:(?:minor|small|some|various|a\s+few)\s+)?(?:edit(?:s|ed)?|fix(?:es|ed)?|tweaks?|typos?|update[sd]?|changes|clean-?up)
      |uncategori[sz]ed|untagged|drafts?|(?:to|needs?)\s+(?:be\s+)?(?:check|checked|do|edit|edited|editing|review|reviewed)|misc(?:ellaneous)?|test(?:ing)?)\.?|[^\w?]+|\?""",
    re.VERBOSE,
)
# What came along from a program, a letter or a chat, and was meant for the writer: it has no end but that of its line.
LEFT_OVER = Pattern(
    r"""^\[\d{1,2}:\d\d(?:\s?[AaPp]\.?[Mm]\.?)?\]\s[^:]{1,40}:\s | ^(?:Hi|Hey|Hello)\s(?:Dr\.\s)?[A-Z]\w+,$ | \b[Pp]lease\sfind\s(?:attached|enclosed)\b
      | \[\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp][Mm])?\]\s[^:]{1,40}:
      | ^On\s[^.]{6,60}\bwrote:$ | ^(?:>+\s)?(?:From|Sent|Subject|Cc):\s\S.* | ^Sent\sfrom\smy\s\w+.* | ^-+\s?(?:Forwarded|Original)\s[Mm]essage.*
      | ^(?:(?:Exported|Generated)\s(?:by|from|in)|(?:Created|Generated|Made)\s(?:using|with))\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?\.?$ | ^Commented\s\[[^\]]*\d\]:? | (?<![\w!\]])\[[A-Z]{1,3}\d{1,3}\](?!\() | ^(?:Formatted|Deleted):\s.* | ^Page\s\d+\sof\s\d+$ | ^\d+\s?\|\s?(?:Page|P\sa\sg\se)$
      | \b(?i:as\san?\s(?:(?:ai|large)\s(?:language\s)?model\b|ai(?=,|\sassistant)))
      | \b(?i:my\s(?:(?:last|latest)\s)?(?:training\sdata|knowledge\s(?:update|cut-?\s?off))|do\snot\sgive\sthis\s(?:page|article|text|draft)\sto)\b
      | ^(?:(?i:(?:for\s)?(?:internal\suse|staff|internal)\sonly)(?=\s*(?:[.:;!–—-]|$))|(?i:(?:please\s)?do\snot\spublish\s(?:this|before|until|yet))\b|(?i:(?:staff|internal|reviewer)(?:['’]s)?\snote):
          |(?:Front\sdesk|Reception|Staff|Team|Nurses?|Reviewers?|Editors?|Web\s?master|Internal|Billing|FYI):\s(?i:(?:please\s)?(?:do\snot|don['’]t|check|fix|remove|tell|give|hand|add|hold|keep|ask)|pls|can\syou|could\syou
          |(?:if|when)\s(?:they|some(?:one|body)|any(?:one|body)|(?:a\s)?(?:caller|patient)s?)\b|we\s(?:should|need\sto|have\sto)|(?:book|offer|push|schedule|route|send|upsell)\s(?:them|these|this\spatient|people|patients)\b)\b)
      | ^(?:Front\sdesk|Reception|Staff|Billing),?\s(?i:please|pls)\s\w+ | (?:^|(?<=[.!:]\s))(?:[Dd]o\snot|[Dd]on['’]t)\stell\s(?:the\s)?patients\b | ^(?:Bill|Code)\s(?:it\s|this\s)?(?:as|with|under)\s(?:CPT\s)?\d{4}[\dTF]\b | \bmodifier\s\d\d\b
      | \b(?:[Ss]ee|[Pp]er|[Ff]ixed\s(?:in|by)|[Cc]loses|[Ff]ixes)\s(?:(?:support\s)?ticket|pull\srequest|PR)\s\#?\d+
      | \((?i:(?:still\s)?needs?\sto\s(?:double[\s-]?)?check)\b[^()]*\)
      | ^(?:Certainly|Sure|Of\scourse|Absolutely|Great\squestion)(?:!|,\s(?:here|I|let\sme)\b)[^.]*:?
      | \bPt\.?\s(?:c/o|den(?:ies|ied)|reports|states|presents|complains|tolerated|will|has|had|is|was|seen)\b | \b[Aa]s\s(?:we\s)?discussed\s(?:in\s(?:the\s)?clinic|at\syour\svisit)\s(?:today|yesterday)\b
      | ^(?:Here(?:['’]s|\sis)|Below\sis)\s(?:a|an|the|your)\s(?:[\w-]+\s){0,3}(?:version|rewrite|draft|rewording)\sof\s(?:your|the|this)\s(?:article|copy|draft|page|paragraph|passage|post|section|sentences?|text)\b | ^Here(?:['’]s|\sis)\s(?:your|the)\s(?:article|paragraph|passage|section|text)\sin\s(?:plain|simple)\b[^.]*
      | ^I(?:['’]ve|\shave)\s(?:adjusted|edited|improved|kept|polished|reworded|revised|rewritten|shortened|simplified)\s(?:the|your|this)\s(?:article|copy|draft|language|page|paragraph|passage|post|section|sentences?|text|tone|wording)\b | \b[Ff]eel\sfree\sto\s(?:adjust|change|edit|modify|reword|tweak)\s(?:it|this|the\s(?:text|tone|wording)|as)\b
      | ^(?:Accepted|Addressed|Applied|Incorporated|Merged)\s(?:(?:all|the|more|most|tracked|reviewers?['’]?s?)\s)*(?:changes|comments|edits|feedback|suggestions)\b | \bready\sfor\s(?:a\s)?(?:second\slook|sign-?off|final\s(?:look|review))\b
      | ^Here(?:['’]s|\sis|\sare)\s(?:a|an|the|your)\s(?:\w+\s){0,3}(?:revised|rewritten|updated|draft|version|edited|polished|improved|shortened)\b[^.]*:$
      | \bI\shope\sthis\shelps(?=[.!]|$) | \b(?i:let\sme\sknow\sif\syou(?:['’]d|\swould|\swant|\sneed)) | ^(?i:would\syou\slike\sme\sto)\b
      | ^(?:Skip\sto\s(?:main\s)?content|Share\sthis:?|Advertisement|Accept\s(?:all\s)?cookies|Read\smore\s[»›]|(?:Table\sof\s)?[Cc]ontents$|(?:Download\sPDF|Copy\scode|Regenerate(?:\sresponse)?|Subscribe\sto\sour\snewsletter)$|(?:We|This\s(?:web)?site)\suses?\scookies|Downloaded\sfrom\s\S+\.\w+|(?:Posted\son|Last\s(?:updated|modified)(?:\son)?:?)\s(?=[^.]{0,14}\d)|Back\sto\stop|Leave\sa\s(?:comment|reply))\b
      | \b(?:Copyright|©)\s[^.]*\.\s(?i:all\srights\sreserved)\b | ^(?:Tags|Categories|Filed\s[Uu]nder|Posted\s[Ii]n|Read(?:ing)?\s[Tt]ime):\s | ^\d+\s(?i:min(?:ute)?s?\sread)$
      | \b[Pp]er\sDr\.\s[A-Z]\w+['’]s\s(?:e-?mails?|notes?|comments?|requests?|edits)\b | \b[Aa]s\sDr\.\s[A-Z]\w+\s(?:asked|requested|suggested|wanted)\s(?:in|by)\s(?:(?:her|his|their)\s)?e-?mail\b | \bJIRA-\d+
      | ^@[A-Z]\w+\b | ^[A-Z]{2,3}:\s(?i:please|pls|can\syou|check|todo|is\sthis|this|why|not\ssure)\b[^.]* | \b(?i:pls|plz)\s\w+
      | \b(?:NOTE|Note)\s(?i:to\s(?:self|(?:the\s)?(?:editor|author|writer|designer)s?))\b[^.]*
      | [\[({][A-Z]{2,3}:\s(?:[^\])}]*\?|(?i:check|verify|confirm|ask|add|please|pls|fix|move|cut|delete|rewrite)\b)[^\])}]*[\])}] | [\[({][A-Z][a-z]+:\s(?i:(?:can|could|would)\syou\s(?:please\s)?(?:check|verify|confirm|add|look|ask|find|rewrite|fix)|(?:please|pls)\s(?:add|fix|rewrite)|is\sthis\s(?:still|right|correct|ok))\b[^\])}]*[\])}]
      | ^(?i:(?:please\s)?(?:check|confirm|verify|ask)\s(?:this\s|that\s)?with)\s[A-Z]\w+(?:\s(?i:whether|if|that|before))?""",
    re.VERBOSE,
)
# How the title of a copy ends; in a table, a guidance may be a draft or final.
A_COPY = Pattern(r"\((?i:copy|draft|final|old|v\d+)\)$|\b(?:v\d+(?:\.\d+)?|[Rr]ev\.?\s\d+|[Dd]raft\s\d+)(?:\s(?i:final|draft))?$|\bFINAL$|_(?i:final|draft|v\d+)$|^Copy\sof\s(?!an?\b|my\b|the\b|your\b)")  # fmt: skip

FILLED_IN = Rule(
    "R101",
    "Nothing is left to fill in on a page for readers",
    "A reader who meets words meant for the writer trusts the rest no longer.",
    "Write what the words FILL IN, TODO, TBD and the like stand for, take them out, or keep the page back with `status: draft`.",
    "This house",
    fails="FILL IN what the trial found",
    passes="Please fill in the form, and bring your to-do list.",
    waivable=False,
)


def placeholder(what: str) -> str:
    """The words that ask a writer for `what`."""
    return f"FILL IN {what}"


def unwritten(words: str) -> bool:
    """Whether what was typed for a reason or a role is left to be written, or says nothing."""
    return bool(PLACEHOLDER.search(words) or SAYS_NOTHING.fullmatch(words))


@FILLED_IN.text
def placeholders(document: Document, site: Site) -> Iterator[Finding]:
    """Yield each placeholder of a text: in its header, whatever the field, and in its body, but for code."""

    def asked(words: str) -> str:
        return f'"{shortened(words)}" is not written yet. Write it, or keep `status: draft`'

    header = document.text.header
    for steps, value in header.texts():
        said = steps[-1] in SAID_IN_DATA or (steps[0] in SAID and steps[-1] != "correction")
        if said and SAYS_NOTHING.fullmatch(value):
            sentence = f'"{value}" says nothing to a reader. Write the sentence, or take this field out'
            yield FILLED_IN.finding(document.path, header.at(*steps), sentence, name_of(steps))
        elif match := PLACEHOLDER.search(value):
            name = ".".join(str(step + 1 if isinstance(step, int) else step) for step in steps)
            yield FILLED_IN.finding(document.path, header.at(*steps), asked(match[0]), name)
    for block in document.body:
        for match in PLACEHOLDER.finditer(block.text) if block.kind != "code" else ():
            opens_card = match[0].startswith("?") and OPENS_CARD.match(block.text)
            if not opens_card and not any(
                span.kind == "code" and span.start <= match.start() < span.end for span in block.spans
            ):
                yield FILLED_IN.finding(document.path, document.place(block, match.start()), asked(match[0]), "text")


@FILLED_IN.data
def placeholders_in_data(file: DataFile[Any]) -> Iterator[Finding]:
    """Yield each placeholder of a data file, which every page shows."""
    yield from _unwritten(file.yaml)


@FILLED_IN.site
def placeholders_in_reasons(documents: Documents) -> Iterator[Finding]:
    """Yield each placeholder where the list of addresses says to readers why a page is gone."""
    yield from _unwritten(documents.site.addresses[1])


def _unwritten(yaml: Yaml) -> Iterator[Finding]:
    for steps, value in yaml.texts():
        if name_of(steps) not in NO_WORDS and (match := PLACEHOLDER.search(value)):
            sentence = f'"{shortened(match[0])}" is not written yet. Write it, or take the entry out'
            yield FILLED_IN.finding(yaml.path, yaml.at(*steps), sentence, name_of(steps))
        elif steps[-1] in SAID_IN_DATA and SAYS_NOTHING.fullmatch(value):
            sentence = f'"{value}" says nothing to a reader. Write the sentence, or take this field out'
            yield FILLED_IN.finding(yaml.path, yaml.at(*steps), sentence, name_of(steps))


@FILLED_IN.words
def left_over(readable: Readable, site: Site) -> Iterator[Finding]:
    """Yield what came along with a text from a letter, a chat or a program, and was meant for the writer."""
    drawn = readable.path.suffix == DRAWING
    for block in readable.blocks if readable.english else ():
        if drawn and (lacks := PLACEHOLDER.search(block.text)):
            sentence = f'"{shortened(lacks[0], 40)}" stands in the drawing, and is not written yet. Take it out'
            yield FILLED_IN.finding(readable.path, readable.place(block), sentence, "drawing")
        words = "" if block.kind == "code" else without_code(block, addresses=True)
        for shape in (LEFT_OVER, A_COPY) if block.kind == "title" else (LEFT_OVER,):
            for match in shape.finditer(words):
                sentence = f'"{shortened(match[0], 40)}" was said to a writer, not to readers. Take it out'
                yield FILLED_IN.finding(readable.path, readable.place(block, match.start()), sentence, "text")

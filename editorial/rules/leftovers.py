"""What came along with a text and was never meant for its readers (R111). English only.

A note to a colleague or the staff, and most of a letter or a chat, is told by how it reads (`likeness`); what is too
short, or no sentence, such as what a program wrote around a text, by its shape.
"""

import re

from editorial.findings import shortened
from editorial.markup.document import Document
from editorial.markup.pieces import Kind
from editorial.markup.readable import Readable
from editorial.model.site import Site
from editorial.rules.form import reads_as_english
from editorial.rules.likeness import NOTES
from editorial.rules.phrases import AnyOf, Pattern, without_code
from editorial.rules.placeholders import PLACEHOLDER
from editorial.rules.rule import Findings, Rule
from editorial.rules.totals import IN_SO_MANY

# From where on words read like a note, whatever they are, and how many there must be: "Call us." stands in both.
NOTE, WORDS = 0.35, 4
WORD = re.compile(r"[^\W\d_]{2,}")
TIME = r"\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?"
# What says of a study what it found, of a page what was changed, and when we are there, reads like a note, and is one to readers.
TELEGRAPHIC: frozenset[Kind] = frozenset({"note", "change", "tooltip"})
# What lets somebody in: it would still stand in a remark, and in git.
SECRET = re.compile(
    r"\b(?:log-?ins?|passwords?|passcodes?|passphrases?|user\s?names?|credentials|API\s+keys?|PINs?)\b", re.IGNORECASE
)
READS = "reads like a note to a writer or the staff"
# Of what each shape is left, or for whom.
SHAPES = AnyOf((
    (Pattern(rf"""^\[{TIME}\]\s[^:]{{1,40}}:\s
         | \[\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}},?\s{TIME}\]\s[^:]{{1,40}}:
         | ^\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}},?\s{TIME}\s[-–—]\s[^:]{{1,40}}: | ^{TIME}\s?[✓✔]+$
         | ^@[A-Z]\w+\b""", re.VERBOSE), "over from a chat"),
    (Pattern(r"""^On\s[^.]{6,60}\bwrote:$ | ^(?:>+\s)?(?:From|Sent|Subject|Cc):\s\S.* | ^Sent\sfrom\smy\s\w+.*
        | \b[Ss]ee\s(?:the\s)?attach(?:ed|ment)(?=[).,;]|\s(?i:file|document|pdf|letter|sheet|leaflet)\b)
        | ^-+\s?(?:Forwarded|Original)\s[Mm]essage.* | ^(?:Hi|Hey|Hello)\s(?:Dr\.\s)?[A-Z]\w+,$""", re.VERBOSE), "over from a letter"),
    (Pattern(r"""^Commented\s\[[^\]]*\d\]:? | (?<![\w!\]])\[[A-Z]{1,3}\d{1,3}\](?!\() | ^(?:Formatted|Deleted):\s.*
        | [\[({][A-Z]{2,3}:\s(?:[^\])}]*\?|(?i:check|verify|confirm|ask|add|please|pls|fix|move|cut|delete|rewrite)\b)[^\])}]*[\])}]
        | [\[({][A-Z][a-z]+:\s(?i:(?:can|could|would)\syou\s(?:please\s)?(?:check|verify|confirm|add|look|ask|find|rewrite|fix)
            |(?:please|pls)\s(?:add|fix|rewrite)|is\sthis\s(?:still|right|correct|ok))\b[^\])}]*[\])}]
        | [\[({]Dr\.?\s[A-Z]\w*:\s[^\])}]*\?[\])}] | \((?i:see)\s(?i:comment|note\sfrom|reviewer)\s[^()]{1,20}\)
        | \((?i:(?:still\s)?needs?\sto\s(?:double[\s-]?)?check)\b[^()]*\)
        | ^[A-Z]{2,3}:\s(?i:please|pls|can\syou|check|todo|is\sthis|this|why|not\ssure)\b[^.]* | \b(?i:pls|plz)\s\w+
        | \bJIRA-\d+ | \b(?:[Ss]ee|[Pp]er|[Ff]ixed\s(?:in|by)|[Cc]loses|[Ff]ixes)\s(?:(?:support\s)?ticket|pull\srequest|PR)\s\#?\d+""", re.VERBOSE), "over from a review"),
    (Pattern(r"""\b[Aa]s\san\sAI\b(?=,|\s(?:language\s)?model\b|\sassistant) | \b[Aa]s\sa\slarge\slanguage\smodel\b
        | \b(?i:my\s(?:(?:last|latest)\s)?(?:training\sdata|knowledge\s(?:update|cut-?\s?off)))\b
        | ^(?:Certainly|Sure|Of\scourse|Absolutely|Great\squestion)(?:!|,\s(?:here|I|let\sme)\b)[^.]*:?
        | \bI\shope\sthis\shelps(?=[.!]|$)""", re.VERBOSE), "over from a program that writes"),
    (Pattern(r"\[(?<![\w!\]]\[)[^\W\d_][^][]{1,40}\?\](?![(\[])"), "over from a review"),
    (Pattern(r"\((?i:translator['’]s\snote|note\sof\sthe\stranslator|transl\. note|anm\. d\. [üu])[^()]*\)"), "over from a translation"),
    (Pattern(r"""^(?i:(?:for\s)?(?:internal\suse|staff|internal)\sonly)(?=\s*(?:[.:;!–—-]|$)) | \bmodifier\s\d\d\b
        | ^(?:Bill|Code)\s(?:it\s|this\s)?(?:as|with|under)\s(?:CPT\s)?\d{4}[\dTF]\b | (?<!["“])\bPt\.?\s(?:c/o|den(?:ies|ied))\b
        | (?:^|(?<=[.!:]\s))(?:[Dd]o\snot|[Dd]on['’]t)\stell\s(?:the\s)?patients\b""", re.VERBOSE), "for the staff"),
    (Pattern(r"""^(?:(?:Exported|Generated)\s(?:by|from|in)|(?:Created|Generated|Made)\s(?:using|with))\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?\.?$
        | \bPage\s\d+\sof\s\d+\b(?!\s[a-z]) | \b(?:Methods|METHODS):\s.*\b(?:Results|RESULTS|Findings|FINDINGS):\s | (?:^|\()(?i:continued\s(?:on|from)\s(?:the\s)?(?:next|previous|last)\spage)(?:\)|\W*$) | \(\d[\d,]*\swords\) | ^\d+\s?\|\s?(?:Page|P\sa\sg\se)$ | (?:\bCopyright|©)\s[^.]*\.\s(?i:all\srights\sreserved)\b
        | ^(?:Skip\sto\s(?:main\s)?content|Share\sthis(?=:|$)|Advertisement|Accept\s(?:all\s)?cookies|Back\sto\stop|Leave\sa\s(?:comment|reply))\b
        | ^(?:(?:Table\sof\s)?[Cc]ontents|Download\sPDF|Copy\scode|Regenerate(?:\sresponse)?|Subscribe\sto\sour\snewsletter)$
        | ^(?:We|This\s(?:web)?site)\suses?\scookies\b | ^Downloaded\sfrom\s\S+\.\w+\b
        | ^(?:Posted\son|Last\s(?:updated|modified|edited)(?:\s(?:on|by\s[A-Z][^.]{0,30}))?:?)\s(?=[^.]{0,14}\d)
        | (?:^|(?<=[.!?]\s))(?:Tags|Categories|Filed\s[Uu]nder|Posted\s[Ii]n|Read(?:ing)?\s[Tt]ime|Word\s[Cc]ount):\s | (?:^|(?<=[.!?]\s))Read\smore\s[»›] | ^\d+\s(?i:min(?:ute)?s?\sread)$""", re.VERBOSE), "over from another page or program"),
), lambda thing: thing[0])  # fmt: skip
# How the title of a copy ends, or the heading of a section that was written anew; in a table, a guidance may be a draft or final.
A_COPY = Pattern(r"\((?i:copy|draft|final|old|v(?:ersion\s)?\d+)\)$|\b(?:v\d+(?:\.\d+)?|[Rr]ev\.?\s\d+|[Dd]raft\s\d+)(?:\s(?i:final|draft))?$|\bFINAL$|_(?i:final|draft|v\d+)$|^Copy\sof\s(?!an?\b|my\b|the\b|your\b)")  # fmt: skip

LEFT = Rule(
    "R111",
    "Nothing meant for writers or the staff is left",
    "Readers who see what colleagues say to one another no longer trust the rest; and it may tell what is nobody's business.",
    "Take it out. Where it is meant for readers, say it to them.",
    "This house",
    fails="Jane, can you check this number before we publish?",
    passes="Ask your doctor to go through these numbers with you.",
)


def meant_for_writers(text: str) -> bool:
    """Whether words were said to a writer, or came along from a program."""
    return any(shape.search(text) for shape, _ in SHAPES.possible(text)) or reads_like_a_note(text)


def reads_like_a_note(text: str) -> bool:
    """Whether a sentence reads like one that colleagues write to one another, whatever its words are."""
    return NOTES.likeness(text) > NOTE and len(WORD.findall(text)) >= WORDS


@LEFT.words
def left_over(readable: Readable, site: Site) -> Findings:
    """Yield what was meant for writers or the staff, or came along from a program."""
    english = not isinstance(readable, Document) or reads_as_english(readable)  # else said once, of the whole
    for block in readable.prose() if english else ():
        words = without_code(block, addresses=True)
        shapes = SHAPES.possible(words)
        left = [(match.start(), match[0], f"is left {of}") for shape, of in shapes for match in shape.finditer(words)]
        if block.kind in ("title", "heading") and (copied := A_COPY.search(words)):
            left.append((copied.start(), copied[0], "is left over from a copy"))
        for sentence in block.sentences if block.kind not in TELEGRAPHIC else ():
            start, end = sentence.start, sentence.end
            counts = block.kind == "cell" and IN_SO_MANY.fullmatch(sentence.text)  # "Liked it, out of 100 people"
            if counts or not reads_like_a_note(sentence.text) or PLACEHOLDER.search(sentence.text):
                continue
            told = any(start <= at < end for at, *_ in left)
            if not told and reads_like_a_note(without_code(block)[start:end]):  # whatever its addresses say
                left.append((start, sentence.text, READS))
        for at, said, what in left:
            mend = "Take it out"
            if SECRET.search(said):
                mend += "; where it lets anybody in, change it, since git keeps what was once sent"
            elif what is READS:
                mend += ', or keep it as <!-- a remark -->; if it is for readers, say "you" to them'
            says = f'"{shortened(said.rstrip("."), 60)}" {what}, and is not for readers. {mend}'
            yield LEFT.finding_in(readable, block, at, says, "text")

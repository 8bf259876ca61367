"""Waivers: a rule that one page may break for a time, for a reason, on someone's word (R86).

waivers:
  - rule: R9
    reason: The journal gives no count.
    words: 48%
    by: jane-doe
    until: 2026-12-31

With `words`, only what is found where the page says them is let pass; without, the rule is silent on the whole page.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from functools import cache

from editorial.findings import Finding, did_you_mean
from editorial.model.site import Site
from editorial.model.text import Text
from editorial.rules.rule import Findings, Rule

# The line that begins them.
TYPED = re.compile(rb"^waivers:", re.MULTILINE)
# What a message says is wrong, before its remedy, and what it quotes there.
FAULT, QUOTES = re.compile(r'(?:[^".]|"[^"]*")*'), re.compile(r'"([^"]*)"')
# Where a sentence ends, in what was typed.
SENTENCE_END = re.compile(r"[.!?][\s\[]|\n\s*\n")
# What names a place on a page, as a word or two of any sentence does not: a number or a key, or three words.
NAMES_A_PLACE = re.compile(r"\S*\d\S+|\S+\d\S*|\S+ \S+ \S.*")
# "For a time": longer than any review holds, nobody would look at it again.
LONGEST = timedelta(days=731)

WAIVERS = Rule(
    "R86",
    "A waiver names a rule, a reason, a person and an end",
    "A waiver that nobody answers for, or that has run out, would hide a mistake for good.",
    "Mend what the rule says and take the waiver out, or agree on a new date.",
    "This house",
    fails="waivers: [{rule: R9, reason: The journal gives no count., by: jane-doe, until: 2020-01-01}]",
    passes="waivers: []",
    of="header",
    waivable=False,
)


def not_waived(findings: Iterable[Finding], text: Text, site: Site, rules: Mapping[str, Rule]) -> Findings:
    """Yield the `findings` of a text that none of its waivers lets pass, and what is wrong with the waivers."""
    active: list[tuple[str, str, int]] = []
    for number, waiver in enumerate(text.header.items("waivers")):
        if not isinstance(waiver, dict):
            continue  # said by the record
        sentence, field = _wrong(waiver, site, rules)
        if sentence:
            yield WAIVERS.finding(text.path, text.header.at("waivers", number, field), sentence, "waivers")
        elif isinstance(waiver.get("rule"), str):
            active.append((waiver["rule"], _plain(str(waiver.get("words") or "")), number))
    used = set()
    typed = cache(lambda: text.file.read_text("utf-8", "replace").split("\n") if text.file.is_file() else [""])
    # Of a header that cannot be read, nobody can tell what its waivers let off.
    unread = not text.readable and text.file.is_file() and TYPED.search(text.file.read_bytes())
    for finding in findings:
        if unread and rules[finding.rule].waivable:
            continue
        silent = [one for one in active if one[0] == finding.rule and _names(one[1], finding, typed)]
        used.update(silent)
        if not silent:
            yield finding
    whole = all(file.whole for file in site.data_files)  # else what a waiver is for may not have been looked for
    for rule, words, number in sorted(set(active) - used if whole else ()):
        said = f"{rule} with these words" if words else rule
        quote = (
            "quote all that the message quotes, and what stands around it; where it quotes nothing, three words or more"
        )
        mend = f", or {quote} of the sentence" if words else ""
        sentence = f"nothing on this page breaks {said} any more. Take this waiver out{mend}"
        yield WAIVERS.finding(text.path, text.header.at("waivers", number, "rule"), sentence, "waivers")


def _names(words: str, finding: Finding, typed: Callable[[], list[str]]) -> bool:
    """Whether the words of a waiver name the place of a finding: they are all that its message quotes of the page, or
    some of it that is long enough, or the words around it; where it quotes nothing, some of the sentence that stands there
    in the rows of the file, which `typed` reads.
    """
    if not words:
        return True
    fault = FAULT.match(finding.sentence)
    shown = [*map(_plain, QUOTES.findall(fault[0]) if fault else ())]
    if any(one != words and one in words for one in shown):
        shown.append(_plain("\n".join(typed()[max(0, finding.place.line - 2) : finding.place.line + 1])))
    elif not shown:
        there = "\n".join(typed()[finding.place.line - 1 :])[finding.place.column - 1 :]
        shown.append(_plain(SENTENCE_END.split(there)[0]))
    enough, part = NAMES_A_PLACE.fullmatch(words), re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return any(words == one or (enough and part.search(one)) for one in shown)


def _plain(words: str) -> str:
    """Words as they are compared: without capitals, straight quotes, single spaces, no end of a sentence."""
    return " ".join(words.casefold().replace("’", "'").split()).rstrip(".…")


def _wrong(waiver: dict[str, object], site: Site, rules: Mapping[str, Rule]) -> tuple[str, str]:
    """What is wrong with a waiver, as a sentence, and the field in which it is; both empty when nothing is."""
    rule, by, until = (said if isinstance(said := waiver.get(name), str) else "" for name in ("rule", "by", "until"))
    if rule and rule not in rules:
        return f'"{rule}" is not a rule; {did_you_mean(rule.upper(), rules)}', "rule"
    if rule and not rules[rule].waivable:
        title = rules[rule].title
        return f"{rule} cannot be waived: {title[0].lower()}{title[1:]}. Mend the page", "rule"
    if by and site.people.whole and by not in site.people.records:
        return f'"{by}" is not in content/data/people.yaml; {did_you_mean(by, site.people.records)}', "by"
    if until and until < site.today.isoformat():
        return f"this waiver of {rule} ran out on {until}. Mend the page, or agree on a new date", "until"
    if until[:1].isdigit() and until > (last := (site.today + LONGEST).isoformat()):
        return f"this waiver of {rule} lasts too long. Let it end within two years, on {last} at the latest", "until"
    return "", ""

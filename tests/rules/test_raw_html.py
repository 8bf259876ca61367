"""HTML in a text. Each single mistake stands in `mistakes/html-...`."""

import sys

import pytest

from editorial.markup.allowed import TYPED
from editorial.markup.html import VOID
from editorial.model.textfile import CONTROL
from editorial.rules.raw_html import REFUSED

LET_PASS = {
    "sup-and-sub": "In 10<sup>6</sup> cells, and H<sub>2</sub>O.",
    "a-break": "One line<br>and another<br/>and <br />a third.",
    "another-language": 'They say <span lang="es">dolor de espalda</span>.',
    "less-than": "A value < 5 and a dose <10 mg, so a<b or a <b is no tag.",
    "less-than-a-word": "Few people (<half of them) said so.",
    "an-entity": "Write &lt;script&gt; for it.",
    "in-code": 'Write `<script>` or `onclick=""`.',
    "in-a-block-of-code": "```\n<script>alert(1)</script>\n```",
    "a-remark": "Text.\n\n<!-- <script> is said nowhere -->\n\nText.",
    "the-word-javascript": "It works without JavaScript: try it. The form is short.",
    "an-equals-sign": "Once = one time. On = in use.",
    "braces-with-an-id": "Text.\n{: #here }",
    "a-sign-in-a-value": '<span title="a &lt; b &gt; c">x</span>',
    "an-id-of-its-own": '## Rest {#how-to-rest}\n\nA <span id="a">b</span> and <span id="c">d</span>.',
    "headings-like-ours": "## Main\n\nText.\n\n## References\n\nText.\n\n### References\n\nText.",
    "characters-by-entity": "It is 5&nbsp;mg &amp; 3&deg;, &alpha;, and 2&#8211;3.",
    "a-link": "See [the rules](https://example.org/on=off?style=x).",
}


@pytest.mark.parametrize("text", LET_PASS.values(), ids=LET_PASS)
def test_what_does_no_harm_is_let_pass(said, text):
    assert [sentence for sentence in said(text) if "R84" not in sentence] == []


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_each_tag_is_refused_with_its_rule(said, name):
    sentences = said(f"Text.\n\n<{name}>")
    assert sentences[0].startswith(f"{REFUSED[name][0].id} error: <{name}>: ")


@pytest.mark.parametrize("name", sorted(TYPED))
def test_each_harmless_tag_passes_and_carries_nothing(said, name):
    """What slants or underlines words is said so, as if it had been typed in Markdown (R15)."""
    close = "" if name in VOID else f"</{name}>"
    rules = {sentence.split()[0] for sentence in said(f"One <{name}>two{close}.")}
    assert rules == ({"R15"} if name in ("em", "i", "ins", "u") else set())
    assert "R48 error: onmouseover: " in " ".join(said(f"One <{name} onmouseover=x>two{close}."))


HIDDEN = {
    "capitals": ("<SCRIPT>", "R48"),
    "over-two-lines": ("<script\n  src='x'>", "R48"),
    "not-closed": ("<iframe src=x", "R50"),
    "after-a-remark-that-ends-early": ("<!--> <script>", "R48"),
    "link-that-runs": ("[about rest]( JavaScript:alert(1))", "R48"),
    "link-in-brackets": ("[about rest](<javascript:alert(1)>)", "R48"),
    "reference": ("[about rest][1]\n\n[1]: javascript:alert(1)", "R48"),
    "data": ("[about rest](data:text/html,x)", "R48"),
    "handler-in-braces": ('Text.\n{: onclick="alert(1)" }', "R48"),
    "handler-on-a-heading": ('## Text {: onclick="alert(1)" }', "R48"),
    "handler-on-a-point": ('- Text.\n{: onclick="alert(1)" }', "R48"),
    "handler-in-a-cell": ('Table: A.\n\n| A |\n|---|\n| b {: onclick="alert(1)" } |', "R48"),
    "handler-on-a-picture": ('![A line](../figures/picture.png){: onclick="alert(1)" }', "R48"),
    "handler-after-a-slash": ("<br/onclick=alert(1)>", "R48"),
    "picture-in-html": ("<img src=x onerror=alert(1)>", "R48"),
    "picture-without-scheme": ("![A line](//example.org/a.png)", "R48"),
    "quotes-that-only-a-browser-shows": ("We do not say <q>miracle</q>.", "R78"),
    "attribute-unknown": ('<sup data-x="1">2</sup>', "R78"),
}


@pytest.mark.parametrize(("text", "rule"), HIDDEN.values(), ids=HIDDEN)
def test_what_hides_is_found(said, text, rule):
    assert any(sentence.startswith(f"{rule} error: ") for sentence in said(text))


IDS = ["main", "words", "theme", "dates", "in-short", "references", "r3", "lookup", "lookup-name", "w12"]


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize(
    "text", ["One.\n\n## Two {{#{}}}\n\nThree.", 'One.\n\nTwo <span id="{}">three</span>.', "One.\n\nTwo.\n{{: #{} }}"]
)
def test_an_id_of_the_page_around_the_text_is_refused_where_it_is_typed(said, text, id):
    """Else a link, or the script of the page, would find the writer's place for its own."""
    (sentence,) = said(text.format(id))
    assert sentence == f'R78 error: id: "{id}" is a place of the page itself. Choose another id'


def test_an_id_that_stands_twice_is_refused(said):
    text = 'A <span id="a">b</span> and <span id="a">c</span>.'
    assert said(text)[0].startswith('R78 error: id: "a" appears twice as an id')


@pytest.mark.parametrize(
    ("tag", "sign"),
    [
        ('<span title="a > b">x</span>', "&gt;"),
        ("<span title='</section>'>x</span>", "&lt;"),
        ("A <sup lang='e>n'>x</sup>", "&gt;"),
    ],
)
def test_a_sign_of_a_tag_in_a_value_is_said_as_what_it_is(said, tag, sign):
    (sentence,) = said(tag)
    assert f"stands in the value of {'lang' if 'lang' in tag else 'title'}. Write {sign} there" in sentence


@pytest.mark.parametrize(
    "text",
    [
        "One.\n\nTwo thr{}ee.",
        'One.\n\nSee [rest and play](https://example.org "a{}b").',
        "One.\n\nSee [rest and play](https://example.org/{}x).",
        '![A line{} of ink](../figures/picture.png "A line.")',
        "Table: One{}.\n\n| A | B |\n|---|---|\n| c | d |",
    ],
    ids=["words", "title", "address", "alternative-text", "caption"],
)
@pytest.mark.parametrize("entity", ["&#x202e;", "&#8238;", "&#x2066;", "&#x202A;"])
def test_a_character_that_turns_letters_around_is_refused_by_entity_too(said, text, entity):
    assert "an entity here stands for a character that cannot be shown" in " ".join(said(text.format(entity)))


@pytest.mark.parametrize("sign", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_and_as_it_is(said, sign):
    assert said(f"One t{sign}wo.") == ["R78 error: file: a character here cannot be shown. Retype the line"]


def test_every_character_that_cannot_be_shown_is_one_that_python_calls_unprintable():
    shown = map(chr, range(sys.maxunicode + 1))
    assert [sign for sign in shown if CONTROL.match(sign) and sign.isprintable()] == ["\ufffd"]

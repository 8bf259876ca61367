"""The last line of defence: whatever Markdown made of a text, nothing in it can run, load, ask or paint."""

import re

import pytest

from editorial.markup.allowed import refused
from tests.conftest import ROOT, findings
from tests.markup.conftest import HERE, Parser
from tests.markup.test_markup import PAIRS

HARMLESS = {
    "sums": "<p>5 < 6, 5 <= 6, p <0.05</p>",
    "marks": '<p>10<sup>6</sup> and <abbr title="x">X</abbr><br></p>',
    "links": '<p><a href="https://example.org/?a=1&amp;b=2">x</a> <a href="{filename}x.md#y">y</a> <a href="#z">z</a></p>',
    "code": '<pre><code class="language-html">&lt;script&gt;</code></pre>',
    "quotes": '<p title="It\'s &quot;so&quot; > that">x</p>',
    "remark": "<!-- a remark --><p>x</p>",
}
# Each with the beginning of what must be named.
STRANGE = {
    "script": ("<p>x</p><script>1</script>", "<script"),
    "handler": ('<p onclick="x()">x</p>', '<p onclick="x()"'),
    "style": ('<p style="color: red">x</p>', "<p style="),
    "style-sheet": ("<style>p{}</style>", "<style"),
    "frame": ('<iframe src="x.html"></iframe>', "<iframe"),
    "form": ("<form><input></form>", "<form"),
    "address-that-runs": ('<a href="javascript:x()">x</a>', "<a href="),
    "address-that-runs-in-disguise": ('<a href=" java\nscript:x()">x</a>', "<a href="),
    "address-that-runs-in-a-drawing": (
        '<svg><a xlink:href="javascript:x()"><text>x</text></a></svg>',
        "<a xlink:href=",
    ),
    "address-that-holds-a-page": ('<a href="data:text/html,x">x</a>', "<a href="),
    "script-in-a-drawing": ("<svg><script>1</script></svg>", "<script"),
    "foreign-mark": ("<math><mi>x</mi></math>", "<math"),
    "unknown-mark": ("<x-y>x</x-y>", "<x-y"),
    "hidden-in-a-remark": ("<!-- x --!><script>1</script> -->", "<script"),
    "hidden-in-an-empty-remark": ("<!--><script>1</script>-->", "<script"),
    "hidden-behind-a-quotation-mark": ('<p ">x<script>1</script>"', "<"),
    "a-lone-quotation-mark": ('<script "x>1</script>', "<script"),
    "hidden-in-noscript": ('<noscript><p title="</noscript><img src=x onerror=1>"></noscript>', "<noscript"),
    "open-at-the-end": ("<p>x</p><img src=x onerror=1 ", "<img"),
    "open-in-a-quotation-at-the-end": ('<p>x</p><img onerror=1 alt="', "<img"),
    "instruction": ("<?x y?>", "<?x"),
    "declaration": ("<!doctype html>", "<!doctype"),
}


@pytest.mark.parametrize("html", HARMLESS.values(), ids=HARMLESS)
def test_what_can_do_no_harm_passes(html):
    assert refused(html) == ""


@pytest.mark.parametrize(("html", "named"), STRANGE.values(), ids=STRANGE)
def test_what_could_is_refused_and_named(html, named):
    assert refused(html).startswith(named)


def test_all_that_our_markdown_makes_passes():
    for pair in PAIRS:
        assert refused(pair.with_suffix(".html").read_text(encoding="utf-8")) == "", pair.name


def test_what_a_drawing_may_not_hold_is_said_in_each_text_that_shows_it(tmp_path):
    content = Parser(tmp_path / "content").content
    drawing = (HERE / "tiny.svg").read_text(encoding="utf-8").replace("<svg ", '<svg style="color: red" ', 1)
    (content / "figures/odd.svg").write_text(drawing, encoding="utf-8")
    for name in ("one", "two"):
        header = f"---\ntitle: Odd\nslug: {name}\nsummary: It helps.\n---\n"
        text = f'{header}\nText.\n\n![A line](../figures/odd.svg "It is thin.")\n'
        (content / f"pages/{name}.md").write_text(text, encoding="utf-8")
    found = [str(finding) for finding in findings(content) if (finding.rule, finding.level) == ("R21", "error")]
    assert len(found) == 2
    for name, line in zip(("one", "two"), found, strict=True):
        assert re.match(
            rf"content/pages/{name}\.md:9:1: R21 error: figure: \S+ holds style= in line 1; a drawing", line
        )


def test_this_site_passes():
    assert not [file for file in (ROOT / "content/figures").glob("*.svg") if refused(file.read_text(encoding="utf-8"))]

"""What a drawing may hold. Each way to run or load something that browsers know is refused by the same list."""

import pytest

from editorial.model.drawing import DrawingRefused, cleaned, words

BEGIN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><title>A line</title><desc>It is thin.</desc>'
LINK = 'xmlns:l="http://www.w3.org/1999/xlink" l:href'
ATTACKS = {
    "script": ("<script>alert(1)</script>", "<script>"),
    "script-by-prefix": ('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>', "<script>"),
    "script-of-a-page": ('<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>', "<script>"),
    "script-in-capitals": ("<Script>alert(1)</Script>", "<Script>"),
    "script-in-the-title": ("<title><script>alert(1)</script></title>", "<script>"),
    "script-from-elsewhere": (f'<script {LINK}="https://x.example/a.js"/>', "<script>"),
    "handler": ('<path onload="alert(1)"/>', "onload="),
    "handler-in-capitals": ('<path onLoad="alert(1)"/>', "onLoad="),
    "handler-over-lines": ("<path\nonclick\n=\n'alert(1)'/>", "onclick="),
    "handler-by-prefix": ('<path xmlns:s="http://www.w3.org/2000/svg" s:onclick="alert(1)"/>', "onclick="),
    "handler-of-an-event": ('<h:listener xmlns:h="http://www.w3.org/2001/xml-events" handler="#a"/>', "<listener>"),
    "set-an-address": ('<set attributeName="href" to="javascript:alert(1)"/>', "<set>"),
    "set-a-handler": ('<set attributeName="onclick" to="alert(1)"/>', "<set>"),
    "animate": ('<animate attributeName="href" values="javascript:alert(1)"/>', "<animate>"),
    "animate-by-a-handler": ('<g><animate onbegin="alert(1)" dur="1s"/></g>', "<animate>"),
    "link": ('<a href="https://x.example"><text>A</text></a>', "<a>"),
    "link-that-runs": (f'<a {LINK}="java&#10;script:alert(1)"><text>A</text></a>', "<a>"),
    "link-by-entities": (f'<a {LINK}="&#106;avascript&#58;alert(1)"><text>A</text></a>', "<a>"),
    "link-on-a-word": (f'<text {LINK}="\tjavascript:alert(1)">A</text>', "href="),
    "use": ('<use href="https://x.example/a.svg#b"/>', "<use>"),
    "use-of-data": (f'<use {LINK}="data:image/svg+xml,x#b"/>', "<use>"),
    "picture": ('<image href="https://x.example/a.png"/>', "<image>"),
    "picture-in-a-filter": ('<filter><feImage href="https://x.example/a.png"/></filter>', "<filter>"),
    "page-inside": ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>', "<foreignObject>"),
    "frame": ('<iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/>', "<iframe>"),
    "leads-away": ('<m:meta xmlns:m="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0"/>', "<meta>"),
    "style-sheet": ("<style>@import 'https://x.example/a.css';</style>", "<style>"),
    "style": ('<path style="fill:url(https://x.example/a)"/>', "style="),
    "address-in-a-color": ('<path fill="url(https://x.example/a#b)"/>', 'fill="url(https://x.example/a#b)"'),
    "address-in-capitals": ('<path stroke="URL( //x.example )"/>', 'stroke="URL( //x.example )"'),
    "address-behind-a-color": ('<path fill="var(--a,url(//x.example))"/>', "fill="),
    "address-in-signs-of-css": ('<path fill="u\\72l(//x.example)"/>', "fill="),
    "address-by-entities": ('<path fill="&#117;rl&#40;//x.example)"/>', "fill="),
    "base": ('<g xml:base="https://x.example/"/>', "base="),
    "instruction-inside": ("<?php echo 1 ?>", "<?php"),
}


@pytest.mark.parametrize(("inside", "named"), ATTACKS.values(), ids=ATTACKS)
def test_what_runs_or_loads_is_refused_and_named(inside, named):
    with pytest.raises(DrawingRefused) as error:
        cleaned(f"{BEGIN}\n{inside}</svg>")
    assert str(error.value).startswith(f"holds {named}")
    assert " in line 2; a drawing may hold shapes and words only. Take it out" in str(error.value).replace(
        "line 3", "line 2"
    )


@pytest.mark.parametrize(
    ("svg", "why"),
    [
        (BEGIN.replace("<svg ", '<svg onload="alert(1)" ') + "</svg>", "holds onload= in line 1"),
        ('<?xml-stylesheet href="https://x.example/a.css"?>' + BEGIN + "</svg>", "does not begin with <svg"),
        ('<!DOCTYPE svg [<!ENTITY a "<script/>">]>' + BEGIN + "&a;</svg>", "does not begin with <svg"),
        (BEGIN + "</svg><?xml-stylesheet href='a.css'?>", "holds <?xml-stylesheet in line 1"),
        (BEGIN + "&a;</svg>", "is broken in line 1"),
        (BEGIN + "</svg><script/>", "is broken in line 1"),
        ("<svg onload='alert(1)'/>", "has no xmlns"),
        (BEGIN + "<g>" * 60 + "</g>" * 60 + "</svg>", "has too many parts inside one another"),
        (BEGIN + "<g>" * 100_000, "has too many parts inside one another"),
    ],
    ids=["handler", "style-sheet", "entity", "behind", "no-entity", "twice", "no-name", "deep", "endless"],
)
def test_the_whole_drawing_is_judged(svg, why):
    with pytest.raises(DrawingRefused, match=f"^{why.replace('?', '[?]')}"):
        cleaned(svg)


EDITED = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
  xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:mine="https://secret.example/" viewBox="0 0 4 1"
  s:docname="secret.svg" inkscape:export-filename="/home/secret/a.png"><title>A &lt; B</title><desc>It &amp; that.</desc>
  <!-- secret --><metadata id="m"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">secret</r:RDF>
  <?secret secret?></metadata><s:namedview secret="a"><inkscape:page id="secret"/></s:namedview>
  <path inkscape:label="secret" d="M0 0h4" fill="rgb(1,2,3)"/><text><![CDATA[a < b]]></text></svg><!-- secret -->"""


def test_what_is_for_drawing_programs_is_taken_away_and_no_shape_or_word():
    clean = cleaned(EDITED)
    assert "secret" not in clean
    for kept in ("<title>A &lt; B</title>", "<desc>It &amp; that.</desc>", "<text>a &lt; b</text>"):
        assert kept in clean
    assert '<path d="M0 0h4" fill="rgb(1,2,3)"></path>' in clean
    assert clean.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1">')
    assert cleaned(clean) == clean


@pytest.mark.parametrize(
    "begins",
    [
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- secret, with > in it -->\n\n<svg\n   version="1.1"\n   ',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<svg xml:space="preserve" ',
    ],
    ids=["inkscape", "illustrator"],
)
def test_what_programs_write_in_front_of_a_drawing_is_taken_away_and_lines_keep_their_numbers(begins):
    svg = BEGIN.replace("<svg ", begins)
    clean = cleaned(f"{svg}<path d='M0 0h4'/></svg>")
    assert clean.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox=')
    assert "secret" not in clean
    with pytest.raises(DrawingRefused, match=f"holds <script> in line {svg.count(chr(10)) + 2};"):
        cleaned(f"{svg}\n<script/></svg>")


def test_values_in_single_quotes_become_those_that_a_page_may_hold():
    assert "'" not in cleaned(f"{BEGIN}<path d='M0 0h4'/></svg>")


def test_a_drawing_that_says_how_large_it_is_shown_gets_its_ground():
    sized = BEGIN.replace("viewBox", "width='90.5px' height=\"60\" class")
    assert ' viewBox="0 0 90.5 60"' in cleaned(f"{sized}</svg>")


def test_a_shape_loses_its_name_which_two_drawings_of_one_program_share_and_words_keep_theirs():
    named = BEGIN.replace("<title>", '<title id="t">') + '<g id="layer1"><path id="path1" d="M0 0h4"/></g></svg>'
    clean = cleaned(named)
    assert '<title id="t">' in clean
    assert clean.count("id=") == 1


def test_a_drawing_that_holds_nothing_else_stays_as_it_is():
    svg = BEGIN + '\n<path\n  d="M0 0h4"  transform="rotate(3) scale(2)" fill="var(--ink,#221d18)"/>\n</svg>'
    assert cleaned(svg) is svg


def test_nothing_is_told_to_a_screen_reader_or_a_keyboard_that_no_rule_reads():
    told = 'class="visually-hidden" role="button" tabindex="0" focusable="true" aria-hidden="true" aria-label="A proven cure"'
    svg = BEGIN.replace("<svg", f"<svg {told}") + f'<g {told}><path d="M0 0h4"/></g></svg>'
    assert cleaned(svg) == BEGIN + '<g><path d="M0 0h4"></path></g></svg>'


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('<text x="1" y="1">A <tspan fill="red">cu</tspan><tspan dx="0">re</tspan></text>', "A cure"),
        ('<text><tspan x="0" y="1">Rest</tspan><tspan x="0" dy="1">well</tspan></text>', "Rest well"),
        ('<s:text xmlns:s="http://www.w3.org/2000/svg">A cure</s:text>', "A cure"),
        ('<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">A cure</dc:title>', None),
    ],
)
def test_words_are_read_as_a_reader_sees_them(text, read):
    found = [words for words, _ in words(f"{BEGIN}{text}</svg>")]
    assert " ".join(" ".join(found[2:]).split()) == (read or "")

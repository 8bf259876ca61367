"""Read: the last line of defence. What a text has become holds only marks that can do no harm (R48), else no build.

The checks read Markdown and say where a writer must mend (`editorial.raw_html`). This reads what Markdown made of it,
drawings included, with the parser of a browser (nh3, which is Rust's html5ever and ammonia), so that a trick which one
of them misses does not reach a page. What nh3 would leave out is refused, not mended.
"""

import re
from html import unescape
from itertools import zip_longest

import nh3

TEXT = (
    "a abbr bdi bdo blockquote br caption cite code dd dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr img kbd li ol p "
    "pre q samp section small span strong sub sup table tbody td th thead time tr ul var wbr"
)
DRAWING = "svg g path circle ellipse line polygon polyline rect text tspan title desc"
ANYWHERE = "id class lang dir title role tabindex datetime scope start alt width height"
INK = (
    "d cx cy dx dy fill fill-opacity fill-rule focusable font-size font-style font-weight opacity points preserveAspectRatio r "
    "rx ry stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor transform viewBox x "
    "x1 x2 xmlns y y1 y2"
)
ATTRIBUTES = {"*": {*ANYWHERE.split()}, "a": {"href"}, "img": {"src"}}
ATTRIBUTES |= {name: {*INK.split()} for name in DRAWING.split()}
CLEANER = nh3.Cleaner(
    tags={*TEXT.split(), *DRAWING.split()},
    attributes=ATTRIBUTES,
    generic_attribute_prefixes={"aria-"},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
    clean_content_tags=set(),
)
MARK = re.compile(r"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
# What else may begin with "<": the end of an element, a comment, a sum.
LOOSE = re.compile(r"<(?![\s\d=]|/[a-zA-Z][\w-]*\s*>|!--)[^<>]*")
# Ends whatever is open where a text ends; on the page, the next quotation mark and bracket would.
END = "\"'>"


def refused(html: str) -> str:
    """The first mark in `html` that is not allowed, as it stands there; empty when all are."""
    html += END
    before, after = _marks(html), _marks(CLEANER.clean(html))
    changed = next((one or other for one, other in zip_longest(before, after) if one != other), "")
    loose = LOOSE.search(MARK.sub("", html))
    return (changed or (loose[0] if loose else "")).removesuffix(END[:-1])


def _marks(html: str) -> list[str]:
    """Every opening mark with its attributes, in one way of writing; those in a comment, too, where one could hide."""
    return [" ".join((unescape(mark) if "&" in mark else mark)[:-1].rstrip("/").split()) for mark in MARK.findall(html)]

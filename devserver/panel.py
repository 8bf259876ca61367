"""What a page is given besides its own words: what to mend, a mark on what is not public, and the wish to stay fresh."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from devserver.building import Remark
from devserver.state import State
from editorial.findings import counted

HERE = Path(__file__).parent
STYLE = Markup((HERE / "panel.css").read_text(encoding="utf-8"))
SCRIPT = Markup((HERE / "panel.js").read_text(encoding="utf-8"))
# More than anyone reads on a page; the terminal has them all.
MOST_SHOWN = 20
# What the page says that a browser may do there (see `plugins.csp`).
POLICY = "head meta[http-equiv=Content-Security-Policy]"
MARK = Markup('<aside class="devserver-mark" aria-label="State of this page"><p><b>{}.</b></p></aside>')
# What a browser gets while there is no site at all.
NO_SITE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>No site yet</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
    "</head><body><h1>There is no site yet</h1><p>As soon as it is built, it shows here by itself.</p></body></html>"
)


def dress(html: str, state: State, file: str) -> str:
    """The page `html`, which stands in `file` of the output, with all that a writer sees besides."""
    source, above = state.source_of(file), _above(state, file)
    below = Markup(
        '<style>{}</style><aside class="devserver-panel" aria-label="To mend" aria-live="polite" data-page="{}" data-file="{}"'
        ' data-source="{}">{}</aside><script>{}</script>'
    ).format(STYLE, version(html, state, file), file, source, panel(state, source), SCRIPT)
    page = LexborHTMLParser(html)
    if policy := page.css_first(POLICY):
        policy.attrs["content"] = _let_in(policy.attributes["content"] or "")
    if page.body:
        page.body.inner_html = f"{above}{page.body.inner_html}{below}"
    return page.html or html


def version(html: str, state: State, file: str) -> str:
    """What tells a page from what stood there before: a browser that shows another one loads it anew."""
    return sha256(f"{_above(state, file)}{html}".encode()).hexdigest()[:16]


def _above(state: State, file: str) -> Markup:
    return mark(state, state.source_of(file)) + (unpublished(state) if file == "index.html" else "")


def panel(state: State, source: str) -> Markup:
    """What there is to mend, for the page made of the file `source`; empty when there is nothing.

    An error in any file stops the whole site, so that all errors are listed; warnings only where they belong.
    """
    own = [remark for remark in state.remarks if remark.path == source]
    others = [remark for remark in state.remarks if remark.path != source and remark.level == "error"]
    errors = sum(remark.level == "error" for remark in own) + len(others)
    if not state.broken and not own:
        return Markup()
    if state.broken:
        what = f"{counted(errors, 'error')} to mend." if errors else "Something must be mended."
        then = "Until then you see the last good site." if state.site else "Until then there is no site."
    else:
        what, then = f"{counted(len(own), 'warning')} on this page.", "The site is built all the same."
    parts = [_listed(own), _listed(others)]
    if own and others:
        parts = [Markup("<p>This page:</p>"), parts[0], Markup("<p>Other files:</p>"), parts[1]]
    if state.broken and not errors:
        parts = [Markup("<pre>{}</pre>").format(state.printed.strip())]
    return Markup("<details open><summary>{} {}</summary>{}</details>").format(what, then, Markup().join(parts))


def mark(state: State, source: str) -> Markup:
    """The line above a page that is not on the public site; empty for any other."""
    text = state.texts.get(source)
    return MARK.format(text.mark) if text and text.mark else Markup()


def unpublished(state: State) -> Markup:
    """Links to all that is not on the public site, for the front page; empty when there is nothing."""
    texts = sorted((text for text in state.texts.values() if text.mark), key=lambda text: text.title)
    item = Markup('<li><a href="/{}">{}</a> {}</li>')
    items = Markup().join(item.format(text.file, Markup(text.title), text.mark) for text in texts)
    return (
        Markup('<nav class="devserver-mark" aria-label="Not on the public site"><ul>{}</ul></nav>').format(items)
        if items
        else Markup()
    )


def _let_in(policy: str) -> str:
    """A page's policy that allows what a writer sees besides, too."""
    allowed = dict(part.split(" ", 1) for part in policy.split(";"))
    for name, text in (("style-src", STYLE), ("script-src", SCRIPT)):
        allowed[name] = f"{allowed.get(name, '')} 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'".strip()
    return ";".join(f"{name} {sources}" for name, sources in allowed.items())


def _listed(remarks: list[Remark]) -> Markup:
    item = Markup("<li><b>{level}</b> <code>{path}:{line}:{column}</code> {message} ({rule})</li>")
    items = [item.format(**remark._asdict()) for remark in remarks[:MOST_SHOWN]]
    if len(remarks) > MOST_SHOWN:
        items.append(Markup("<li>and {} more, which the terminal lists</li>").format(len(remarks) - MOST_SHOWN))
    return Markup("<ul>{}</ul>").format(Markup().join(items)) if items else Markup()

"""`make import` of a Word file: its notes, changes, comments, signs and title become ours, or are named."""

import re

from tests.commands.imports import PNG, STRUCK, body_of, docx, load, page, paragraph, refusal, run, text_of, xml


def test_a_word_file_becomes_our_markdown(imported):
    assert (
        body_of(imported.path)
        == """\
Jane Doe

A dose is 10<sup>6</sup> cells, not 106, in H<sub>2</sub>O and 0.5 mg salt. (FILL IN make reference
DOI=10.1000/rest.1, and cite it here: note 1) People ask: "is &lt;5 mg too little & too late?"

## What was found

It's **bold** and *weak*: 5 \\* 3 \\[1\\] a\\_b #1.

Table: What each dose did

| Dose | Pain |
|---|---:|
| 10<sup>6</sup> | 21 of 44 |
| 5 \\| 10 | none |

1. First
    - deeper
2. Second

> Said by somebody.

![FILL IN what the picture shows](../figures/what-a-dose-of-cells-is-1.png "A disc from the side")

### A part

See [the FDA](https://www.fda.gov/a_%28b%29?c=d&e=f). (FILL IN the reference: note 2) The formula
is 5 × 10<sup>6</sup> of them.

## Notes

FILL IN a reference for each note that is a study, by make reference, and cite it where the text
asks; then take this section out

1. Doe J. A trial of rest. *Spine*. 2024. doi:10.1000/rest.1.
2. Our own count."""
    )


def test_a_note_leaves_its_mark_wherever_it_stands(content, tmp_path):
    places = ["| a[^1] | b |\n|---|---|\n| c | d[^2] |", ": Caption[^3]", "## Head[^4]", "- point[^5]", "*em[^6]*"]
    notes = "\n".join(f"[^{number}]: Note {number}." for number in range(1, 7))
    body = body_of(load(content, docx(tmp_path, "# Notes\n\n" + "\n\n".join([*places, notes]))).path)
    mark = "(FILL IN the reference: note {})".format
    for line in (
        f"| a {mark(1)} | b |",
        f"| c | d {mark(2)} |",
        f"## Head {mark(4)}",
        f"- point {mark(5)}",
        f"*em* {mark(6)}",
    ):
        assert line in body.split("\n")
    assert f"Table: Caption {mark(3)}" in body


def test_the_header_is_that_of_a_new_draft(content, imported):
    draft = text_of(content, imported.path)
    assert draft.findings == ()
    assert (draft.record.title, draft.slug, draft.status) == (
        "What a dose of cells is",
        "what-a-dose-of-cells-is",
        "draft",
    )
    assert draft.record.summary == "FILL IN one sentence that answers the title"
    assert imported.path == content / "articles/what-a-dose-of-cells-is.md"


def test_the_page_shows_it_all(content, imported):
    html = page(content, imported.path)
    for part in (
        "A dose is 10<sup>6</sup> cells, not 106, in H<sub>2</sub>O and 0.5 mg salt.",
        "“is &lt;5 mg too little &amp; too late?”",
        "<strong>bold</strong> and <em>weak</em>: 5 * 3 [1] a_b #1.",
        "<caption>What each dose did</caption>",
        '<td class="number">21 of 44</td>',
        "<td>5 | 10</td>",
        "<td>10<sup>6</sup></td>",
        "<blockquote>",
        'href="https://www.fda.gov/a_%28b%29?c=d&amp;e=f"',
        "5 × 10<sup>6</sup> of them.",
        "<li>Our own count.</li>",
    ):
        assert part in html
    assert re.search(r"<li>First\s*<ul>\s*<li>deeper</li>", html)
    assert re.findall(r"<h(\d) id=\"([\w-]+)\"", html) == [("2", "what-was-found"), ("3", "a-part"), ("2", "notes")]


def test_pictures_are_copied_under_a_safe_name_that_nothing_has(content, tmp_path):
    taken = content / "figures/what-a-dose-of-cells-is-1.png"
    taken.write_bytes(b"mine")
    done = load(content, docx(tmp_path))
    assert [file.name for file in done.pictures] == ["what-a-dose-of-cells-is-2.png"]
    assert (taken.read_bytes(), done.pictures[0].read_bytes()) == (b"mine", PNG)


TRACKED = paragraph(
    run("Pain eased in "),
    '<w:del w:id="1" w:author="Ann Lee"><w:r><w:delText>all</w:delText></w:r></w:del>',
    f'<w:ins w:id="2" w:author="Ann Lee">{run("some")}</w:ins>',
    run(" people."),
)


COMMENT = xml("comments", f'<w:comment w:id="1" w:author="Bo Ek">{paragraph(run("Really?"))}</w:comment>')


def test_tracked_changes_and_comments_are_listed_and_refused(content, tmp_path):
    file = docx(tmp_path, body=TRACKED, comments=COMMENT)
    assert refusal(content, file) == (
        "dose.docx holds changes or comments that nobody has settled. Settle them in Word, or say ACCEPT=1 to accept "
        "all changes and leave comments out. Nothing was written:\n"
        '  deleted by Ann Lee: "all"\n'
        '  inserted by Ann Lee: "some"\n'
        '  comment by Bo Ek: "Really?"'
    )


def test_changes_in_notes_are_listed_too(content, tmp_path):
    note = f'<w:footnote w:id="9"><w:p><w:ins w:id="1">{run("anew")}</w:ins></w:p></w:footnote>'
    file = docx(tmp_path, footnotes=xml("footnotes", note))
    assert refusal(content, file).endswith('Nothing was written:\n  inserted by somebody: "anew"')


def test_changes_are_accepted_when_the_writer_says_so(content, tmp_path):
    done = load(content, docx(tmp_path, body=TRACKED, comments=COMMENT), "Doses", accept=True)
    assert "Pain eased in some people." in body_of(done.path)
    assert 'Accepted, or left out if a comment: deleted by Ann Lee: "all"' in done.remarks
    assert 'Accepted, or left out if a comment: comment by Bo Ek: "Really?"' in done.remarks


def test_words_that_were_moved_stand_where_they_were_moved_to(content, tmp_path):
    by = 'w:id="3" w:author="Ann Lee" w:date="2026-01-01T00:00:00Z"'
    body = paragraph(f"<w:moveFrom {by}>{run('Keep warm.')}</w:moveFrom>", run("Walk a little."))
    body += paragraph(f"<w:moveTo {by}>{run('Keep warm.')}</w:moveTo>")
    done = load(content, docx(tmp_path, "# Doses\n", paragraph(run("Rest")) + body), accept=True)
    assert body_of(done.path).startswith("Walk a little.\n\nKeep warm.\n")


def test_characters_that_no_file_may_hold_cost_no_words(content, tmp_path):
    body = paragraph(run("Call \u202a305 555 0100\u202c or \ufeffwalk\u2028in."))
    done = load(content, docx(tmp_path, "# Rest\n", body))
    assert (body_of(done.path), done.remarks) == ("Call 305 555 0100 or walk in.", [])


def test_words_that_tabs_set_in_columns_are_named(content, tmp_path):
    tabs = "<w:pPr><w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs></w:pPr>"
    rows = ("Monday\tPark", "Sunday\tRoad", "1.\tWalk.", "•\tRest.", "\tSit.", "1.2\tStand.")
    typed = [tabs + "<w:r><w:tab/></w:r>".join(map(run, row.split("\t"))) for row in rows]
    done = load(content, docx(tmp_path, "# Rest\n", "".join(map(paragraph, typed))))
    assert done.remarks == [
        'Set in columns by tabs, which are spaces now; make a table of it: "Monday Park", "Sunday Road"'
    ]


def test_words_struck_out_in_word_are_kept_and_asked_about(content, tmp_path):
    struck = paragraph(run("Take "), run("two", "<w:strike/>"), run(" pills."))
    twice = paragraph(run("Not "), run("three", "<w:dstrike/>"), run(" of them."))
    done = load(content, docx(tmp_path, body=paragraph(run("Doses")) + struck + twice))
    body = " ".join(body_of(done.path).split())
    assert STRUCK in body
    assert "Not three (FILL IN nothing, but say if these words stay: they were struck out) of them." in body


def test_letters_of_fonts_of_symbols_are_read_or_named(content, tmp_path):
    at_least = '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
    beta = run("b", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')
    body = paragraph(run("Doses")) + paragraph(at_least, run("5 mg of a "), beta, run("-blocker"))
    assert "≥5 mg of a β-blocker" in body_of(load(content, docx(tmp_path, body=body)).path)
    unknown = paragraph(run("Other doses")) + paragraph('<w:r><w:sym w:font="Arial" w:char="F0B3"/></w:r>', run("5 mg"))
    named = "□ (FILL IN the sign number F0B3 of the font Arial instead of □)5 mg"
    assert named in " ".join(body_of(load(content, docx(tmp_path, body=unknown)).path).split())


def test_what_stands_at_the_edge_of_the_pages_is_kept_and_asked_about(content, tmp_path):
    edge = xml("hdr", paragraph(run("For our patients")))
    file = docx(tmp_path, "# Doses\n\nText.\n", header1=edge, header2=edge)
    assert body_of(load(content, file).path) == (
        "Text.\n\nFILL IN a place for this, or take it out; it stood at the edge of each page: For our patients"
    )


def test_bold_lines_are_headings_where_there_is_no_other(content, tmp_path):
    file = docx(tmp_path, "**Doses**\n\nText one.\n\n**What was found**\n\n**Bold** here.\n")
    assert body_of(load(content, file).path) == "Text one.\n\n## What was found\n\n**Bold** here."


def test_a_title_that_is_too_long_stays_in_the_text(content, tmp_path):
    title = "1. Can a very long title with a raised 10 and many words more than fit be kept?"
    done = load(content, docx(tmp_path, f"# {title}\n\nText.\n"))
    assert (
        body_of(done.path).replace("\n", " ") == f"FILL IN make a title of these words, in the header: {title}  Text."
    )


def test_a_title_with_raised_characters_stays_in_the_text(content, tmp_path):
    done = load(content, docx(tmp_path, "# What are 10^6^ cells?\n\nText.\n"))
    assert "in the header: What are 10<sup>6</sup> cells?" in body_of(done.path)


def test_the_writer_may_say_the_title(content, tmp_path):
    done = load(content, docx(tmp_path, "# Old\n\nText.\n"), 'Is "PRP": worth it?')
    assert text_of(content, done.path).record.title == 'Is "PRP": worth it?'
    assert body_of(done.path) == "FILL IN keep or take out the document's own title: Old\n\nText."

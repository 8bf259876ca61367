"""`make import` of Markdown from elsewhere: its header becomes ours, its text is kept, what has no place is named."""

import pytest

from tests.commands.imports import PNG, body_of, docx, load, refusal, text_of, web
from tests.conftest import PRACTICE, SETTINGS, findings

PELICAN = """Title: Does heat ease back pain?
Date: 2019-05-03 10:20
Category: back PAIN
Tags: heat, Rest
Slug: heat-back-pain
Authors: Jim Smith, PRACTICE
Summary: Heat eases some pain
    for a day.
Template: wide

Heat eases pain in *some* people, by <5 points of 100.[^1]

![A hot pack]({static}/images/pack.png)

[^1]: Smith 2010. doi:10.1000/xyz123
""".replace("PRACTICE", SETTINGS.SITENAME)
HUGO = """+++
title = "Ten facts about discs"
date = 2020-01-02T10:00:00Z
draft = false
aliases = ["/old/discs/", "/discs.html"]
url = "https://old.example.org/posts/ten-facts/"
weight = 3
+++
Discs hold 70% water, see [us](/contact).

{{< figure src="a.png" >}}

1. One
2. Two
   - Deep
"""
JEKYLL = """---
layout: post
title: "Rest or move: what helps?"
permalink: /2018/07/rest/
redirect_from:
  - /rest-or-move
  - /?p=12
---
{% include note.html %}

| Dose | Pain |
|---|---|
| 5 mg | -2.5 |
"""
OBSIDIAN = """---
aliases: [PRP]
tags:
  - '#injections'
created: 2021-03-04
---
PRP is ==blood==, see [[Stem cells|cells]]. %%check this%% ![[knee.png|300]]

> [!warning]- Call us
> If it swells, call.

- [x] Done

Code `[[x]]` stays.
"""
NOTION = """# Back pain basics

Created: May 3, 2021 10:00 AM
Status: Done
Owner: Ann

$5–$10 for 10^6^ cells in H~2~O.

<aside>
💡 Keep moving.

</aside>

![Untitled](My%20page/pic%20one.png)
"""


def put(content, name: str, text: str):
    file = content.parent / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "text", "title", "header", "said", "body"),
    [
        (
            "heat.md",
            PELICAN,
            "Does heat ease back pain?",
            {
                "slug": "heat-back-pain",
                "aliases": ["heat-back-pain.html"],
                "date": "2019-05-03",
                "category": "Back pain",
                "tags": ["heat", "Rest"],
                "authors": [PRACTICE],
                "summary": "Heat eases some pain for a day.",
            },
            [
                'Our header has no place for: Authors "Jim Smith", Template "wide". Write into the text what a reader needs',
                "Old addresses that will lead to it: heat-back-pain.html. Take out what never was one",
                "1 note stands at its end. Make references of them, and cite them where the text asks for it",
            ],
            "Heat eases pain in *some* people, by &lt;5 points of 100. (FILL IN make reference\nDOI=10.1000/xyz123,",
        ),
        (
            "hugo.md",
            HUGO,
            "Ten facts about discs",
            {
                "slug": "ten-facts-about-discs",
                "aliases": ["old/discs/index.html", "discs.html", "posts/ten-facts/index.html"],
                "date": "2020-01-02",
                "status": "draft",
            },
            [
                'Our header has no place for: weight "3". Write into the text what a reader needs',
                "Old addresses that will lead to it: old/discs/index.html, discs.html, posts/ten-facts/index.html. "
                "Take out what never was one",
            ],
            "Discs hold 70% water, see [us](https://old.example.org/contact).\n\n"
            '\\{\\{&lt; figure src="a.png" >}}\n\n1. One\n2. Two\n    - Deep',
        ),
        (
            "2018-07-04-rest-or-move.md",
            JEKYLL,
            "Rest or move: what helps?",
            {
                "slug": "rest-or-move",
                "aliases": ["2018/07/rest/index.html", "rest-or-move/index.html"],
                "date": "2018-07-04",
            },
            [
                'Our header has no place for: layout "post", redirect_from "/?p=12". '
                "Write into the text what a reader needs",
                "Old addresses that will lead to it: 2018/07/rest/index.html, rest-or-move/index.html. "
                "Take out what never was one",
            ],
            "\\{% include note.html %}\n\nTable: FILL IN what this table shows\n\n| Dose | Pain |",
        ),
        (
            "platelet-rich plasma.md",
            OBSIDIAN,
            "Platelet-rich plasma",
            {"slug": "platelet-rich-plasma", "tags": ["injections"], "date": "2021-03-04"},
            [
                'Our header has no place for: aliases "PRP". Write into the text what a reader needs',
                'Left out, since no reader saw it: "check this"',
                '"Call us" was a box. It is a quotation now; docs/cards.md shows how to make it a card',
                'Links to other notes are only words now: "Stem cells". Link them where we have such a page',
            ],
            "PRP is blood, see cells. ![FILL IN what the picture shows](../figures/platelet-rich-plasma-1.png)\n\n"
            "> **Call us**\n>\n> If it swells, call.\n\n- ☒ Done\n\nCode `[[x]]` stays.",
        ),
        (
            "Back pain 0123456789abcdef0123456789abcdef.md",
            NOTION,
            "Back pain basics",
            {"date": "2021-05-03"},
            ['Our header has no place for: Owner "Ann". Write into the text what a reader needs'],
            "$5–$10 for 10<sup>6</sup> cells in H<sub>2</sub>O.\n\n💡 Keep moving.\n\n"
            "![Untitled](../figures/back-pain-basics-1.png)",
        ),
    ],
    ids=["pelican", "hugo", "jekyll", "obsidian", "notion"],
)
def test_a_text_of_another_program_becomes_a_draft(content, name, text, title, header, said, body):
    (content.parent / "My page").mkdir()
    for picture in ("knee.png", "My page/pic one.png"):
        (content.parent / picture).write_bytes(PNG)
    done = load(content, put(content, name, text))
    draft = text_of(content, done.path)
    assert draft.record, draft.findings
    assert {"title": title, "status": "draft"} | header == {
        field: draft.header.values[field] for field in {"title": 0, "status": 0} | header
    }
    assert done.remarks == said
    assert body_of(done.path).startswith(body)
    assert {finding.level for finding in findings(content, done.path)} == {"warning"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Nai\u0308ve in a cafe\u0301.\n", "Na\u00efve in a caf\u00e9."),
        ("See [the FDA][f] and [NIH][].\n\n[f]: https://fda.gov\n[nih]: https://nih.gov", "See [the FDA](https://fda.gov) and [NIH](https://nih.gov)."),
        ("It fell by -2.5 to −3.5 (95% CI -4 to -1); p<.001; ~50 or ~60; ±8; 5'10\"", "It fell by -2.5 to −3.5 (95% CI -4 to -1); p&lt;.001; ~50 or ~60; ±8; 5'10\""),
        ("Term\n: Meaning\n\n3. three\n4. four", "Term\n:   Meaning\n\n3. three\n4. four"),
        ("```\n[[a]] %%b%% ==c==\n```", "[[a]] %%b%% ==c=="),
        ("10<sup>6</sup> <b>bold</b> &ge; 5 and $x^2$ \\*", "10<sup>6</sup> **bold** ≥ 5 and $x^2$ \\*"),
    ],
    ids=["accents-in-two-parts", "links-by-name", "signs", "numbers", "code", "html"],
)  # fmt: skip
def test_no_word_and_no_sign_is_lost(content, text, body):
    done = load(content, put(content, "kept.md", f"# Kept\n\n{text}\n"))
    assert (body_of(done.path), done.remarks) == (body, [])


def test_what_is_too_long_for_the_header_stays_in_the_text(content):
    title, summary = "A title " + "so " * 20 + "long", "Word " * 60 + "end"
    done = load(content, put(content, "long.md", f"---\ntitle: {title}\ndescription: {summary}\n---\nText.\n"))
    body = " ".join(body_of(done.path).split())
    assert f"FILL IN a title of 65 letters at most, in the header, from these words: {title}" in body
    assert f"FILL IN a summary of 200 letters at most, in the header, from these words: {summary}" in body


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "---\ntitle: A: b\n---\nText.\n",
            "x.md:2:1: R78 error: header: a second colon cannot be read. Put the value in quotes: "
            'title: "A: b". Nothing was written',
        ),
        (
            "+++\ntitle = Rest\n+++\nText.\n",
            "x.md: the lines between +++ cannot be read: Invalid value (at line 1, column 9). Put text in quotes, "
            'like title = "Rest". Nothing was written',
        ),
        (
            '\n{\n"title": \n}\nText.\n',
            "x.md:4:1: the header in braces cannot be read: Expecting value. Put text in quotes, "
            'like "title": "Rest". Nothing was written',
        ),
        (
            "---\ntitle: Rest\n\nText.\n",
            "x.md: its header has no end. Write --- on a line of its own below the last field. Nothing was written",
        ),
    ],
    ids=["yaml", "toml", "json", "no-end"],
)
def test_what_cannot_be_read_is_refused(content, text, sentence):
    assert refusal(content, put(content, "x.md", text)) == sentence


@pytest.mark.parametrize(
    "text", ['{\n"title": "Rest",\n"tags": ["Pain"]\n}\n\nText.\n', "---\ntitle: Rest\ntags: [Pain]\n...\nText.\n"]
)
def test_a_header_of_hugo_in_braces_and_one_that_ends_in_dots_is_read(content, text):
    done = load(content, put(content, "x.md", text))
    header = text_of(content, done.path).header
    assert (header.text("title"), header.items("tags"), body_of(done.path)) == ("Rest", ["Pain"], "Text.")


def test_a_sign_that_markdown_takes_for_a_mark_is_asked_for(content):
    body = body_of(load(content, put(content, "x.md", "# Less\n\n>5 mg a day.\n")).path)
    asks = "FILL IN a place for these words: they stood here, and the text above lacks or changes them: >5"
    assert " ".join(body.split()) == f"> 5 mg a day. {asks}"


def test_an_old_address_that_another_page_has_is_no_alias(content):
    first = load(content, put(content, "a.md", "Title: One\nURL: /old.html\n\nText.\n"))
    second = load(content, put(content, "b.md", "Title: Two\nURL: /Old.html\n\nText.\n"))
    assert (text_of(content, first.path).aliases, text_of(content, second.path).aliases) == (["old.html"], [])
    assert 'Our header has no place for: URL "/Old.html"' in second.remarks[0]


@pytest.mark.parametrize(
    "says",
    [
        '<base href="https://clinic.example.org/a/">',
        "<link rel='canonical' href='https://clinic.example.org/a/b.html'>",
        "<!-- saved from url=(0036)https://clinic.example.org/a/b.html -->",
    ],
)
def test_links_of_a_saved_page_lead_where_they_led(content, says):
    done = web(
        content, f"{says}<p><a href='../c.html'>More</a></p><aside>Buy</aside><iframe src='https://v.org'></iframe>"
    )
    assert body_of(done.path) == "[More](https://clinic.example.org/c.html)"
    assert done.remarks == [
        'Left out, since it stands beside the main part of the page: "Buy"',
        "Left out, since a page here shows only words and pictures: https://v.org. Link to it",
    ]


def test_links_that_lead_nowhere_are_named_and_those_to_a_heading_lead_to_it(content):
    ways = "<a href='/c.html'>More</a> <a href='#x7'>Rest</a> <a href='#'>Up</a> <a href='#end'>End</a>"
    ways += " <a href='file:///C:/d.doc'>Mine</a>"
    done = web(content, f"<p>{ways}</p><h2 id='x7'>When to rest?</h2><h2>At last</h2><p id='end'>It.</p>")
    assert body_of(done.path) == "More [Rest](#when-to-rest) Up End Mine\n\n## When to rest?\n\n## At last\n\nIt."
    assert done.remarks == ["These links lead nowhere from here, and are only words now: /c.html, file:///C:/d.doc"]


def test_a_file_whose_xml_declares_entities_is_refused(content, tmp_path):
    bomb = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&c;</a>'
    assert "is not a Word file that can be read" in refusal(content, docx(tmp_path, comments=bomb))
    assert "holds a document type" in refusal(content, put(content, "x.xml", bomb))


def test_what_a_field_holds_besides_words_is_named(content, tmp_path):
    file = tmp_path / "rest.md"
    file.write_text("---\ntitle: Rest\nauthors:\n  - name: Ann\ntags: [{a: b}, Discs]\n---\nWalk.\n", encoding="utf-8")
    done = load(content, file)
    assert done.remarks[0].startswith(
        """Our header has no place for: authors "{'name': 'Ann'}", tags "{'a': 'b'}". Write"""
    )
    assert text_of(content, done.path).header.values["tags"] == ["Discs"]

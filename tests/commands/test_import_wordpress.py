"""`make import` of what WordPress exports: a draft of each post; comments and people stay where they are."""

import re

import pytest

from editorial.commands import importing
from tests.commands.imports import PNG, body_of, refusal, text_of
from tests.conftest import site_of

EXPORT = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Old blog</title><link>https://old.example.com</link>
<wp:author><wp:author_login>jim</wp:author_login><wp:author_email>jim@example.com</wp:author_email></wp:author>
<item><title>Rest &amp; backs</title><link>https://old.example.com/2019/05/rest-backs/</link><dc:creator>jim</dc:creator>
<content:encoded><![CDATA[<!-- wp:paragraph -->
<p>Pain fell by 10<sup>6</sup> &lt;5.<sup>1</sup> See <a href="/contact/">us</a>.</p>
<!-- /wp:paragraph -->
<!-- wp:image {"id":5} -->
<figure class="wp-block-image"><img src="https://old.example.com/wp-content/uploads/2019/05/spine.png" alt="A spine"/><figcaption>The spine</figcaption></figure>
<!-- /wp:image -->
[gallery ids="1,2"]]]></content:encoded><excerpt:encoded><![CDATA[Rest helps little.]]></excerpt:encoded>
<wp:post_date>2019-05-03 10:00:00</wp:post_date><wp:post_name>rest-backs</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="back-pain"><![CDATA[Back pain]]></category><category domain="post_tag" nicename="rest"><![CDATA[Rest &amp; sleep]]></category>
<wp:comment><wp:comment_author>Eve</wp:comment_author><wp:comment_content><![CDATA[Secret comment]]></wp:comment_content></wp:comment></item>
<item><title>Classic</title><link>https://old.example.com/?p=7</link><content:encoded><![CDATA[First line
second line.

[caption id="a" width="300"]<img src="a.png" alt="x" /> Words below[/caption]

<ul>
<li>One</li>
</ul>
Then <strong>this</strong>. https://bare.example.com/x

<iframe src="https://youtube.com/embed/x"></iframe>]]></content:encoded><excerpt:encoded></excerpt:encoded><wp:post_date>2018-01-01 00:00:00</wp:post_date><wp:post_name></wp:post_name><wp:status>draft</wp:status><wp:post_type>post</wp:post_type><category domain="category"><![CDATA[Uncategorized]]></category></item>
<item><title>Contact</title><link>https://old.example.com/contact/</link><content:encoded><![CDATA[Call.]]></content:encoded><wp:post_name>contact</wp:post_name><wp:status>publish</wp:status><wp:post_type>page</wp:post_type></item>
<item><title>spine</title><wp:attachment_url>https://old.example.com/wp-content/uploads/2019/05/spine.png</wp:attachment_url><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status></item>
<item><title>Empty</title><content:encoded></content:encoded><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>
</channel></rss>"""


@pytest.fixture
def export(content, tmp_path):
    file = tmp_path / "old.xml"
    file.write_text(EXPORT, encoding="utf-8")
    return file


def test_a_post_that_not_all_could_read_says_so(content, export):
    text = EXPORT.replace("<wp:status>draft</wp:status>", "<wp:status>private</wp:status>")
    text = text.replace("<wp:post_name>rest-backs<", "<wp:post_password>x</wp:post_password><wp:post_name>rest-backs<")
    export.write_text(text, encoding="utf-8")
    assert importing.load(site_of(content), export)[1][1:3] == [
        '"Rest & backs" was under a password there. Publish it only if all may read it',
        '"Classic" was private there. Publish it only if all may read it',
    ]


def test_each_post_becomes_a_draft_and_the_rest_is_named(content, export, tmp_path):
    folder = tmp_path / "wp-content/uploads/2019/05"
    folder.mkdir(parents=True)
    (folder / "spine.png").write_bytes(PNG)
    (rest, classic), remarks = importing.load(site_of(content), export)
    assert body_of(rest.path) == (
        "Pain fell by 10<sup>6</sup> &lt;5. (FILL IN the reference: note 1) See\n[us](https://old.example.com/contact/).\n\n"
        '![A spine](../figures/rest-backs-1.png "The spine")\n\n(FILL IN what this showed, or take it out: \\[gallery ids="1,2"\\])'
    )
    assert body_of(classic.path) == (
        "First line<br>\nsecond line.\n\n(FILL IN the picture a.png, saved as PNG in content/figures/: x) Words below\n\n"
        "- One\n\nThen **this**. https://bare.example.com/x"
    )
    header = text_of(content, rest.path).header
    assert [header.values[field] for field in ("title", "date", "aliases", "tags", "summary", "status")] == [
        "Rest & backs", "2019-05-03", ["2019/05/rest-backs/index.html"], ["Rest & sleep"], "Rest helps little.", "draft",
    ]  # fmt: skip
    assert remarks == [
        "2 of 3 posts became drafts; comments and people are not brought in",
        '"Empty" was not written: holds no words that can be read',
        'Pages and other texts, each by TITLE="Contact": Contact',
        "Attached, and not fetched:\n  https://old.example.com/wp-content/uploads/2019/05/spine.png",
    ]
    written = "".join(file.read_text(encoding="utf-8") for file in (rest.path, classic.path))
    assert [words for words in ("Secret comment", "jim") if words in written] == []


def test_one_post_or_page_is_chosen_by_its_title(content, export):
    [page], _ = importing.load(site_of(content), export, "contact")
    assert body_of(page.path) == "Call."
    assert refusal(content, export, title="Knees") == (
        'old.xml holds no post with the title "Knees". It holds, each by TITLE="...":\n  Rest & backs\n  Classic\n  Contact\n  Empty\n'
        "Nothing was written"
    )


def exported(file, *items):
    """Write an export of posts: each its fields as XML, in front of which stand a title and a day."""
    items = [f"<item><title>Rest</title><wp:post_type>post</wp:post_type>{item}</item>" for item in items]
    file.write_text(f"{EXPORT.partition('<item>')[0]}{''.join(items)}</channel></rss>", encoding="utf-8")


def meta(key, value):
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


def test_what_stands_beside_a_post_is_named_and_where_it_stood_before_leads_to_it(content, export):
    post = "<content:encoded>Walk.</content:encoded><link>https://old.example.com/2019/rest/</link><wp:status>publish</wp:status>"
    post += '<wp:post_name>rest</wp:post_name><category domain="series"><![CDATA[Backs]]></category>'
    post += "<wp:post_date>0000-00-00 00:00:00</wp:post_date>" + meta("_wp_old_slug", "lying")
    post += (
        meta("lead", "<p>Rest, then walk.</p>")
        + meta("_x", "of a program alone")
        + meta("n", '["of a program"]')
        + meta("b", "1")
    )
    exported(export, post)
    [done], _ = importing.load(site_of(content), export)
    assert done.remarks == [
        'Our header has no place for: list series "Backs", field lead "<p>Rest, then walk.</p>". Write into the text what a reader needs',
        "Old addresses that will lead to it: 2019/rest/index.html, 2019/lying/index.html. Take out what never was one",
    ]


def test_a_text_that_is_neither_post_nor_page_is_named(content, export):
    text, empty = (
        f"<content:encoded>{words}</content:encoded><wp:status>publish</wp:status>" for words in ("Walk.", "")
    )
    other = "<title>Shared</title><wp:post_type>wp_block</wp:post_type>"
    exported(export, text)
    whole = export.read_text(encoding="utf-8")
    untitled = other.replace("Shared", "") + "<wp:post_name>walk</wp:post_name>"
    blocks = "".join(f"<item>{words}</item>" for words in (other + text, other + empty, untitled + text))
    export.write_text(whole.replace("</channel>", f"{blocks}</channel>"), encoding="utf-8")
    _, remarks = importing.load(site_of(content), export)
    assert remarks[1:] == ['Pages and other texts, each by TITLE="Shared": Shared, walk']
    assert len(importing.load(site_of(content), export, "walk")[0]) == 1
    export.write_text(whole.replace(">post<", ">faq<"), encoding="utf-8")
    assert (
        refusal(content, export) == 'old.xml holds no post. It holds, each by TITLE="...":\n  Rest\nNothing was written'
    )


ASKED = "(FILL IN what this showed, or take it out: {})".format


@pytest.mark.parametrize(
    ("text", "fields", "body"),
    [
        ("Rest\x0b helps.\x07", "", "Rest helps."),
        ("Rest:\n\n[toc]\n\n[row][col]Walk[/col][/row] [sic]", "", f"Rest:\n\n{ASKED('[toc]')}\n\n{ASKED('[row][col]')} Walk{ASKED('[/col][/row]')} [sic]"),
        ('<!-- wp:latest-posts {"count":3} /--><!-- wp:separator --><hr/><!-- /wp:separator -->', "", ASKED("the block latest-posts of WordPress")),
        ("<p>Rest</p><!-- wp:footnotes /-->", '[{"id":"a","content":"Doe, <em>Rest</em>."}]', "Rest\n\n1. Doe, *Rest*."),
        ("<!-- wp:footnotes /-->", "{", ASKED("the block footnotes of WordPress")),
        ("<pre>one\n\n  two</pre>", "", "one\n\n      two"),
        ('[caption width="3" caption="Of &quot;old&quot;"]<img src="a.png" />[/caption]', "", '(FILL IN the picture a.png, saved as PNG in content/figures/) Of "old"'),
    ],
    ids=["control-characters", "shortcodes", "filled-block", "notes", "broken-notes", "empty-line", "old-caption"],
)  # fmt: skip
def test_what_a_post_holds_besides_words_is_kept_or_asked_for(content, tmp_path, text, fields, body):
    file = tmp_path / "old.xml"
    post = f"<wp:post_name>%c3%a9t%c3%a9</wp:post_name><content:encoded><![CDATA[{text}]]></content:encoded>"
    exported(file, post + meta("footnotes", fields))
    ((post,), _) = importing.load(site_of(content), file)
    assert (post.path.stem, re.sub(r"(?<!\n)\n(?!\n)", " ", body_of(post.path).replace("\\", ""))) == ("ete", body)

"""Every page ends with a way to report a mistake on it, in the same place (R27, WCAG 3.2.6)."""

import pytest

from tests.site.reading import pages
from tests.site.test_templates import NO_CONTACT, PUBLIC, render, text

ISSUES = "https://example.org/us/blog"
MISTAKE = "Mistake%20on%20https%3A//example.org/articles/a1.html"


def test_each_page_ends_with_a_way_to_report_a_mistake(published):
    stand = {name: page for name, page in pages(published).items() if not page.css("meta[http-equiv=refresh]")}
    named = {name: [link.text() for link in page.css("footer nav a")] for name, page in stand.items()}
    places = {(len(links), links.index("Report a mistake")) for links in named.values()}
    assert len(places) == 1


@pytest.mark.parametrize(
    ("email", "repository", "leads", "warned"),
    [
        (
            "a@example.org",
            None,
            f"mailto:a@example.org?subject={MISTAKE}",
            "Please leave health details out of e-mail.",
        ),
        ("a@example.org", ISSUES, f"mailto:a@example.org?subject={MISTAKE}", "Please leave health details"),
        (None, ISSUES, f"{ISSUES}/issues/new?title={MISTAKE}", "write nothing about your health there."),
        (None, None, "/how-we-write.html#corrections", ""),
    ],
    ids=["mail", "mail-and-repository", "repository", "neither"],
)
def test_the_way_leads_where_the_settings_say(email, repository, leads, warned):
    page = {"output_file": "articles/a1.html", "REPOSITORY": repository, "CONTACT": NO_CONTACT | {"email": email}}
    tree = render("includes/footer.html", **PUBLIC, **page)
    [link] = [link for link in tree.css("footer a") if link.text() == "Report a mistake"]
    assert link.attributes["href"] == leads
    assert warned in text(tree)
    assert ("Everyone can read" in text(tree)) == (repository is not None and email is None)

"""The rules of `rules` that keep a page honest towards its readers and safe for them to open."""

from editorial.rules.rule import Rule

ROWS = (
    Rule(
        "R44",
        "No testimonials, and no pictures of before and after",
        "One story that we chose persuades more than any trial, and stands for nobody else.",
        "Say what happened to everybody in a study, with its reference.",
        "FTC Health Products Compliance Guidance 2022; FDA warning letters",
        fails='"I can run again," says one patient.',
        passes="Pain was measured before and after the injection.",
        waivable=False,
    ),
    Rule(
        "R48",
        "A page loads and runs nothing but its own",
        "Whatever is loaded from elsewhere learns who reads about which illness.",
        "Take it out. Pictures belong in content/figures/; the theme brings what a page needs.",
        "HHS bulletin on online tracking; AHA v. Becerra",
        fails='<script src="https://example.org/count.js"></script>',
        passes="In 10<sup>6</sup> cells, H<sub>2</sub>O is most of it.",
        waivable=False,
    ),
    Rule(
        "R49",
        "No form asks readers for anything",
        "What people type into a health page is a secret that we need not hold.",
        "Take it out, and give an address or a phone number.",
        "HIPAA",
        fails="<form></form>",
        passes="Call the practice, and tell us then what hurts.",
        waivable=False,
    ),
    Rule(
        "R50",
        "Nothing from elsewhere plays in a page",
        "A film in a page tells the company that serves it who looks, before anybody presses play.",
        "Link to it, and say in words what it shows.",
        "HHS bulletin on online tracking; WCAG 2.2, 1.2",
        fails='<iframe title="A talk"></iframe>',
        passes="See [a talk on rest](https://example.org/talk).",
        waivable=False,
    ),
)

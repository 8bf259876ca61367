"""What Pelican does not do by itself, one behaviour a room, in the order in which a file walks through.

build        the run itself: checked first, built aside, swapped in whole
swap         the last step of the run: one site takes another's place, at once or not at all
faults       what breaks a run although no text is wrong, as a sentence
settings     before all: a setting nobody knows is refused
reader       read: front matter becomes a record, Markdown becomes HTML
markup/      read: our additions to Markdown (cards, evidence, figures, tables, citations, words of the
             glossary), and a last look at what came of it (allowed)
withhold     check: drafts, hidden pages, posts to come and pages long overdue stay off the public site
overdue      enrich: an article whose review was due says so
pictures     check: only the pictures that a page shows are published
references   enrich: the numbered list of what a page cites
glossary     enrich: the words of the A to Z page
notices      enrich: what a page must say of a treatment that it names
style        render: the style sheet and the script that stand in every page
policy       render: what a browser may do on a page, said at its top
structured   render: what a page shows, in the words of schema.org, for machines
aliases      render: a page at each address where a text stood before, which leads to where it stands now
feeds        finish: links inside feeds lead to the site
minify       finish: HTML without what a browser does not need
version      finish: which commit the published site was built from
"""

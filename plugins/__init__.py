"""What Pelican does not do by itself: its plugins, one behavior a file, in the order in which a page walks through.

reader         read: a Document becomes an article or a page of Pelican's
unpublished    check: drafts, hidden pages, posts to come and pages long overdue stay off the public site
pictures       check: only the pictures that a page shows are published; finish: none tells who took it, where and when
references     enrich: the numbered list of what a page cites
glossary       enrich: the words of the A to Z page
notices        enrich: what a page must say of a treatment that it names
inline_assets  render: the style sheet and the script that stand in every page
csp            render: what a browser may do on a page, said at its top
jsonld         render: what a page shows, in the words of schema.org, for machines
years          render: a page for each year, once there are many articles
aliases        render: a page at each address where a text stood before, which leads to where it stands now
gone           render: a page at each address that is gone, which says why
feeds          finish: links inside feeds lead to the site
minify         finish: HTML without what a browser does not need
final_check    finish: each page, as a browser reads it, holds nothing that runs, loads or leads away but what is ours
version        finish: which commit the published site was built from
"""

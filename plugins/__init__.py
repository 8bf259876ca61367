"""What Pelican does not do by itself: its plugins, one behavior a file, in the order in which a page walks through.

reader         read: a Document becomes an article or a page of Pelican's
unpublished    check: drafts, hidden pages, posts to come and pages long overdue stay off the public site
translations   enrich: which of a text in several languages is the original, and the pages of those who wrote translations only
pictures       check: only the pictures that a page shows are published; finish: none tells who took it, where and when
references     enrich: the numbered list of what a page cites
lists          enrich: what lists show besides articles: the words of the A to Z page, how sure one can be, the busiest topics
related        enrich: up to three articles to read next
paper          render: the picture of a link to each article, and handouts to print
inline_assets  render: the styles and scripts that stand in a page: those that it can use
csp            render: what a browser may do on a page, said at its top
jsonld         render: what a page shows, in the words of schema.org, for machines
sharing        render: the place of a page's language, which is asked for where it is shared
years          render: a page for each year, once there are many articles
markdown_copy  render: each article once more as plain Markdown, for programs
citation_files render: the references of an article to take along: BibTeX, RIS, CSL-JSON
search         render: an index of what anyone may read, for the page that searches it
aliases        render: a page at each address where a text stood before, which leads to where it stands now
gone           render: a page at each address that is gone, which says why
feeds          finish: links inside feeds lead to the site; the feed once more as JSON Feed
minify         finish: HTML without what a browser does not need
final_check    finish: each page, as a browser reads it, holds nothing that runs, loads or leads away but what is ours
version        finish: which commit the published site was built from

writing        is none: what those share that write pages and files
"""

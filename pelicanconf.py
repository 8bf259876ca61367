"""The site as you work on it: every setting, each with its reason. publishconf.py adds what the world needs."""

import logging
import os
import sys
from pathlib import Path

from jinja2 import StrictUndefined

sys.path.insert(0, str(Path(__file__).parent))  # so that `pelican` finds our rooms from any folder

from builder.build import Build
from editorial.markup.cards import opening_card_and_text

# ── Make it your own ──────────────────────────────────────────────────────────────────────────────────────
SITENAME = "Elevate Medical"
# The sign before its name, on pages, cards and handouts: the path of a line in a drawing 30 wide and 22 high. None: the name
# alone. The sign that browsers show in their tabs stands in content/extra/.
SIGN = "M2 20h7v-6h7V8h7V2h5"
# What the site promises, in a few words: the heading of the front page.
SITESUBTITLE = "Plain answers about pain and its treatments"
# The welcome below it: two sentences.
WELCOME = "Written for the people who have it. We say what is known, what is not, and where each claim comes from."
# Stands near the top of every article.
EDUCATION_NOTE = "This page is for learning and does not replace your own clinician."
# What a page must say near its top as soon as it names these treatments, in words that a regulator could read: one notice
# where it also names the back, another where it does not. `(?=` holds what else must stand in a page, `(?!` what must not.
of_cells = r".*\b(PRP|platelet-rich plasma|MSCs?|stem cells?|exosomes?|cord[- ]blood|umbilical cord|amniotic)\b"
of_backs = r".*\b((sore|lower|your) backs?|back pain|spin(e|es|al)(?! cord)|dis[ck]s?|sciatica)\b"
NOTICES = [
    {
        "words": rf"(?s)^(?={of_backs}){of_cells}",
        "says": (
            "As of February 2026, we know of no stem cell product that the US Food and Drug Administration (FDA) has "
            "approved for back pain. Using platelet-rich plasma (PRP) in the spine is off-label."
        ),
        "link": "https://www.fda.gov/medwatch",
        "link_says": "Report harm to FDA MedWatch",
    },
    {
        "words": rf"(?s)^(?!{of_backs}){of_cells}",
        "says": (
            "In June 2021, the US Food and Drug Administration (FDA) said that stem cell products need a license, even "
            "those from your own body. Ask what the FDA has approved a product for before you agree to it."
        ),
        "link": "https://www.fda.gov/medwatch",
        "link_says": "Report harm to FDA MedWatch",
    },
]
# The place whose law binds the practice, as a code of ISO 3166-2: "US-FL" is Florida. None: no law of a place is heeded.
JURISDICTION = None
# What such a law has a page say as soon as it names a treatment: the same four entries as in NOTICES, under the code of
# the place; an empty list where its law asks for nothing. `says` holds the words of the law, to the letter, `link` the
# place where the law can be read. A law may also ask for a size of type: `.notice` in article.css sets it.
# Florida asks physicians for a notice on stem cells (Florida Statutes 458.3245 and 459.0127, since July 2025). Its words
# are not here, since we have not read them in the law itself: https://www.flsenate.gov/Laws/Statutes/2025/0459.0127
STATE_NOTICES = {}
# How to reach the practice. Only what is filled in is shown; never fill in what is not true.
CONTACT = {
    "phone": None,  # "+1 555 010 0100"
    "email": None,  # "hello@example.org"
    "address": None,  # "1 Main Street, Town, FL 30000"
    "hours": None,  # "Monday to Friday, 9 am to 5 pm"
    "booking": None,  # "https://example.org/book"
}
# Where a reader reports a mistake while CONTACT holds no email: "https://github.com/owner/repository", whose issues
# everyone can read. None: on GitHub the repository that publishes; elsewhere the site says that there is no way yet.
REPOSITORY = None
# Whom a reader calls in an emergency.
EMERGENCY_NUMBER = "911"
# Days for which a page stays on the public site after its review was due; it says so meanwhile. A quarter of a year:
# time enough for a busy clinician, too short for old advice to be forgotten.
REVIEW_GRACE_DAYS = 90
# Until when who finds a hole in the site may write to CONTACT's email, a year ahead at most: "2027-11-23". None, no email,
# or a day that has passed: the site says nothing of it (.well-known/security.txt, RFC 9116).
SECURITY_EXPIRES = None
# Where the practice is: its day is the day on which posts appear and reviews are due.
TIMEZONE = "America/New_York"
DEFAULT_LANG = "en"
# How many articles, and how many topics, the front page lists before it points to all of them.
FRONT_PAGE_ARTICLES = 12
# How many any other list names, so that no page grows without end. From this many on, all articles stand year by year.
ARTICLES_ON_A_PAGE = 500

# ── Where things are ──────────────────────────────────────────────────────────────────────────────────────
PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
# No folder is copied as it is: plugins.pictures names the pictures that a page shows, and the files listed here.
STATIC_PATHS = []
# What editors and systems hide is nobody's page.
IGNORE_FILES = [".*", "#*", "*~", "*.bak"]
THEME = "theme"
# Styles and scripts stand in the page itself; no file of the theme is copied.
THEME_STATIC_PATHS = []
OUTPUT_PATH = "output"

# ── Addresses: plain file names, so that the site works from a disk, a folder or a domain alike ───────────
# While you work, links are relative and output/index.html opens by a double click.
SITEURL = ""
RELATIVE_URLS = True
# The address that canonical links name; templates need it apart, since RELATIVE_URLS overwrites SITEURL.
PUBLIC_URL = ""
ARTICLE_URL = ARTICLE_SAVE_AS = "articles/{slug}.html"
ARTICLE_LANG_URL = ARTICLE_LANG_SAVE_AS = "{lang}/articles/{slug}.html"
DRAFT_URL = DRAFT_SAVE_AS = "drafts/{slug}.html"
PAGE_URL = PAGE_SAVE_AS = "{slug}.html"
PAGE_LANG_URL = PAGE_LANG_SAVE_AS = "{lang}/{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "topics/{slug}.html"
TAG_URL = TAG_SAVE_AS = "tags/{slug}.html"
AUTHOR_URL = AUTHOR_SAVE_AS = "authors/{slug}.html"
YEAR_SAVE_AS = "years/{year}.html"
DIRECT_TEMPLATES = ["index", "archives", "categories", "tags", "authors", "glossary", "search", "feeds", "404"]
ARCHIVES_URL = ARCHIVES_SAVE_AS = "articles.html"
CATEGORIES_URL = CATEGORIES_SAVE_AS = "topics.html"
TAGS_URL = TAGS_SAVE_AS = "tags.html"
AUTHORS_URL = AUTHORS_SAVE_AS = "authors.html"
GLOSSARY_URL = GLOSSARY_SAVE_AS = "glossary.html"
SEARCH_URL = SEARCH_SAVE_AS = "search.html"
FEEDS_URL = FEEDS_SAVE_AS = "feeds.html"

# Links to our own files. Pelican knows more, such as {author} or |filename|, but nothing checks where those lead.
INTRASITE_LINK_REGEX = r"\{(?P<what>filename|static|attach)\}"

# ── Reading ───────────────────────────────────────────────────────────────────────────────────────────────
# Only Markdown is read; its header says all, a file's name or folder nothing.
READERS = {"html": None, "rst": None}
FILENAME_METADATA = r"(?!)"
USE_FOLDER_AS_CATEGORY = False
# What Markdown may hold, and what becomes of it, stands in editorial/markup.
TYPOGRIFY = False

# ── Rendering ─────────────────────────────────────────────────────────────────────────────────────────────
# Everything is escaped unless it is HTML already, and a name that is not there is an error.
JINJA_ENVIRONMENT = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
# The emergency card stands above the list of contents, the rest of the text below it.
JINJA_FILTERS = {"opening_card_and_text": opening_card_and_text}
TEMPLATE_EXTENSIONS = [".html", ".xml", ".txt", ".md"]
# The same words on every machine, whatever its own language.
LOCALE = ["C"]
DEFAULT_DATE_FORMAT = "%B %-d, %Y"
DEFAULT_PAGINATION = False

# Feeds are for the published site, where these three stand: Atom, RSS, JSON Feed.
FEEDS = ["feeds/all.atom.xml", "feeds/all.rss.xml", "feeds/all.json"]
FEED_ALL_ATOM = FEED_ALL_RSS = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None

# ── Running ───────────────────────────────────────────────────────────────────────────────────────────────
PELICAN_CLASS = Build
# Our own, wherever `pelican` was called: Pelican itself looks into the folder that it was called in.
PLUGIN_PATHS = [str(Path(__file__).parent)]
PLUGINS = [
    "plugins.reader",
    "plugins.unpublished",
    "plugins.translations",
    "plugins.pictures",
    "plugins.references",
    "plugins.lists",
    "plugins.paper",
    "plugins.related",
    "plugins.inline_assets",
    "plugins.csp",
    "plugins.jsonld",
    "plugins.sharing",
    "plugins.years",
    "plugins.markdown_copy",
    "plugins.citation_files",
    "plugins.search",
    "plugins.aliases",
    "plugins.gone",
    "plugins.feeds",
    "plugins.minify",
    "plugins.final_check",
]
# The name of the pull request that a published tree previews, such as "pr-12"; search engines pass such pages by.
PREVIEW = ""
# Cards, the pictures of links, and handouts take Typst, which is fetched to publish. PAPER=1 make html makes them, too,
# and `make handout` the handout of one article.
PAPER = bool(os.environ.get("PAPER"))
HANDOUT = os.environ.get("HANDOUT", "")
# The index of the search takes Pagefind, which is fetched to publish. SEARCH=1 make html makes it, too.
SEARCH = bool(os.environ.get("SEARCH"))
# Drafts, hidden pages and posts to come are shown while you work.
ONLY_PUBLISHED = False
# Any warning of Pelican's stops the build, but for two that warn of what is right: a picture that says nothing
# has an empty alt text, and drafts may wait beside what has their address; where two are public, the check says it.
LOG_FILTER = [(logging.WARNING, "Empty alt attribute for image %s in %s")] + [
    (logging.WARNING, words + "\n%s" * count)
    for words in ("There are %s original (not translated) items %s: ", 'There are %s items "%s" with lang %s: ')
    for count in range(2, 20)
]

"""What is wrong with an address of the web, whoever links to it (R70)."""

import re
from contextlib import suppress
from urllib.parse import unquote

from editorial.findings import shortened
from editorial.model.compiled import compiled
from editorial.rules.form import MIXED
from editorial.rules.marks import NO_ENDING

# An address of the web: what should be its scheme, and what follows. A site has a name with a dot in it.
WEB = compiled(r"(?P<scheme>h[tps]{1,5}|ttps?)(?P<signs>[:;.]?/{1,3}|:)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
SITE = compiled(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]")
# Addresses of one reader alone, or of the one who copied them: why others cannot use them, and what to do.
OWN = (
    (compiled(r"https?://(?:(?:docs|drive)\.google\.com|forms\.gle)/.*|https?://(?:[\w-]+\.)?(?:dropbox\.com|sharepoint\.com|1drv\.ms|onedrive\.live\.com|notion\.so|box\.com/s|figma\.com/(?:board|design|file)|atlassian\.net|github\.com/[^?#]+/content/(?:articles|pages))\b.*", re.IGNORECASE), "is a file in somebody's own space, which can change or close. Put a PDF into content/files/, and link to it: [its title]({static}../files/its-name.pdf)"),
    (compiled(r"https?://(?:(?:staging|stage|uat)\d*[.-]|[\w-]+-staging\.|deploy-preview-|[\w-]+--[\w-]+\.netlify\.app|[\w-]+-git-[\w-]+\.vercel\.app|[\w-]+\.(?:wpengine\.com|wpenginepowered\.com|ngrok(?:-free)?\.(?:app|io|dev)|trycloudflare\.com)|[\w-]*[0-9a-f]{6,8}\.[\w-]+\.pages\.dev).*|https?://[^?#]+/(?:wp-admin|wp-login\.php)\b.*|https?://[^?#]+/(?:log|sign)-?in\b[^?#]*\?(?:[^#]*&)?(?:next|return(?:_?to|_?url)?|redirect\w*|continue)=.*|https?://[^?#]*\?(?:[^#]*&)?preview(?:_id|_nonce)?=.*", re.IGNORECASE), "is a draft or a desk of a site, which closes or asks for a password. Write the address that readers have"),
    (compiled(r"https?://(?:mail\.google|outlook\.(?:office|live)|web\.whatsapp|app\.slack|teams\.microsoft|chatgpt|chat\.openai)\.com\b.*", re.IGNORECASE), "opens only for you. Take the link out"),
    (compiled(r"https?://[^/]*(?:\b(?:ez)?proxy\b|\.idm\.oclc\.org|-(?:com|org|gov)\.[^/]*\.edu)[^/]*/.*", re.IGNORECASE), "goes through a library that asks for a password. Write the address that the publisher gives"),
)  # fmt: skip
# Services that stand between a reader and the page, and learn who reads what; the page itself stands behind the sign, if at all.
BETWEEN = compiled(
    r"https?://(?:[\w-]+\.)*(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|buff\.ly|lnkd\.in|bing\.com/ck|google\.\w+/(?:amp|search)|webcache\.googleusercontent\.com|translate\.goog|urldefense\.(?:proofpoint\.)?(?:com|us)/v\d|list-manage\.com/track|r\.jina\.ai)[/?].*"
    r"|https?://[^?#]+\?(?:[^#]*&)?(?:a|dest|link|next|q|target|to|u|url)=https?(?::|%3A)(?://|%2F%2F).*",
    re.IGNORECASE,
)
BEHIND = compiled(r"(?<=.)(?:(?<==)https?:[^&]*|(?<=__)https?:.*(?=__;))")
# What a program adds to an address to tell where a reader came from.
TRACKING = compiled(
    r"(?<=[?&])(?:utm_\w+|[a-z]*clid|[gw]braid|gad_\w+|_g[al]|_hs\w+|mc_[ce]id|mkt_tok|igshid|srsltid|ref_src|(?<=youtu\.be/[\w-]{11}\?)si)=[^&#]*&?",
    re.IGNORECASE,
)
# Names that only one house or one program knows (RFC 6761, 6762, 7686, 8375).
PRIVATE = compiled(
    r".*\.(?:corp|home|internal|intranet|invalid|lan|local|localdomain|localhost|onion|test|home\.arpa)", re.IGNORECASE
)
ENDS_WRONG = compiled(rf"{NO_ENDING}$", re.IGNORECASE)


def amiss(scheme: str, signs: str, rest: str) -> str:
    """What is wrong with an address in the parts that WEB finds, as the end of a sentence; empty when nothing is."""
    whole = rest.lstrip("/:;.")
    twice = WEB.fullmatch(whole)
    if twice and twice["rest"].strip("/"):
        return f"begins with https:// twice. Write https://{twice['rest'].lstrip('/')}"
    if second := re.search(r"(?<=[^\W_])https?://", whole):
        return f"holds two addresses. Keep https://{whole[: second.start()]} or {whole[second.start() :]}, or make two links"
    if not whole:
        return "names no site. Write its whole address, such as https://www.example.org/"
    if scheme not in ("http", "https") or signs != "://":
        return f"write https://{whole}"
    user, _, host = re.split(r"[/?#\\]", whole)[0].rpartition("@")
    if user:
        return f"names {user} and leads to {host}. Write https://{host}, if that is the site, or mailto: for a mailbox"
    if sign := re.search(r"(?<=[^\W_])[.,;]$", rest):  # Wikipedia has pages such as Washington,_D.C.
        return f'{shortened(scheme + signs + rest)} ends in "{sign[0]}". Take that out, or write %{ord(sign[0]):X} where it belongs to the name of the page'
    host, _, port = host.partition(":")
    if not SITE.fullmatch(host) or PRIVATE.fullmatch(host) or ENDS_WRONG.search(host):
        return f"{host} is not a site that readers can open. Write its name, such as www.example.org"
    if port and not (port.isdecimal() and len(port) < 6 and int(port) < 65536):
        return f"no site is reached by {host}:{port}. Write https://{host}"
    with suppress(UnicodeError):  # a name with other letters also travels as one that begins with xn--
        if mixed := MIXED.search(host.encode("ascii").decode("idna") if host.isascii() else host):
            return f'"{mixed[0]}" in {host} mixes letters of two alphabets that look alike, as fake sites do. Retype it'
    address = f"{scheme}{signs}{rest}"
    if why := next((why for shape, why in OWN if shape.fullmatch(address)), ""):
        return f"{host} {why}"
    if BETWEEN.fullmatch(address):
        page = BEHIND.search(unquote(address))
        return f"leads through {host}, which learns who reads what. Write {shortened(page[0]) if page else 'the address of the page itself'}"
    if "…" in address or address.endswith("..."):
        return f"{shortened(address).rstrip('.')} was cut short where it was copied. Copy the whole address"
    if quote := re.search("[“”„‘’]", address):
        return f"{quote[0]} stands in {shortened(address)}. Take it out"
    if (clean := TRACKING.sub("", address).rstrip("?&")) != address:
        return f"{shortened(address)} tells {host} where a reader came from. Write {clean}"
    return ""

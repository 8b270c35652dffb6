"""What a company's page and news feed say about it, from their bytes: title, description, organization, headlines.

Pure: no fetching here; whatever is broken or hostile gives fewer findings, never an error.
"""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import urljoin, urlsplit

from salesdesk.domain.text import clean_line, fold

LONGEST = 240
HEADLINES = 6
OLDEST_NEWS_DAYS = 730
_BLOCKS, _DEPTH = 40, 6


class FoundIn(StrEnum):
    """Which part of the page or feed said it."""

    TITLE = "title"
    DESCRIPTION = "description"
    ORGANIZATION = "organization"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence that may become a fact, with where it stands and, for news, its day."""

    text: str
    found_in: FoundIn
    url: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What one page gave, and the feeds that it names."""

    findings: tuple[Finding, ...] = ()
    feeds: tuple[str, ...] = ()


def decoded(body: bytes, *, charset: str = "") -> str:
    """The text of a page: by its byte-order mark, what the server said, what the page says, else UTF-8."""
    if body.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-8-sig" if body[:1] == b"\xef" else "utf-16", "replace")
    named = re.search(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]{2,40})", body[:4096], re.IGNORECASE)
    for name in (charset, named[1].decode("ascii", "replace") if named else "", "utf-8"):
        try:
            if _TEXT_CODEC.match(codecs.lookup(name or "utf-8").name):
                return body.decode(name or "utf-8")
        except (LookupError, ValueError):
            continue
    return body.decode("cp1252", "replace")


# Python has codecs that are no character sets, and some of them take quadratic time.
_TEXT_CODEC = re.compile(r"(?:utf-(?:8|16|32)|ascii|iso8859|cp\d|koi8|shift_jis|euc|gb|big5|mac|iso2022)")


def looks_binary(body: bytes) -> bool:
    """Whether these bytes are no text: a picture, a program, an archive."""
    head = body[:2048]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return b"\x00" in head or sum(byte < 9 or 13 < byte < 32 for byte in head) > len(head) // 10


def read_page(body: bytes, *, url: str, charset: str = "") -> Page:
    """Title, description and schema.org organization of a page, and the feeds it names."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(_telling_tags(decoded(body, charset=charset)))
    titles = [node.text() for node in tree.css("title")[:1]]
    meta = {
        (node.attributes.get("name") or node.attributes.get("property") or "").casefold(): node.attributes.get(
            "content"
        )
        or ""
        for node in reversed(tree.css("meta[content]")[:200])
    }
    title = _line(next(iter(titles), "") or meta.get("og:title", ""))
    description = _line(meta.get("description") or meta.get("og:description") or "")
    blocks = [node.text() for node in tree.css('script[type="application/ld+json"]')[:_BLOCKS]]
    found = [Finding(_as_title(title), FoundIn.TITLE, url)] if _says_something(title) else []
    found += [Finding(description, FoundIn.DESCRIPTION, url)] if _says_something(description) else []
    found += [Finding(text, FoundIn.ORGANIZATION, url) for text in _organization(blocks)]
    links = (
        node.attributes.get("href") or ""
        for node in tree.css("link[href]")[:200]
        if "alternate" in (node.attributes.get("rel") or "").casefold()
        and re.search(r"rss|atom", node.attributes.get("type") or "", re.IGNORECASE)
    )
    feeds = tuple(whole for link in links if (whole := _joined(url, link)))
    return Page(_without_twins(found), feeds[:3])


_TAG = re.compile(r"<(title|meta|link|script)(?=[\s/>])", re.IGNORECASE)
_TAG_END = re.compile(r"""(?:"[^"]*"|'[^']*'|[^"'>])*>""")
_TAGS, _TAG_ROOM, _BLOCK_ROOM = 1000, 4096, 200_000


def _telling_tags(text: str) -> str:
    """Only the tags that are read, one after the other, in bounded time.

    A whole page is not given to the parser: one of nothing but open tags takes it minutes, and all of Python with it.
    """
    kept: list[str] = []
    at = 0
    for _ in range(_TAGS):
        begun = _TAG.search(text, at)
        ended = _TAG_END.match(text[begun.end() : begun.end() + _TAG_ROOM]) if begun else None
        if begun is None:
            break
        at = begun.end() + (ended.end() if ended else 0)
        name = begun[1].casefold()
        if ended is None:
            continue
        kept.append(text[begun.start() : at])
        if name in ("title", "script"):
            close = re.compile(f"</{name}", re.IGNORECASE).search(text, at)
            room = _BLOCK_ROOM if name == "script" else _TAG_ROOM
            until = close.start() if close else min(len(text), at + room)
            kept.append(text[at : min(until, at + room)] + f"</{name}>")
            at = until
    return "".join(kept)


def is_feed(body: bytes) -> bool:
    """Whether the bytes begin as RSS, Atom or RDF do."""
    return bool(re.search(rb"<(?:rss|feed|rdf:RDF)[\s>]", body[:2048], re.IGNORECASE))


def read_feed(body: bytes, *, url: str, today: date) -> tuple[Finding, ...]:
    """The latest headlines of a feed, the newest first; news of the future counts as today's, very old news not."""
    import feedparser  # type: ignore[import-untyped]

    # Through a stream: given bytes or text, feedparser would take them for the name of a file or an address.
    parsed = feedparser.parse(io.BytesIO(_first_items(body)), sanitize_html=False, resolve_relative_uris=False)
    found = []
    for entry in parsed.entries[:_ITEMS]:
        text = _line(re.sub(r"<[^<>]{0,300}>", "", str(entry.get("title", ""))[:4000]))
        # dict's own get: feedparser's would take one date for the other, with a warning.
        on = _day(dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed"), today)
        if _says_something(text) and (on is None or (today - on).days <= OLDEST_NEWS_DAYS):
            found.append(Finding(text, FoundIn.HEADLINE, _joined(url, str(entry.get("link", ""))) or url, on))
    found.sort(key=lambda one: one.on or date.min, reverse=True)
    return _without_twins(found)[:HEADLINES]


_ITEM_END = re.compile(rb"</(?:item|entry)\s*>", re.IGNORECASE)
_ITEMS, _FEED_ROOM = 200, 500_000


def _first_items(body: bytes) -> bytes:
    """A long feed with as many items as are looked at and its own end; its parser takes seconds for a full one."""
    ends = [found.end() for found in _ITEM_END.finditer(body)]
    if len(ends) > _ITEMS:
        body = body[: ends[_ITEMS - 1]] + body[ends[-1] :]
    return body if len(body) <= _FEED_ROOM else body[:_FEED_ROOM]


def _day(parsed: Any, today: date) -> date | None:
    try:
        on = date(*parsed[:3]) if parsed else None
    except (TypeError, ValueError):
        return None
    return min(on, today) if on else None


def _line(text: str) -> str:
    """One clean line, cut at a word."""
    line = " ".join(clean_line(text[: LONGEST * 8]).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _as_title(title: str) -> str:
    return f"Their site says: {title}"


_EMPTY = frozenset(
    {
        "home",
        "homepage",
        "index",
        "welcome",
        "untitled",
        "untitled document",
        "loading",
        "loading...",
        "just a moment...",
    }
)


def _says_something(text: str) -> bool:
    return sum(c.isalpha() for c in text) >= 3 and fold(text) not in _EMPTY


def _joined(base: str, link: str) -> str:
    """The whole web address of a link; "" where it is none."""
    try:
        whole = urljoin(base, link.strip())
        return whole if urlsplit(whole).scheme in ("http", "https") and len(whole) <= 2000 else ""
    except ValueError:
        return ""


def _without_twins(found: Sequence[Finding]) -> tuple[Finding, ...]:
    kept: dict[str, Finding] = {}
    for one in found:
        kept.setdefault(fold(one.text.removeprefix("Their site says: ")), one)
    return tuple(kept.values())


# schema.org ----------------------------------------------------------------------------------------------------------

_ORGANIZATIONS = re.compile(
    r"(?:organi[sz]ation|corporation|business|ngo|store|company|airline|school|hospital|clinic|bank)$", re.IGNORECASE
)


def _organization(blocks: Sequence[str]) -> Iterator[str]:
    """Sentences from the first blocks that describe an organization; one broken block costs only itself."""
    for block in blocks:
        try:
            read = json.loads(block[:200_000])
        except (ValueError, RecursionError):
            continue
        for thing in _things(read, 0):
            kinds = thing.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and _ORGANIZATIONS.search(name) for name in names):
                yield from _sentences(thing)


def _things(read: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(read, list):
        for one in read[:50]:
            yield from _things(one, depth + 1)
    elif isinstance(read, dict):
        yield read
        yield from _things(read.get("@graph"), depth + 1)
        for inner in ("publisher", "mainEntity", "about"):
            yield from _things(read.get(inner), depth + 1)


def _sentences(thing: Mapping[str, Any]) -> Iterator[str]:
    description = _line(_text(thing.get("description")))
    if _says_something(description):
        yield description
    founded = re.match(r"\d{4}", _text(thing.get("foundingDate")))
    if founded:
        yield f"Founded {founded[0]}"
    people = _count(thing.get("numberOfEmployees"))
    if people:
        yield f"{people} employees"
    place = _place(thing.get("address"))
    if place:
        yield f"Based in {place}"
    parent = _line(_text(thing.get("parentOrganization")))
    if parent:
        yield f"Part of {parent}"
    sold = _line(_text(thing.get("slogan")))
    if _says_something(sold):
        yield f"Their slogan: {sold}"


def _text(value: Any) -> str:
    """The words of a value: itself, its name, or the first of a list."""
    if isinstance(value, list):
        return _text(value[0]) if value and not isinstance(value[0], list) else ""
    if isinstance(value, dict):
        name = value.get("name") or value.get("@value") or ""
        return name if isinstance(name, str) else ""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _count(value: Any) -> str:
    """Employees: a number, a text, or schema.org's value with or without a range."""
    if isinstance(value, dict):
        low, high = value.get("minValue"), value.get("maxValue")
        if isinstance(low, int | str) and isinstance(high, int | str):
            return _line(f"{low} to {high}")
        value = value.get("value")
    words = _line(_text(value))
    return words if re.match(r"\d[\d,. +–-]*$", words) else ""


def _place(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        parts = [_line(_text(value.get(name))) for name in ("addressLocality", "addressRegion", "addressCountry")]
        return ", ".join(part for part in parts if part)[:LONGEST]
    return _line(_text(value))

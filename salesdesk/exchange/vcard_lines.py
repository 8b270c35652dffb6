"""vCard's lines: unfolded, decoded by their own charset, taken apart; cards found, nested ones and cut ones too."""

from __future__ import annotations

import binascii
import codecs
import io
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from salesdesk.exchange.decode import Text
from salesdesk.exchange.drafts import Problem

MOST_VALUE = 1 << 20
"""Bytes of one property; what is longer is a picture, or an attack."""
MOST_DEPTH = 8
_SKIPPED = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "PRODID", "VERSION", "REV", "X-THUMBNAIL", "X-ABCROP-RECTANGLE"})
TOO_DEEP = "The card holds cards nested deeper than 8."


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card: `item1.TEL;type=CELL:…` has group "item1"; types are lower case, "pref" among them."""

    name: str
    value: str
    group: str = ""
    types: tuple[str, ...] = ()
    params: tuple[tuple[str, str], ...] = ()

    def param(self, name: str) -> str:
        """The first parameter of that name, "" where there is none."""
        return next((v for n, v in self.params if n == name), "")


@dataclass(slots=True)
class Card:
    """One card: its first line as an editor counts, and its properties in order."""

    line: int
    version: str = ""
    agent: bool = False
    """It stands inside another card, as that person's assistant."""
    properties: list[Property] = field(default_factory=list)


def cards_of(text: Text) -> Iterator[Card | Problem]:
    """Every card of a file, also where an END is missing or a card stands in a card."""
    open_cards: list[Card] = []
    after_agent = False
    for number, raw in _unfolded(_bytes_of(text)):
        kind = _frame(raw)
        if kind == "BEGIN":
            yield from _opened(open_cards, Card(number, agent=after_agent))
        elif kind == "END" and open_cards:
            yield from _closed(open_cards)
        elif open_cards and raw.strip():
            _add(open_cards[-1], raw)
        if raw.strip():
            after_agent = raw[:1] in b"aAiI" and kind != "BEGIN" and bool(_AGENT.match(raw))
    while open_cards:
        yield from _closed(open_cards)


def _opened(open_cards: list[Card], card: Card) -> Iterator[Card | Problem]:
    if len(open_cards) < MOST_DEPTH:
        open_cards.append(card)
        return
    if card.agent:
        first = open_cards[0]
        open_cards.clear()
        yield Problem(first.line, TOO_DEEP)
        return
    yield open_cards.pop(0)
    open_cards.append(card)


def _closed(open_cards: list[Card]) -> Iterator[Card]:
    card = open_cards.pop()
    if not card.agent:
        yield card
        return
    named = next((p.value for p in card.properties if p.name == "FN"), "")
    if open_cards and named:
        open_cards[-1].properties.append(Property("AGENT", named))


def _frame(raw: bytes) -> str:
    found = _FRAME.match(raw) if raw[:1] in b"bBeE \t" else None
    return found[1].decode().upper() if found else ""


_AGENT = re.compile(rb"(?i)(?:item\d+\.)?AGENT\b[^:]*:\s*(?:BEGIN|$)")
_FRAME = re.compile(rb"\s*(BEGIN|END)\s*:\s*VCARD\s*$", re.I)


def _bytes_of(text: Text) -> bytes:
    """The file as bytes in which a line end is one byte; UTF-16 becomes UTF-8."""
    content = text.content
    if text.encoding.startswith(("utf-16", "utf-32")):
        content = content.decode(text.encoding, "replace").encode("utf-8", "replace")
    elif text.encoding not in ("utf-8", "utf-8-sig", "cp1252") and b"CHARSET=" not in content.upper():
        content = content.decode(text.encoding, text.errors).encode("utf-8", "replace")
    content = content.removeprefix(codecs.BOM_UTF8)
    return content if b"\n" in content else content.replace(b"\r", b"\n")


def _unfolded(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(line, property) with continuation lines joined; a property that grows past a megabyte is cut."""
    start, parts, size, soft = 0, [b""], 0, False
    for number, line in enumerate(io.BytesIO(content), 1):
        line = line.rstrip(b"\r\n")
        if soft and not _FRAME.match(line):
            piece = line
        elif line[:1] in {b" ", b"\t"} and start:
            piece = line[1:]
        else:
            if start:
                yield start, b"".join(parts)
            start, parts, size = number, [line], len(line)
            soft = line.endswith(b"=") and _is_soft(line)
            continue
        size += len(piece)
        if soft:
            parts[-1] = parts[-1][:-1]
        if size <= MOST_VALUE:
            parts.append(piece)
        soft = soft and line.endswith(b"=")
    if start:
        yield start, b"".join(parts)


def _is_soft(line: bytes) -> bool:
    """Only quoted-printable has soft line ends; base64 ends in = too."""
    return b"QUOTED-PRINTABLE" in line[:200].upper()


_HEAD = re.compile(r"(?:([\w-]+(?:\.[\w-]+)*)\.)?([\w-]+)\s*$")


def _add(card: Card, raw: bytes) -> None:
    head, value = _split_head(raw)
    name_part, *param_parts = _split_params(head)
    found = _HEAD.match(name_part.strip())
    if not found:
        return
    name = found[2].upper()
    if name == "VERSION":
        card.version = value.strip().decode("ascii", "replace")
    if name in _SKIPPED and not (name == "SOUND" and "X-IRMC-N" in head.upper()):
        return
    types, params = _params(param_parts)
    text = _value(value, dict(params), types)
    card.properties.append(Property(name, text, (found[1] or "").lower(), types, params))


def _split_head(raw: bytes) -> tuple[str, bytes]:
    """Part `TEL;X="a:b":value` at the first colon that stands outside quotes."""
    at = raw.find(b":")
    if b'"' in raw[:at]:
        quoted = False
        for i, byte in enumerate(raw[:4096]):
            if byte == 0x22:
                quoted = not quoted
            elif byte == 0x3A and not quoted:
                at = i
                break
    if at < 0:
        return raw[:200].decode("utf-8", "replace"), b""
    return raw[: min(at, 4096)].decode("utf-8", "replace"), raw[at + 1 :]


def _split_params(head: str) -> list[str]:
    if '"' not in head:
        return head.split(";")
    return re.findall(r'(?:[^;"]|"[^"]*"?)+', head) or [head]


def _params(parts: list[str]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """(types, other parameters); a bare word of vCard 2.1 is a type, or an encoding."""
    types: list[str] = []
    params: list[tuple[str, str]] = []
    for part in parts:
        name, mark, value = part.partition("=")
        name, value = name.strip().upper(), value.strip().replace('"', "")
        if not mark:
            if name in {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"}:
                params.append(("ENCODING", name))
            elif name:
                types.append(name.lower())
        elif name == "TYPE":
            types += [t.strip().lower() for t in value.split(",") if t.strip()]
        else:
            params.append((name, value))
            if name == "PREF" and value:
                types.append("pref")
    return tuple(types), tuple(params)


def _value(value: bytes, params: dict[str, str], types: tuple[str, ...]) -> str:
    encoding = params.get("ENCODING", "").upper()
    if encoding == "QUOTED-PRINTABLE":
        value = quopri.decodestring(value)
    elif encoding in {"B", "BASE64"}:
        try:
            value = binascii.a2b_base64(value[:MOST_VALUE])
        except binascii.Error:
            return ""
    return decode(value, params.get("CHARSET", ""))


_CHARSETS = {"shift_jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "iso-8859-1": "cp1252", "latin1": "cp1252",
             "us-ascii": "utf-8", "ascii": "utf-8", "gb2312": "gb18030", "ks_c_5601-1987": "cp949",
             "euc-kr": "cp949"}  # fmt: skip
_TEXT_CODECS = frozenset({"utf-8", "cp932", "cp1252", "gb18030", "cp949", "big5", "euc_jp", "iso2022_jp", "koi8-r", "utf-16",
                          "utf-7", "mac-roman", "iso8859-15"})  # fmt: skip


def decode(value: bytes, charset: str) -> str:
    """Letters by the property's own charset, else UTF-8, else as Windows reads them."""
    name = charset.strip().casefold()
    for codec in (_CHARSETS.get(name, name), "utf-8"):
        if not codec or not _is_text_codec(codec):
            continue
        try:
            return value.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    return value.decode("cp1252", "salesdesk.cp1252")


def _is_text_codec(name: str) -> bool:
    """Python knows codecs that are no charsets; only charsets may be named by a file."""
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return False
    return known in _TEXT_CODECS or known.startswith(("iso8859", "cp12", "windows-12", "cp8", "koi8", "mac-"))

"""From bytes to text: what the file is, its encoding, and refusing what is no list at all.

Never guesses letters away: what one encoding cannot say is taken as cp1252, and undefined bytes survive.
"""

from __future__ import annotations

import codecs
import io
import re
from dataclasses import dataclass

from salesdesk.errors import Unreadable
from salesdesk.exchange.guess import legacy_encoding

MAX_BYTES = 200 * 1024 * 1024
LONGEST_LINE = 1024 * 1024
_CHUNK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAVE_AS = "Open it where it comes from and save it as CSV or vCard first."
_OWN_ZIP = b"contacts.csv"
_SHEET_MARKS = (b"xl/workbook", b"opendocument.spreadsheet")
"""Stand at the end and at the beginning of a spreadsheet, which is a zip."""
_SAVE_SHEET = "Open it there, File, Save As, and choose “CSV UTF-8 (comma delimited)”; then bring that file in."
_OTHER_THINGS: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a zip or a spreadsheet", "Save it as CSV first; from a zip, take the file out of it."),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet or mail file", _SAVE_SHEET),
    (b"%PDF", "a PDF", _SAVE_AS),
    (b"\x1f\x8b", "packed (gzip)", "Unpack it first."),
    (b"!BDN", "an Outlook data file", "Export the contacts from Outlook as CSV."),
    (b"SQLite format 3", "a database", _SAVE_AS),
    (b"\x89PNG", "a picture", _SAVE_AS),
    (b"\xff\xd8\xff", "a picture", _SAVE_AS),
    (b"GIF8", "a picture", _SAVE_AS),
    (b"{\\rtf", "a text document", _SAVE_AS),
)
_MARKUP = re.compile(rb"\s*(?:<\?xml|<!doctype|<html|<table|\{\s*\"|\[\s*[\{\[])", re.I)
_CALENDAR = re.compile(rb"\s*BEGIN:VCALENDAR", re.I)


@dataclass(frozen=True, slots=True)
class Text:
    """A file whose letters are known: open it as often as you like, it is decoded while it is read."""

    content: bytes
    encoding: str
    """The codec; `shown` is the name that is told: utf-8, utf-8-sig, utf-16, cp1252."""
    shown: str
    errors: str

    def lines(self) -> io.TextIOWrapper:
        """A fresh stream of its lines, line ends untouched."""
        return io.TextIOWrapper(io.BytesIO(self.content), encoding=self.encoding, errors=self.errors, newline="")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 (or that cp1252 leaves undefined) as Windows reads them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(_CP1252[byte] for byte in wrong), error.end


_CP1252 = tuple(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256))
codecs.register_error("salesdesk.cp1252", _as_cp1252)


def read_text(content: bytes, name: str = "") -> Text:
    """Find the encoding, or raise Unreadable for what is empty, too large, or no text."""
    refuse_other_things(content, name)
    encoding, shown = find_encoding(content)
    text = Text(content, encoding, shown, "replace" if encoding.startswith("utf-") else "salesdesk.cp1252")
    if encoding == "utf-8" or (encoding == "utf-8-sig" and not _is_utf8(content)):
        text = Text(content, encoding, shown, "salesdesk.cp1252")
    _refuse_binary(text)
    return text


def refuse_other_things(content: bytes, name: str = "") -> None:
    """Raise Unreadable for files that are known not to be a list: by size and by their first bytes."""
    called = name or "The file"
    if not content.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise Unreadable(f"{called} is empty.", "Export the list again, and look at it in a text editor.")
    if len(content) > MAX_BYTES:
        raise Unreadable(f"{called} is larger than 200 MB.", "Split it into smaller files.")
    if content.startswith(b"PK\x03\x04") and _OWN_ZIP in content[:64]:
        raise Unreadable(
            f"{called} is a zip of a desk's tables.",
            f"Bring it in from the shell: salesdesk import {name or 'desk.zip'}",
        )
    if content.startswith(b"PK") and any(mark in content[:200] + content[-65_536:] for mark in _SHEET_MARKS):
        raise Unreadable(f"{called} is a spreadsheet, not a list of lines.", _SAVE_SHEET)
    for magic, what, hint in _OTHER_THINGS:
        if content.startswith(magic):
            raise Unreadable(f"{called} is {what}, not a list of lines.", hint)
    if _CALENDAR.match(content[:100]):
        raise Unreadable(f"{called} is a calendar, not a list of people.", "Export the contacts as CSV or vCard.")
    if _MARKUP.match(content[:200].removeprefix(codecs.BOM_UTF8)):
        raise Unreadable(f"{called} is a web page, XML or JSON, not a table.", "Save it as CSV first.")


def find_encoding(content: bytes) -> tuple[str, str]:
    """(codec, name that is told): byte-order mark, then UTF-16 by its zero bytes, then UTF-8, else an old one."""
    for bom, codec in _BOMS:
        if content.startswith(bom):
            return codec, codec
    wide = _utf16_by_zeros(content[:4096])
    if wide:
        return wide, "utf-16"
    if _is_utf8(content) or _mostly_utf8(content):
        return "utf-8", "utf-8"
    codec = legacy_encoding(content)
    return codec, codec


def _utf16_by_zeros(sample: bytes) -> str | None:
    """ASCII in UTF-16 has a zero in every second byte; which half tells the order."""
    even, odd = sample[0::2], sample[1::2]
    if not odd:
        return None
    zeros_even, zeros_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if zeros_odd > 0.3 and zeros_even < 0.05:
        return "utf-16-le"
    if zeros_even > 0.3 and zeros_odd < 0.05:
        return "utf-16-be"
    return None


def _is_utf8(content: bytes) -> bool:
    if content.isascii():
        return True
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), _CHUNK):
            decoder.decode(content[start : start + _CHUNK])
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_HIGH = re.compile(rb"[\x80-\xff]")


def _mostly_utf8(content: bytes) -> bool:
    """A UTF-8 file with a few foreign bytes in it (two files glued together, or cut off in a letter)."""
    sample = content[: 4 * _CHUNK]
    sequences = sum(len(s) for s in _SEQUENCE.findall(sample))
    return sequences > 0 and sequences >= 0.7 * len(_HIGH.findall(sample))


_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def _refuse_binary(text: Text) -> None:
    with text.lines() as lines:
        sample = lines.read(8192)
    if len(_CONTROL.findall(sample)) > 0.1 * len(sample) or not sample.strip("\ufeff\x00 \r\n\t"):
        raise Unreadable("The file holds no text that can be read.", _SAVE_AS)


def has_long_line(content: bytes) -> bool:
    """Whether some line may be longer than a line may be; cheap even for the largest file."""
    at, size = 0, len(content)
    while size - at > LONGEST_LINE:
        end = at + LONGEST_LINE
        last = max(content.rfind(b"\n", at, end), content.rfind(b"\r", at, end))
        if last < 0:
            return True
        at = last + 1
    return False

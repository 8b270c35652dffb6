"""What an export looks like in each format, as bytes; what stands in it comes from the desk."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from salesdesk import __version__
from salesdesk.desk.takeout import Takeout, walk
from salesdesk.desk.takeout_files import calendar, cards, sheet
from salesdesk.domain.text import REPLACEMENT

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What another program may have written into the file, and a terminal would obey."""
_CELLS = json.JSONEncoder(ensure_ascii=False, separators=(",\n    ", ": ")).encode
_VALUES = json.JSONEncoder(ensure_ascii=False, separators=(",\n   ", ": ")).encode
"""One compiled call a row: laid out by `indent` each value would be."""
PARTS = ("contacts", "accounts", "deals", "follow-ups", "touches")


def write(out: Takeout, what: str, *, form: str, now: datetime, plain: bool) -> Iterator[bytes]:
    """The export, piece by piece."""
    if form == "csv":
        return _zip(out, plain=plain, now=now) if what == "all" else _utf8(sheet(out, what, plain=plain))
    if form == "vcf":
        return _utf8(cards(out))
    if form == "ics":
        return _utf8([calendar(out, now=now)])
    if form == "md":
        return _utf8(_markdown(out, what, now))
    return _utf8(_archive(out, now) if what == "all" else _list(out, what, now))


def drafts_of(out: Takeout, what: str) -> Iterable[Any]:
    """What is exported, one draft after the other."""
    ways: dict[str, Callable[[], Iterable[Any]]] = {
        "contacts": out.contacts,
        "accounts": out.accounts,
        "deals": out.deals,
        "follow-ups": out.follow_ups,
        "touches": out.touches,
    }
    return ways[what]()


def _utf8(texts: Iterable[str]) -> Iterator[bytes]:
    for text in texts:
        yield _UNSEEN.sub(REPLACEMENT, text).encode("utf-8", "replace")


def tables(out: Takeout, *, plain: bool) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Every part as a CSV file of its own; their days and next steps stand in one place only."""
    for part in PARTS:
        yield part, _utf8(sheet(out, part, plain=plain, alone=False))


class _Pieces(io.RawIOBase):
    """A file that is taken away while it is written."""

    def __init__(self) -> None:
        self._written: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._written.append(bytes(piece))
        return len(piece)

    def taken(self) -> Iterator[bytes]:
        """What was written since it was last asked for."""
        pieces, self._written = self._written, []
        yield from pieces


def _zip(out: Takeout, *, plain: bool, now: datetime) -> Iterator[bytes]:
    made = _Pieces()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in tables(out, plain=plain):
            named = zipfile.ZipInfo(f"{part}.csv", date_time=now.timetuple()[:6])
            named.external_attr = 0o600 << 16
            named.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(named, "w") as entry:
                for line in content:
                    entry.write(line)
                    yield from made.taken()
    yield from made.taken()


def _list(out: Takeout, what: str, now: datetime) -> Iterator[str]:
    """One list of the desk, laid out as `json.dumps` with an indent of one does it, a draft at a time."""
    name = what.replace("-", "_")
    yield json.dumps({**_head(now), name: 0}, ensure_ascii=False, indent=1).removesuffix("0\n}") + "["
    before = "\n"
    for draft in walk(drafts_of(out, what)):
        yield before + "  {\n   " + ",\n   ".join(_laid_out(draft)) + "\n  }"
        before = ",\n"
    yield ("]" if before == "\n" else "\n ]") + "\n}\n"


def _laid_out(said: dict[str, Any]) -> Iterator[str]:
    """A draft's values on lines of their own: the blank and the short ones by one compiled call, lists one by one."""
    short: dict[str, Any] = {}
    for name, value in said.items():
        if not value or not isinstance(value, list):
            short[name] = value
            continue
        if short:
            yield _VALUES(short)[1:-1]
            short = {}
        words = json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n   ")
        yield f"{json.dumps(name)}: {words}"
    if short:
        yield _VALUES(short)[1:-1]


def _head(now: datetime) -> dict[str, Any]:
    return {"salesdesk": __version__, "exported_at": now.isoformat()}


def _archive(out: Takeout, now: datetime) -> Iterator[str]:
    """The whole desk, laid out as `json.dumps` with an indent of one does it, a row at a time."""
    yield json.dumps({**_head(now), "tables": 0}, ensure_ascii=False, indent=1).removesuffix("0\n}") + "{"
    comma = "\n"
    for name, rows in out.archive().items():
        yield f"{comma}  {json.dumps(name)}: ["
        comma, before = ",\n", "\n"
        for row in rows:
            yield before + _row_text(row)
            before = ",\n"
        yield "]" if before == "\n" else "\n  ]"
    yield "\n }\n}\n"


def _row_text(row: dict[str, Any]) -> str:
    """One row on lines of its own: its reader counts lines by them."""
    return "   {\n    " + _CELLS(row)[1:-1] + "\n   }"


def _markdown(out: Takeout, what: str, now: datetime) -> Iterator[str]:
    yield f"# {what.capitalize()}, {now.day} {now:%b %Y}\n"
    if what == "follow-ups":
        yield from _days(out)
        return
    for draft in drafts_of(out, what):
        yield from _page(draft)


def _days(out: Takeout) -> Iterator[str]:
    day: date | None = None
    for one in out.follow_ups():
        if one.due_on and one.due_on != day:
            day = one.due_on
            yield f"\n## {day:%a} {day.day} {day:%b %Y}\n\n"
        at = f"{one.due_at:%H:%M} " if one.due_at else ""
        who = ", ".join(filter(None, (one.contact, one.account)))
        yield f"- [ ] {_inline(f'{at}{who}: {one.subject}'.strip(': '))} ({_inline(one.kind)})\n"


def _page(draft: Any) -> Iterator[str]:
    """One contact, account, deal or touch: a heading and what is known under it."""
    said = next(walk([draft]))
    title = (
        said.pop("name", None) or " ".join(str(said.get(key) or "") for key in ("done_on", "contact", "kind")).strip()
    )
    yield f"\n## {_inline(str(title) or 'nobody named')}\n\n"
    for name, value in said.items():
        if value and name not in ("first_name", "last_name", "is_company"):
            yield f"- {name.replace('_', ' ')}: {_inline(_words(value))}\n"


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_words(one) for one in value)
    if isinstance(value, dict):
        return " ".join(str(one) for one in value.values() if one)
    return "yes" if value is True else str(value)


def _inline(text: str) -> str:
    """Text that Markdown shows as it is: on one line, its marks escaped."""
    line = " / ".join(part.strip() for part in text.splitlines() if part.strip())
    return "".join(f"\\{character}" if character in "\\`*_[]<>#|" else character for character in line)

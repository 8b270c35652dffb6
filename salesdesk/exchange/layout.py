"""Where a table begins and how it is written: delimiter, preamble, header line; and which format it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from salesdesk.errors import Unreadable
from salesdesk.exchange.cells import emails_in, is_number, shortened
from salesdesk.exchange.decode import Text
from salesdesk.exchange.formats import CSV, CSV_ACCOUNTS, CSV_ACTIVITIES, CSV_DEALS, Format, columns_known, recognise
from salesdesk.exchange.headers import fold_header, guess
from salesdesk.exchange.records import first_records
from salesdesk.exchange.tables.words_north import DEALS

DELIMITERS = (",", ";", "\t", "|")
_LOOK = 40
"""Records looked at for the header: a preamble is shorter."""
MOST_HEADERS = 2_000


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is written and what it was recognised as."""

    delimiter: str
    header_line: int
    headers: tuple[str, ...]
    first_line: int
    """Physical line of the first record after the header."""
    format: Format
    preamble: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    points: float
    delimiter: str
    at: int
    format: Format | None


_SEP = re.compile(r"\ufeff?\"?sep=(.)\"?\s*$", re.I)


def find_layout(text: Text, *, wanted: Format | None = None, named: Collection[str] = ()) -> Layout:
    """Find delimiter and header, or raise Unreadable where no line can be a header; `named` are headers the rep named."""
    best: _Candidate | None = None
    said = _delimiter_said(text)
    for delimiter in (said,) if said else DELIMITERS:
        for candidate in _candidates(first_records(text, delimiter, _LOOK), delimiter, named):
            if best is None or candidate.points > best.points:
                best = candidate
    if best is None or best.points <= 0:
        _refuse_wide(max(len(r[1]) for d in DELIMITERS for r in first_records(text, d, 1) or [(1, [])]))
        raise Unreadable(
            "No line in the file looks like a header.",
            "Put the names of the columns into the first line: Name, Company, Phone, E-mail.",
        )
    return _layout(text, best, wanted)


def _refuse_wide(width: int) -> None:
    if width > MOST_HEADERS:
        raise Unreadable(
            f"The header has {width:,} columns; 2,000 are the most that can be read.",
            "Export only the columns you need.",
        )


def _delimiter_said(text: Text) -> str | None:
    """Excel's own first line, "sep=;"."""
    with text.lines() as lines:
        found = _SEP.match(lines.readline(64))
    return found[1] if found else None


def _layout(text: Text, best: _Candidate, wanted: Format | None) -> Layout:
    records = first_records(text, best.delimiter, _LOOK + 1)
    line, headers = records[best.at]
    _refuse_wide(len(headers))
    while len(headers) > 1 and not headers[-1].strip():
        headers = headers[:-1]
    return Layout(
        delimiter=best.delimiter,
        header_line=line,
        headers=tuple(headers),
        first_line=line + _height(headers, best.delimiter, text, line),
        format=wanted or best.format or plain_kind(headers),
        preamble=best.at,
    )


def _height(headers: Sequence[str], delimiter: str, text: Text, line: int) -> int:
    """Physical lines of the header; a quoted header may hold a line end."""
    return 1 + sum(_line_ends(h) for h in headers)


def _line_ends(header: str) -> int:
    return len(re.findall(r"\r\n|\n|\r", header))


def _candidates(records: Sequence[tuple[int, list[str]]], delimiter: str, named: Collection[str]) -> list[_Candidate]:
    found = []
    for at, (_line, cells) in enumerate(records):
        points, format = _header_points(cells)
        points += 10 * len({c.strip() for c in cells} & set(named))
        if points <= 0 and at == 0 and _stands_over_data(cells, [row for _, row in records[1:]]):
            points = 0.5
        if points <= 0:
            continue
        agree = sum(abs(len(row) - len(cells)) <= 1 for _, row in records[at + 1 :]) / max(1, len(records) - at - 1)
        points += (1 + agree if len(cells) > 1 else _alone(records[at + 1 :])) - 0.01 * at
        found.append(_Candidate(points, delimiter, at, format))
    return found


def _alone(records: Sequence[tuple[int, list[str]]]) -> float:
    """How well a list of one column keeps to one cell a line: "Ruiz, Dana" is parted by anything but a comma."""
    return 0.5 * sum(len(row) == 1 for _, row in records) / max(1, len(records))


def _header_points(cells: Sequence[str]) -> tuple[float, Format | None]:
    """How much a record looks like a header: known formats first, then known words; data speaks against it."""
    words = [c.strip() for c in cells[:MOST_HEADERS] if c.strip()]
    if not words or any(len(w) > 120 for w in words):
        return 0, None
    folded = frozenset(fold_header(w) for w in words)
    format, score = recognise(columns_known(folded))
    if format is not None:
        return 100 + score, format
    guesses = [guess(w) for w in words]
    certain = sum(g is not None and g.certain for g in guesses)
    likely = sum(g is not None and not g.certain for g in guesses)
    looks_like_data = sum(_is_data(w) for w in words)
    points = 3 * certain + 1.5 * likely - 4 * looks_like_data
    if len(words) == 1 and not certain:
        return 0, None
    return points, None


def _is_data(word: str) -> bool:
    digits = sum(c.isdigit() for c in word)
    return bool(("@" in word and emails_in(word)[0]) or "://" in word or (digits >= 5 and is_number(word)) or
                re.fullmatch(r"[\d\s./:-]+", word))  # fmt: skip


def _stands_over_data(cells: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Words nobody knows, over columns of numbers and addresses: a header in some other language."""
    words = [c.strip() for c in cells]
    if (
        len(words) < 2
        or not rows
        or any(not w or len(w) > 60 or _is_data(w) for w in words)
        or len(set(words)) < len(words)
    ):
        return False
    return any(
        sum(i < len(row) and _is_data(row[i].strip()) for row in rows) * 2 > len(rows) for i in range(len(words))
    )


def plain_kind(headers: Sequence[str]) -> Format:
    """What the rows of an unknown table are, by its header words."""
    folded = {fold_header(h) for h in headers}
    uses = {g.use.partition(":")[0].partition("@")[0] for h in headers if (g := guess(h)) is not None}
    person = bool(uses & {"first_name", "last_name", "email"})
    if folded & _DEAL_WORDS and not person:
        return CSV_DEALS
    if folded & _ACTIVITY_NAMES and folded & _ACTIVITY_WORDS:
        return CSV_ACTIVITIES
    if "account" in uses and not person and not uses & {"name", "title", "phone", "next_on"}:
        return CSV_ACCOUNTS
    return CSV


_DEAL_WORDS = frozenset({"deal", "deal name", "deal title", "opportunity", "opportunity name", "deal stage",
                         "opportunity stage", "deal value", "verkaufschance", *map(fold_header, DEALS)})  # fmt: skip
_ACTIVITY_NAMES = frozenset({"subject", "activity", "activity type", "call title", "meeting name", "meeting title", "task title", "betreff", "objet",
                             "asunto", "oggetto", "onderwerp"})  # fmt: skip
_ACTIVITY_WORDS = frozenset({"call outcome", "meeting start time", "due date", "due", "date", "start date", "activity date", "datum", "status", "done",
                             "completed", "fallig am", "start time", "type"})  # fmt: skip

PLAIN_DEALS = {"deal": "deal", "deal name": "deal", "deal title": "deal", "opportunity": "deal", "opportunity name": "deal",
               "name": "deal", "title": "deal", "deal stage": "stage", "stage": "stage", "phase": "stage",
               "amount": "amount", "value": "amount", "deal value": "amount", "betrag": "amount", "wert": "amount",
               "currency": "currency", "probability": "probability", "close date": "closes_on",
               "expected close date": "closes_on", "expected close": "closes_on", "closing date": "closes_on",
               "status": "status", "pipeline": "pipeline", "contact": "contact", "contact name": "contact",
               "contact person": "contact", "person": "contact", "lost reason": "lost_reason", "next step": "next_text",
               "won date": "won_on", "lost date": "lost_on"}  # fmt: skip
PLAIN_ACTIVITIES = {"subject": "subject", "activity": "subject", "betreff": "subject", "objet": "subject",
                    "asunto": "subject", "oggetto": "subject", "onderwerp": "subject", "activity type": "activity_kind",
                    "type": "activity_kind", "due date": "due_on", "due": "due_on", "date": "due_on", "datum": "due_on",
                    "start date": "due_on", "activity date": "due_on", "fallig am": "due_on", "time": "due_time",
                    "start time": "due_time", "due time": "due_time", "status": "done", "done": "done",
                    "completed": "done", "contact": "contact", "contact name": "contact", "person": "contact",
                    "name": "contact", "full name": "contact", "lead": "contact", "deal": "deal", "opportunity": "deal",
                    "outcome": "disposition", "call outcome": "disposition", "call title": "subject", "meeting name": "subject",
                    "meeting title": "subject", "task title": "subject", "meeting start time": "due_on",
                    "associated contact": "contact", "associated contact ids": "contact_id", "associated company": "account",
                    "call notes": "notes", "meeting notes": "notes"}  # fmt: skip


PLAIN_DEALS |= {fold_header(word): use for word, use in DEALS.items()}


def shown_row(cells: Sequence[str]) -> str:
    """A record for a sentence."""
    return shortened(" · ".join(c for c in cells if c.strip()))


def plain_use(format: Format, folded: str) -> str | None:
    """The use of a header in an unknown table of deals or activities."""
    if format is CSV_DEALS:
        return PLAIN_DEALS.get(folded)
    return PLAIN_ACTIVITIES.get(folded) if format is CSV_ACTIVITIES else None


def is_plain(format: Format) -> bool:
    """Whether only the header words say what the columns are."""
    return format in (CSV, CSV_DEALS, CSV_ACCOUNTS, CSV_ACTIVITIES)

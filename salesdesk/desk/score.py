"""The scorecard's drawer: the record of a span, what is counted from it, and the rows under a number. Read-only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo

from salesdesk.desk.core import Core
from salesdesk.domain import score_mix as mix
from salesdesk.domain import scorecard as rules
from salesdesk.domain.clockwords import late
from salesdesk.domain.followup import CHANNEL_WORDS, Channel
from salesdesk.domain.hours import their_zones
from salesdesk.domain.later import ASK_AT
from salesdesk.domain.modes import a_year_before, day_words
from salesdesk.domain.reflection import Returning, returning
from salesdesk.domain.score_mix import Fall, Source
from salesdesk.domain.score_rows import Count, LossRow, PromiseRow, Record, Span, days_before, people_of, spans, within
from salesdesk.domain.score_sentence import one_sentence
from salesdesk.domain.scorecard import MEASURES, Measure
from salesdesk.domain.touch import DISPOSITION_WORDS, Disposition
from salesdesk.domain.zones import zone_named
from salesdesk.errors import NotUnderstood
from salesdesk.store import score, week
from salesdesk.store.undo import deeds_mark

ROWS = 500
"""Rows shown under a number at most."""
LONGEST_DAYS = 3_700
PICK_UP_DAYS = 90


@dataclass(frozen=True, slots=True)
class Card:
    """The scorecard of one span."""

    span: Span
    counts: dict[str, Count]
    promises: dict[str, tuple[int, ...]]
    """Ids by "on the day", "late", "open", "overdue" and "broken"."""
    hours: dict[int, Count]
    """Calls by the hour on their clock."""
    sources: tuple[Source, ...]
    """Where the conversations came from."""
    losses: Mapping[bool, tuple[LossRow, ...]]
    """Reasons behind what was lost: mine to change (True), and not mine."""
    sentence: str
    fall: Fall | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """What the scorecard's page shows."""

    today: date
    cards: dict[str, Card]
    """By "today", "week", "14 days" and "quarter"."""
    daily: dict[str, tuple[Count, ...]]
    """By measure: its count on each of the last thirty days."""
    workdays: tuple[bool, ...]
    """Which of these days the rep works on."""
    open_promises: tuple[tuple[PromiseRow, str, str], ...]
    """Open ones of ours due in these or the next fourteen days: the promise, whose it is, and how it stands."""
    returning: tuple[Returning, ...]
    """What the rep said of themselves more than once this month."""
    put_off: int
    """Follow-ups that were put off three times or more."""
    sentence: str

    @property
    def fall(self) -> Fall | None:
        """Fewer conversations led to a next step than before: then the page opens on behaviour."""
        return self.cards["quarter"].fall


@dataclass(frozen=True, slots=True)
class Row:
    """One row under a number, in words."""

    id: int
    contact_id: int | None
    on: date
    name: str
    words: str


class ScoreDrawer:
    """Counting what the rep did."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._kept: tuple[object, Board] | None = None

    def between(self, first: date, last: date) -> Card:
        """The scorecard of any days, both included. Raises NotUnderstood for days the wrong way round or too many."""
        if last < first:
            raise NotUnderstood(f"{last.isoformat()} is before {first.isoformat()}.", "The first day comes first.")
        if (last - first).days > LONGEST_DAYS:
            raise NotUnderstood("That is more than ten years.", "Name a shorter time with --from and --to.")
        span = Span(first, last, self._core.today())
        record = self._record(first, last)
        return self._card(record, span, self._hours(record, span))

    def today(self) -> Card:
        """Today's scorecard."""
        return self.between(self._core.today(), self._core.today())

    def behaviour(self, day: date) -> dict[str, Count]:
        """What the rep did on one day, by measure; whether clients are in rhythm is no day's behaviour."""
        seen = rules.cut(self._days(day, day), Span(day, day, self._core.today()))
        return {measure.id: measure.count(seen) for measure in MEASURES if measure.count is not rules.clients_in_rhythm}

    def board(self) -> Board:
        """Everything the page shows, as of now."""
        core, today = self._core, self._core.today()
        every = spans(today)
        longest = every["quarter"]
        strip = Span(today - timedelta(days=mix.STRIP_DAYS - 1), today, today)
        record = self._record(longest.first, today)
        hours = self._hours(record, longest)
        few = rules.since(record, strip.first)
        cards = {name: self._card(record if span is longest else few, span, hours) for name, span in every.items()}
        return Board(
            today=today,
            cards=cards,
            daily=mix.daily(few, strip),
            workdays=tuple(core.workdays.is_workday(day) for day in strip.days),
            open_promises=self.open_promises(today),
            returning=returning(week.critiques_between(core.db, today.replace(day=1), today), today=today),
            put_off=week.count_put_off(core.db, times=ASK_AT),
            sentence=cards["quarter"].sentence,
        )

    def mark(self) -> object:
        """Changes with every deed of any window, with the day and with the zone."""
        return (deeds_mark(self._core.db), self._core.today(), self._core.zone)

    def keep(self, board: Board, *, mark: object) -> None:
        """Remembers what was counted, as of that mark."""
        self._kept = (mark, board)

    def kept(self) -> Board | None:
        """What was counted last, where nothing has changed since; what is out of date goes."""
        if self._kept is not None and self._kept[0] != self.mark():
            self._kept = None
        return self._kept[1] if self._kept is not None else None

    def board_apart(self) -> Board:
        """The same on a connection of its own: for a thread, so that the page appears before it is counted."""
        store = self._core.store.again()
        try:
            return ScoreDrawer(Core(store, self._core.clock, self._core.config)).board()
        finally:
            store.close()

    def open_promises(self, today: date) -> tuple[tuple[PromiseRow, str, str], ...]:
        """Open ones of ours, past their day or due within fourteen days: the promise, whose it is, how it stands."""
        return self._open(score.promises(self._core.db, date.min, today + timedelta(days=14)), today)

    def rows(self, measure: Measure, count: Count) -> tuple[Row, ...]:
        """The rows that a number was counted from, the newest first."""
        if measure.rows == "day":
            days = sorted((date.fromordinal(n) for n in count.ids), reverse=True)
            return tuple(Row(day.toordinal(), None, day, "", "nobody new was tried") for day in days)
        return self.named(measure.rows, count.ids)

    def named(self, noun: str, ids: tuple[int, ...]) -> tuple[Row, ...]:
        """Touches, promises or follow-ups with these ids, in words, the newest first."""
        found = score.rows_of(self._core.db, noun, ids, limit=ROWS)
        return tuple(Row(row.id, row.contact_id, date.fromisoformat(row.on), row.name, _words(row)) for row in found)

    def lost(self, rows: Sequence[LossRow]) -> tuple[Row, ...]:
        """Reasons behind losses, as rows."""
        return tuple(Row(one.id, one.contact_id, one.on, one.name, one.what) for one in rows)

    # -- the record -----------------------------------------------------------------------------------------------------

    def _record(self, first: date, last: date) -> Record:
        since = a_year_before(last) if last.year > 1 else last
        return replace(self._days(first, last), clients=score.clients(self._core.db, since, last))

    def _days(self, first: date, last: date) -> Record:
        """The record of these days alone: of the clients nothing is read, whose rhythm is a matter of a year."""
        core = self._core
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        touches = score.touches(core.db, days_before(first, rules.OTHER_CHANNEL_DAYS), last)
        return Record(
            touches=touches,
            promises=score.promises(core.db, first, last),
            agreed=score.agreed(core.db, first, last, zone=core.zone),
            planned=score.planned_calls(core.db, first, last),
            workdays=frozenset(day for day in days if core.workdays.is_workday(day)),
            began=score.first_day(core.db) or date.max,
            starts_at=core.config.day_starts,
            zone=core.zone,
            wanted=score.wanted(core.db, first, last),
            referrals=score.referrals(core.db, first, last),
            sources=score.sources(core.db, people_of(t for t in touches if t.talked)),
            losses=score.losses(core.db, first, last),
        )

    def _card(self, record: Record, span: Span, hours: dict[int, Count]) -> Card:
        seen = rules.cut(record, span)
        counts = {measure.id: measure.count(seen) for measure in MEASURES}
        deals = score.deal_ends(self._core.db, span.first, span.last)
        fell = mix.fall(record, span)
        sentence = one_sentence(seen.talks, counts=counts, hours=hours, deals=deals, fall=fell)
        return Card(
            span, counts, rules.promise_counts(seen), hours, mix.sources(seen), mix.losses(seen), sentence, fell
        )

    def _hours(self, record: Record, span: Span) -> dict[int, Count]:
        dialled = within((t for t in record.touches if t.dialled), span.first, span.last)
        found = score.places(self._core.db, people_of(dialled))
        zones = {place.contact_id: zone for place in found if (zone := _zone(place))}
        return rules.pick_up_hours(dialled, zones)

    def _open(self, ahead: tuple[PromiseRow, ...], today: date) -> tuple[tuple[PromiseRow, str, str], ...]:
        waiting = [p for p in ahead if p.state == "open"]
        names = {
            row.id: row.name for row in score.rows_of(self._core.db, "promise", [p.id for p in waiting], limit=ROWS)
        }
        return tuple((p, names.get(p.id, ""), _due_words(p.due_on, today)) for p in waiting)


_ZONES: dict[int, tzinfo | None] = {}
"""By the hash of what tells them: the words themselves of fifty thousand people would be 15 MB for as long as it runs."""


def _zone(place: score.Place) -> tzinfo | None:
    """Their zone where only one is meant."""
    told = hash(place[1:])
    if told not in _ZONES:
        numbers, where = (place.numbers or "").split(), (place.city or "", place.region or "", place.country or "")
        zones, _ = their_zones(entered=place.zone, e164s=numbers, city=where[0], region=where[1], country=where[2])
        _ZONES[told] = zone_named(zones[0]) if len(zones) == 1 else None
    return _ZONES[told]


def _due_words(due: date | None, today: date) -> str:
    if due is None:
        return "no day"
    if due < today:
        return late(due, today=today)
    if due == today:
        return "due today"
    return "due tomorrow" if (due - today).days == 1 else f"due {due:%a} {day_words(due, today)}"


def _words(row: score.ScoreRow) -> str:
    """What happened, in the desk's words, and how the row itself begins."""
    how = CHANNEL_WORDS.get(Channel(row.how), row.how) if row.how in tuple(Channel) else row.how
    state = (
        DISPOSITION_WORDS[Disposition(row.state)] if row.state in tuple(Disposition) else row.state.replace("_", " ")
    )
    head = ", ".join(part for part in (how, state) if part)
    lines = row.what.strip().splitlines()
    return " · ".join(part for part in (head, lines[0].strip() if lines else "") if part)

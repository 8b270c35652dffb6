"""What every drawer of the desk works with: the file, the clock, the rep's habits; and what a deed gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from salesdesk.clock import Clock
from salesdesk.config import Config
from salesdesk.desk import feasts
from salesdesk.desk.line import Line
from salesdesk.desk.whereabouts import There
from salesdesk.domain.dates import DateHabits, TheirSide
from salesdesk.domain.hours import (
    PRESETS,
    CallingHours,
    TheirClock,
    Window,
    hours_for,
    next_opening,
    read_hours,
    their_clock,
)
from salesdesk.domain.workdays import Workdays
from salesdesk.domain.zones import country_of_zone
from salesdesk.errors import FileBusy
from salesdesk.store import settings
from salesdesk.store.file import Store
from salesdesk.store.rows import instant

if TYPE_CHECKING:
    from salesdesk.store.database import Database


class Part(StrEnum):
    """What a deed may have changed: a panel re-reads only what it shows."""

    AGENDA = "agenda"
    PEOPLE = "people"
    TIMELINE = "timeline"
    RESEARCH = "research"
    SCRIPTS = "scripts"
    DEALS = "deals"
    PLAN = "plan"
    CALL = "call"


EVERYTHING = frozenset(Part)


class Changed(NamedTuple):
    """What a deed did: the name it is undone by, what to re-read, and the row it made or meant."""

    label: str
    parts: frozenset[Part]
    contact_id: int | None = None
    row_id: int | None = None


COUNTRY = "rep_country"
"""The setting of the rep's country, two letters; empty: none, no holidays."""


class Rep(NamedTuple):
    """Who sits at the desk."""

    name: str = ""
    firm: str = ""
    number: str = ""
    pace_wpm: int = 150
    """Spoken words a minute: 150 until practised."""
    pace_learned: bool = False

    @property
    def called(self) -> str:
        return self.name.split()[0] if self.name.split() else ""


@dataclass(slots=True)
class Core:
    """Shared by the drawers; holds no state of its own but the open file and what waits for it."""

    store: Store
    clock: Clock
    config: Config
    habits: DateHabits = field(init=False)
    line: Line = field(init=False)
    """Deeds that wait for another program's lock."""

    def __post_init__(self) -> None:
        self.line = Line(self.store)
        self.settle_country()

    def settle_country(self) -> None:
        """Whose holidays the rep keeps: the config's country, else the one said at the first start. None is guessed
        from the zone: many a national holiday is a working day in selling."""
        habits = self.config.date_habits()
        country = self.config.country.upper() or settings.of(self.db, COUNTRY) or ""
        self.habits = replace(habits, workdays=replace(habits.workdays, country=country or None))
        feasts.recall(self.store, self.workdays, today=self.today())

    @property
    def db(self) -> Database:
        return self.store.db

    @property
    def zone(self) -> ZoneInfo:
        return self.clock.zone

    @property
    def workdays(self) -> Workdays:
        return self.habits.workdays

    def again(self, *, patience: float | None = None) -> Core:
        """The same desk over a connection of its own, for another thread; its store is closed there."""
        return Core(self.store.again(patience=patience), self.clock, self.config)

    def now(self) -> datetime:
        return self.clock.now()

    def today(self) -> date:
        return self.clock.today()

    def stamp(self) -> str:
        """This instant as it is stored."""
        return instant(self.clock.now())

    @contextmanager
    def deed(self, label: str) -> Iterator[Database]:
        """One deed under the name it is undone by, one transaction."""
        self.line.check(label)
        try:
            with self.store.atomic(label, at=self.stamp()) as db:
                yield db
        except FileBusy as busy:
            busy.label = busy.label or label
            raise

    def rep(self) -> Rep:
        """The rep's name, firm, number and pace: from the config file, else as set on the first-start page."""
        kept = settings.every(self.db)
        learned = kept.get("pace_wpm", "")
        return Rep(
            name=self.config.name or kept.get("rep_name", ""),
            firm=self.config.firm or kept.get("rep_firm", ""),
            number=self.config.number or kept.get("rep_number", ""),
            pace_wpm=int(learned) if learned.isdecimal() else 150,
            pace_learned=learned.isdecimal(),
        )

    @property
    def region(self) -> str | None:
        """The country whose numbers are written without +: from the settings, else that of the rep's own number, else
        where their clock is."""
        from salesdesk.domain.phones import phone_region, read_phone  # not before a number is read

        if self.config.country:
            return self.config.country.upper()
        number = self.rep().number
        own = read_phone(number) if number else None
        return (phone_region(own.e164) if own and own.e164 else None) or country_of_zone(self.zone.key)

    def local(self, moment: datetime | None) -> datetime | None:
        """A stored instant on the rep's clock."""
        return moment.astimezone(self.zone) if moment else None

    def day_of(self, at: datetime) -> date:
        """The rep's day in which an instant lies."""
        return at.astimezone(self.zone).date()

    def at_midday(self, day: date) -> datetime:
        """Noon of a day on the rep's clock: the instant of what is known by its day only."""
        return datetime.combine(day, time(12), tzinfo=self.zone)

    def hours(self, country: str | None) -> CallingHours:
        wanted = self.config.calling_hours
        if wanted in PRESETS:
            return hours_for(country, otherwise=wanted)
        own = hours_for(country, otherwise="")
        return own if own.name != "default" else read_hours(wanted, name="your hours")

    def clock_at(self, there: There, at: datetime) -> TheirClock:
        """The clock of a place at that moment."""
        return _clock_there(at, there, self.hours(there.land))

    def side_at(self, there: There, dates: tuple[tuple[str, date], ...] = ()) -> TheirSide:
        """What a date phrase may lean on for somebody there: their clock, their hours, their country's holidays."""
        own = self.workdays
        known = there.land is not None and there.land != own.country
        return TheirSide(
            zone=next(iter(there.zones), None), more_zones=there.zones[1:], dates=dates,
            opening=partial(self.next_opening, there),
            workdays=replace(own, country=there.land, subdivision=None) if known else own if there.land else None,
        )  # fmt: skip

    def next_opening(self, there: There, after: datetime) -> datetime | None:
        """The first instant, not before `after`, at which they open wherever they may be."""
        return next_opening(after, zones=there.zones, hours=self.hours(there.land), is_holiday=_holidays(there.land))

    def both_open(self, there: There, after: datetime) -> datetime | None:
        """The first instant, not before `after`, at which they are open and the rep's own day runs."""
        window = Window(self.config.day_starts, self.config.day_stops)
        week = tuple(window if day in self.workdays.weekdays else None for day in range(7))
        return next_opening(
            after, zones=there.zones, hours=self.hours(there.land), is_holiday=_holidays(there.land),
            beside=(self.zone, CallingHours("my day", week)),
        )  # fmt: skip


@lru_cache(maxsize=256)
def _clock_there(at: datetime, there: There, hours: CallingHours) -> TheirClock:
    return their_clock(at, zones=there.zones, source=there.source, hours=hours, is_holiday=_holidays(there.land))


def _holidays(country: str | None) -> Callable[[date], bool] | None:
    """Whether a day is a holiday there; None where the country is not known."""
    if country is None:
        return None
    workdays = Workdays(weekdays=frozenset(range(7)), country=country)
    return lambda day: not workdays.is_workday(day)

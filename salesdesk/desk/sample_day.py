"""The sample day: an invented world for trying the desk, for tests, benches and pictures; always the same, on any day.

It is written beside undo: a fresh sample day has nothing to take back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from salesdesk.clock import Clock, clock_from, system_clock, zone_named
from salesdesk.config import WEEKDAYS, Config
from salesdesk.desk.core import Core
from salesdesk.desk.day import DayReader
from salesdesk.desk.people import PeopleDrawer, split_name
from salesdesk.desk.sample_people import (
    DUE,
    EVERYBODY,
    FIT_OF_THE_FIRST,
    NOTES_DRAFT,
    QUALIFIERS,
    VALUE_ITEMS,
    VOICEMAIL_DRAFTS,
    Known,
    Past,
    Person,
    Plan,
    Pledge,
    Stage,
)
from salesdesk.domain.deals import Ball, Deal, Side, StepState, default_steps
from salesdesk.domain.followup import FollowUpState, Origin, PromiseState
from salesdesk.domain.research import FactState
from salesdesk.domain.touch import Disposition
from salesdesk.domain.workdays import Workdays
from salesdesk.store import deals_kept, drafts, followups, people, research, settings, touches
from salesdesk.store.rows import insert, instant, update

if TYPE_CHECKING:
    from salesdesk.desk import Desk

SAMPLE_START = time(9, 41)
SAMPLE_ZONE = "America/New_York"
SAMPLE_CONFIG = Config(
    name="Sam", firm="Brightline", number="+1 503 555 0199", zone=SAMPLE_ZONE, working_days=WEEKDAYS, day_starts=time(7)
)
"""The rep of the sample day works every day of the week, so that it looks the same on all of them."""
SAMPLE_KEY = "sample_day"
"""The setting that marks a file as a sample day; its value is the day."""
PLANNED_DAYS = 21
"""Touches of ours up to so long ago were follow-ups: the scorecard counts them."""
_WEEK = Workdays()


def open_sample_day(path: Path, day: date | None = None, *, config: Config | None = None) -> Desk:
    """The desk on a fresh file at 09:41 of that day (None: today). Who sits there is the sample's rep; how the screen
    looks and which keys it has come from `config`.

    Raises WriteFailed or UnusableFile where the file can not be made.
    """
    from salesdesk.desk import open_desk

    zone = zone_named(SAMPLE_ZONE)
    today = day or system_clock(SAMPLE_ZONE).today()
    own = config or Config()
    settings = replace(SAMPLE_CONFIG, theme=own.theme, ascii=own.ascii, notify=own.notify, keys=own.keys)
    desk = open_desk(path, clock=clock_from(datetime.combine(today, SAMPLE_START, tzinfo=zone)), config=settings)
    a_busy_day(desk)
    return desk


def open_standing_day(path: Path, day: date) -> Desk:
    """The same at 09:41 for good, whatever the config says: for pictures, in which no second may pass."""
    from salesdesk.desk import open_desk

    morning = datetime.combine(day, SAMPLE_START, tzinfo=zone_named(SAMPLE_ZONE))
    desk = open_desk(path, clock=Clock(zone_named(SAMPLE_ZONE), lambda: morning), config=SAMPLE_CONFIG)
    a_busy_day(desk)
    return desk


def a_busy_day(desk: Desk | Core) -> None:
    """Fills an empty desk for its own today: overdue, now, today and done, with all that led there."""
    core = desk if isinstance(desk, Core) else desk.core
    with core.store.beside():
        _World(core).build()
        DayReader(core).today()  # what plays make by themselves is made now: the first look changes nothing


class _World:
    """Writes the table of `sample_people` for one day."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._db = core.db
        self._today = core.today()
        self._people = PeopleDrawer(core)
        self._stamp = instant(self._at(self._today, time(7)))
        self._ids: dict[str, int] = {}
        self._words = day_words(self._today)

    def build(self) -> None:
        self._settings()
        for person in EVERYBODY:
            self._ids[person.name] = self._contact(person)
        for person in EVERYBODY:
            self._person(self._ids[person.name], person)
        self._fit(self._ids[DUE[0].name])
        self._library()
        self._typed(self._ids[DUE[0].name])

    def _settings(self) -> None:
        rep = self._core.rep()
        kept = {
            "rep_name": rep.name or SAMPLE_CONFIG.name,
            "rep_firm": rep.firm or SAMPLE_CONFIG.firm,
            "rep_number": rep.number or SAMPLE_CONFIG.number,
            "pace_wpm": "160",
            SAMPLE_KEY: self._today.isoformat(),
        }
        for key, value in kept.items():
            settings.keep(self._db, key, value)

    def _contact(self, person: Person) -> int:
        first, last = split_name(person.reading or person.name)
        account = people.add_account(
            self._db, person.account, at=self._stamp, industry=person.industry, city=person.city,
            country=person.country, domain=person.email.partition("@")[2] or None, on_focus=person.deal is not None,
        )  # fmt: skip
        contact = people.add_contact(
            self._db, person.name, at=self._created(person), first_name=first if person.reading is None else last,
            last_name=last if person.reading is None else first, reading=person.reading, title=person.title,
            account_id=account, kind=person.kind, zone=person.zone, city=person.city, country=person.country,
            source=person.source, voicemail_ok=person.voicemail_ok, decision_role=person.role,
        )  # fmt: skip
        for position, (number, label) in enumerate(person.phones):
            self._people.add_number(contact, number, label=label, position=position)
        if person.struck:
            self._people.add_number(contact, person.struck, label="old", position=9)
            self._strike(contact, person.struck)
        if person.email:
            people.add_email(self._db, contact, person.email, label="work")
        people.add_tags(self._db, contact, person.tags)
        return contact

    def _strike(self, contact: int, number: str) -> None:
        found = people.contact(self._db, contact)
        for phone in found.phones if found else ():
            if phone.raw == number:
                self._people.strike_number(phone, why="wrong number", on=self._back(40))

    def _person(self, contact: int, person: Person) -> None:
        deal = self._deal(contact, person.deal) if person.deal else None
        met = [self._touch(contact, past, deal) for past in reversed(person.past)]
        last = met[-1] if met else None
        promises = [self._promise(contact, pledge, deal, last) for pledge in person.pledges]
        for what, in_days in person.dates:
            research.add_milestone(
                self._db, contact_id=contact, deal_id=deal, what=what, said_by=person.name, said_on=self._back(8),
                wanted_on=end_of_week(self._today) if in_days is None else self._ahead(in_days),
            )  # fmt: skip
        self._research(contact, person)
        if person.plan:
            self._plan(contact, person.plan, deal, promises[0] if person.plan.for_promise else None)
        if person.done:
            self._done(contact, person.done, person.done_why, next(iter(promises), None))
        self._standing(contact, person)

    def _touch(self, contact: int, past: Past, deal: int | None) -> int:
        day = self._today if past.ago == 0 else self._back(past.ago)
        at = self._at(day, past.at)
        touch = touches.add_touch(
            self._db, contact_id=contact, deal_id=deal, channel=past.channel, direction=past.direction, at=at,
            happened_on=day, seconds=past.seconds, disposition=past.disposition, result=past.result,
            text=self._fill(past.text), their_words=past.words, gave=past.gave, logged_at=at,
            prepared=True if past.disposition else None,
            questions_asked=2 if past.disposition is Disposition.CONNECTED else None,
        )  # fmt: skip
        if past.direction == "out" and 0 < past.ago <= PLANNED_DAYS:
            due = self._back_from(day, past.late)
            self._closed(contact, touch, past, due, at, why=past.text or "the next try")
        return touch

    def _closed(self, contact: int, touch: int, past: Past, due: date, at: datetime, *, why: str) -> int:
        row = followups.add_follow_up(
            self._db, at=self._stamp, contact_id=contact, channel=past.channel, due_on=due, why_now=why, touch_id=touch,
            state=FollowUpState.DONE, closed_at=at, closed_on=at.date(),
        )  # fmt: skip
        update(self._db, "touch", touch, follow_up_id=row)
        return row

    def _done(self, contact: int, past: Past, why: str, promise: int | None) -> None:
        touch = self._touch(contact, past, None)
        row = self._closed(contact, touch, past, self._today, self._at(self._today, past.at), why=why)
        if promise:
            followups.change_follow_up(self._db, row, promise_id=promise, origin=Origin.PROMISE)

    def _promise(self, contact: int, pledge: Pledge, deal: int | None, touch: int | None) -> int:
        made = self._back(pledge.made_ago)
        closed: dict[str, object] = {}
        if pledge.kept_ago is not None:
            day = self._today if pledge.kept_ago == 0 else self._back(pledge.kept_ago)
            closed = {"state": PromiseState.KEPT, "closed_on": day, "closed_at": self._at(day, time(8, 20))}
        return followups.add_promise(
            self._db, at=instant(self._at(made, time(11))), contact_id=contact, deal_id=deal, side=pledge.side,
            what=pledge.what, words=pledge.words, due_on=self._ahead(pledge.due_in), made_on=made, touch_id=touch,
            **closed,
        )  # fmt: skip

    def _plan(self, contact: int, plan: Plan, deal: int | None, promise: int | None) -> None:
        day = self._ahead(plan.due_in)
        origin = Origin.PROMISE if promise else Origin.AGREED if plan.agreed_words else Origin.REP
        followups.add_follow_up(
            self._db, at=self._stamp, contact_id=contact, deal_id=deal, channel=plan.channel, due_on=day,
            due_at=self._at(day, plan.at) if plan.at else None, why_now=self._fill(plan.why),
            for_them=self._fill(plan.for_them) if plan.for_them else None, origin=origin,
            agreed=plan.agreed_words is not None, their_words=plan.agreed_words, promise_id=promise,
            repeats=plan.repeats,
        )  # fmt: skip

    def _research(self, contact: int, person: Person) -> None:
        asked: list[tuple[str, int | None]] = []
        for known in person.facts:
            fact = self._fact(contact, known)
            if known.ask:
                asked.append((known.ask, fact))
        for text, refreshes in (*asked, *((question, None) for question in person.questions)):
            research.add_question(
                self._db, contact_id=contact, text=self._fill(text), fact_id=refreshes, planned_on=self._back(1)
            )
        if person.gave:
            research.add_value_given(self._db, contact, what=person.gave, given_on=self._back(13))

    def _fact(self, contact: int, known: Known) -> int:
        day = self._today if known.ago == 0 else self._back(known.ago)
        return research.add_fact(
            self._db, at=instant(self._at(day, time(17))), contact_id=contact, text=self._fill(known.text),
            kind=known.kind, source=known.source, found_on=day, confirmed_on=day if known.confirmed else None,
            state=FactState.CONFIRMED if known.confirmed else FactState.ASSUMED,
        )  # fmt: skip

    def _standing(self, contact: int, person: Person) -> None:
        db = self._db
        if person.permission:
            ago, words = person.permission
            asked_on = self._back(ago)
            insert(db, "permission", contact_id=contact, asked_on=asked_on, answer="yes", channel="call", words=words)
        if person.away:
            since, until, words = person.away
            insert(
                db, "out_of_office", contact_id=contact, from_on=self._ahead(-since), until_on=self._ahead(-until),
                words=words, noted_on=self._back(since),
            )  # fmt: skip
        if person.stalled:
            ago, reason, words = person.stalled
            insert(
                db, "stall", contact_id=contact, since_on=self._back(ago), reason=reason, words=words,
                in_my_control=False,
            )  # fmt: skip
        if person.met_by:
            research.add_pointer(
                db, self._ids[person.met_by], contact, kind="introduced", said_on=self._back(5),
                words="Talk to Ana, they have the same question.",
            )  # fmt: skip
        if person.refuses and (found := people.contact(db, contact)):
            self._people.write_wish(found, channel="all", words=person.refuses, asked_by=person.name)

    def _deal(self, contact: int, stage: Stage) -> int:
        """A deal that stands on the step after those with evidence; the first tasks of that step are done."""
        steps = []
        for place, step in enumerate(default_steps()):
            earned = place < len(stage.evidence)
            done = len(step.tasks) if earned else stage.done if place == len(stage.evidence) else 0
            on = self._back(max(8, 8 * (len(stage.evidence) - place)))
            steps.append(
                replace(
                    step, state=StepState.EARNED if earned else StepState.OPEN, passed_on=on if earned else None,
                    evidence=stage.evidence[place] if earned else "",
                    tasks=tuple(replace(t, done_on=on if n < done else None) for n, t in enumerate(step.tasks)),
                )
            )  # fmt: skip
        ours = stage.ball_with == "us"
        deal = Deal(
            0, stage.title, contact_ids=(contact,), account_id=self._account_of(contact), steps=tuple(steps),
            value=Decimal(stage.amount), currency="USD", close_on=self._ahead(stage.closes_in), my_next=stage.my_next,
            their_next=stage.their_next,
            their_next_on=self._ahead(stage.their_next_in) if stage.their_next_in is not None else None,
            ball=Ball(Side.OURS if ours else Side.THEIRS, "" if ours else stage.ball_with, since_on=self._back(8)),
        )  # fmt: skip
        return deals_kept.add(self._db, deal, at=self._stamp)

    def _fit(self, contact: int) -> None:
        for position, (text, (answer, words)) in enumerate(zip(QUALIFIERS, FIT_OF_THE_FIRST, strict=True)):
            row = insert(self._db, "qualifier", text=text, position=position)
            insert(
                self._db, "fit_answer", qualifier_id=row, contact_id=contact, answer=answer, words=words,
                answered_on=self._back(8),
            )  # fmt: skip

    def _library(self) -> None:
        for kind, title, industries in VALUE_ITEMS:
            insert(self._db, "value_item", kind=kind, title=title, industries=industries, created_at=self._stamp)
        for ago, words, seconds in ((3, 51, 19.5), (2, 62, 23.0), (1, 48, 17.9)):
            at = self._at(self._back(ago), time(8, 10))
            insert(self._db, "practice", at=at, words=words, seconds=seconds, score=4)

    def _typed(self, contact: int) -> None:
        """What stands in the editors, as it was saved a minute before the day is opened."""
        opened = self._at(self._today, SAMPLE_START)
        for minutes, kind, text in (
            (2, "voicemail", VOICEMAIL_DRAFTS[0]), (1, "voicemail", VOICEMAIL_DRAFTS[1]), (1, "notes", NOTES_DRAFT)
        ):  # fmt: skip
            kept = self._fill(text)
            drafts.save_draft(self._db, contact, kind, kept, caret=len(kept), at=opened - timedelta(minutes=minutes))

    def _account_of(self, contact: int) -> int | None:
        found = people.contact(self._db, contact)
        return found.account.id if found and found.account else None

    def _created(self, person: Person) -> str:
        first = max((past.ago for past in person.past), default=1)
        return instant(self._at(self._back(first), time(8)))

    def _fill(self, text: str) -> str:
        return text.format_map(self._words)

    def _ahead(self, days: int) -> date:
        return self._today + timedelta(days=days)

    def _back(self, days: int) -> date:
        """The day so many days ago, or the working day before it."""
        return self._back_from(self._today, days)

    def _back_from(self, day: date, days: int) -> date:
        then = day - timedelta(days=days)
        return then if _WEEK.is_workday(then) else _WEEK.add(then, -1)

    def _at(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, tzinfo=self._core.zone)


def end_of_week(today: date) -> date:
    """The working day about three days on, near enough that its weekday's name is enough (Tuesday's Friday)."""
    return _WEEK.on_or_after(today + timedelta(days=3))


def day_words(today: date) -> Mapping[str, str]:
    """The words for days that the sample's texts are filled with."""
    soon = end_of_week(today)
    renewal, salem, slips = (today + timedelta(days=days) for days in (8, 20, 48))
    return {
        "friday": f"{soon:%A}",
        "fri": f"{soon:%a}",
        "renewal": short_day(renewal),
        "renewal_th": ordinal(renewal.day),
        "salem": short_day(salem),
        "slips": short_day(slips),
        "month": f"{renewal:%B}",
        "since": f"{today - timedelta(days=45):%b}",
    }


def short_day(day: date) -> str:
    """ "30 Nov", "9 Jan"."""
    return f"{day.day} {day:%b}"


def ordinal(number: int) -> str:
    """ "30th", "1st"."""
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"

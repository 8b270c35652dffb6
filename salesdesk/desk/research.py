"""The research drawer: the brief of one contact and its timeline; the drawers of research stand in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from salesdesk.desk.asking import AskingDrawer
from salesdesk.desk.circle import CircleDrawer
from salesdesk.desk.core import Changed, Core, Part
from salesdesk.desk.facts import FactsDrawer, FactWords
from salesdesk.desk.library import LibraryDrawer
from salesdesk.desk.line import repeatable
from salesdesk.desk.messages import MessagesDrawer
from salesdesk.desk.people import PeopleDrawer
from salesdesk.desk.preparing import PreparingDrawer
from salesdesk.desk.whereabouts import place_of
from salesdesk.domain.brief import Brief, Given, PointsTo, TheirDate
from salesdesk.domain.buckets import Bucket
from salesdesk.domain.followup import CHANNEL_WORDS, RESULT_WORDS, Channel, FollowUp, Promise, PromiseState, Side
from salesdesk.domain.hours import TheirClock
from salesdesk.domain.later import ASK_AT, put_off_words
from salesdesk.domain.modes import Standing, mode_of
from salesdesk.domain.people import Contact
from salesdesk.domain.promises import moved_words, state_words
from salesdesk.domain.research import Fact, Question
from salesdesk.domain.signs import signs_of
from salesdesk.domain.timeline import Entry, EntryKind, spoken_length
from salesdesk.domain.touch import DISPOSITION_WORDS, Disposition, Touch
from salesdesk.errors import NotFound, NotUnderstood
from salesdesk.store import followups, research, research_library, standing, touches

if TYPE_CHECKING:
    from salesdesk.desk.webresearch import WebDrawer

RESEARCH_PARTS = frozenset({Part.RESEARCH})
QUESTIONS_SHOWN = 20
SIGNS_FROM = 20
"""The last touches in which signs are looked for: a longer silence says no more."""


@repeatable
class ResearchDrawer:
    """What is known of one contact, one method a deed."""

    def __init__(self, core: Core, people: PeopleDrawer) -> None:
        self._core = core
        self._people = people
        self.known = FactsDrawer(core, people)
        self.asking = AskingDrawer(core, people)
        self.preparing = PreparingDrawer(core, people, self.known, self.asking)
        self.library = LibraryDrawer(core, people)
        self.circle = CircleDrawer(core, people)
        self.messages = MessagesDrawer(core, people)

    @property
    def web(self) -> WebDrawer:
        """The web's drawer, loaded when it is asked for: the desk starts without sockets and certificates."""
        from salesdesk.desk.webresearch import WebDrawer

        return WebDrawer(self._core, self.known)

    def brief(self, contact_id: int, *, follow_up_id: int | None = None) -> Brief:
        """The whole page of one contact. Raises NotFound."""
        core, db = self._core, self._core.db
        contact = self._people.get(contact_id)
        stands = standing.standings(db, (contact_id,), today=core.today()).get(contact_id, Standing())
        follow_up = self._follow_up(contact_id, follow_up_id)
        deal = research.live_deal(db, contact_id)
        facts, planned = self.facts(contact), self.questions(contact_id)
        for_them = (follow_up.for_them if follow_up else None) or contact.for_them or ""
        return Brief(
            contact=contact,
            today=core.today(),
            clock=self.clock_of(contact),
            mode=mode_of(stands),
            standing=stands,
            follow_up=follow_up,
            promises=followups.promises_of(db, contact_id),
            dates=tuple(
                TheirDate(m.id, m.what, m.wanted_on, m.words, m.said_by, m.moved_from_on)
                for m in research.milestones_of(db, contact_id)
            ),
            facts=facts,
            fact_count=self.known.count(contact),
            questions=(*planned, *self.known.suggested(contact_id, facts, planned)),
            ready=self.preparing.ready(
                contact, facts=facts, questions=planned, for_them=for_them, my_next=deal.my_next if deal else ""
            ),
            fit=self.preparing.fit(contact_id),
            last_talk=touches.last_talk(db, contact_id),
            given=tuple(Given(g.what, g.given_on) for g in research.value_given_to(db, contact_id)),
            given_count=research_library.count_given(db, contact_id),
            asks=touches.count_asks(db, contact_id),
            points=self._points(contact_id),
            deal=deal,
            touches=touches.count_of_contact(db, contact_id),
            analysis=self.preparing.analysis(contact_id),
            signs=(
                *signs_of(contact, stands, touches.of_contact(db, contact_id, limit=SIGNS_FROM), today=core.today()),
                *self._put_off(follow_up),
            ),
        )

    def _put_off(self, follow_up: FollowUp | None) -> tuple[str, ...]:
        reason = followups.last_reason(self._core.db, follow_up.id) if follow_up else None
        return (put_off_words(follow_up, reason),) if follow_up and follow_up.snoozes >= ASK_AT else ()

    def clock_of(self, contact: Contact) -> TheirClock:
        """Their clock now."""
        return self._core.clock_at(place_of(contact), self._core.now())

    def facts(self, contact: Contact) -> tuple[Fact, ...]:
        """Facts about the contact and the account, the newest first."""
        return self.known.of(contact)

    def questions(self, contact_id: int) -> tuple[Question, ...]:
        """What is planned to be asked, in its order."""
        return research.questions_of(self._core.db, contact_id, limit=QUESTIONS_SHOWN)

    def timeline(self, contact_id: int, *, limit: int = 80) -> tuple[Entry, ...]:
        """Touches, promises, notes and what fields said before, newest first."""
        db = self._core.db
        entries = [
            *(self._touch_entry(t) for t in touches.of_contact(db, contact_id, limit=limit)),
            *(promise_entry(p, self._core.today()) for p in followups.promises_of(db, contact_id, limit=limit)),
            *(self._note_entry(n) for n in touches.notes_of(db, contact_id, limit=limit)),
            *(self._change_entry(c) for c in touches.changes_of(db, contact_id, limit=limit)),
        ]
        entries.sort(key=lambda e: (e.on, e.kind is not EntryKind.PROMISE, e.at or self._noon(e.on)), reverse=True)
        return tuple(entries[:limit])

    def add_fact(
        self, contact_id: int, text: str, *, source: str = "", url: str | None = None, bucket: str | None = None,
        for_account: bool = False, confirmed: bool = False,
    ) -> Changed:  # fmt: skip
        """One sentence about the contact or their account; *assumed* until a call confirms it."""
        words = FactWords(text, source, url or "", for_account, confirmed, bucket=Bucket(bucket) if bucket else None)
        return self.known.add(contact_id, words)

    def add_question(self, contact_id: int, text: str) -> Changed:
        """A question for the next talk."""
        return self.asking.plan(contact_id, text)

    def add_date(self, contact_id: int, what: str, on: date, *, words: str | None = None) -> Changed:
        """A date of theirs, in their words."""
        core, name = self._core, self._people.get(contact_id).name
        with core.deed(f"date of {name}") as db:
            row = research.add_milestone(
                db, contact_id=contact_id, what=what.strip(), words=words, said_on=core.today(), wanted_on=on
            )
        return Changed("Date kept", RESEARCH_PARTS, contact_id, row)

    def edit_date(self, contact_id: int, date_id: int, what: str, on: date) -> Changed:
        """Other words or another day for a date of theirs; the day it was moved from stays. Raises NotFound."""
        core, before = self._core, self._date(contact_id, date_id)
        if not what.strip():
            raise NotUnderstood("A date of theirs needs words.", "delete in the brief takes it off.")
        with core.deed(f"their date: {what.strip()[:60]}") as db:
            moved = {"moved_from_on": before.on} if before.on and before.on != on else {}
            research.change_milestone(db, date_id, what=what.strip(), wanted_on=on, **moved)
        return Changed("Date moved" if moved else "Date kept", RESEARCH_PARTS, contact_id, date_id)

    def reach_date(self, contact_id: int, date_id: int) -> Changed:
        """It has happened: off the page, kept on the record."""
        core, before = self._core, self._date(contact_id, date_id)
        with core.deed(f"happened: {before.what[:60]}") as db:
            research.change_milestone(db, date_id, reached_on=core.today())
        return Changed(f"Happened: {before.what[:60]}", RESEARCH_PARTS, contact_id, date_id)

    def trash_date(self, contact_id: int, date_id: int) -> Changed:
        """To the trash; undo brings it back."""
        core, before = self._core, self._date(contact_id, date_id)
        with core.deed(f"their date thrown away: {before.what[:60]}") as db:
            research.change_milestone(db, date_id, trashed_at=core.stamp())
        return Changed(f"Thrown away: {before.what[:60]}", RESEARCH_PARTS, contact_id, date_id)

    def _date(self, contact_id: int, date_id: int) -> TheirDate:
        found = next((one for one in self.brief(contact_id).dates if one.id == date_id), None)
        if found is None:
            raise NotFound("That date is not there any more.", "u may bring it back.")
        return found

    def add_note(self, contact_id: int, text: str, *, bucket: str = "business") -> Changed:
        """A note on the timeline that belongs to no touch."""
        if not text.strip():
            raise NotUnderstood("The note is empty.", "Type something first.")
        core, name = self._core, self._people.get(contact_id).name
        with core.deed(f"note on {name}") as db:
            row = touches.add_note(
                db, contact_id=contact_id, at=core.now(), noted_on=core.today(), bucket=bucket, text=text.strip()
            )
        return Changed("Note kept", frozenset({Part.TIMELINE}), contact_id, row)

    def _follow_up(self, contact_id: int, follow_up_id: int | None) -> FollowUp | None:
        if follow_up_id is not None:
            return followups.follow_up(self._core.db, follow_up_id)
        return next(iter(followups.open_of(self._core.db, contact_id)), None)

    def _points(self, contact_id: int) -> tuple[PointsTo, ...]:
        return tuple(
            PointsTo(p.to_id, p.to_name, p.kind, p.said_on, True, p.words)
            if p.from_id == contact_id
            else PointsTo(p.from_id, p.from_name, p.kind, p.said_on, False, p.words)
            for p in research.pointers_of(self._core.db, contact_id)
        )

    def _touch_entry(self, touch: Touch) -> Entry:
        return Entry(
            EntryKind.TOUCH, touch.happened_on, touch.at, touch_head(touch),
            touch.their_words or first_line(touch.text) or touch_outcome(touch), bool(touch.their_words),
            row_id=touch.id,
        )  # fmt: skip

    def _note_entry(self, note: touches.Note) -> Entry:
        at = datetime.fromisoformat(note.at)
        return Entry(EntryKind.NOTE, note.noted_on, at, "note", first_line(note.text), row_id=note.id)

    def _change_entry(self, change: touches.FieldChange) -> Entry:
        at = datetime.fromisoformat(change.at)
        text = f"{field_words(change.field)} was “{first_line(change.old or '')}”"
        return Entry(EntryKind.CHANGE, self._core.day_of(at), at, "changed", text, row_id=change.id)

    def _noon(self, day: date) -> datetime:
        return self._core.at_midday(day)


def touch_head(touch: Touch) -> str:
    """What happened in a few words: "call 6 min", "voicemail 22 s", "e-mail in"."""
    length = spoken_length(touch.seconds)
    word = CHANNEL_WORDS[touch.channel]
    if touch.channel is Channel.CALL and touch.disposition is Disposition.LEFT_VOICEMAIL:
        word = "voicemail"
    if touch.direction == "in":
        word += " in"
    return f"{word} {length}".strip()


def touch_outcome(touch: Touch) -> str:
    """What came of it, where nothing was written."""
    if touch.result:
        return RESULT_WORDS[touch.result]
    return DISPOSITION_WORDS[touch.disposition] if touch.disposition else ""


def promise_entry(promise: Promise, today: date) -> Entry:
    """The promise as a line of the timeline, on the day it was made or closed."""
    who = "promised" if promise.side is Side.OURS else "they promised"
    if promise.state is PromiseState.OPEN:
        late = promise.due_on is not None and promise.due_on < today
        by = f" by {promise.due_on:%d %b}" if promise.due_on else ""
        made = promise.made_on or today
        moved = f", {words}" if (words := moved_words(promise, today=today)) else ""
        return Entry(
            EntryKind.PROMISE, made, None, who, promise.what + by + moved, mark="late" if late else "open",
            row_id=promise.id,
        )  # fmt: skip
    on = promise.closed_on or promise.made_on or today
    mark = "ok" if promise.state is PromiseState.KEPT else ""
    return Entry(
        EntryKind.PROMISE, on, promise.closed_at, state_words(promise, today=today), promise.what, mark=mark,
        row_id=promise.id,
    )  # fmt: skip


FIELD_WORDS = {
    "message_line": "my message", "for_them": "for them", "buys_how": "how they buy", "their_shoes": "their shoes",
    "decision_role": "part in the decision", "account": "company", "title": "job", "zone": "time zone", "email": "e-mail",
    "phone": "number",
}  # fmt: skip
"""How fields are called where their column is no word of the rep's."""


def field_words(field: str) -> str:
    return FIELD_WORDS.get(field, field.replace("_", " "))


def first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")

"""The call's drawer: the call that runs, what happened, and the one save that writes all of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from salesdesk.desk.agenda import AgendaDrawer
from salesdesk.desk.core import EVERYTHING, Changed, Core
from salesdesk.desk.people import NewContact, PeopleDrawer
from salesdesk.desk.promised_call import NOT_NEEDED, promised_call, take_back
from salesdesk.desk.shelf import Shelf
from salesdesk.domain.call import LiveCall as LiveCall  # the screen has it from here
from salesdesk.domain.callnotes import Caught, CaughtKind, DateFound, catch
from salesdesk.domain.dates import Reading, find_when
from salesdesk.domain.followup import (
    BY_PHONE,
    CHANNEL_WORDS,
    DISPOSITION_WORDS,
    RESULT_WORDS,
    Channel,
    Disposition,
    FollowUpState,
    Origin,
    Result,
    Side,
)
from salesdesk.domain.people import Contact
from salesdesk.domain.text import clean_lines
from salesdesk.errors import NotUnderstood, Refused
from salesdesk.store import drafts, followups, research, scripts, touches

NOTES = "notes"
"""The kind of the draft in which a contact's notes are typed."""

NEEDS_DATE = frozenset({Result.NOT_NOW})
MEETS_THE_PERSON = frozenset({Disposition.CONNECTED, Disposition.CALLBACK_ASKED})


@dataclass(frozen=True, slots=True)
class WrapUp:
    """Everything that one Enter saves at the end of a touch."""

    contact_id: int
    channel: Channel = Channel.CALL
    direction: str = "out"
    disposition: Disposition | None = None
    result: Result | None = None
    at: datetime | None = None
    """When it happened; None: now, or the start of the running call."""
    seconds: int | None = None
    number: str | None = None
    text: str = ""
    follow_up_id: int | None = None
    next_when: Reading | None = None
    next_why: str = ""
    next_channel: Channel = Channel.CALL
    promised_aloud: bool = False
    """The next day was promised to them, in a message or a talk: it stands in the ledger until it is kept."""
    dropped: frozenset[int] = frozenset()
    """Lines of the notes whose catch is not to be kept."""
    went: str | None = None
    talk_share: int | None = None
    successor: str = ""
    """Who was named instead: no longer there, or referred."""
    words: str = ""
    """Their words, where the ending has some (do not contact, not now)."""
    ticked: tuple[int, ...] = ()
    prepared: bool | None = None
    script_version_id: int | None = None
    override_why: str | None = None


class CallsDrawer:
    """Calls and every other touch, one method a deed."""

    def __init__(self, core: Core, agenda: AgendaDrawer, people_drawer: PeopleDrawer) -> None:
        self._core = core
        self._agenda = agenda
        self._people = people_drawer

    def live(self) -> LiveCall | None:
        """The call that runs, also one that ran when the desk was last ended."""
        return drafts.live_call(self._core.db)

    def start(self, contact_id: int, *, follow_up_id: int | None = None, direction: str = "out") -> LiveCall:
        """Starts the timer of a call; nothing is dialled. Raises Refused for a contact who asked not to be called."""
        contact = self._people.get(contact_id)
        if direction == "out":
            self.check_allowed(contact, Channel.CALL)
        number = next(iter(contact.live_phones), None)
        call = LiveCall(
            contact_id=contact_id,
            started_at=self._core.now(),
            follow_up_id=follow_up_id or self._open_follow_up(contact_id),
            direction=direction,
            number=(number.e164 or number.raw) if number else None,
        )
        return self.keep(call)

    def check_allowed(self, contact: Contact, channel: Channel) -> None:
        """Raises Refused with the date and the words of their wish."""
        wish = contact.refusal(channel)
        if wish:
            words = f": “{wish.words}”" if wish.words else ""
            raise Refused(
                f"{contact.name} asked not to be contacted, {wish.since_on:%d %b %Y}{words}.",
                "Their wish can only be lifted by them.",
            )

    def keep(self, call: LiveCall) -> LiveCall:
        """Writes the running call, so that a kill loses nothing of it."""
        with self._core.store.beside() as db:
            drafts.keep_live_call(db, call)
        return call

    def tick(self, call: LiveCall, question_id: int) -> LiveCall:
        """Ticks a question, or takes the tick off."""
        rest = tuple(q for q in call.ticked if q != question_id)
        return self.keep(replace(call, ticked=rest if len(rest) < len(call.ticked) else (*rest, question_id)))

    def end(self, call: LiveCall) -> LiveCall:
        """Stops the timer; the call waits for its wrap-up."""
        return self.keep(replace(call, ended_at=call.ended_at or self._core.now()))

    def resume(self, call: LiveCall) -> LiveCall:
        return self.keep(replace(call, ended_at=None))

    def forget(self) -> None:
        """Drops the running call without a trace of it; the notes stay where they were typed."""
        with self._core.store.beside() as db:
            drafts.end_live_call(db)

    def caught(self, contact_id: int, notes: str) -> tuple[Caught, ...]:
        """What the marked lines of the notes become, with the dates read from the words."""
        core, theirs = self._core, self._agenda.their_side(contact_id)

        def read(text: str) -> DateFound | None:
            found = find_when(text, now=core.now(), habits=core.habits, theirs=theirs)
            if found is None:
                return None
            reading, start, end = found
            return DateFound(reading.on, reading.at, reading.text, reading.certain, start, end)

        return catch(notes, read)

    def log(self, wrap: WrapUp) -> Changed:
        """Writes a touch and all that follows from it in one transaction: the follow-up it closes, the next one,
        promises, dates, facts and questions from the notes, struck numbers, a successor, a do-not-contact wish.

        Raises NotUnderstood or Refused before anything is written.
        """
        contact = self._people.get(wrap.contact_id)
        self._check(wrap, contact)
        what = self._words(wrap)
        with self._core.deed(f"{contact.name}: {what}"):
            touch_id = self._touch(wrap)
            self._close_follow_up(wrap, touch_id)
            for caught in self.caught(wrap.contact_id, wrap.text):
                if caught.line not in wrap.dropped:
                    self._keep_caught(wrap, caught, touch_id)
            self._ticked(wrap, touch_id)
            self._ending(wrap, contact)
            if wrap.result in NOT_NEEDED or wrap.disposition is Disposition.DO_NOT_CONTACT:
                take_back(self._core, self._agenda.promises, wrap.contact_id)
            if _has_date(wrap) and wrap.disposition is not Disposition.DO_NOT_CONTACT:
                self._plan_next(wrap)
            self._agenda.plays.after_touch(touch_id)
            self._use_up_notes(wrap)
        with self._core.store.beside() as db:
            if (live := drafts.live_call(db)) and live.contact_id == wrap.contact_id:
                drafts.end_live_call(db)
        return Changed(f"{contact.name}: {what}", EVERYTHING, wrap.contact_id, touch_id)

    def left_voicemail(
        self, contact_id: int, text: str, *, follow_up_id: int | None = None, seconds: int | None = None
    ) -> Changed:
        """A voicemail as it was said: the text is a version of its own, and the call that its words promise is dated
        by itself, on the day they name."""
        promised = promised_call(self._core, text, self._agenda.their_side(contact_id))
        contact = self._people.get(contact_id)
        shelf = Shelf(self._core)
        with self._core.deed(f"{contact.name}: left voicemail") as db:
            version = None
            if text:
                version = scripts.add_version(
                    db, contact_id, text, at=self._core.stamp(), seconds=seconds,
                    script_id=shelf.grown_from(contact_id, text),
                )  # fmt: skip
            return self.log(
                WrapUp(
                    contact_id, disposition=Disposition.LEFT_VOICEMAIL, seconds=seconds, text=text,
                    follow_up_id=follow_up_id, next_when=promised, script_version_id=version,
                    next_why="promised to ring again" if promised else "", promised_aloud=promised is not None,
                )
            )  # fmt: skip

    def _check(self, wrap: WrapUp, contact: Contact) -> None:
        if wrap.next_when is not None and wrap.next_when.phrase.strip():
            self._agenda.dated(wrap.next_when)
        has_date = _has_date(wrap)
        if wrap.result in NEEDS_DATE and not has_date:
            raise NotUnderstood("“Not now” needs a date.", "When would it make sense to call? Any words: mid March.")
        if wrap.disposition is Disposition.CALLBACK_ASKED and not has_date:
            raise NotUnderstood("They asked to be called back: when?", "Type a time: in 20 min, tomorrow 9am.")
        if has_date and wrap.disposition is not Disposition.DO_NOT_CONTACT:
            self.check_allowed(contact, wrap.next_channel)
        if wrap.direction == "out" and wrap.disposition is None and wrap.channel not in BY_PHONE and wrap.at is None:
            self.check_allowed(contact, wrap.channel)

    def _touch(self, wrap: WrapUp) -> int:
        core = self._core
        at = wrap.at or core.now()
        quotes = [c.what for c in self.caught(wrap.contact_id, wrap.text) if c.kind is CaughtKind.QUOTE]
        return touches.add_touch(
            core.db, contact_id=wrap.contact_id, follow_up_id=wrap.follow_up_id, channel=wrap.channel,
            direction=wrap.direction, at=at, happened_on=at.astimezone(core.zone).date(), seconds=wrap.seconds,
            number=wrap.number, disposition=wrap.disposition, result=wrap.result, went=wrap.went,
            text=wrap.text.strip("\n"), their_words=quotes[-1] if quotes else (wrap.words or None),
            script_version_id=wrap.script_version_id, talk_share=wrap.talk_share, questions_asked=len(wrap.ticked) or None, prepared=wrap.prepared, override_why=wrap.override_why,
            logged_at=core.now(),
        )  # fmt: skip

    def _close_follow_up(self, wrap: WrapUp, touch_id: int) -> None:
        """What was meant is done: the named follow-up, else the contact's own that is due by now."""
        follow_up_id = wrap.follow_up_id
        if follow_up_id is None and wrap.at is None:
            follow_up_id = self._open_follow_up(wrap.contact_id)
        follow_up = followups.follow_up(self._core.db, follow_up_id) if follow_up_id else None
        if follow_up and follow_up.state == "open":
            self._agenda.close(follow_up, touch_id=touch_id)

    def _open_follow_up(self, contact_id: int) -> int | None:
        today = self._core.today()
        due = (f.id for f in followups.open_of(self._core.db, contact_id) if f.due_on <= today)
        return next(due, None)

    def _keep_caught(self, wrap: WrapUp, caught: Caught, touch_id: int) -> None:
        core = self._core
        said = caught.what or caught.text
        if caught.kind is CaughtKind.PROMISE:
            when = self._ahead(reading_of(caught))
            self._agenda.promise(wrap.contact_id, said, when, side=Side.OURS, words=caught.text, touch_id=touch_id)
        elif caught.kind is CaughtKind.MILESTONE:
            research.add_milestone(
                core.db, contact_id=wrap.contact_id, what=said, words=caught.text, said_on=core.today(),
                wanted_on=caught.on, moved_from_on=caught.was, touch_id=touch_id,
            )  # fmt: skip
        elif caught.kind is CaughtKind.QUESTION:
            research.add_question(core.db, contact_id=wrap.contact_id, text=said, planned_on=core.today())
        elif caught.kind is CaughtKind.FACT:
            research.add_fact(
                core.db, at=core.stamp(), contact_id=wrap.contact_id, text=said, bucket=caught.bucket,
                source=CHANNEL_WORDS[wrap.channel], found_on=core.today(), state="confirmed",
                confirmed_on=core.today(), touch_id=touch_id,
            )  # fmt: skip
        elif caught.kind is CaughtKind.NEXT_STEP and (wrap.next_when is None or not wrap.next_when.understood):
            self._plan_step(wrap, caught, said)

    def _plan_step(self, wrap: WrapUp, caught: Caught, said: str) -> None:
        if caught.on and caught.on >= self._core.today():
            followups.add_follow_up(
                self._core.db, at=self._core.stamp(), contact_id=wrap.contact_id, due_on=caught.on,
                due_at=caught.at if caught.at and caught.at > self._core.now() else None, why_now=said,
                channel=Channel.CALL, origin=Origin.AGREED, agreed=True,
            )  # fmt: skip

    def _ahead(self, when: Reading | None) -> Reading | None:
        """What is still to come of a date in the notes: "by 15:00", wrapped up at 15:10, is today; a day gone by is
        words only. A save is never refused for them."""
        core = self._core
        if when is None or when.on is None or when.on < core.today():
            return None
        return replace(when, at=None) if when.at and when.at <= core.now() else when

    def _ticked(self, wrap: WrapUp, touch_id: int) -> None:
        """Questions that were asked; one that grew from a stale fact confirms the fact and its date."""
        core = self._core
        for question_id in wrap.ticked:
            research.change_question(core.db, question_id, state="asked", asked_on=core.today(), touch_id=touch_id)
            if fact_id := research.fact_of_question(core.db, question_id):
                research.change_fact(core.db, fact_id, state="confirmed", confirmed_on=core.today())

    def _ending(self, wrap: WrapUp, contact: Contact) -> None:
        core = self._core
        if wrap.disposition in (Disposition.WRONG_NUMBER, Disposition.NUMBER_DEAD):
            used = [p for p in contact.live_phones if wrap.number in (p.e164, p.raw)] or list(contact.live_phones[:1])
            for phone in used[:1]:
                self._people.strike_number(phone, why=DISPOSITION_WORDS[wrap.disposition], on=core.today())
        if wrap.disposition is Disposition.DO_NOT_CONTACT:
            self._people.write_wish(contact, channel="all", words=wrap.words or None, asked_by=None)
        if wrap.successor and (wrap.disposition is Disposition.NO_LONGER_THERE or wrap.result is Result.REFERRED):
            self._successor(wrap, contact)

    def _successor(self, wrap: WrapUp, contact: Contact) -> None:
        """The person who was named: at the same account, linked to who said it, called when the next step says."""
        core = self._core
        known = self._people.colleague(contact, wrap.successor)
        new = NewContact(wrap.successor, account=contact.account_name, kind=contact.kind)
        named = known or self._people.add(new).contact_id
        if named is None or named == contact.id:
            return
        kind = "referred" if wrap.result is Result.REFERRED else "successor"
        research.add_pointer(core.db, contact.id, named, kind=kind, said_on=core.today(), words=wrap.words or None)
        if known is None:
            research.copy_facts(core.db, contact.id, named, at=core.stamp())

    def _plan_next(self, wrap: WrapUp) -> None:
        if wrap.next_when is None:
            return
        self._call_off_older(wrap)
        if wrap.promised_aloud:
            self._agenda.promises.make(
                wrap.contact_id, "ring again", wrap.next_when, why_now=wrap.next_why or self._why_of(wrap)
            )
            return
        on, at = self._agenda.dated(wrap.next_when)
        agreed = wrap.disposition in MEETS_THE_PERSON or wrap.result is Result.NOT_NOW
        followups.add_follow_up(
            self._core.db, at=self._core.stamp(), contact_id=wrap.contact_id, channel=wrap.next_channel, due_on=on,
            due_at=at, why_now=wrap.next_why or self._why_of(wrap), agreed=agreed, repeats=wrap.next_when.repeats,
            their_words=wrap.words or None, origin=Origin.AGREED if agreed else Origin.REP,
        )  # fmt: skip

    def _call_off_older(self, wrap: WrapUp) -> None:
        """A new date for the next call takes the place of the one that was planned; what was promised stays.

        A day that was agreed with them gives way only when they were spoken to.
        """
        met = wrap.disposition in MEETS_THE_PERSON or wrap.direction == "in"
        for older in followups.open_of(self._core.db, wrap.contact_id):
            if older.promise_id is None and older.channel in BY_PHONE and (met or not older.agreed):
                followups.change_follow_up(
                    self._core.db, older.id, state=FollowUpState.CALLED_OFF, closed_at=self._core.now(),
                    closed_on=self._core.today(), closed_why="another day was named",
                )  # fmt: skip

    def _why_of(self, wrap: WrapUp) -> str:
        steps = [c.what or c.text for c in self.caught(wrap.contact_id, wrap.text) if c.kind is CaughtKind.NEXT_STEP]
        if steps:
            return steps[-1]
        words = {
            Disposition.LEFT_VOICEMAIL: "left a voicemail, no call back yet",
            Disposition.NO_ANSWER: "no answer last time",
            Disposition.BUSY: "was busy",
            Disposition.LEFT_WORD: "left word, no call back yet",
            Disposition.CALLBACK_ASKED: "asked to be called back",
        }
        if wrap.result is Result.NOT_NOW:
            return wrap.words or "asked for this day"
        return words.get(wrap.disposition, "next step agreed") if wrap.disposition else "next step"

    def _use_up_notes(self, wrap: WrapUp) -> None:
        """The notes go into the touch that holds their words; notes beside a voicemail stay where they were typed."""
        notes = drafts.draft(self._core.db, wrap.contact_id, NOTES)
        if notes is not None and clean_lines(notes.text).strip() in clean_lines(wrap.text):
            drafts.use_up(self._core.db, wrap.contact_id, NOTES)

    def _words(self, wrap: WrapUp) -> str:
        if wrap.result:
            return RESULT_WORDS[wrap.result]
        return DISPOSITION_WORDS[wrap.disposition] if wrap.disposition else CHANNEL_WORDS[wrap.channel]


def _has_date(wrap: WrapUp) -> bool:
    return wrap.next_when is not None and wrap.next_when.understood


def reading_of(caught: Caught) -> Reading | None:
    """The date of a caught line as a reading that may be saved; None where it has none, or none for certain."""
    if caught.on is None or not caught.certain:
        return None
    return Reading(
        phrase=caught.date_text, understood=True, on=caught.on, at=caught.at, until=None, repeats=None,
        text=caught.date_text or f"{caught.on:%a %d %b %Y}", certain=True, why=None,
    )  # fmt: skip

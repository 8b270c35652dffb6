"""The call's drawer: the call that runs, what happened, and the one save that writes all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from salesdesk.desk.agenda import AgendaDrawer
from salesdesk.desk.amending import Correction as Correction  # who corrects has it from here
from salesdesk.desk.amending import amend
from salesdesk.desk.amending import as_logged as as_logged
from salesdesk.desk.call_next import WhatComesNext, next_channel
from salesdesk.desk.caught import CaughtNotes
from salesdesk.desk.caught import reading_of as reading_of  # forms of one line have it from here
from salesdesk.desk.core import EVERYTHING, Changed, Core, Part
from salesdesk.desk.line import repeatable
from salesdesk.desk.people import NewContact, PeopleDrawer
from salesdesk.desk.promised_call import NOT_NEEDED, promised_call, take_back
from salesdesk.desk.shelf import Shelf
from salesdesk.desk.wrapup import NEEDS_DATE, named
from salesdesk.desk.wrapup import WrapUp as WrapUp  # who logs has it from here
from salesdesk.domain.call import LiveCall as LiveCall  # the screen has it from here
from salesdesk.domain.call import WrapForm
from salesdesk.domain.callguess import count_questions
from salesdesk.domain.callnotes import Caught, CaughtKind
from salesdesk.domain.dates import Reading, read_happened
from salesdesk.domain.followup import BY_PHONE, CHANNEL_WORDS, RESULT_WORDS, Channel
from salesdesk.domain.modes import day_words
from salesdesk.domain.people import Contact
from salesdesk.domain.text import clean_line, clean_lines
from salesdesk.domain.touch import DISPOSITION_WORDS, Disposition, Touch
from salesdesk.errors import NotFound, NotUnderstood, Refused
from salesdesk.store import drafts, research, scripts, touches


@repeatable
class CallsDrawer:
    """Calls and every other touch, one method a deed."""

    def __init__(self, core: Core, agenda: AgendaDrawer, people_drawer: PeopleDrawer) -> None:
        self._core = core
        self._agenda = agenda
        self._people = people_drawer
        self._notes = CaughtNotes(core, agenda, people_drawer)
        self._next = WhatComesNext(core, agenda, people_drawer)

    def live(self) -> LiveCall | None:
        """The call that runs, also one that ran when the desk was last ended."""
        return drafts.live_call(self._core.db)

    def start(
        self, contact_id: int, *, follow_up_id: int | None = None, direction: str = "out", number: str | None = None
    ) -> LiveCall:
        """Starts the timer of a call to that number, else to their first; nothing is dialled. Raises Refused for a
        contact who asked not to be called."""
        contact = self._people.get(contact_id)
        if direction == "out":
            self.check_allowed(contact, Channel.CALL)
        phone = contact.phone_called(number) or contact.phone_called(None)
        call = LiveCall(
            contact_id=contact_id,
            started_at=self._core.now(),
            follow_up_id=follow_up_id or self._next.due_of(contact_id),
            direction=direction,
            number=phone.dialled if phone else None,
        )
        return self.keep(call)

    def newcomer(self, name_or_number: str) -> int:
        """Somebody who rings and is not known yet: by name, by number or by both. Their id."""
        who = named(name_or_number)
        added = self._people.add(
            NewContact(who.name or who.phone or who.email, phone=who.phone, email=who.email, title=who.title)
        )
        return added.contact_id or 0

    def check_allowed(self, contact: Contact, channel: Channel) -> None:
        """Raises Refused with the date and the words of their wish."""
        wish = contact.refusal(channel)
        if wish:
            words = f": “{wish.words}”" if wish.words else ""
            raise Refused(
                f"{contact.name}: do not contact, {day_words(wish.since_on, self._core.today())}{words or '.'}",
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

    def drop(self, call: LiveCall, words: str) -> LiveCall:
        """Drops the catch of a marked line, by its words, or takes it up again; the line stays in the notes."""
        rest = tuple(one for one in call.dropped if one != words)
        return self.keep(replace(call, dropped=rest if len(rest) < len(call.dropped) else (*rest, words)))

    def fill(self, form: WrapForm, dropped: tuple[str, ...]) -> None:
        """The wrap-up as far as it is filled goes with the running call, so that a kill loses nothing of it."""
        if call := self.live():
            self.keep(replace(call, form=form, dropped=dropped))

    def caught(self, contact_id: int, notes: str, *, at: datetime | None = None) -> tuple[Caught, ...]:
        """What the marked lines of the notes become, with the dates read from the words as of `at`, when they were
        said; now where it is not given."""
        return self._notes.read(contact_id, notes, at=at)

    def promised(self, contact_id: int, message: str) -> Reading | None:
        """The day that a message names for the next call; None where it names none for certain."""
        return promised_call(self._core, message, self._agenda.their_side(contact_id)) if message.strip() else None

    def log(self, wrap: WrapUp) -> Changed:
        """Writes a touch and all that follows from it in one transaction: the follow-up it closes, the next one,
        promises, dates, facts and questions from the notes, struck numbers, a successor, a do-not-contact wish.

        Raises NotUnderstood or Refused before anything is written.
        """
        contact = self._people.get(wrap.contact_id)
        wrap = self._with_promise(wrap)
        lines = self.caught(wrap.contact_id, wrap.text, at=wrap.at)
        self._check(wrap, contact, lines)
        what = self._words(wrap)
        with self._core.deed(f"{contact.name}: {what}"):
            touch_id = self._touch(wrap, lines)
            self._next.close(wrap, touch_id)
            self._keep(wrap, [caught for caught in lines if caught.line not in wrap.dropped], touch_id)
            self._ticked(wrap, touch_id)
            self._ending(wrap, contact)
            self._and_next(wrap, contact, lines)
            self._agenda.plays.after_touch(touch_id)
            self._use_up_notes(wrap)
            drafts.use_up_call(self._core.db, wrap.contact_id)
        out = next((c.on for c in lines if c.kind is CaughtKind.ABSENCE and c.on and c.line not in wrap.dropped), None)
        away = f", out until {out:%a} {out.day} {out:%b}" if out and out >= self._core.today() else ""
        return Changed(f"{contact.name}: {what}{away}", EVERYTHING, wrap.contact_id, touch_id)

    def left_voicemail(
        self, contact_id: int, text: str, *, follow_up_id: int | None = None, seconds: int | None = None,
        prepared: bool | None = None,
    ) -> Changed:  # fmt: skip
        """A voicemail as it was said: the text is a version of its own, and the call that its words promise is dated
        by itself, on the day they name."""
        return self.log(
            WrapUp(
                contact_id, disposition=Disposition.LEFT_VOICEMAIL, seconds=seconds, text=text, message=text,
                follow_up_id=follow_up_id, prepared=prepared,
            )
        )  # fmt: skip

    def after_loss(self, touch_id: int, *, mine: bool | None, evidence: str, differently: str) -> Changed:
        """The look back after a no: mine to change or not, how the rep knows, what they would do differently.

        Raises NotUnderstood where it says whose it was without a line of evidence.
        """
        touch = self.touch(touch_id)
        known, other = clean_line(evidence), clean_line(differently)
        if mine is not None and not any(c.isalnum() for c in known):
            raise NotUnderstood("How do you know?", "One line: what they said or did.")
        with self._core.deed(f"after the no of {self._people.get(touch.contact_id).name}") as db:
            touches.change_touch(db, touch_id, mine=mine, evidence=known or None, differently=other or None)
        return Changed("Kept: what it taught", frozenset({Part.TIMELINE}), touch.contact_id, touch_id)

    def touch(self, touch_id: int) -> Touch:
        """Raises NotFound."""
        found = touches.touch(self._core.db, touch_id)
        if found is None:
            raise NotFound("That line is not there any more.", "u may bring it back.")
        return found

    def happened(self, phrase: str) -> datetime:
        """When a touch happened, in any words: "yesterday 3pm", "last friday". Raises NotUnderstood."""
        core = self._core
        reading = read_happened(phrase, now=core.now(), habits=core.habits)
        if not reading.understood or not reading.certain or reading.on is None:
            raise NotUnderstood(reading.why or f"“{phrase}” names no day.", "Try “yesterday 3pm” or “last friday”.")
        at = reading.at or min(core.at_midday(reading.on), core.now())
        if at > core.now():
            raise NotUnderstood(f"{reading.text} is still to come.", "A touch is logged when it has happened.")
        return at

    def amend(self, touch_id: int, correction: Correction) -> Changed:
        """Corrects a logged touch; what it said before stays on the timeline. Marked lines that are new are kept."""
        return amend(self._core, self._notes, self.touch(touch_id), correction)

    def keep_note(self, contact_id: int, text: str, *, dropped: frozenset[int] = frozenset()) -> Changed:
        """The quick note goes on the timeline, its marked lines into the record, the draft into the deed.

        Raises NotUnderstood for an empty note.
        """
        contact, core = self._people.get(contact_id), self._core
        if not text.strip():
            raise NotUnderstood("The note is empty.", "Type something first.")
        lines = [caught for caught in self.caught(contact_id, text) if caught.line not in dropped]
        with core.deed(f"note on {contact.name}") as db:
            row = touches.add_note(db, contact_id=contact_id, at=core.now(), noted_on=core.today(), text=text.strip())
            self._notes.keep(contact_id, lines, source="note")
            for step in (caught for caught in lines if caught.kind is CaughtKind.NEXT_STEP):
                self._notes.keep_step(contact_id, step)
            drafts.use_up(db, contact_id, drafts.NOTES)
        return Changed(f"Note on {contact.name}: {kept_words(lines)}", EVERYTHING, contact_id, row)

    def give_note(self, contact_id: int) -> Changed:
        """The note that was nobody's goes below what is being typed for this person.

        Raises NotUnderstood where there is none.
        """
        contact, core = self._people.get(contact_id), self._core
        loose = drafts.draft(core.db, None, drafts.NOTES)
        if loose is None or not loose.text.strip():
            raise NotUnderstood("The note is empty.", "Type something first.")
        with core.deed(f"note given to {contact.name}") as db:
            drafts.give_loose(db, contact_id, drafts.NOTES, at=core.now())
        return Changed(f"The note is {contact.name}’s", EVERYTHING, contact_id)

    def _with_promise(self, wrap: WrapUp) -> WrapUp:
        """A message names the next call: its day counts where the rep has typed none."""
        if wrap.next_when is not None or wrap.disposition is not Disposition.LEFT_VOICEMAIL:
            return wrap
        when = self.promised(wrap.contact_id, wrap.message)
        if when is None:
            return wrap
        return replace(wrap, next_when=when, next_why="promised to ring again", promised_aloud=True)

    def _keep(self, wrap: WrapUp, lines: Sequence[Caught], touch_id: int) -> None:
        self._notes.keep(wrap.contact_id, lines, source=CHANNEL_WORDS[wrap.channel], touch_id=touch_id, at=wrap.at)
        if not wrap.has_date:
            for step in (caught for caught in lines if caught.kind is CaughtKind.NEXT_STEP):
                self._notes.keep_step(wrap.contact_id, step, at=wrap.at)

    def _and_next(self, wrap: WrapUp, contact: Contact, lines: Sequence[Caught]) -> None:
        """Whoever was named instead, what is not owed any more, and the next date."""
        person = self._next.instead(wrap, contact) if wrap.names_another else None
        if wrap.result in NOT_NEEDED or wrap.disposition is Disposition.DO_NOT_CONTACT:
            take_back(self._core, self._agenda.promises, wrap.contact_id)
        if not wrap.has_date or wrap.disposition is Disposition.DO_NOT_CONTACT:
            return
        if person is not None:
            self._next.plan_with(person, wrap, contact)
        else:
            self._next.plan(wrap, lines)

    def _check(self, wrap: WrapUp, contact: Contact, lines: Sequence[Caught]) -> None:
        if wrap.next_when is not None and wrap.next_when.phrase.strip():
            self._agenda.dated(wrap.next_when)
        has_date = wrap.has_date
        if wrap.result in NEEDS_DATE and not has_date:
            raise NotUnderstood("“Not now” needs a date.", "When would it make sense to call? Any words: mid March.")
        if wrap.disposition is Disposition.CALLBACK_ASKED and not has_date:
            raise NotUnderstood("They asked to be called back: when?", "Type a time: in 20 min, tomorrow 9am.")
        if has_date and wrap.disposition is not Disposition.DO_NOT_CONTACT:
            self.check_allowed(contact, next_channel(wrap, lines))
        if wrap.direction == "out" and wrap.disposition is None and wrap.channel not in BY_PHONE and wrap.at is None:
            self.check_allowed(contact, wrap.channel)

    def _touch(self, wrap: WrapUp, lines: Sequence[Caught]) -> int:
        core = self._core
        at = wrap.at or core.now()
        quotes = [c.what for c in lines if c.kind is CaughtKind.QUOTE and c.line not in wrap.dropped]
        text = wrap.text if wrap.text.strip() else wrap.message
        return touches.add_touch(
            core.db, contact_id=wrap.contact_id, follow_up_id=wrap.follow_up_id, channel=wrap.channel,
            direction=wrap.direction, at=at, happened_on=core.day_of(at), seconds=wrap.seconds,
            number=wrap.number, disposition=wrap.disposition, result=wrap.result, went=wrap.went,
            text=text.strip("\n"), their_words=quotes[-1] if quotes else (wrap.words or None),
            script_version_id=self._version(wrap), talk_share=wrap.talk_share, questions_asked=asked(wrap) or None,
            ticks=" ".join(wrap.ticks), prepared=wrap.prepared, override_why=wrap.override_why, logged_at=core.now(),
        )  # fmt: skip

    def _version(self, wrap: WrapUp) -> int | None:
        """The version of the script that was left; a message as it was said is one of its own."""
        if not wrap.message.strip() or wrap.disposition is not Disposition.LEFT_VOICEMAIL:
            return wrap.script_version_id
        grown = Shelf(self._core).grown_from(wrap.contact_id, wrap.message)
        return scripts.add_version(
            self._core.db, wrap.contact_id, wrap.message, at=self._core.stamp(), seconds=wrap.seconds, script_id=grown
        )

    def _ticked(self, wrap: WrapUp, touch_id: int) -> None:
        """Questions that were asked; one that grew from a stale fact confirms the fact and its date."""
        core = self._core
        for question_id in wrap.ticked:
            research.change_question(core.db, question_id, state="asked", asked_on=core.today(), touch_id=touch_id)
            if fact_id := research.fact_of_question(core.db, question_id):
                research.change_fact(core.db, fact_id, state="confirmed", confirmed_on=core.today())

    def _ending(self, wrap: WrapUp, contact: Contact) -> None:
        core = self._core
        phone, ended = contact.phone_called(wrap.number), wrap.disposition
        if phone and ended and ended in (Disposition.WRONG_NUMBER, Disposition.NUMBER_DEAD):
            self._people.strike_number(phone, why=DISPOSITION_WORDS[ended], on=core.today())
        if wrap.disposition is Disposition.DO_NOT_CONTACT:
            self._people.write_wish(contact, channel="all", words=wrap.words or None, asked_by=None)

    def _use_up_notes(self, wrap: WrapUp) -> None:
        """The notes go into the touch that holds their words; notes beside a voicemail stay where they were typed."""
        notes = drafts.draft(self._core.db, wrap.contact_id, drafts.NOTES)
        if notes is not None and clean_lines(notes.text).strip() in clean_lines(wrap.text):
            drafts.use_up(self._core.db, wrap.contact_id, drafts.NOTES)

    def _words(self, wrap: WrapUp) -> str:
        if wrap.result:
            return RESULT_WORDS[wrap.result]
        return DISPOSITION_WORDS[wrap.disposition] if wrap.disposition else CHANNEL_WORDS[wrap.channel]


def asked(wrap: WrapUp) -> int:
    """Questions asked, counted: those ticked, and those that the notes say were asked."""
    return len(wrap.ticked) + count_questions(wrap.text)


def kept_words(lines: Sequence[Caught]) -> str:
    """ "kept, with 1 promise and 2 dates"."""
    names = {
        CaughtKind.PROMISE: "promise", CaughtKind.MILESTONE: "date", CaughtKind.QUESTION: "question",
        CaughtKind.FACT: "fact", CaughtKind.NEXT_STEP: "next step", CaughtKind.ABSENCE: "absence",
    }  # fmt: skip
    counts = [(sum(caught.kind is kind for caught in lines), word) for kind, word in names.items()]
    parts = [f"{count} {word}{'s' * (count != 1)}" for count, word in counts if count]
    return "kept" + (f", with {', '.join(parts)}" if parts else "")

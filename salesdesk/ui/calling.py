"""The keys around a call: the guard before it, the number, the call itself, what was left, what was logged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from salesdesk.desk import Changed
from salesdesk.desk.calls import WrapUp
from salesdesk.domain.followup import Channel, Play, Result
from salesdesk.domain.modes import Mode, mode_reason
from salesdesk.domain.people import Contact, Phone
from salesdesk.domain.voicemail import measure, to_fill
from salesdesk.errors import NotFound, Refused, SalesdeskError
from salesdesk.ui.outside import Link, checked_link, copy, open_link
from salesdesk.ui.widgets.brief import phone_line, phone_text, ways_of, ways_open

if TYPE_CHECKING:
    from salesdesk.domain.call import LiveCall

LONG_GAP = timedelta(minutes=10)
"""So long after the last word, a call that the desk finds again is over."""
LEFT_TWICE = timedelta(minutes=5)
"""The same message within this time is one message."""


def begin_call(screen: Any, contact: Contact, follow_up_id: int | None) -> None:
    """The call key: a call that waits for its wrap-up first; refused for who asked not to be called; each guard says
    what it sees and leaves the choice."""
    if (live := screen.desk.calls.live()) is not None:
        screen.keep_texts()
        open_call(screen, live)
        return
    screen.desk.calls.check_allowed(contact, Channel.CALL)
    CallAttempt(screen, contact, follow_up_id).past_quiet()


@dataclass(frozen=True, slots=True)
class CallAttempt:
    """A call on its way past its guards: quiet people, their hours, the research."""

    screen: Any
    contact: Contact
    follow_up_id: int | None
    override_why: str = ""
    """Why somebody who is to be left in peace is called all the same; it is counted."""

    def past_quiet(self) -> None:
        """Somebody quiet is called only with a reason (PRACTICES, decision 1)."""
        desk = self.screen.desk
        brief = desk.research.brief(self.contact.id, follow_up_id=self.follow_up_id)
        helps = brief.follow_up is not None and brief.follow_up.play == Play.STALL
        if brief.mode is not Mode.QUIET or helps:  # a call to the assistant has its place
            self.past_hours()
            return
        from salesdesk.ui.sheets.ask import AskSheet

        title = (
            f"{self.contact.name} is quiet: {mode_reason(brief.standing, today=brief.today)}. Why call all the same?"
        )

        def answered(why: str | None) -> None:
            if why and why.strip():
                replace(self, override_why=why.strip()).past_hours()

        self.screen.app.push_screen(AskSheet(desk, title=title, placeholder="a reason; esc waits"), answered)

    def past_hours(self) -> None:
        """Outside their hours it says so and offers to wait."""
        clock = self.screen.desk.research.clock_of(self.contact)
        if clock.state != "closed":
            self.past_research()
            return
        from salesdesk.ui.sheets.guard import GuardSheet

        guard = GuardSheet(self.screen.desk, self.contact, clock, number=self._number())
        self.screen.app.push_screen(guard, self._guarded)

    def _number(self) -> str:
        """Which of several numbers the call goes to; empty where there is no choice."""
        phone = self.contact.phone_called(self.screen.numbers_chosen.get(self.contact.id))
        return phone_line(phone) if phone and len(self.contact.live_phones) > 1 else ""

    def _guarded(self, choice: str | None) -> None:
        screen = self.screen
        if choice == "call":
            self.past_research()
        elif choice == "later":
            screen.run_command("later")
        elif choice == "hold" and self.follow_up_id is not None:
            screen.changed(screen.desk.agenda.hold(self.follow_up_id), cursor=screen._row_after())
        elif choice == "hold":
            when = screen.desk.agenda.read_when("when they open", self.contact.id)
            screen._try(lambda: screen.desk.agenda.plan(self.contact.id, when))

    def past_research(self) -> None:
        """A researched call begins at once; another is one key more and counts as unprepared."""
        screen = self.screen
        ready = screen.desk.research.brief(self.contact.id, follow_up_id=self.follow_up_id).ready
        if ready is None or ready.is_researched:
            self.past_shoes(prepared=True)
            return
        from salesdesk.ui.sheets.ready import GateSheet

        def answered(choice: str | None) -> None:
            if choice == "call":
                self.past_shoes(prepared=False)
            elif choice:
                screen.run_command("three_minutes" if choice == "research" else "add_fact")

        screen.app.push_screen(GateSheet(screen.desk, self.contact, ready), answered)

    def past_shoes(self, *, prepared: bool) -> None:
        """Their shoes for ten seconds, where they are written; Enter goes on at once, esc stays here."""
        screen = self.screen
        contact = screen.desk.people.get(self.contact.id)
        if not contact.their_shoes or not screen.desk.core.config.shoes_card:
            self._start(prepared=prepared)
            return
        from salesdesk.ui.sheets.shoes import ShoesCard

        brief = screen.desk.research.brief(contact.id, follow_up_id=self.follow_up_id)

        def read(go: bool | None) -> None:
            if go:
                self._start(prepared=prepared)

        screen.app.push_screen(ShoesCard(screen.desk, brief), read)

    def _start(self, *, prepared: bool) -> None:
        screen, contact = self.screen, self.contact
        screen.keep_texts()
        number = screen.numbers_chosen.get(contact.id)
        call = screen.desk.calls.start(contact.id, follow_up_id=self.follow_up_id, number=number)
        call = screen.desk.calls.keep(replace(call, prepared=prepared, override_why=self.override_why or None))
        if (phone := contact.phone_called(call.number)) is not None:
            hand_number(screen, phone)
        open_call(screen, call)


def answer_call(screen: Any) -> None:
    """They called: somebody known or new, also who asked not to be called; the timer starts at once."""
    if (live := screen.desk.calls.live()) is not None:
        screen.keep_texts()
        open_call(screen, live)
        return
    from salesdesk.ui.sheets.inbound import InboundSheet

    def who(answer: tuple[str, object] | None) -> None:
        if answer is None:
            return
        kind, value = answer
        try:
            contact_id = int(str(value)) if kind == "contact" else screen.desk.calls.newcomer(str(value))
            screen.keep_texts()
            call = screen.desk.calls.start(contact_id, direction="in")
        except SalesdeskError as error:
            screen.say(" ".join(part for part in (error.sentence, error.hint) if part), "late")
            return
        screen.app.to_day()
        screen.reload_all()
        screen.show_person(contact_id, call.follow_up_id)
        open_call(screen, call)

    screen.app.push_screen(InboundSheet(screen.desk), who)


def open_call(screen: Any, call: LiveCall, *, words: str = "") -> None:
    """Shows the running call; also one that was running when the desk ended."""
    from salesdesk.ui.screens.calling import CallScreen

    screen.app.push_screen(CallScreen(screen.desk, call, words=words), partial(_call_over, screen))


def leave_message(page: Any) -> None:
    """Nobody answers: the call was none; to their script, where F8 logs what was left. What was typed stays."""
    page.keep_texts()
    page.desk.calls.forget()
    page.dismiss(None)
    day = page.app.today_screen
    day.call_after_refresh(day.do_voicemail)


def open_found_call(screen: Any, call: LiveCall) -> None:
    """A call that the last sitting left: offered back with its time. After a long gap the timer stands where the last
    word was typed."""
    core = screen.desk.core
    draft = screen.desk.scripts.draft(call.contact_id, "notes")
    last = max(call.started_at, draft.saved_at) if draft else call.started_at
    began = f"{call.started_at.astimezone(core.zone):%H:%M}"
    if call.ended_at is None and core.now() - last > LONG_GAP:
        call = screen.desk.calls.keep(replace(call, ended_at=last))
    words = f"Found again: began {began}." if call.ended_at is None else f"Found again: began {began}. F8 wraps it up."
    open_call(screen, call, words=words)


def _call_over(screen: Any, done: Changed | None) -> None:
    """After the one save: the next open follow-up, its brief in front; nothing is dialled."""
    if done is None:
        screen.reload_all()
        return
    screen.forget_texts()
    screen.changed(done)
    screen.go_to_next_open()
    screen.remind_of_deal(done)
    look_back(screen, done)


def look_back(screen: Any, done: Changed) -> None:
    """After a "no": what it teaches, then the one question, when a call would make sense."""
    touch = screen.desk.calls.touch(done.row_id) if done.row_id else None
    if touch is None or touch.result is not Result.DECLINED:
        screen.ask_after_no(done.contact_id)
        return
    from salesdesk.ui.sheets.loss import LossSheet

    def answered(kept: Changed | None) -> None:
        if kept is not None:
            screen.changed(kept)
        screen.ask_after_no(done.contact_id)

    screen.app.push_screen(LossSheet(screen.desk, touch.id), answered)


def open_objections(screen: Any, row_id: int | None = None) -> None:
    """In a call: what they may say and what is said then; whether it helped is counted there, and the call goes on."""
    from salesdesk.ui.sheets.objections import ObjectionsSheet

    def closed(_: Changed | None) -> None:
        screen.objections = screen.desk.research.library.objections(screen.call.contact_id)
        screen.draw()

    screen.app.push_screen(ObjectionsSheet(screen.desk, screen.brief.contact, at=row_id), closed)


def copy_number(screen: Any, contact: Contact) -> None:
    """The number to the clipboard, the address where there is no number. Raises NotFound where there is neither, Refused
    where they asked not to be contacted that way."""
    ways = ways_open(contact)
    if not ways:
        if ways_of(contact):
            screen.desk.calls.check_allowed(contact, Channel.CALL if contact.live_phones else Channel.EMAIL)
        raise NotFound(f"No number and no e-mail of {contact.name}.", "e adds them.")
    copy_text(screen, ways[0][1])


def copy_one_of(screen: Any, contact: Contact) -> None:
    """The only number at once; of several numbers or addresses the one that is chosen, which the next call goes to."""
    if (len(contact.live_phones) < 2 and len(contact.live_emails) < 2) or not ways_open(contact):
        copy_number(screen, contact)
        return
    from salesdesk.ui.sheets.links import CopySheet

    def chosen(text: str | None) -> None:
        if not text:
            return
        copy_text(screen, text)
        if (phone := _phone_read(contact, text)) is not None:
            screen.numbers_chosen[contact.id] = phone.dialled

    screen.app.push_screen(CopySheet(screen.desk, contact, uses=screen.numbers_chosen.get(contact.id)), chosen)


def choose_number(screen: Any) -> None:
    """In a call: another of their numbers, which the call then keeps; it is handed over as the first one was."""
    contact = screen.brief.contact
    if len(contact.live_phones) < 2:
        copy_number(screen, contact)
        return
    from salesdesk.ui.sheets.links import CopySheet

    def chosen(text: str | None) -> None:
        phone = _phone_read(contact, text or "")
        if phone is not None:
            screen.use_number(phone.dialled)
            hand_number(screen, phone)
        elif text:
            copy_text(screen, text)

    screen.app.push_screen(CopySheet(screen.desk, contact, uses=screen.call.number), chosen)


def _phone_read(contact: Contact, text: str) -> Phone | None:
    return next((phone for phone in contact.live_phones if phone_text(phone) == text), None)


def hand_number(screen: Any, phone: Phone) -> None:
    """The number of a call that was asked for: to the telephone program where the rep has one, else copied."""
    if screen.desk.core.config.call_by == "tel" and phone.e164:
        open_link(checked_link(f"tel:{phone.e164}"))
    else:
        copy_text(screen, phone_text(phone))


def copy_text(screen: Any, text: str) -> None:
    """Copies in a thread: a clipboard program may hang for a second."""
    app = screen.app

    def to_terminal(words: str) -> None:
        app.call_from_thread(app.copy_to_clipboard, words)

    def copying() -> None:
        done = copy(text, to_terminal=to_terminal)
        app.call_from_thread(screen.say, f"{text}   {done.said}" if len(text) < 40 else done.said)

    screen.run_worker(copying, thread=True, exit_on_error=False)


def open_checked(screen: Any, url: str) -> None:
    """Hands a link to the system. Raises Refused for what is none, NotFound where nothing opens links."""
    link: Link = checked_link(url)
    open_link(link)
    screen.say(f"Opening {link.place}")


def left_voicemail(screen: Any, contact: Contact, follow_up_id: int | None) -> None:
    """F8 on the script: it was left, with its text and length; the call that it promises is dated."""
    screen.desk.calls.check_allowed(contact, Channel.VOICEMAIL)
    area = screen.area("voicemail")
    filled = screen.desk.scripts.filled(area.text, screen.brief).text
    if filled != area.text:
        area.replace(filled, (0, 0), area.document.end, maintain_selection_offset=False)
    text = filled.strip()
    screen.keep_texts()
    _check_not_left(screen, contact, text)
    ready = screen.desk.research.brief(contact.id, follow_up_id=follow_up_id).ready
    done = screen.desk.calls.left_voicemail(
        contact.id, text, follow_up_id=follow_up_id, seconds=_seconds(screen, text), prepared=ready is None or ready.is_researched,
    )  # fmt: skip
    screen.changed(done)
    left = to_fill(text)
    if left:
        screen.say(f"Left, with {left} to fill   esc, then u takes it back", "stale")
    if screen.desk.agenda.next_of(contact.id) is None:
        screen._ask_next(contact.id)


def _check_not_left(screen: Any, contact: Contact, text: str) -> None:
    """Raises Refused where the same words were left a moment ago: the key was held, or pressed twice."""
    last = screen.desk.scripts.last_left(contact.id) if text else None
    if last is not None and last.text == text and screen.desk.core.now() - last.made_at < LEFT_TWICE:
        at = last.made_at.astimezone(screen.desk.core.zone)
        raise Refused(f"Left already at {at:%H:%M}.", "u takes it back.")


def _seconds(screen: Any, text: str) -> int | None:
    return round(measure(text, pace=screen.desk.core.rep().pace_wpm).seconds) if text else None


def log_touch(screen: Any, contact: Contact, follow_up_id: int | None) -> None:
    """What has happened without a timer: a call, an e-mail, a meeting."""
    from salesdesk.ui.sheets.log import LogSheet

    def logged(done: Changed | None) -> None:
        if done is None:
            return
        screen.forget_texts()
        screen.changed(done)
        screen.remind_of_deal(done)
        if screen.desk.agenda.permission.is_open_question(contact.id):
            look_back(screen, done)
        elif screen.desk.agenda.next_of(contact.id) is None and not screen.desk.people.get(contact.id).refusal("all"):
            screen._ask_next(contact.id)

    screen.app.push_screen(LogSheet(screen.desk, contact, follow_up_id, notes=screen.area("notes").text), logged)


def wrap_of(call: LiveCall, **more: Any) -> WrapUp:
    """What the timer knows of a call, ready for its wrap-up."""
    ended = call.ended_at or call.started_at
    seconds = max(0, int((ended - call.started_at).total_seconds()))
    return WrapUp(
        contact_id=call.contact_id, at=call.started_at, seconds=seconds, number=call.number,
        follow_up_id=call.follow_up_id, direction=call.direction, ticked=call.ticked,
        prepared=call.prepared, override_why=call.override_why, **more,
    )  # fmt: skip

"""The keys around a call: the guard before it, the number, the call itself, what was left, what was logged."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from salesdesk.desk import Changed
from salesdesk.desk.calls import WrapUp
from salesdesk.domain.followup import Channel
from salesdesk.domain.people import Contact
from salesdesk.domain.phones import read_phone
from salesdesk.domain.voicemail import measure
from salesdesk.errors import NotFound
from salesdesk.ui.outside import Link, checked_link, copy, open_link

if TYPE_CHECKING:
    from salesdesk.domain.call import LiveCall


def begin_call(screen: Any, contact: Contact, follow_up_id: int | None) -> None:
    """The call key: refused for who asked not to be called; outside their hours it says so and offers to wait."""
    screen.desk.calls.check_allowed(contact, Channel.CALL)
    clock = screen.desk.research.clock_of(contact)
    if clock.state == "closed":
        from salesdesk.ui.sheets.guard import GuardSheet

        answered = partial(_guarded, screen, contact, follow_up_id)
        screen.app.push_screen(GuardSheet(screen.desk, contact, clock), answered)
        return
    _start(screen, contact, follow_up_id)


def _guarded(screen: Any, contact: Contact, follow_up_id: int | None, choice: str | None) -> None:
    if choice == "call":
        _start(screen, contact, follow_up_id)
    elif choice == "later":
        screen.run_command("later")
    elif choice == "hold":
        if follow_up_id is not None:
            screen.changed(screen.desk.agenda.hold(follow_up_id), cursor=screen._row_after())
        else:
            when = screen.desk.agenda.read_when("when they open", contact.id)
            screen._try(lambda: screen.desk.agenda.plan(contact.id, when))


def _start(screen: Any, contact: Contact, follow_up_id: int | None) -> None:
    screen.keep_texts()
    call = screen.desk.calls.start(contact.id, follow_up_id=follow_up_id)
    if contact.live_phones:
        if screen.desk.core.config.call_by == "tel" and contact.live_phones[0].e164:
            open_link(checked_link(f"tel:{contact.live_phones[0].e164}"))
        else:
            copy_number(screen, contact)
    open_call(screen, call)


def open_call(screen: Any, call: LiveCall) -> None:
    """Shows the running call; also one that was running when the desk ended."""
    from salesdesk.ui.screens.calling import CallScreen

    screen.app.push_screen(CallScreen(screen.desk, call), partial(_call_over, screen))


def _call_over(screen: Any, done: Changed | None) -> None:
    """After the one save: the next open follow-up, its brief in front; nothing is dialled."""
    if done is None:
        screen.reload_all()
        return
    screen.forget_texts()
    screen.changed(done)
    screen.go_to_next_open()


def copy_number(screen: Any, contact: Contact) -> None:
    """The number to the clipboard. Raises NotFound where there is none."""
    phone = next(iter(contact.live_phones), None)
    if phone is None:
        raise NotFound(f"No number for {contact.name}.", "e adds one.")
    shown = read_phone(phone.e164).shown if phone.e164 else phone.raw
    copy_text(screen, shown)


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
    text = screen.area("voicemail").text.strip()
    screen.keep_texts()
    done = screen.desk.calls.left_voicemail(contact.id, text, follow_up_id=follow_up_id, seconds=_seconds(screen, text))
    screen.changed(done)
    if screen.desk.agenda.next_of(contact.id) is None:
        screen._ask_next(contact.id)


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
        if screen.desk.agenda.next_of(contact.id) is None and not screen.desk.people.get(contact.id).refusal("all"):
            screen._ask_next(contact.id)

    screen.app.push_screen(LogSheet(screen.desk, contact, follow_up_id, notes=screen.area("notes").text), logged)


def wrap_of(call: LiveCall, **more: Any) -> WrapUp:
    """What the timer knows of a call, ready for its wrap-up."""
    ended = call.ended_at or call.started_at
    seconds = max(0, int((ended - call.started_at).total_seconds()))
    return WrapUp(
        contact_id=call.contact_id, at=call.started_at, seconds=seconds, number=call.number,
        follow_up_id=call.follow_up_id, direction=call.direction, ticked=call.ticked, dropped=frozenset(call.dropped),
        prepared=call.prepared, **more,
    )  # fmt: skip

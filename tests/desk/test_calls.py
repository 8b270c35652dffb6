"""The call's drawer: the call that runs, and the one save that writes all of it or nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.calls import WrapUp
from salesdesk.domain.followup import Channel, Origin, PromiseState, Result
from salesdesk.domain.touch import Disposition
from salesdesk.errors import NotUnderstood, Refused
from salesdesk.store import followups, research, touches
from salesdesk.store.drafts import NOTES
from tests import builders
from tests.builders import a_contact, a_follow_up, a_promise, clock_of, on_day

PHONE = "+1 503 555 0142"


def a_wrapped_call(desk: Desk, dana: int, **more: object) -> WrapUp:
    return WrapUp(dana, **{"disposition": Disposition.CONNECTED, "text": "talked about both depots", **more})  # type: ignore[arg-type]


def last_touch(desk: Desk, dana: int):  # type: ignore[no-untyped-def]
    return touches.of_contact(desk.core.db, dana)[0]


def test_a_call_runs_ends_and_waits_for_its_wrap_up(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", phone=PHONE)
    row = a_follow_up(desk, dana)
    call = desk.calls.start(dana)
    assert (call.contact_id, call.follow_up_id, call.number) == (dana, row, "+15035550142")
    clock_of(desk).advance(minutes=5)
    ended = desk.calls.end(call)
    clock_of(desk).advance(minutes=1)
    assert desk.calls.end(ended).ended_at == ended.ended_at
    assert desk.calls.live() == ended
    assert desk.calls.resume(ended).ended_at is None
    desk.calls.forget()
    assert desk.calls.live() is None


def test_a_running_call_is_there_after_a_kill(busy_on_disk: Desk) -> None:
    call = busy_on_disk.calls.start(1)
    busy_on_disk.calls.tick(call, 2)
    again = builders.Desk(busy_on_disk.core.store.again(), busy_on_disk.core.clock)
    live = again.calls.live()
    assert live is not None
    assert (live.contact_id, live.ticked) == (1, (2,))
    again.close()


def test_a_question_is_ticked_and_the_tick_taken_off(desk: Desk) -> None:
    call = desk.calls.start(a_contact(desk, "Dana Ruiz"))
    call = desk.calls.tick(desk.calls.tick(call, 4), 7)
    assert call.ticked == (4, 7)
    assert desk.calls.tick(call, 4).ticked == (7,)


def test_nobody_is_called_who_asked_not_to_be(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", phone=PHONE)
    desk.people.do_not_contact(dana, words="take me off")
    with pytest.raises(Refused, match="take me off"):
        desk.calls.start(dana)
    assert desk.calls.live() is None
    assert desk.calls.start(dana, direction="in").direction == "in"


def test_one_save_writes_the_touch_and_closes_the_follow_up(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", phone=PHONE)
    row = a_follow_up(desk, dana)
    desk.scripts.save(dana, NOTES, "talked about both depots")
    desk.calls.start(dana)
    desk.calls.log(a_wrapped_call(desk, dana, seconds=302, next_when=on_day(desk, 7), talk_share=40))
    touch = last_touch(desk, dana)
    assert (touch.channel, touch.disposition, touch.seconds, touch.talk_share) == ("call", "connected", 302, 40)
    assert (touch.happened_on, touch.text) == (date(2022, 11, 22), "talked about both depots")
    closed = desk.agenda.follow_up(row)
    assert (closed.state, closed.touch_id) == ("done", touch.id)
    ahead = desk.agenda.next_of(dana)
    assert ahead is not None
    assert (ahead.due_on, ahead.agreed, ahead.origin) == (date(2022, 11, 29), True, Origin.AGREED)
    assert desk.calls.live() is None
    assert desk.scripts.draft(dana, NOTES) is None
    assert len(desk.history()) == 3


def test_one_undo_brings_the_whole_save_back_as_a_draft(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", phone=PHONE)
    a_follow_up(desk, dana)
    notes = "picked up\nboth depots"
    desk.scripts.save(dana, NOTES, notes, caret=4)
    before, draft = builders.dump(desk.core.store), desk.scripts.draft(dana, NOTES)
    desk.calls.log(a_wrapped_call(desk, dana, text=notes, result=Result.NOT_NOW, next_when=on_day(desk, 90)))
    after = builders.dump(desk.core.store)
    desk.undo()
    assert builders.dump(desk.core.store) == before
    assert desk.scripts.draft(dana, NOTES) == draft
    desk.redo()
    assert builders.dump(desk.core.store) == after
    assert desk.scripts.draft(dana, NOTES) is None
    desk.undo()
    assert desk.scripts.draft(dana, NOTES) == draft


def test_what_was_typed_since_is_not_overwritten_by_an_undo(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    desk.scripts.save(dana, NOTES, "the first call")
    desk.calls.log(a_wrapped_call(desk, dana, text="the first call"))
    desk.scripts.save(dana, NOTES, "typing already")
    desk.undo()
    draft = desk.scripts.draft(dana, NOTES)
    assert draft is not None
    assert draft.text == "typing already"
    assert [text for _, text in desk.scripts.longer_forms(dana, NOTES)] == ["the first call"]
    desk.redo()
    draft = desk.scripts.draft(dana, NOTES)
    assert draft is not None
    assert draft.text == "typing already"


def test_a_touch_of_earlier_closes_nothing_of_today(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    row = a_follow_up(desk, dana)
    at = datetime(2022, 11, 18, 20, 0, tzinfo=UTC)
    desk.calls.log(a_wrapped_call(desk, dana, at=at, channel=Channel.MEETING))
    assert last_touch(desk, dana).happened_on == date(2022, 11, 18)
    assert desk.agenda.follow_up(row).state == "open"


def test_a_follow_up_ahead_is_not_closed_by_a_call_today(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    row = a_follow_up(desk, dana, in_days=1)
    desk.calls.log(a_wrapped_call(desk, dana))
    assert desk.agenda.follow_up(row).state == "open"


def test_a_call_that_was_promised_keeps_its_promise(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    promise = a_promise(desk, dana, "ring on Tuesday")
    a_follow_up(desk, dana, promise_id=promise)
    desk.calls.log(a_wrapped_call(desk, dana))
    kept = followups.promise(desk.core.db, promise)
    assert kept is not None
    assert kept.state is PromiseState.KEPT


def test_not_now_needs_a_date_and_nothing_is_written_without_one(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    before = builders.dump(desk.core.store)
    for wrap in (
        a_wrapped_call(desk, dana, result=Result.NOT_NOW),
        a_wrapped_call(desk, dana, disposition=Disposition.CALLBACK_ASKED),
        a_wrapped_call(desk, dana, next_when=on_day(desk, -1)),
    ):
        with pytest.raises(NotUnderstood) as refused:
            desk.calls.log(wrap)
        assert refused.value.hint
    assert builders.dump(desk.core.store) == before


@pytest.mark.parametrize("disposition", [Disposition.WRONG_NUMBER, Disposition.NUMBER_DEAD])
def test_a_wrong_number_strikes_only_that_number(disposition: Disposition, desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", phone=PHONE)
    with desk.core.deed("second number"):
        desk.people.add_number(dana, "+1 503 555 0160", position=1)
    desk.calls.log(a_wrapped_call(desk, dana, disposition=disposition, number="+15035550160"))
    assert [p.e164 for p in desk.people.get(dana).live_phones] == ["+15035550142"]


def test_do_not_contact_takes_effect_at_once_whatever_else_was_typed(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", phone=PHONE)
    later = a_follow_up(desk, dana, in_days=9)
    desk.calls.log(
        a_wrapped_call(
            desk, dana, disposition=Disposition.DO_NOT_CONTACT, words="never call me again", next_when=on_day(desk, 3)
        )
    )
    assert desk.agenda.next_of(dana) is None
    assert desk.agenda.follow_up(later).state == "called_off"
    wish = desk.people.get(dana).refusal("email")
    assert wish is not None
    assert wish.words == "never call me again"


def test_no_next_step_is_planned_on_a_channel_that_they_refused(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    desk.people.do_not_contact(dana, channel="call")
    with pytest.raises(Refused):
        desk.calls.log(a_wrapped_call(desk, dana, direction="in", next_when=on_day(desk, 1)))
    desk.calls.log(a_wrapped_call(desk, dana, direction="in", next_when=on_day(desk, 1), next_channel=Channel.EMAIL))
    assert desk.agenda.next_of(dana) is not None


def test_a_mail_to_somebody_who_refused_it_is_not_logged_as_sent_now(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    desk.people.do_not_contact(dana, channel="email")
    with pytest.raises(Refused):
        desk.calls.log(WrapUp(dana, channel=Channel.EMAIL, text="sent the price"))


def test_a_successor_is_made_and_pointed_to_with_what_is_known(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", account="Northwind")
    desk.research.add_fact(dana, "38 trucks", confirmed=True)
    desk.calls.log(
        a_wrapped_call(
            desk, dana, disposition=Disposition.NO_LONGER_THERE, successor="Ines Keller", words="speak to Ines"
        )
    )
    ines = desk.people.who("ines keller")
    assert ines.account_name == "Northwind"
    assert [(f.text, f.state) for f in desk.research.brief(ines.id).facts] == [("38 trucks", "assumed")]
    (pointer,) = desk.research.brief(dana).points
    assert (pointer.name, pointer.kind, pointer.by_them) == ("Ines Keller", "successor", True)


def test_a_successor_who_is_already_here_is_not_made_twice(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", account="Northwind")
    ines = a_contact(desk, "Inès Keller", account="Northwind")
    desk.calls.log(a_wrapped_call(desk, dana, result=Result.REFERRED, successor="Ines Keller"))
    assert desk.people.count() == 2
    assert [p.contact_id for p in desk.research.brief(dana).points] == [ines]


def test_a_ticked_question_is_asked_and_its_fact_is_fresh_again(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    with desk.core.deed("research") as db:
        fact = research.add_fact(
            db, at=desk.core.stamp(), contact_id=dana, text="CFO signs above 25k", found_on=date(2022, 9, 2)
        )
        question = research.add_question(
            db, contact_id=dana, text="Who signs now?", fact_id=fact, planned_on=date(2022, 11, 21)
        )
    desk.calls.log(a_wrapped_call(desk, dana, ticked=(question,)))
    brief = desk.research.brief(dana)
    assert brief.questions == ()
    assert [(f.state, f.confirmed_on) for f in brief.facts] == [("confirmed", date(2022, 11, 22))]
    assert last_touch(desk, dana).questions_asked == 1


def test_the_notes_become_records(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    notes = (
        "- picked up, in the yard\n* 38 trucks, two depots\n! send both-site price by 15:00 today\n"
        "? does the rate hold for the new depot\n“Send both sites and I take it up.”\nplain words"
    )
    desk.calls.log(a_wrapped_call(desk, dana, text=notes))
    brief = desk.research.brief(dana)
    assert [f.text for f in brief.facts] == ["38 trucks, two depots"]
    assert [q.text for q in brief.questions] == ["does the rate hold for the new depot"]
    (promise,) = brief.promises
    assert "both-site price" in promise.what
    assert promise.due_at == datetime(2022, 11, 22, 21, 0, tzinfo=UTC)
    assert last_touch(desk, dana).their_words == "Send both sites and I take it up."
    assert last_touch(desk, dana).text == notes


def test_a_line_that_was_dropped_stays_a_line(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    desk.calls.log(a_wrapped_call(desk, dana, text="* a fact\n* not a fact", dropped=frozenset({2})))
    assert [f.text for f in desk.research.brief(dana).facts] == ["a fact"]


def test_an_hour_that_passed_while_they_talked_is_no_reason_to_refuse_the_save(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    clock_of(desk).set("2022-11-22 15:10")
    desk.calls.log(
        a_wrapped_call(desk, dana, text="! send both-site price by 15:00 today\n! sent the first one on 12 Nov")
    )
    promises = {p.what: p for p in desk.research.brief(dana).promises}
    assert len(promises) == 2
    late = next(p for what, p in promises.items() if "both-site" in what)
    assert late.state is PromiseState.OPEN


def test_a_next_step_in_the_notes_is_dated_where_none_was_typed(desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    desk.calls.log(a_wrapped_call(desk, dana, text="> ring again 12 Dec"))
    ahead = desk.agenda.next_of(dana)
    assert ahead is not None
    assert (ahead.due_on, ahead.agreed) == (date(2022, 12, 12), True)


@pytest.mark.parametrize("disposition", list(Disposition))
def test_every_ending_is_saved_named_and_taken_back(disposition: Disposition, desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", phone=PHONE, account="Northwind")
    a_follow_up(desk, dana)
    before = builders.dump(desk.core.store)
    changed = desk.calls.log(a_wrapped_call(desk, dana, disposition=disposition, next_when=on_day(desk, 2)))
    assert changed.label.startswith("Dana Ruiz: ")
    assert last_touch(desk, dana).disposition is disposition
    desk.undo()
    assert builders.dump(desk.core.store) == before


@pytest.mark.parametrize("result", list(Result))
def test_every_result_is_saved_and_taken_back(result: Result, desk: Desk) -> None:
    dana = a_contact(desk, "Dana Ruiz", account="Northwind")
    before = builders.dump(desk.core.store)
    desk.calls.log(a_wrapped_call(desk, dana, result=result, next_when=on_day(desk, 2), successor="Ines Keller"))
    assert last_touch(desk, dana).result is result
    desk.undo()
    assert builders.dump(desk.core.store) == before


def test_a_save_that_fails_in_the_middle_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    dana = a_contact(desk, "Dana Ruiz")
    a_follow_up(desk, dana)
    desk.scripts.save(dana, NOTES, "* a fact")
    before = builders.dump(desk.core.store)

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(research, "add_fact", fail)
    with pytest.raises(ZeroDivisionError):
        desk.calls.log(a_wrapped_call(desk, dana, text="* a fact"))
    assert builders.dump(desk.core.store) == before
    draft = desk.scripts.draft(dana, NOTES)
    assert draft is not None
    assert draft.text == "* a fact"


def test_what_was_said_counts_from_the_day_of_the_call_also_when_it_is_wrapped_up_days_later(desk: Desk) -> None:
    clock_of(desk).set("2022-11-16 10:00")  # a Wednesday
    dana = a_contact(desk, "Dana Ruiz")
    notes = "! send the price by friday\n! write the paper by next wednesday\n* 38 trucks\n> call her thursday"
    began = desk.calls.start(dana).started_at
    clock_of(desk).set("2022-11-21 09:00")
    assert [one.on for one in desk.calls.caught(dana, notes, at=began)][:2] == [date(2022, 11, 18), date(2022, 11, 23)]
    desk.calls.log(a_wrapped_call(desk, dana, text=notes, at=began))
    price, paper = sorted(desk.agenda.promises.of(dana), key=lambda one: str(one.due_on))
    assert (price.due_on, price.made_on) == (date(2022, 11, 18), date(2022, 11, 16))
    assert paper.due_on == date(2022, 11, 23)
    assert {row.due_on for row in followups.open_of(desk.core.db, dana)} == {
        date(2022, 11, 17), date(2022, 11, 18), date(2022, 11, 23),
    }  # fmt: skip
    assert research.facts_of(desk.core.db, dana, None)[0].found_on == date(2022, 11, 16)

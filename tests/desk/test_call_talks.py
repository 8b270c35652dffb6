"""A talk beside its result: how it went, what was asked, what a no teaches; and a save that is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.calls import WrapUp, as_logged
from salesdesk.desk.wrapup import Named, named
from salesdesk.domain.call import Tick, Went, WrapForm
from salesdesk.domain.followup import Channel, Result
from salesdesk.domain.touch import Disposition
from salesdesk.errors import NotUnderstood
from salesdesk.store import followups, touches
from salesdesk.store.drafts import NOTES
from tests.builders import a_contact, clock_of, dump, on_day

NOTES_OF_A_TALK = (
    '! send both prices fri\n* ships 500 a day\n> ring again 12 Dec\nasked who signs\n" we re-tender in March'
)


def last_touch(desk: Desk, dana: int) -> touches.Touch:
    return touches.of_contact(desk.core.db, dana)[0]


def a_call_with_everything(desk: Desk, dana: int) -> None:
    """A call that has ended, with notes, ticks, a dropped line and a wrap-up half filled."""
    desk.scripts.save(dana, NOTES, NOTES_OF_A_TALK, caret=5)
    call = desk.calls.tick(desk.calls.start(dana), 3)
    desk.calls.drop(call, "ships 500 a day")
    clock_of(desk).advance(minutes=6)
    live = desk.calls.live()
    assert live is not None
    desk.calls.end(live)
    form = WrapForm("m", "12 Dec", "", "in spring", "well", 40, ("asked_for_referral",))
    desk.calls.fill(form, ("ships 500 a day",))


def test_one_undo_brings_the_call_back_with_its_time_ticks_drops_and_marks(desk: Desk) -> None:
    dana = a_contact(desk)
    a_call_with_everything(desk, dana)
    before, rows, draft = desk.calls.live(), dump(desk.core.store), desk.scripts.draft(dana, NOTES)
    assert before is not None
    desk.calls.log(WrapUp(dana, disposition=Disposition.CONNECTED, text=NOTES_OF_A_TALK, at=before.started_at))
    after = dump(desk.core.store)
    assert desk.calls.live() is None
    for _ in range(2):
        desk.undo()
        assert (desk.calls.live(), desk.scripts.draft(dana, NOTES)) == (before, draft)
        assert dump(desk.core.store) == rows
        desk.redo()
        assert (desk.calls.live(), desk.scripts.draft(dana, NOTES)) == (None, None)
        assert dump(desk.core.store) == after


def test_a_call_that_runs_meanwhile_is_not_replaced_by_the_one_that_comes_back(desk: Desk) -> None:
    dana, lee = a_contact(desk), a_contact(desk, "Lee Park")
    a_call_with_everything(desk, dana)
    desk.calls.log(WrapUp(dana, disposition=Disposition.CONNECTED, text=NOTES_OF_A_TALK))
    running = desk.calls.start(lee)
    desk.undo()
    assert desk.calls.live() == running
    desk.redo()
    assert desk.calls.live() == running


def test_how_it_went_the_share_and_the_ticks_are_kept_and_questions_counted(desk: Desk) -> None:
    dana = a_contact(desk)
    desk.calls.log(
        WrapUp(
            dana, disposition=Disposition.CONNECTED, text="asked who signs\n? for next time", went=Went.HARD,
            talk_share=60, ticks=(Tick.REFERRAL, Tick.STEPS), ticked=(1, 2),
        )
    )  # fmt: skip
    touch = last_touch(desk, dana)
    assert (touch.went, touch.talk_share, touch.questions_asked) == ("hard", 60, 3)
    assert touch.ticks == "asked_for_referral outlined_steps"


def test_after_a_no_it_is_kept_whose_it_was_how_the_rep_knows_and_what_changes(desk: Desk) -> None:
    dana = a_contact(desk)
    row = desk.calls.log(WrapUp(dana, disposition=Disposition.CONNECTED, result=Result.DECLINED)).row_id
    assert row is not None
    with pytest.raises(NotUnderstood, match="How do you know"):
        desk.calls.after_loss(row, mine=True, evidence=" ", differently="")
    desk.calls.after_loss(row, mine=False, evidence="they signed in May", differently="ask earlier who else is in")
    touch = last_touch(desk, dana)
    assert (touch.mine, touch.evidence, touch.differently) == (
        False,
        "they signed in May",
        "ask earlier who else is in",
    )
    desk.undo()
    assert last_touch(desk, dana).evidence is None


def test_a_message_as_planned_is_a_version_and_dates_the_call_that_it_promises(desk: Desk) -> None:
    dana = a_contact(desk)
    said = "Hi Dana, Sam at Brightline. I will ring again on Thursday morning. 503 555 0199."
    desk.calls.log(WrapUp(dana, disposition=Disposition.LEFT_VOICEMAIL, message=said, seconds=31))
    calls = [f.due_on for f in followups.open_of(desk.core.db, dana) if f.channel == "call"]
    assert calls == [date(2022, 11, 24)]
    assert last_touch(desk, dana).text == said
    last = desk.scripts.last_left(dana)
    assert last is not None
    assert last.text == said


def test_a_correction_keeps_what_the_touch_said_before(desk: Desk) -> None:
    dana = a_contact(desk)
    row = desk.calls.log(WrapUp(dana, disposition=Disposition.CONNECTED, text="38 trucks")).row_id
    assert row is not None
    before = desk.calls.touch(row)
    with pytest.raises(NotUnderstood):
        desk.calls.amend(row, replace(as_logged(before), at=before.at.replace(year=2030)))
    corrected = replace(as_logged(before), text="83 trucks\n! send the price fri", result=Result.NO_NEED)
    desk.calls.amend(row, replace(corrected, channel=Channel.MEETING, seconds=1_500))
    after = desk.calls.touch(row)
    assert (after.text, after.result, after.corrected_at is not None) == (
        "83 trucks\n! send the price fri",
        Result.NO_NEED,
        True,
    )
    assert (after.channel, after.seconds) == (Channel.MEETING, 1_500)
    told = [entry.text for entry in desk.research.timeline(dana)]
    assert any("channel of call 22 Nov" in text for text in told)
    assert any("38 trucks" in text for text in told)
    assert [p.what for p in desk.research.brief(dana).promises] == ["send the price"]
    desk.undo()
    assert desk.calls.touch(row) == before


def test_a_quick_note_keeps_its_marked_lines_and_one_undo_makes_it_a_draft_again(desk: Desk) -> None:
    dana = a_contact(desk)
    text = "! send price fri\n* ships 500 a day\n* not this one\n> call back 12 Dec\nplain"
    desk.scripts.save(dana, NOTES, text)
    before = dump(desk.core.store)
    done = desk.calls.keep_note(dana, text, dropped=frozenset({3}))
    assert done.label == "Note on Dana Ruiz: kept, with 1 promise, 1 fact, 1 next step"
    brief = desk.research.brief(dana)
    assert [p.what for p in brief.promises] == ["send price"]
    assert [f.text for f in brief.facts] == ["ships 500 a day"]
    assert desk.scripts.draft(dana, NOTES) is None
    desk.undo()
    assert dump(desk.core.store) == before
    draft = desk.scripts.draft(dana, NOTES)
    assert draft is not None
    assert draft.text == text
    with pytest.raises(NotUnderstood):
        desk.calls.keep_note(dana, "  ")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Ines Keller", Named("Ines Keller")),
        ("Ines Keller, shared services", Named("Ines Keller", "shared services")),
        ("Ines Keller +49 30 5550101", Named("Ines Keller", "", "+49 30 5550101")),
        ("Ines Keller, CFO, (503) 555-0142", Named("Ines Keller", "CFO", "(503) 555-0142")),
        ("ines@nordwind.example Ines Keller", Named("Ines Keller", "", "", "ines@nordwind.example")),
    ],
)
def test_who_was_named_is_read_with_title_number_and_address(words: str, wanted: Named) -> None:
    assert named(words) == wanted


def test_the_next_step_after_a_referral_is_with_the_person_who_was_named(desk: Desk) -> None:
    marcus = a_contact(desk, "Marcus Lind", account="Nordwind GmbH")
    desk.research.add_fact(marcus, "three entities", confirmed=True)
    desk.calls.log(
        WrapUp(
            marcus, disposition=Disposition.CONNECTED, result=Result.REFERRED, next_when=on_day(desk, 3),
            successor="Ines Keller, shared services +49 30 5550101",
        )
    )  # fmt: skip
    ines = desk.people.get(desk.find.people("Ines Keller")[0].id)
    assert (ines.title, ines.account_name, ines.phones[0].e164) == ("shared services", "Nordwind GmbH", "+49305550101")
    ahead = desk.agenda.next_of(ines.id)
    assert ahead is not None
    assert ahead.why_now == "Marcus Lind named them"
    brief = desk.research.brief(ines.id)
    assert [(f.text, f.state) for f in brief.facts] == [("three entities", "assumed")]
    assert [p.name for p in brief.points] == ["Marcus Lind"]

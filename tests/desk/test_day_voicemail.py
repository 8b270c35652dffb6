"""The day at the desk, as far as it is about what is said and written: steps 17–20, 22 and 27, on a clock that stands."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from salesdesk.config import Config
from salesdesk.desk import Desk
from salesdesk.desk.calls import WrapUp
from salesdesk.desk.scripts import Purpose
from salesdesk.domain.brief import Brief
from salesdesk.domain.followup import Channel, FollowUpState, PromiseState, Result
from salesdesk.domain.touch import Disposition
from salesdesk.domain.who import Kind
from salesdesk.errors import NotFound, NotUnderstood, Refused
from salesdesk.store import followups, touches
from salesdesk.store.rows import insert
from tests.builders import CHICAGO, a_contact, a_desk, clock_of, dump

DENVER = ZoneInfo("America/Denver")
ME = Config(name="Jo Marsh", firm="Ledgerline", number="+1 312 555 0144")
BOASTFUL = (
    "Hi, this is Jo Marsh with Ledgerline. We are the leading provider of superior finance software and our amazing "
    "platform has more features than any other. We have been in business for twenty years and our company has won "
    "many awards. I would love to show you a demo of our best in class product. Call me at 312 555 0144. Call me back."
)
HER_OWN = (
    "Hi Elena, it's Jo Marsh at Ledgerline. Controllers in sports retail use our checklist to close the month two days "
    "sooner. I e-mailed it to you, yours to keep. I'll ring again Thursday morning. If it isn't for you, just tell me "
    "and I'll leave it. 312 555 0144, that's 312 555 0144."
)


class TheDay:
    def __init__(self) -> None:
        self.desk: Desk = a_desk(datetime(2026, 10, 5, 9, 22, tzinfo=CHICAGO), ME)
        self.elena = self._person("Elena Ruiz", "Kestrel Sports", "+1 303 555 0103", "America/Denver")
        self.wei = self._person("Wei Chen 陳偉", "Aiken Build", "+1 214 555 0105", "America/Chicago")
        self.sam = self._person("Sam Osei", "Delta Freight", "+1 404 555 0107", "America/New_York")

    def _person(self, name: str, account: str, phone: str, zone: str) -> int:
        first = name.split()[0].lower()
        return a_contact(
            self.desk, name, account=account, phone=phone, zone=zone, kind=Kind.PROSPECT,
            email=f"{first}@{account.split()[0].lower()}.example",
        )  # fmt: skip

    def brief(self, contact_id: int) -> Brief:
        return self.desk.research.brief(contact_id)

    def open_of(self, contact_id: int) -> dict[str, date]:
        return {f.channel.value: f.due_on for f in followups.open_of(self.desk.core.db, contact_id)}


@pytest.fixture
def day() -> TheDay:
    return TheDay()


def test_17_the_editor_begins_with_what_the_record_knows_and_names_what_it_does_not(day: TheDay) -> None:
    draft = day.desk.scripts.first_draft(day.brief(day.elena))
    for words in ("Elena", "Jo", "Ledgerline", "Wednesday morning", "just tell me", "312 555 0144"):
        assert words in draft
    missing = {gap.name for gap in day.desk.scripts.filled(draft, day.brief(day.elena)).missing}
    assert missing == {"industry", "benefit"}
    assert "{{ benefit }}" in draft


def test_18_a_boastful_message_is_green_in_length_and_fails_in_content(day: TheDay) -> None:
    found = day.desk.scripts.critique(BOASTFUL, day.brief(day.elena))
    assert found.length.band == "green"
    assert not found.ready
    assert {"superlative", "self_centred", "only_ask_is_call_me", "way_out", "next_call"} <= set(found.failed)
    assert found.self_words > 2 * found.you_words


def test_19_her_own_message_is_ready_and_leaving_it_dates_the_call_at_denver_time_and_the_mail_today(
    day: TheDay,
) -> None:
    brief = day.brief(day.elena)
    found = day.desk.scripts.critique(HER_OWN, brief)
    assert found.ready
    assert found.failed == ()
    day.desk.calls.left_voicemail(day.elena, HER_OWN, seconds=26)
    touch = touches.of_contact(day.desk.core.db, day.elena)[0]
    assert (touch.disposition, touch.seconds, touch.text) == (Disposition.LEFT_VOICEMAIL, 26, HER_OWN)
    (call,) = [f for f in followups.open_of(day.desk.core.db, day.elena) if f.channel is Channel.CALL]
    assert call.due_at is not None
    assert call.due_at.astimezone(DENVER).strftime("%a %d %b %H:%M") == "Thu 08 Oct 09:00"
    assert day.open_of(day.elena)["email"] == date(2026, 10, 5)


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ("I e-mailed you Monday. I'll ring Thursday at 10.", date(2026, 10, 8)),
        ("You'll hear from me again on Friday, or tell me no by Wednesday.", date(2026, 10, 9)),
        ("On Thursday morning I will call again.", date(2026, 10, 8)),
        ("If I don't hear from you by the end of the week I'll call you again.", date(2026, 10, 9)),
        ("I promised it by Friday, so I'll call tomorrow to see whether it came.", date(2026, 10, 6)),
        ("Let me try you again tomorrow. Call me by Friday if it is urgent.", date(2026, 10, 6)),
        ("Please call me back Thursday.", None),
        ("I won't call again on Thursday.", None),
        ("I'll call you again soon.", None),
    ],
)
def test_19_only_the_promised_call_is_dated_not_another_day_of_the_message(
    said: str, on: date | None, day: TheDay
) -> None:
    day.desk.calls.left_voicemail(day.elena, said)
    promises = day.desk.agenda.promises.of(day.elena)
    assert [promise.due_on for promise in promises] == ([on] if on else [])


@pytest.mark.parametrize(
    ("zone", "theirs", "ours"),
    [
        ("Australia/Sydney", "Thu 09:00", "Wed 17:00"),
        ("Europe/Berlin", "Thu 09:00", "Thu 02:00"),
        ("America/Chicago", "Thu 09:00", "Thu 09:00"),
    ],
)
def test_19_the_morning_that_was_promised_is_their_morning(zone: str, theirs: str, ours: str, day: TheDay) -> None:
    who = a_contact(day.desk, "Kim Doyle", zone=zone)
    day.desk.calls.left_voicemail(who, "I'll ring again Thursday morning.")
    (call,) = [f for f in followups.open_of(day.desk.core.db, who) if f.channel is Channel.CALL]
    assert call.due_at is not None
    assert f"{call.due_at.astimezone(ZoneInfo(zone)):%a %H:%M}" == theirs
    assert f"{call.due_at.astimezone(CHICAGO):%a %H:%M}" == ours
    assert call.due_on == call.due_at.astimezone(CHICAGO).date()


def test_19_leaving_it_is_one_step_for_undo(day: TheDay) -> None:
    before = dump(day.desk.core.store)
    day.desk.calls.left_voicemail(day.elena, HER_OWN, seconds=26)
    assert dump(day.desk.core.store) != before
    day.desk.undo()
    assert dump(day.desk.core.store) == before


def test_19_notes_typed_beside_a_voicemail_are_not_used_up_by_it(day: TheDay) -> None:
    day.desk.scripts.save(day.elena, "notes", "ask for Ines, the assistant")
    day.desk.calls.left_voicemail(day.elena, HER_OWN)
    kept = day.desk.scripts.draft(day.elena, "notes")
    assert kept is not None
    assert kept.text == "ask for Ines, the assistant"


@pytest.mark.parametrize("result", [Result.DECLINED, Result.NO_NEED])
def test_a_polite_no_thanks_closes_the_promised_call_without_a_black_mark(result: Result, day: TheDay) -> None:
    day.desk.calls.left_voicemail(day.elena, HER_OWN)
    clock_of(day.desk).set("2026-10-06 11:00")
    day.desk.calls.log(WrapUp(day.elena, channel=Channel.EMAIL, direction="in", result=result, text="No, thanks."))
    (promise,) = day.desk.agenda.promises.of(day.elena)
    assert promise.state is PromiseState.WITHDRAWN
    assert "call" not in day.open_of(day.elena)
    clock_of(day.desk).set("2026-10-09 11:00")
    ledger = day.desk.agenda.promises.ledger(date(2026, 10, 1), date(2026, 10, 31))
    assert (ledger.due, ledger.broken, ledger.open_late) == (0, 0, 0)


def test_a_talk_that_is_no_refusal_leaves_other_promises_standing(day: TheDay) -> None:
    when = day.desk.agenda.read_when("friday", day.elena)
    day.desk.agenda.promises.make(day.elena, "send the checklist", when)
    day.desk.calls.left_voicemail(day.elena, HER_OWN)
    day.desk.calls.log(WrapUp(day.elena, channel=Channel.EMAIL, direction="in", result=Result.DECLINED))
    states = {promise.what: promise.state for promise in day.desk.agenda.promises.of(day.elena)}
    assert states == {"send the checklist": PromiseState.OPEN, "ring again": PromiseState.WITHDRAWN}


def test_20_practice_is_logged_and_teaches_the_pace(day: TheDay) -> None:
    practice = day.desk.scripts.practice
    assert day.desk.core.rep().pace_learned is False
    practice.log(day.elena, words=66, seconds=26.0)
    practice.log(day.elena, words=66, seconds=24.0, score=4, note="slower at the number", own_words=True, mean_it=True)
    last = practice.runs()[0]
    assert (last.score, last.note, last.own_words, last.mean_it) == (4, "slower at the number", True, True)
    assert practice.count() == 2
    assert day.desk.core.rep().pace_wpm == round((66 * 60 / 26 + 66 * 60 / 24) / 2)
    practice.log(None, words=66, seconds=600.0)
    assert day.desk.core.rep().pace_wpm == round((66 * 60 / 26 + 66 * 60 / 24) / 2)
    with pytest.raises(NotUnderstood):
        practice.log(None, words=66, seconds=24.0, score=6)


def test_20_recovery_lines_of_ones_own_come_first_and_can_go(day: TheDay) -> None:
    practice = day.desk.scripts.practice
    practice.add_line("  Let me start again, with coffee. ")
    assert practice.recovery_lines()[0] == "Let me start again, with coffee."
    practice.drop_line(practice.own_lines()[0].id)
    assert practice.own_lines() == ()
    with pytest.raises(NotUnderstood):
        practice.add_line("   ")


@pytest.mark.parametrize(
    ("until", "words"), [("2026-10-02", "You were out last week"), ("2026-10-04", "You were out last week")]
)
def test_22_an_absence_that_is_over_is_offered_as_the_hook(until: str, words: str, day: TheDay) -> None:
    with day.desk.core.deed("away") as db:
        insert(db, "out_of_office", noted_on="2026-08-01", contact_id=day.wei, from_on="2026-09-28", until_on=until)
    brief = day.brief(day.wei)
    draft = day.desk.scripts.first_draft(brief)
    assert words in draft
    assert day.desk.scripts.critique(draft, brief).check("way_out").passed
    offers = day.desk.scripts.shelf.offers(brief)
    assert offers[0].title == "From their absence"
    assert "Back from being away" in [one.title for one in offers if one.suggested]


def test_22_an_absence_of_long_ago_is_no_hook(day: TheDay) -> None:
    with day.desk.core.deed("away") as db:
        insert(
            db, "out_of_office", noted_on="2026-08-01", contact_id=day.wei, from_on="2026-08-03", until_on="2026-08-14"
        )
    assert "You were out" not in day.desk.scripts.first_draft(day.brief(day.wei))


def test_27_a_kind_word_is_offered_copied_and_logged_and_nothing_is_sent(day: TheDay) -> None:
    day.desk.research.library.add_item("article", "integrating two ledgers", industries="freight", url="")
    brief = day.brief(day.sam)
    (article,) = [
        s for s in day.desk.scripts.shelf.offers(brief, Purpose.THINKING_OF_YOU) if s.title == "An article for them"
    ]
    text = day.desk.scripts.filled(article.body, brief).text
    assert "integrating two ledgers" in text
    assert day.desk.scripts.judge(brief, Purpose.THINKING_OF_YOU)(text).ready
    link = day.desk.letters.link(day.sam, Purpose.THINKING_OF_YOU, subject="For you", text=text)
    assert link.url.startswith("mailto:sam@delta.example?subject=For%20you&body=Hi%20Sam")
    assert touches.of_contact(day.desk.core.db, day.sam) == ()
    day.desk.letters.sent(day.sam, Purpose.THINKING_OF_YOU, subject="", text=text)
    (touch,) = touches.of_contact(day.desk.core.db, day.sam)
    assert (touch.channel, touch.text) == (Channel.THINKING_OF_YOU, text)
    assert [given.what for given in day.brief(day.sam).given] == ["integrating two ledgers"]
    day.desk.undo()
    assert day.brief(day.sam).given == ()


def test_a_letter_with_bullets_stays_a_letter(day: TheDay) -> None:
    text = "Hi Sam,\n\n* two depots\n! one price\n? one question\n\nJo"
    day.desk.scripts.save(day.sam, "email", text)
    day.desk.letters.sent(day.sam, Purpose.EMAIL, subject="Two depots", text=text)
    assert day.brief(day.sam).facts == ()
    assert day.desk.agenda.promises.of(day.sam) == ()
    assert day.desk.scripts.draft(day.sam, "email") is None
    assert touches.of_contact(day.desk.core.db, day.sam)[0].text.startswith("Two depots\nHi Sam,")
    day.desk.undo()
    back = day.desk.scripts.draft(day.sam, "email")
    assert back is not None
    assert back.text == text


def test_a_long_letter_opens_without_its_text_and_hostile_words_stay_words(day: TheDay) -> None:
    link = day.desk.letters.link(
        day.sam, Purpose.EMAIL, subject="a&attach=/etc/passwd\nBcc: x@y.example", text="b" * 5000
    )
    assert not link.whole
    assert "attach=" not in link.url
    assert "\n" not in link.url
    assert "%0A" not in link.url


def test_who_asked_not_to_be_written_to_is_not(day: TheDay) -> None:
    day.desk.people.do_not_contact(day.sam, words="please no", asked_by="")
    for purpose in (Purpose.EMAIL, Purpose.THINKING_OF_YOU):
        with pytest.raises(Refused):
            day.desk.letters.link(day.sam, purpose, subject="", text="Hi")
        with pytest.raises(Refused):
            day.desk.letters.sent(day.sam, purpose, subject="", text="Hi")
    assert touches.of_contact(day.desk.core.db, day.sam) == ()


def test_a_script_of_ones_own_is_kept_general_counted_renamed_and_thrown_away(day: TheDay) -> None:
    shelf, brief = day.desk.scripts.shelf, day.brief(day.elena)
    kept = shelf.keep("Month end", HER_OWN, brief=brief, step="first", mode="prospecting")
    assert kept.row_id is not None
    body = shelf.get(kept.row_id).body
    assert "Hi {{ first_name }}" in body
    assert "Elena" not in body
    assert "at {{ my_firm }}" in body
    shelf.begun(day.elena, f"own:{kept.row_id}")
    day.desk.calls.left_voicemail(day.elena, shelf.filled(body, brief).text)
    clock_of(day.desk).set("2026-10-07 10:00")
    day.desk.calls.log(WrapUp(day.elena, channel=Channel.EMAIL, direction="in", text="Call me Friday"))
    shelf.begun(day.wei, f"own:{kept.row_id}")
    day.desk.calls.left_voicemail(day.wei, "Wholly other words than those, about lunch.")
    (own,) = [one for one in shelf.offers(brief) if one.own]
    assert own.about.endswith("used 1, answered 1")
    assert own.suggested
    version = next(one for one in shelf.offers(day.brief(day.elena)) if one.key.startswith("version:"))
    assert version.about == "left on Monday · used 1, answered 1 · “Month end”"
    shelf.rename(kept.row_id, title="Month end, short", industry="retail")
    assert shelf.get(kept.row_id).title == "Month end, short"
    shelf.drop(kept.row_id)
    with pytest.raises(NotFound):
        shelf.get(kept.row_id)
    day.desk.undo()
    assert shelf.get(kept.row_id).industry == "retail"


def test_a_starter_that_was_used_stands_among_ones_own_with_its_count(day: TheDay) -> None:
    shelf, brief = day.desk.scripts.shelf, day.brief(day.elena)
    starter = next(one for one in shelf.offers(brief) if one.title == "First call")
    shelf.begun(day.elena, starter.key)
    day.desk.calls.left_voicemail(day.elena, shelf.filled(starter.body, brief).text)
    (own,) = [one for one in shelf.offers(brief) if one.title == "First call"]
    assert own.own is not None
    assert own.about.endswith("used 1, answered 0")
    (version,) = [one for one in shelf.offers(day.brief(day.elena)) if one.key.startswith("version:")]
    shelf.begun(day.elena, version.key)
    day.desk.calls.left_voicemail(day.elena, version.body)
    about = {one.title: one.about for one in shelf.offers(day.brief(day.elena))}
    assert about["First call"].endswith("used 2, answered 0")
    assert "used 2, answered 0" in about["Version 2"]
    assert "Version 1" not in about


def test_the_draft_number_counts_what_was_left(day: TheDay) -> None:
    scripts = day.desk.scripts
    assert scripts.draft_number(day.elena) == 1
    day.desk.calls.left_voicemail(day.elena, HER_OWN)
    last = scripts.last_left(day.elena)
    assert last is not None
    assert (scripts.draft_number(day.elena), last.text) == (2, HER_OWN)


def test_the_call_off_of_a_withdrawn_promise_says_why(day: TheDay) -> None:
    day.desk.calls.left_voicemail(day.elena, HER_OWN)
    (promise,) = day.desk.agenda.promises.of(day.elena)
    (call,) = [f for f in followups.open_of(day.desk.core.db, day.elena) if f.promise_id == promise.id]
    day.desk.agenda.promises.withdraw(promise.id)
    after = followups.follow_up(day.desk.core.db, call.id)
    assert after is not None
    assert (after.state, after.closed_why) == (FollowUpState.CALLED_OFF, "they said there is no need")

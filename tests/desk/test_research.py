"""Research on a fixed clock: facts and their age, questions, readiness, fit, focus, the people's map, the library."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.calls import WrapUp
from salesdesk.desk.facts import FactWords, web_address
from salesdesk.domain.brief import Brief
from salesdesk.domain.buckets import Bucket
from salesdesk.domain.followup import Channel, Result
from salesdesk.domain.preparing import ANALYSIS, known_for, short_line
from salesdesk.domain.questions import is_open
from salesdesk.domain.research import DecisionRole, FactKind, FactState, FitMark, Preparation, readiness
from salesdesk.domain.touch import Disposition
from salesdesk.domain.who import Kind
from salesdesk.errors import NotFound, NotUnderstood
from salesdesk.store import research, touches
from tests import builders

MONDAY = datetime(2026, 10, 5, 8, 30, tzinfo=ZoneInfo("America/Chicago"))


@pytest.fixture
def dana(desk: Desk) -> int:
    return builders.a_contact(desk, "Dana Ruiz", account="Northwind Freight", title="Controller")


def asks(page: Brief) -> list[str]:
    return [question.text for question in page.questions]


# Facts ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, kind, bucket",
    [
        ("38 trucks, two depots", FactKind.SIZE, Bucket.BUSINESS),
        ("CFO signs above 25k", FactKind.DECISION, Bucket.BUSINESS),
        ("Her daughter plays football", FactKind.PERSON, Bucket.PERSON),
    ],
)
def test_kind_and_bucket_are_read_from_the_words(
    desk: Desk, dana: int, text: str, kind: FactKind, bucket: Bucket
) -> None:
    desk.research.add_fact(dana, text)
    (fact,) = desk.research.brief(dana).facts
    assert (fact.kind, fact.bucket, fact.state, fact.found_on) == (kind, bucket, FactState.ASSUMED, desk.core.today())


def test_the_rep_may_say_otherwise(desk: Desk, dana: int) -> None:
    desk.research.known.add(dana, FactWords("38 trucks", kind=FactKind.NEED, bucket=Bucket.PERSON))
    (fact,) = desk.research.brief(dana).facts
    assert (fact.kind, fact.bucket) == (FactKind.NEED, Bucket.PERSON)


def test_a_fact_of_the_company_stands_in_every_brief_of_it(desk: Desk, dana: int) -> None:
    omar = builders.a_contact(desk, "Omar Haddad", account="Northwind Freight")
    desk.research.known.add(dana, FactWords("Two depots", for_account=True))
    assert [fact.text for fact in desk.research.brief(omar).facts] == ["Two depots"]


def test_other_words_count_as_found_today_and_the_rest_keeps_its_age(desk: Desk, dana: int) -> None:
    row = desk.research.add_fact(dana, "38 trucks", source="web").row_id or 0
    found = desk.core.today()
    builders.clock_of(desk).advance(days=30)
    desk.research.known.edit(dana, row, FactWords("38 trucks", source="call"))
    assert desk.research.known.get(row).found_on == found
    desk.research.known.edit(dana, row, FactWords("40 trucks", source="call", confirmed=True))
    fact = desk.research.known.get(row)
    assert (fact.found_on, fact.state, fact.confirmed_on) == (desk.core.today(), FactState.CONFIRMED, desk.core.today())


def test_every_deed_on_a_fact_is_taken_back(desk: Desk, dana: int) -> None:
    row = desk.research.add_fact(dana, "38 trucks").row_id or 0
    for deed in (
        lambda: desk.research.known.confirm(row),
        lambda: desk.research.known.trash(row),
        lambda: desk.research.known.edit(dana, row, FactWords("40 trucks")),
    ):
        before = builders.dump(desk.core.store)
        deed()
        assert builders.dump(desk.core.store) != before
        desk.undo()
        assert builders.dump(desk.core.store) == before


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_a_fact_without_words_is_not_written(desk: Desk, dana: int, text: str) -> None:
    before = builders.dump(desk.core.store)
    with pytest.raises(NotUnderstood):
        desk.research.add_fact(dana, text)
    assert builders.dump(desk.core.store) == before


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("", None),
        ("northwind.example/news", "https://northwind.example/news"),
        ("http://x.example", "http://x.example"),
    ],
)
def test_a_link_is_kept_whole(typed: str, kept: str | None) -> None:
    assert web_address(typed) == kept


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "file:///etc/passwd", "not a link", "https://", "ftp://x.example"]
)
def test_what_is_no_link_is_not_kept(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        web_address(typed)


def test_stale_facts_of_people_who_are_due_come_first(desk: Desk, dana: int) -> None:
    omar = builders.a_contact(desk, "Omar Haddad")
    desk.research.add_fact(dana, "CFO signs above 25k")
    desk.research.add_fact(omar, "CFO signs above 10k")
    desk.research.add_fact(omar, "38 trucks")
    builders.clock_of(desk).advance(days=61)
    builders.a_follow_up(desk, omar)
    assert [(one.name, one.fact.text) for one in desk.research.known.stale()] == [
        ("Omar Haddad", "CFO signs above 10k"), ("Dana Ruiz", "CFO signs above 25k"),
    ]  # fmt: skip


@pytest.mark.parametrize("days, stale", [(60, False), (61, True)])
def test_the_list_and_the_rule_agree_on_the_day(desk: Desk, dana: int, days: int, stale: bool) -> None:
    desk.research.add_fact(dana, "CFO signs above 25k")
    builders.clock_of(desk).advance(days=days)
    assert bool(desk.research.known.stale()) is stale
    assert bool(asks(desk.research.brief(dana))) is stale


# Questions -----------------------------------------------------------------------------------------------------------


def test_a_stale_fact_is_offered_as_a_question_and_nothing_is_written(desk: Desk, dana: int) -> None:
    row = desk.research.add_fact(dana, "CFO signs above 25k").row_id or 0
    builders.clock_of(desk).advance(days=80)
    before = builders.dump(desk.core.store)
    (offered,) = desk.research.brief(dana).questions
    assert (offered.id, offered.fact_id, offered.text) == (-row, row, "Who signs off above 25k now?")
    assert builders.dump(desk.core.store) == before
    desk.research.asking.tick(dana, offered.id)
    assert [q.fact_id for q in desk.research.asking.planned(dana)] == [row]
    assert len(desk.research.brief(dana).questions) == 1


def test_three_planned_questions_leave_no_room_for_offers(desk: Desk, dana: int) -> None:
    desk.research.add_fact(dana, "CFO signs above 25k")
    builders.clock_of(desk).advance(days=80)
    for text in ("What is new?", "How is it going?", "What is next?"):
        desk.research.add_question(dana, text)
    assert all(question.id > 0 for question in desk.research.brief(dana).questions)


def test_ticking_an_offered_question_on_a_call_confirms_its_fact(desk: Desk, dana: int) -> None:
    row = desk.research.add_fact(dana, "CFO signs above 25k").row_id or 0
    builders.clock_of(desk).advance(days=80)
    desk.calls.log(WrapUp(dana, channel=Channel.CALL, disposition=Disposition.CONNECTED, ticked=(-row,)))
    fact = desk.research.known.get(row)
    assert (fact.state, fact.confirmed_on) == (FactState.CONFIRMED, desk.core.today())
    (asked,) = desk.research.asking.asked(dana)
    assert (asked.text, asked.fact_id) == ("Who signs off above 25k now?", row)
    assert desk.research.brief(dana).questions == ()


def test_a_question_that_was_not_asked_is_carried_over(desk: Desk, dana: int) -> None:
    desk.research.add_question(dana, "What is new?")
    for _ in range(2):
        builders.clock_of(desk).advance(days=1)
        desk.calls.log(WrapUp(dana, channel=Channel.CALL, disposition=Disposition.CONNECTED, text="talked"))
    desk.calls.log(WrapUp(dana, channel=Channel.CALL, disposition=Disposition.NO_ANSWER))
    assert desk.research.brief(dana).questions[0].carried == 2


def test_order_answer_drop_and_twins(desk: Desk, dana: int) -> None:
    asking = desk.research.asking
    first, second, third = (asking.plan(dana, text).row_id or 0 for text in ("What?", "How?", "Why?"))
    asking.move(third, -1)
    asking.move(first, -1)
    asking.move(second, 5)
    assert [q.id for q in asking.planned(dana)] == [first, third, second]
    assert asking.plan(dana, " how? ").row_id == second
    asking.answer(third, "because of the audit")
    asking.drop(second)
    assert [q.id for q in asking.planned(dana)] == [first]
    assert [(q.id, q.answer) for q in asking.asked(dana)] == [(third, "because of the audit")]


def test_the_stock_is_by_industry_and_leaves_out_what_is_planned(desk: Desk, dana: int) -> None:
    contact = desk.people.get(dana)
    first = desk.research.asking.stock(contact)[0].text
    desk.research.add_question(dana, first)
    assert first not in [one.text for one in desk.research.asking.stock(contact)]


# Ready ---------------------------------------------------------------------------------------------------------------


def test_the_badge_names_its_reasons_and_then_is_ready(desk: Desk, dana: int) -> None:
    research_ = desk.research
    ready = research_.brief(dana).ready
    assert ready
    assert [gap.name for gap in ready.gaps] == ["fact", "need", "opening", "questions", "next_step"]
    research_.add_fact(dana, "Month-end takes eight days, by hand")
    for text in ("What is new?", "How do you close?", "Do you like it?"):
        research_.add_question(dana, text)
    research_.preparing.type_analysis(
        dana, {"opening": "You close in eight days", "next_step": "a half hour with both"}
    )
    ready = research_.brief(dana).ready
    assert ready
    assert ready.line == "still to do: plan 1 more open question"
    research_.add_question(dana, "What would three days change?")
    ready = research_.brief(dana).ready
    assert ready
    assert ready.is_ready


@pytest.mark.parametrize("room", range(0, 120, 7))
def test_the_badge_never_takes_more_than_its_room(room: int) -> None:
    assert len(short_line(readiness(Preparation()), room)) <= room


def test_the_form_is_typed_outside_undo_and_shows_what_is_known(desk: Desk, dana: int) -> None:
    desk.research.add_fact(dana, "38 trucks")
    desk.research.preparing.type_analysis(dana, {"company": "freight", "role": ""})
    desk.research.preparing.type_analysis(dana, {"company": "", "need": "speed"})
    assert desk.research.preparing.analysis(dana) == {"need": "speed"}
    assert known_for(ANALYSIS[0], desk.research.brief(dana).facts) == "38 trucks"
    desk.undo()
    assert desk.research.preparing.analysis(dana) == {"need": "speed"}
    with pytest.raises(NotUnderstood):
        desk.research.preparing.type_analysis(dana, {"horoscope": "x"})


# Fit, focus, library, people -----------------------------------------------------------------------------------------


def test_fit_counts_unknown_as_unknown(desk: Desk, dana: int) -> None:
    preparing = desk.research.preparing
    ids = [preparing.add_qualifier(f"qualifier {n}").row_id or 0 for n in range(6)]
    for row in ids[:4]:
        preparing.set_fit(dana, row, FitMark.YES, words="said so")
    preparing.set_fit(dana, ids[4], FitMark.NO, words="one site only")
    fit = desk.research.brief(dana).fit
    assert fit
    assert fit.line == "4 of 6 yes · 1 no · 1 unknown"
    preparing.set_fit(dana, ids[0], FitMark.UNKNOWN)
    preparing.retire_qualifier(ids[5])
    assert preparing.fit(dana).line == "3 of 5 yes · 1 no · 1 unknown"


def test_the_focus_list_warns_above_twenty_and_still_takes_them(desk: Desk) -> None:
    said = ""
    for number in range(21):
        contact = desk.people.get(builders.a_contact(desk, f"Person {number}", account=f"Firm {number}"))
        assert contact.account
        said = desk.research.preparing.toggle_focus(contact.account.id).label
        assert ("can follow well" in said) is (number == 20)
    assert len(desk.research.preparing.focus()) == 21
    desk.undo()
    assert desk.research.preparing.focus_words() == "20 of 20 companies in focus"


def test_if_they_say_counts_how_often_it_helped(desk: Desk, dana: int) -> None:
    library = desk.research.library
    mine = library.add_objection("too dear", "compared with what?", contact_id=dana).row_id or 0
    library.add_objection("send me something", "what would you look for in it?", product="Ledgerline")
    for helped in (True, False, True):
        library.used_objection(mine, helped=helped)
    own, general = library.objections(dana)
    assert (own.helped, own.used, general.contact_id, general.product) == (2, 3, None, "Ledgerline")


def test_the_library_knows_where_a_thing_was_last_used(desk: Desk, dana: int) -> None:
    library = desk.research.library
    row = library.add_item("article", "Integrating two ledgers", industries="finance, retail").row_id or 0
    library.give(dana, "", item_id=row)
    (item,) = library.items()
    assert (item.last_on, item.last_to) == (desk.core.today(), "Dana Ruiz")
    assert library.had(dana) == {row}
    assert desk.research.brief(dana).given_count == 1


def test_proof_of_the_industry_comes_first(desk: Desk) -> None:
    library = desk.research.library
    library.add_story("proof", "everybody got a day back")
    library.add_story("proof", "a carrier saved 9 %", industry="Logistics")
    library.add_story("proof", "a clinic", industry="health")
    assert [line.text for line in library.proof_for("logistics")] == ["a carrier saved 9 %", "everybody got a day back"]


def test_the_map_goes_from_who_named_whom_and_survives_circles(desk: Desk, dana: int) -> None:
    circle = desk.research.circle
    ines = circle.reroute(dana, "Ines Keller", title="shared services", words="not me").contact_id or 0
    circle.point(ines, dana)
    circle.set_role(ines, DecisionRole.DECISION_MAKER)
    nodes = {node.name: node for node in circle.map_of(dana)}
    assert set(nodes) == {"Dana Ruiz", "Ines Keller"}
    assert nodes["Ines Keller"].role is DecisionRole.DECISION_MAKER
    with pytest.raises(NotUnderstood):
        circle.point(dana, dana)


@pytest.mark.parametrize(
    "deed",
    [
        lambda desk, who: desk.research.known.get(99),
        lambda desk, who: desk.research.asking.get(99),
        lambda desk, who: desk.research.asking.plan_for_fact(who, 99),
        lambda desk, who: desk.research.library.used_objection(99, helped=True),
        lambda desk, who: desk.research.web.address(desk.people.get(who), "profile"),
    ],
)
def test_what_is_not_there_is_said(desk: Desk, dana: int, deed: object) -> None:
    with pytest.raises(NotFound):
        deed(desk, dana)  # type: ignore[operator]


# The day of DAY.md ---------------------------------------------------------------------------------------------------


@pytest.fixture
def monday() -> Desk:
    return builders.a_desk(MONDAY)


def test_day_6_tom_said_when_and_it_is_his_words(monday: Desk) -> None:
    desk, clock = monday, builders.clock_of(monday)
    clock.set("2026-07-14 10:00")
    tom = builders.a_contact(desk, "Tom Okafor", account="Harbour Logistics", zone="America/New_York")
    desk.calls.log(
        WrapUp(
            tom, disposition=Disposition.CONNECTED, result=Result.NOT_NOW, text="after the audit",
            words="call me after the audit, first Monday in October",
            next_when=desk.agenda.read_when("first monday in october", tom),
        )
    )  # fmt: skip
    desk.research.preparing.pin_message(tom, "month-end in three days, not eight")
    clock.set("2026-10-05 08:36")
    page = desk.research.brief(tom)
    assert page.follow_up
    assert page.follow_up.due_on == date(2026, 10, 5)
    assert page.follow_up.their_words == "call me after the audit, first Monday in October"
    assert page.contact.message_line == "month-end in three days, not eight"
    assert page.last_talk
    assert page.last_talk.happened_on == date(2026, 7, 14)


def test_day_7_a_fact_with_source_date_and_assumed(monday: Desk) -> None:
    tom = builders.a_contact(monday, "Tom Okafor")
    monday.research.add_fact(tom, "audit closed 30 Sep", source="company news")
    (fact,) = monday.research.brief(tom).facts
    assert (fact.source, fact.found_on, fact.state) == ("company news", date(2026, 10, 5), FactState.ASSUMED)


def test_days_15_and_16_elena_is_researched_in_three_minutes(monday: Desk) -> None:
    elena = builders.a_contact(monday, "Elena Ruiz", account="Kestrel Sports", kind=Kind.PROSPECT)
    ready = monday.research.brief(elena).ready
    assert ready
    assert ready.gate == "No fact and no likely need yet. Add one, or call anyway (counts as unprepared)."
    closed = is_open("Do you like your system?")
    assert not closed.is_open
    assert closed.rewording
    monday.research.preparing.three(
        elena, facts=[FactWords("Three entities"), FactWords("New ERP in spring"), FactWords("")], need="month-end takes long",
        questions=["How do you close the month today?", "What takes longest?", closed.rewording],
    )  # fmt: skip
    page = monday.research.brief(elena)
    assert len(page.facts) == 2
    assert page.ready
    assert page.ready.is_researched
    assert "questions" not in [gap.name for gap in page.ready.gaps]
    monday.undo()
    assert monday.research.brief(elena).facts == ()


def test_day_17_their_shoes_stand_in_the_brief(monday: Desk) -> None:
    elena = builders.a_contact(monday, "Elena Ruiz")
    monday.research.preparing.put_in_shoes(elena, "month-end week 1, three entities")
    assert monday.research.brief(elena).contact.their_shoes == "month-end week 1, three entities"


def test_day_21_not_me_makes_the_next_person_with_what_was_known(monday: Desk) -> None:
    desk = monday
    marcus = builders.a_contact(desk, "Marcus Lind", account="Nordwind GmbH", kind=Kind.PROSPECT)
    desk.research.add_fact(marcus, "Two depots", source="web", confirmed=True)
    desk.research.add_fact(marcus, "His daughter plays chess")
    builders.clock_of(desk).advance(days=3)
    done = desk.calls.log(
        WrapUp(
            marcus, disposition=Disposition.CONNECTED, result=Result.REFERRED, successor="Ines Keller", seconds=120,
            words="not me, speak to Ines Keller, shared services",
        )
    )  # fmt: skip
    assert done.row_id
    ines = desk.people.who("Ines Keller")
    page = desk.research.brief(ines.id)
    assert [(f.text, f.state, f.source, f.found_on) for f in page.facts] == [
        ("Two depots", FactState.ASSUMED, "web, via Marcus Lind, 8 Oct 2026", date(2026, 10, 5))
    ]
    (point,) = page.points
    assert (point.name, point.by_them, point.said_on) == ("Marcus Lind", False, "2026-10-08")
    assert "His daughter plays chess" in [f.text for f in desk.research.brief(marcus).facts]


# Speed ---------------------------------------------------------------------------------------------------------------


def test_a_brief_over_two_hundred_facts_and_five_thousand_touches_is_as_fast_as_an_empty_one(
    desk: Desk, dana: int
) -> None:
    omar = builders.a_contact(desk, "Omar Haddad")
    with desk.core.store.beside() as db:
        for number in range(200):
            research.add_fact(
                db, at=desk.core.stamp(), contact_id=dana, text=f"CFO signs above {number}k", found_on=date(2021, 1, 1)
            )
        for number in range(50):
            research.add_question(db, contact_id=dana, text=f"What about part {number}?", planned_on=date(2022, 1, 1))
        for number in range(5000):
            at = desk.core.at_midday(date(2022, 1, 1)) - timedelta(hours=number)
            touches.add_touch(
                db, contact_id=dana, channel=Channel.CALL, disposition=Disposition.CONNECTED, at=at, happened_on=at.date(),
                text=f"talk {number}", logged_at=at,
            )  # fmt: skip

    def steps(contact: int) -> int:
        """Hundreds of steps that SQLite takes for the page: a measure that no busy machine changes."""
        counted = [0]

        def count() -> int:
            counted[0] += 1
            return 0

        desk.core.db.conn.set_progress_handler(count, 100)
        page = desk.research.brief(contact)
        desk.core.db.conn.set_progress_handler(None, 0)
        assert page.contact.id == contact
        return counted[0]

    page = desk.research.brief(dana)
    assert (page.fact_count, page.touches) == (200, 5000)
    empty, full = steps(omar), steps(dana)
    assert full < empty + 1000, f"{full} against {empty}: some query reads every touch, row by row"

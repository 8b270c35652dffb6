"""Facts and their age, the question a stale one becomes, fit, readiness, the 3×3 timer and the focus list."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from salesdesk.domain.buckets import Bucket
from salesdesk.domain.factwords import guess_kind, question_for
from salesdesk.domain.questions import is_open
from salesdesk.domain.research import (
    ROLE_WORDS,
    STALE_AFTER,
    DecisionRole,
    Fact,
    FactKind,
    FactState,
    FitAnswer,
    FitMark,
    Preparation,
    Qualifier,
    Question,
    QuestionState,
    ResearchTimer,
    age_text,
    carried_to,
    carry_over,
    confirm,
    fit_score,
    focus_warning,
    freshness,
    is_stale,
    months_between,
    readiness,
    timer_state,
)

TODAY = date(2026, 11, 22)


def fact(text: str, found_on: date | None = TODAY, **more: object) -> Fact:
    return Fact(1, text, kind=guess_kind(text), found_on=found_on, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "found_on", "stale", "age"),
    [
        ("38 trucks, two depots", date(2026, 11, 14), False, "8 d old"),
        ("CFO signs above 25k", date(2026, 9, 2), True, "81 d old"),
        ("Carrier: Acme until November", date(2026, 3, 15), True, "8 mo old"),
    ],
)
def test_the_three_facts_of_the_brief_age_as_drawn(text: str, found_on: date, stale: bool, age: str) -> None:
    one = fact(text, found_on)
    assert (is_stale(one, today=TODAY), age_text(one, today=TODAY)) == (stale, age)


@pytest.mark.parametrize("kind", list(FactKind))
def test_every_kind_is_fresh_on_its_last_day_and_stale_on_the_next(kind: FactKind) -> None:
    days = STALE_AFTER[kind]
    assert not is_stale(Fact(1, "x", kind=kind, found_on=TODAY - timedelta(days)), today=TODAY)
    assert is_stale(Fact(1, "x", kind=kind, found_on=TODAY - timedelta(days + 1)), today=TODAY)


@pytest.mark.parametrize(
    ("found_on", "today", "text"),
    [
        (TODAY, TODAY, "today"),
        (date(2026, 11, 23), TODAY, "today"),
        (date(2026, 11, 21), TODAY, "1 d old"),
        (date(2026, 8, 23), TODAY, "91 d old"),
        (date(2026, 8, 22), TODAY, "3 mo old"),
        (date(2025, 12, 31), date(2026, 1, 1), "1 d old"),
        (date(2024, 2, 29), date(2026, 2, 28), "2 y old"),
        (date(2024, 2, 29), date(2026, 2, 27), "23 mo old"),
        (date(2024, 11, 22), TODAY, "2 y old"),
        (date(2024, 11, 23), TODAY, "23 mo old"),
        (date(2020, 1, 1), TODAY, "6 y old"),
        (None, TODAY, "no date"),
    ],
)
def test_an_age_is_said_in_days_months_or_years(found_on: date | None, today: date, text: str) -> None:
    assert age_text(Fact(1, "x", found_on=found_on), today=today) == text


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 2, 27), 0),
        (date(2024, 1, 31), date(2024, 2, 29), 1),
        (date(2024, 1, 31), date(2024, 2, 28), 0),
        (date(2026, 10, 31), date(2026, 11, 30), 1),
        (date(2026, 12, 15), date(2027, 1, 15), 1),
        (date(2026, 12, 15), date(2027, 1, 14), 0),
        (date(2026, 12, 31), date.max, 7973 * 12),
    ],
)
def test_months_are_whole_and_end_with_the_month(start: date, end: date, months: int) -> None:
    assert months_between(start, end) == months


def test_a_confirmed_fact_counts_from_the_day_it_was_confirmed() -> None:
    old = fact("CFO signs above 25k", date(2026, 9, 2))
    new = confirm(old, on=TODAY)
    assert (new.state, new.known_on, is_stale(new, today=TODAY)) == (FactState.CONFIRMED, TODAY, False)


def test_a_fact_without_a_day_is_stale_because_nobody_can_tell() -> None:
    assert is_stale(Fact(1, "x"), today=TODAY)


def test_a_setting_can_keep_a_kind_fresh_for_longer() -> None:
    one = fact("CFO signs above 25k", date(2026, 9, 2))
    assert not is_stale(one, today=TODAY, stale_after={FactKind.DECISION: 120})


def test_a_fact_that_goes_along_to_another_person_is_assumed_again_and_no_younger() -> None:
    known = confirm(Fact(7, "3 entities", contact_id=1, source="call", found_on=date(2026, 1, 5)), on=date(2026, 6, 1))
    copy = carried_to(known, contact_id=2, said_by="Marcus Lind", on=date(2026, 10, 5))
    assert (copy.id, copy.contact_id, copy.state, copy.confirmed_on) == (0, 2, FactState.ASSUMED, None)
    assert (copy.known_on, copy.source) == (date(2026, 6, 1), "call, via Marcus Lind, 5 Oct 2026")


def test_freshness_counts_fresh_stale_and_assumed() -> None:
    facts = (fact("38 trucks"), fact("CFO signs above 25k", date(2026, 1, 1)), confirm(fact("SAP"), on=TODAY))
    assert freshness(facts, today=TODAY).line == "2 fresh · △ 1 stale · 2 assumed"
    assert freshness((), today=TODAY).line == "nothing known"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CFO signs above 25k", "decision"),
        ("board decides in October", "decision"),
        ("Everything above 10k is approved by procurement", "decision"),
        ("Carrier: Acme until November", "supplier"),
        ("buys from Contoso", "supplier"),
        ("contract renews 30 Nov", "contract"),
        ("pays $1,200 a month", "price"),
        ("Budget: 40k", "price"),
        ("38 trucks, two depots", "size"),
        ("headcount is 120", "size"),
        ("They use SAP", "system"),
        ("CRM: HubSpot", "system"),
        ("new CFO from May", "role"),
        ("reports to the COO", "role"),
        ("month-end takes 9 days, too slow", "need"),
        ("plans to open Salem in December", "timing"),
        ("announced a merger with Contoso", "news"),
        ("HQ in Portland", "place"),
        ("prefers e-mail in the mornings", "reach"),
        ("daughter plays football", "person"),
        ("likes short calls", "other"),
        ("", "other"),
    ],
)
def test_the_kind_of_a_fact_is_guessed_from_its_words(text: str, kind: str) -> None:
    assert guess_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("CFO signs above 25k", "Who signs off above 25k now?"),
        ("Priya signs up to 40k since Oct", "Who signs off up to 40k now?"),
        ("Dana decides", "Who decides now?"),
        ("Carrier: Acme until November", "Who is your carrier now, and what has changed there?"),
        ("Budget: 40k for next year", "What has changed about the budget since March?"),
        ("CRM: HubSpot", "What has changed about the CRM since March?"),
        ("uses Excel for month-end", "How is Excel for month-end working out for you now?"),
        ("new CFO from May", "What has changed in your role since March?"),
        ("two kids", "How are things with you away from work?"),
        ("38 trucks, two depots", "I noted “38 trucks, two depots” in March: what has changed since?"),
        ("board decides in October", "I noted “board decides in October” in March: what has changed since?"),
    ],
)
def test_a_stale_fact_becomes_an_open_question(text: str, question: str) -> None:
    asked = question_for(fact(text, date(2026, 3, 15)))
    assert asked == question
    assert is_open(asked).is_open


@pytest.mark.parametrize(
    "text", ["", "?", "Who knows?", "is it?", "x" * 500, "a: b", "李小龍 決定", "He said “no?” twice", "signs"]
)
def test_any_fact_gives_an_open_question_of_a_length_one_can_say(text: str) -> None:
    asked = question_for(Fact(1, text))
    assert is_open(asked).is_open
    assert len(asked) < 140


def test_fit_counts_unknown_as_unknown() -> None:
    marks = [Qualifier(n, f"q{n}") for n in range(6)]
    answers = [FitAnswer(n, FitMark.YES, "said so") for n in range(4)] + [FitAnswer(4, FitMark.NO, "one site")]
    score = fit_score(marks, answers)
    assert score.line == "4 of 6 yes · 1 no · 1 unknown"
    assert (score.total, score.without_words) == (6, 0)


def test_fit_takes_the_last_answer_and_leaves_out_what_is_no_longer_asked() -> None:
    marks = [Qualifier(1, "two sites"), Qualifier(2, "old one", active=False)]
    answers = [FitAnswer(1, FitMark.NO), FitAnswer(1, FitMark.YES), FitAnswer(2, FitMark.YES), FitAnswer(9, FitMark.NO)]
    score = fit_score(marks, answers)
    assert (score.yes, score.no, score.unknown, score.without_words) == (1, 0, 0, 1)
    assert fit_score([], answers).line == "no qualifiers yet"


OPEN_THREE = ("What slows month-end?", "How do you close?", "Tell me about the audit.")
READY = Preparation(2, "shorter close", "saw the Denver opening", OPEN_THREE, "20 minutes with the controller")


def test_a_prepared_call_is_ready() -> None:
    assert (readiness(READY).is_ready, readiness(READY).line, readiness(READY).gate) == (True, "ready", None)


def test_an_unprepared_call_says_everything_that_is_missing_and_can_still_be_made() -> None:
    found = readiness(Preparation())
    assert [gap.name for gap in found.gaps] == ["fact", "need", "opening", "questions", "next_step"]
    assert found.line == (
        "still to do: find a fact, say what they may need, write your opening, plan 3 open questions, "
        "choose the next step to ask for"
    )
    assert found.gate == "No fact and no likely need yet. Add one, or call anyway (counts as unprepared)."


@pytest.mark.parametrize(
    ("questions", "line"),
    [
        (("Do you like your system?", "Is it slow?", "Are you happy?"), "still to do: plan 3 open questions"),
        (("What now?", "What now?", "How so?"), "still to do: plan 1 more open question"),
        ((*OPEN_THREE, "Is it slow?"), "ready"),
    ],
)
def test_only_open_questions_count_and_each_once(questions: tuple[str, ...], line: str) -> None:
    assert readiness(Preparation(1, "need", "opening", questions, "ask")).line == line


def test_a_fact_and_a_need_are_enough_for_the_call_key() -> None:
    assert readiness(Preparation(facts=1, need="faster close")).gate is None
    assert readiness(Preparation(facts=1)).gate == "No likely need yet. Add one, or call anyway (counts as unprepared)."


@pytest.mark.parametrize(("companies", "warns"), [(0, False), (15, False), (20, False), (21, True), (300, True)])
def test_the_focus_list_warns_above_twenty(companies: int, warns: bool) -> None:
    assert (focus_warning(companies) is not None) is warns


START = datetime(2026, 10, 5, 14, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "facts", "line", "up"),
    [
        (0, 4, "3:00 · 0 of 3 facts", False),
        (61, 5, "1:59 · 1 of 3 facts", False),
        (90, 7, "3 facts found, 1:30 left", False),
        (180, 6, "three minutes are over · 2 of 3 facts, enough to call", True),
        (500, 4, "time is up", True),
        (500, 8, "4 facts found", True),
        (-30, 4, "3:00 · 0 of 3 facts", False),
        (10, 3, "2:50 · 0 of 3 facts", False),
    ],
)
def test_three_facts_in_three_minutes(seconds: int, facts: int, line: str, up: bool) -> None:
    state = timer_state(ResearchTimer(START, facts_before=4), now=START + timedelta(seconds=seconds), facts=facts)
    assert (state.line, state.time_up) == (line, up)


def test_pauses_do_not_count_and_a_stopped_timer_stands_still() -> None:
    timer = ResearchTimer(START, paused=timedelta(minutes=30), ended_at=START + timedelta(minutes=31))
    assert timer_state(timer, now=START + timedelta(days=1), facts=0).seconds_left == 120


def test_a_question_that_was_not_asked_is_carried_over_and_counted() -> None:
    planned = Question(1, 1, "What now?")
    assert carry_over(carry_over(planned)).carried == 2
    assert carry_over(Question(1, 1, "What now?", QuestionState.ASKED)).carried == 0


def test_every_role_has_words() -> None:
    assert set(ROLE_WORDS) == set(DecisionRole)


def test_a_fact_about_a_person_keeps_its_bucket() -> None:
    assert fact("two kids", bucket=Bucket.PERSON).bucket is Bucket.PERSON

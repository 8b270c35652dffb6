"""The measures: who counts, who could have, and nothing from outside the days; never a percentage of a few."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain import score_mix as mix
from salesdesk.domain.score_rows import (
    AgreedRow,
    Alike,
    ClientRow,
    Count,
    LossRow,
    PlannedRow,
    PromiseRow,
    Record,
    ReferralRow,
    Span,
    share,
    spans,
)
from salesdesk.domain.score_sentence import DealEnds, one_sentence
from salesdesk.domain.scorecard import BY_ID, MEASURES, cut, pick_up_hours, promise_counts

DAY = date(2026, 10, 5)
"""A Monday."""


def counted(record: Record, span: Span) -> dict[str, Count]:
    seen = cut(record, span)
    return {measure.id: measure.count(seen) for measure in MEASURES}


CHICAGO, BERLIN, KOLKATA = ZoneInfo("America/Chicago"), ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kolkata")
ONE_DAY = Span(DAY, DAY, DAY)


def touch(
    number: int, who: int = 1, channel: str = "call", *, on: date = DAY, clock: str = "09:00", **more: object
) -> Alike:
    """A touch of ours at that time in Chicago, alike to no other."""
    at = datetime.combine(on, time.fromisoformat(clock), tzinfo=CHICAGO)
    how = {
        "out": 1, "disposition": "no_answer" if channel == "call" else None, "result": None, "gave": 0,
        "prepared": None, "prospect": 1, **more,
    }  # fmt: skip
    much = [(how.pop(name, 0) or 0,) for name in ("seconds", "questions")]
    return Alike(channel, *how.values(), (on.toordinal(),), (number,), (who,), (round(at.timestamp()),), *much)  # type: ignore[arg-type]


def talk(number: int, who: int = 1, **more: object) -> Alike:
    return touch(number, who, disposition="connected", **more)  # type: ignore[arg-type]


def promise(
    number: int, state: str = "kept", *, due: date | None = DAY, closed: date | None = DAY, made: date = DAY
) -> PromiseRow:
    return PromiseRow(number, 1, "send it", state, made, due, closed)


def agreed(number: int, who: int = 1, *, day: date = DAY, state: str = "open", **more: object) -> AgreedRow:
    values = {"channel": "call", "made_on": DAY - timedelta(days=9), **more}
    return AgreedRow(id=number, contact_id=who, day=day, state=state, **values)  # type: ignore[arg-type]


def count(name: str, *rows: object, span: Span = ONE_DAY, **more: object) -> Count:
    record = Record(
        touches=tuple(r for r in rows if isinstance(r, Alike)),
        promises=tuple(r for r in rows if isinstance(r, PromiseRow)),
        agreed=tuple(r for r in rows if isinstance(r, AgreedRow)),
        zone=CHICAGO,
    )
    return BY_ID[name].count(cut(replace(record, **more), span))  # type: ignore[arg-type]


BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)

TABLE = [
    ("promises_kept", (promise(1), promise(2, closed=BEFORE), promise(3, closed=AFTER), promise(4, "open", closed=None)), (1, 2), (1, 2, 3, 4)),
    ("promises_kept", (promise(1, "withdrawn"), promise(2, due=None), promise(3, due=BEFORE)), (), ()),
    ("promises_kept", (promise(1, "broken"),), (), (1,)),
    ("called_on_day", (agreed(1), agreed(2, 2), touch(9, 1), touch(8, 2, on=BEFORE)), (1,), (1, 2)),
    ("called_on_day", (agreed(1, state="called_off"), agreed(2, channel="email")), (), ()),
    ("called_on_day", (agreed(1, state="done", closed_on=DAY), agreed(2, state="done", closed_on=AFTER)), (1,), (1, 2)),
    ("called_on_day", (agreed(1), talk(9, 1, out=0)), (1,), (1,)),
    ("called_on_day", (agreed(1), touch(9, 1, "email")), (), (1,)),
    ("same_day", (promise(1), promise(2, closed=AFTER), promise(3, made=BEFORE), promise(4, "open", closed=None)), (1,), (1, 2, 4)),
    ("both_channels", (touch(1, 1), touch(2, 1, "email"), touch(3, 2, "email"), touch(4, 3)), (2,), (2, 3, 4)),
    ("both_channels", (touch(1, 1, on=DAY - timedelta(days=7)), touch(2, 1, "email")), (2,), (2,)),
    ("both_channels", (touch(1, 1, on=DAY - timedelta(days=8)), touch(2, 1, "email")), (), (2,)),
    ("both_channels", (touch(1, 1, "email", on=BEFORE), talk(2, 1), talk(3, 2), touch(4, 3)), (2,), (2, 4)),
    ("both_channels", (touch(1, 1), talk(2, 1), touch(3, 2, "email", out=0), touch(4, 3, "card")), (), ()),
    ("researched", (touch(1, prepared=1), touch(2, prepared=0), touch(3), touch(4, channel="email", prepared=1)), (1,), (1, 2)),
    ("next_steps", (talk(1, result="next_step"), talk(2, 2), touch(3, 3, result="next_step")), (1,), (1, 2)),
    ("next_steps", (talk(1), talk(2, 2), talk(3, 3, result="not_now"), agreed(7, 1, made_on=DAY, day=AFTER), agreed(8, 3, made_on=DAY)), (1,), (1, 2, 3)),
    ("next_steps", (talk(1), agreed(7, 1, made_on=DAY, with_them=0)), (), (1,)),
    ("conversations", (talk(1), talk(2, out=0), touch(3, channel="meeting"), touch(4, out=0, disposition=None)), (1, 2, 3, 4), None),
    ("conversations", (touch(1), touch(2, disposition="callback_asked"), touch(3, channel="email", out=0), touch(4, channel="talk")), (), None),
    ("gave", (touch(1, gave=1), touch(2), touch(3, out=0, gave=1)), (1,), (1, 2)),
    ("noes", (talk(1, result="declined"), touch(2, channel="email", out=0, result="not_now"), touch(3, disposition="do_not_contact"), talk(4, result="referred")), (1, 2, 3), None),
    ("voicemails", (touch(1, disposition="left_voicemail"), touch(2, channel="voicemail"), touch(3, out=0, channel="voicemail"), touch(4)), (1, 2), None),
    ("meetings", (touch(1, channel="meeting"), talk(2)), (1,), None),
    ("dials", (touch(1), talk(2), touch(3, out=0), touch(4, channel="email"), touch(5, on=BEFORE), touch(6, on=AFTER)), (1, 2), None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows", "ids", "of"), TABLE)
def test_a_measure_counts_its_rows_and_no_others(
    name: str, rows: tuple[object, ...], ids: tuple[int, ...], of: tuple[int, ...] | None
) -> None:
    found = count(name, *rows)
    assert (tuple(sorted(found.ids)), found.of if found.of is None else tuple(sorted(found.of))) == (ids, of)


COLUMNS_FROM = Alike._fields.index("days")


def together(rows: Iterable[Alike]) -> tuple[Alike, ...]:
    """The same touches, those that are alike in columns."""
    found: dict[tuple[object, ...], list[Alike]] = {}
    for row in sorted(rows, key=lambda one: (one.days, one.ids)):
        found.setdefault(row[:COLUMNS_FROM], []).append(row)
    return tuple(
        Alike(*kind, *(sum(parts, ()) for parts in zip(*(one[COLUMNS_FROM:] for one in alike), strict=True)))  # type: ignore[arg-type]
        for kind, alike in found.items()
    )


def test_touches_that_are_alike_are_counted_as_each_alone_would_be() -> None:
    rng, week = random.Random(5), [DAY - timedelta(days=n) for n in range(20)]
    rows = [
        touch(
            n, rng.randrange(40), rng.choice(("call", "call", "email", "voicemail", "meeting", "talk", "card")),
            on=rng.choice(week), clock=f"{rng.randrange(8, 18):02}:{rng.randrange(60):02}", out=int(rng.random() < 0.8),
            disposition=rng.choice((None, "connected", "left_voicemail", "no_answer")), prepared=rng.choice((None, 0, 1)),
            result=rng.choice((None, None, "next_step", "declined")), gave=rng.randrange(2), questions=rng.randrange(3),
            seconds=rng.choice((None, 20, 31)), prospect=rng.randrange(2),
        )
        for n in range(1, 600)
    ]  # fmt: skip
    rest = Record(
        agreed=tuple(agreed(n, n % 40, day=rng.choice(week), made_on=rng.choice(week)) for n in range(60)),
        planned=tuple(PlannedRow(n, n % 40, rng.choice(week), "open") for n in range(60)),
        workdays=frozenset(week), wanted=dict.fromkeys(week, 5), zone=CHICAGO, sources={1: "Rotary", 2: "a list"},
    )  # fmt: skip
    alone, alike = replace(rest, touches=tuple(rows)), replace(rest, touches=together(rows))
    assert len(alike.touches) < len(rows)

    def figures(found: Count) -> tuple[object, ...]:
        return sorted(found.ids), found.of and sorted(found.of), found.words

    for days in (1, 5, 12):
        span = Span(DAY - timedelta(days=days), DAY - timedelta(days=1), DAY)
        first, second = cut(alone, span), cut(alike, span)
        for measure in MEASURES:
            assert figures(measure.count(first)) == figures(measure.count(second)), (measure.id, days)
        assert [(one.name, figures(one.count)) for one in mix.sources(first)] == [
            (one.name, figures(one.count)) for one in mix.sources(second)
        ]
    zones = {who: (BERLIN, CHICAGO, KOLKATA)[who % 3] for who in range(30)}
    one, other = pick_up_hours(alone.touches, zones), pick_up_hours(alike.touches, zones)
    assert {hour: figures(found) for hour, found in one.items()} == {
        hour: figures(found) for hour, found in other.items()
    }


def test_what_is_still_to_come_is_not_counted() -> None:
    week = Span(DAY, DAY + timedelta(days=6), DAY)
    assert count("promises_kept", promise(1, "open", due=AFTER, closed=None), span=week).of == ()
    assert count("called_on_day", agreed(1, day=AFTER), span=week).of == ()


def test_every_measure_of_nothing_is_nothing() -> None:
    for span in (*spans(DAY).values(), Span(AFTER, DAY, DAY)):
        for name, found in counted(Record(), span).items():
            assert (found.ids, found.value) == ((), 0), name
            assert found.words in ("0", "–")


def test_every_measure_says_what_it_counts() -> None:
    assert all(len(measure.definition) > 15 and measure.definition.endswith(".") for measure in MEASURES)
    assert [measure.id for measure in MEASURES if measure.small] == ["dials"]


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(2, 7, "2 of 7"), (19, 19, "19 of 19"), (31, 36, "31 of 36, 86 %"), (0, 20, "0 of 20, 0 %")],
)
def test_a_percentage_needs_twenty_cases(part: int, whole: int, words: str) -> None:
    assert share(part, whole) == words


def test_questions_are_added_up() -> None:
    found = count("questions", talk(1, questions=3), talk(2, questions=None), talk(3, questions=2))
    assert (found.value, found.ids, found.words) == (5, (1, 3), "5")


def test_voicemails_name_the_mean_of_those_that_were_timed() -> None:
    left = [touch(n, disposition="left_voicemail", seconds=s) for n, s in ((1, 20), (2, 25), (3, None))]
    assert count("voicemails", *left).words == "3, mean 22 s"
    assert count("voicemails", left[2]).words == "1"


@pytest.mark.parametrize(
    ("day", "clock", "minutes"),
    [
        (DAY, "08:40", 40),
        (DAY, "07:30", 0),
        (date(2026, 11, 1), "08:40", 40),
        (date(2026, 3, 8), "08:40", 40),
        (date(2026, 12, 31), "23:59", 959),
    ],
)
def test_the_first_call_is_timed_from_the_start_of_the_day(day: date, clock: str, minutes: int) -> None:
    rows = (
        touch(1, on=day, clock="23:59"),
        touch(2, on=day, clock=clock),
        touch(3, channel="email", on=day, clock="00:01"),
    )
    assert count("first_call", *rows, span=Span(day, day, day)).value == minutes


def test_a_start_before_the_clock_changes_counts_real_minutes() -> None:
    day = date(2026, 11, 1)
    found = count("first_call", touch(1, on=day, clock="09:00"), span=Span(day, day, day), starts_at=time(0, 30))
    assert found.value == 9 * 60 + 30


def test_several_days_give_the_middle_value_and_a_planned_start_counts() -> None:
    days = [DAY + timedelta(days=n) for n in range(3)]
    rows = [
        touch(n, on=day, clock=clock)
        for n, (day, clock) in enumerate(zip(days, ("08:10", "08:20", "12:00"), strict=True))
    ]
    week = Span(DAY, days[-1], days[-1])
    assert count("first_call", *rows, span=week).words == "20 min"
    assert count("first_call", *rows, span=week, starts_at=time(8, 15)).words == "5 min"
    assert count("first_call", span=week).words == "–"


def test_days_without_prospecting_are_working_days_before_today() -> None:
    days = frozenset(DAY + timedelta(days=n) for n in range(5))
    friday = DAY + timedelta(days=4)
    week = Span(DAY, friday + timedelta(days=2), friday)
    rows = (
        touch(1, on=DAY),
        touch(2, on=DAY + timedelta(days=1), prospect=0),
        touch(3, channel="email", on=DAY + timedelta(days=2)),
    )
    found = count("days_without", *rows, span=week, workdays=days)
    assert [date.fromordinal(n).day for n in found.ids] == [6, 8]
    later = count("days_without", *rows, span=week, workdays=days, began=DAY + timedelta(days=2))
    assert [date.fromordinal(n).day for n in later.ids] == [8]


def test_the_week_starts_on_monday_also_over_the_year_end() -> None:
    new_year = spans(date(2027, 1, 1))
    assert (new_year["week"].first, new_year["14 days"].first) == (date(2026, 12, 28), date(2026, 12, 19))
    assert len(new_year["quarter"].days) == 90
    assert spans(date(2026, 12, 28))["week"].days == (date(2026, 12, 28),)


def test_the_series_of_a_year_end_has_each_day_once() -> None:
    last, first = date(2026, 12, 31), date(2027, 1, 1)
    record = Record(touches=(touch(1, on=last), touch(2, on=first), touch(3, on=first)))
    days = mix.daily(record, Span(date(2026, 12, 30), first, first))["dials"]
    assert [day.value for day in days] == [0, 1, 2]


def test_each_day_of_the_strip_is_counted_as_the_day_alone_would_be() -> None:
    days = [DAY + timedelta(days=n) for n in range(5)]
    record = Record(
        touches=tuple(
            touch(n, n % 3, ("call", "email", "meeting")[n % 3], on=days[n % 5], prepared=n % 2, gave=n % 2) for n in range(30)
        ),
        promises=tuple(promise(n, due=days[n % 5], made=days[n % 4], closed=days[n % 5]) for n in range(8)),
        agreed=tuple(agreed(n, n % 3, day=days[n % 5], made_on=days[(n + 2) % 5]) for n in range(8)),
        planned=tuple(PlannedRow(n, n % 3, days[n % 5], "open") for n in range(8)),
        workdays=frozenset(days), zone=CHICAGO,
    )  # fmt: skip
    strip = mix.daily(record, Span(days[0], days[-1], days[-1]))
    for place, day in enumerate(days):
        alone = cut(record, Span(day, day, days[-1]))
        for measure in MEASURES:
            assert strip[measure.id][place] == measure.count(alone), (measure.id, day)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Referral from Ana", "referral"), ("Empfehlung", "referral"), ("Talk at the Rotary Club", "talk given"),
        ("Chamber of Commerce", "community"), ("Trade show 2026", "event"), ("existing customer", "client"),
        ("Website form", "they came"), ("contacts-nov.csv list", "list"), ("", "not noted"), ("Billboard", "billboard"),
    ],
)  # fmt: skip
def test_a_source_is_known_by_its_words_or_keeps_its_own(words: str, name: str) -> None:
    assert mix.source_of(words) == name


def test_talks_are_counted_by_where_their_people_came_from_and_not_noted_stands_last() -> None:
    record = Record(
        touches=(talk(1, 1), talk(2, 1), talk(3, 2), talk(4, 3), touch(5, 2)), sources={1: "Rotary", 2: "a list"}
    )
    found = mix.sources(cut(record, ONE_DAY))
    assert [(one.name, one.count.words) for one in found] == [
        ("community", "2 of 4"), ("list", "1 of 4"), ("not noted", "1 of 4")
    ]  # fmt: skip


def test_losses_are_mine_or_not_mine_and_only_those_of_the_days() -> None:
    rows = (
        LossRow("deal", 1, 1, DAY, "Depot", "pushed too hard: they said so", 1),
        LossRow("touch", 2, 1, DAY, "Lee", "money frozen", 0),
        LossRow("touch", 3, 1, BEFORE, "Lee", "too late", 1),
    )
    found = mix.losses(cut(Record(losses=rows), ONE_DAY))
    assert ([one.id for one in found[True]], [one.id for one in found[False]]) == ([1], [2])


def fallen(*, later_steps: int, later_ready: int, talks: int = 10) -> mix.Fall | None:
    """Ten prepared talks with eight next steps in the first half of two weeks; so many in the second."""
    first, last = DAY, DAY + timedelta(days=13)
    before = [talk(n, n, on=first, prepared=1, result="next_step" if n < 8 else None) for n in range(10)]
    after = [
        talk(50 + n, 50 + n, on=last, prepared=int(n < later_ready), result="next_step" if n < later_steps else None)
        for n in range(talks)
    ]
    return mix.fall(Record(touches=(*before, *after)), Span(first, last, last))


def test_where_fewer_talks_lead_on_the_behaviour_that_fell_most_comes_first() -> None:
    fall = fallen(later_steps=4, later_ready=3)
    assert fall is not None
    assert fall.words == (
        "4 of 10 conversations led to a next step; in the weeks before 8 of 10. "
        "First what you did: researched before calling 3 of 10, before 10 of 10."
    )
    assert _sentence(fall=fall) == fall.words


@pytest.mark.parametrize(("steps", "talks"), [(8, 10), (7, 10), (0, 9)])
def test_a_fall_of_a_few_or_of_too_few_is_none(steps: int, talks: int) -> None:
    assert fallen(later_steps=steps, later_ready=0, talks=talks) is None


def test_a_fall_without_a_fallen_behaviour_names_none() -> None:
    fall = fallen(later_steps=2, later_ready=10)
    assert fall is not None
    assert fall.behaviours == ()
    assert fall.words == "2 of 10 conversations led to a next step; in the weeks before 8 of 10."


def test_conversations_stand_beside_those_wanted_only_where_every_working_day_was_planned() -> None:
    week = Span(BEFORE, DAY, DAY)
    rows = (talk(1), talk(2, 2))
    assert count("conversations", *rows, wanted={DAY: 8}).words == "2 of 8"
    assert count("conversations", *rows, wanted={DAY: 8}, workdays=frozenset({BEFORE, DAY}), span=week).words == "2"
    wanted = {BEFORE: 6, DAY: 8}
    assert count("conversations", *rows, wanted=wanted, workdays=frozenset({BEFORE, DAY}), span=week).words == "2 of 14"


def test_planned_calls_were_begun_by_any_call_of_that_day() -> None:
    planned = tuple(
        PlannedRow(n, n, DAY, state, closed)
        for n, state, closed in ((1, "open", None), (2, "done", DAY), (3, "done", AFTER), (4, "called_off", None), (5, "open", None))
    )  # fmt: skip
    found = count("started", touch(9, 1), touch(8, 5, "email"), planned=planned)
    assert (found.ids, found.of) == ((1, 2), (1, 2, 3, 5))


def test_clients_and_referrals_and_talks_given_are_counted() -> None:
    clients = (ClientRow(1, 4), ClientRow(2, 3), ClientRow(3, 12))
    assert count("clients", clients=clients).words == "2 of 3"
    named = (ReferralRow(7, DAY), ReferralRow(7, DAY), ReferralRow(8, BEFORE))
    assert count("referrals", referrals=named).ids == (7,)
    assert count("talks_given", touch(1, channel="talk"), touch(2, channel="talk", out=0), touch(3)).ids == (1,)


def test_promises_stand_kept_late_open_overdue_or_broken() -> None:
    rows = (
        promise(1), promise(2, closed=AFTER), promise(3, "open", closed=None), promise(4, "broken"),
        promise(5, "open", due=BEFORE, closed=None), promise(6, "withdrawn"),
    )  # fmt: skip
    found = promise_counts(cut(Record(promises=rows), Span(BEFORE, DAY, DAY)))
    assert found == {"on the day": (1,), "late": (2,), "open": (3,), "overdue": (5,), "broken": (4,)}


def test_people_pick_up_at_an_hour_of_their_clock() -> None:
    rows = (talk(1, 1), touch(2, 1), touch(3, 2), touch(4, 3), talk(5, 1, out=0), touch(6, 1, "email"))
    found = pick_up_hours(rows, {1: BERLIN, 2: KOLKATA})
    assert {hour: (c.ids, c.of) for hour, c in found.items()} == {16: ((1,), (1, 2)), 19: ((), (3,))}


@pytest.mark.parametrize(
    ("moment", "hour"),
    [
        ("2026-10-25T00:30:00+00:00", 2),
        ("2026-10-25T01:30:00+00:00", 2),
        ("2026-10-24T06:10:00+00:00", 8),
        ("2026-10-26T06:10:00+00:00", 7),
    ],
)
def test_their_hour_is_right_on_the_day_their_clocks_change(moment: str, hour: int) -> None:
    row = talk(1)._replace(ats=(round(datetime.fromisoformat(moment).timestamp()),))
    assert list(pick_up_hours((row,), {1: BERLIN})) == [hour]


def _sentence(
    *rows: Alike, hours: dict[int, Count] | None = None, deals: DealEnds | None = None,
    fall: mix.Fall | None = None, **counts: Count,
) -> str:  # fmt: skip
    whole = {**counted(Record(touches=rows), ONE_DAY), **counts}
    return one_sentence(rows, counts=whole, hours=hours or {}, deals=deals or DealEnds(), fall=fall)


def test_the_sentence_keeps_silent_under_five_cases() -> None:
    assert _sentence() == ""
    assert _sentence(*(talk(n, n, result="next_step") for n in range(4))) == ""
    assert _sentence(deals=DealEnds(4, 4)) == ""
    assert _sentence(hours={9: Count((1, 2), (1, 2, 3, 4)), 10: Count((), (5, 6, 7, 8))}) == ""


def test_a_high_share_of_few_is_said_only_where_deals_say_so() -> None:
    said = _sentence(talk(1), deals=DealEnds(4, 5))
    assert said.startswith("You won 4 of 5 deals that ended, out of one conversation")
    many = tuple(talk(n, n) for n in range(20))
    assert not _sentence(*many, deals=DealEnds(4, 5)).startswith("You won")
    assert not _sentence(deals=DealEnds(1, 5)).startswith("You won")


def test_prepared_calls_are_set_beside_the_others_where_there_are_enough_of_both() -> None:
    ready = [talk(n, n, prepared=1, result="next_step" if n < 4 else "declined") for n in range(5)]
    others = [talk(9 + n, 9 + n, prepared=0, result="next_step" if n < 1 else "declined") for n in range(5)]
    assert _sentence(*ready, *others) == "Prepared calls led to a next step in 4 of 5 talks, the others in 1 of 5."
    assert not _sentence(*ready, *others[:4]).startswith("Prepared")


def test_the_best_hour_needs_another_to_be_better_than() -> None:
    nine, ten = Count((1, 2, 3), (1, 2, 3, 4, 5)), Count((6,), (6, 7, 8, 9, 10))
    assert (
        _sentence(hours={9: nine, 10: ten}) == "People picked up most between 09:00 and 10:00 on their clock: 3 of 5."
    )
    assert _sentence(hours={9: nine}) == ""
    assert _sentence(hours={9: nine, 23: replace(nine)}) == ""

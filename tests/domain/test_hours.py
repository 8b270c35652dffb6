"""Calling hours at their clock: windows, zones, clock changes, the date line, and the words for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.domain.hours import (
    PRESETS,
    CallingHours,
    TheirClock,
    Window,
    ago,
    call_guard,
    clock_line,
    distance,
    hours_for,
    how_long,
    in_both,
    late,
    offer_again,
    read_hours,
    their_clock,
    their_country,
    their_zones,
)
from salesdesk.errors import NotUnderstood

CHICAGO = ZoneInfo("America/Chicago")
BERLIN = ZoneInfo("Europe/Berlin")
UNKNOWN = "time there unknown: check before you call"
RUSSIA = ("Europe/Moscow", "Europe/Kaliningrad", "Asia/Yekaterinburg", "Asia/Vladivostok", "Asia/Kamchatka")


def at(text: str, zone: ZoneInfo = CHICAGO) -> datetime:
    """The rep's moment, by default in Chicago."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def clock(
    now: datetime, *zones: str, hours: str = "default", is_holiday: Callable[[date], bool] | None = None
) -> TheirClock:
    return their_clock(now, zones=zones, source="entered", hours=PRESETS[hours], is_holiday=is_holiday)


# The day at the desk, 5 October 2026, a rep in Chicago


def test_the_day_step_3_the_guard_names_both_times_and_offers_the_opening() -> None:
    now = at("2026-10-05 08:32")
    zones, source = their_zones(entered="America/Los_Angeles", e164s=(), city="Seattle", region="WA", country="USA")
    hours = hours_for("USA", otherwise="business")
    theirs = their_clock(now, zones=zones, source=source, hours=hours)
    assert (theirs.state, theirs.opens_at) == ("closed", utc("2026-10-05 15:00"))
    assert call_guard(theirs, now=now) == "06:32 there. Opens 08:00 = 10:00 your time."
    assert offer_again(theirs, now=now) == "again at 08:00 theirs = 10:00 yours"
    assert clock_line(theirs, now=now) == "06:32 there · opens in 1 h 28"


def test_the_day_step_4_nobody_assumes_american_hours_in_berlin() -> None:
    now = at("2026-10-05 08:33")
    zones, source = their_zones(entered=None, e164s=["+493055501000"], city="Berlin", region="", country="Germany")
    theirs = their_clock(now, zones=zones, source=source, hours=hours_for("Germany", otherwise="business"))
    assert call_guard(theirs, now=now) == "15:33 there, ok until 18:00 (your business window)"
    assert clock_line(theirs, now=now) == "15:33 there · open until 18:00"
    assert (theirs.source, theirs.closes_at) == ("number", utc("2026-10-05 16:00"))


# Presets and settings


@pytest.mark.parametrize(
    ("country", "otherwise", "name"),
    [
        ("US", "business", "US"),
        ("United States", "default", "US"),
        ("PR", "business", "US"),
        ("Canada", "default", "CA"),
        ("AU", "default", "AU"),
        ("Germany", "default", "default"),
        ("Germany", "business", "business"),
        ("Germany", "no such preset", "default"),
        (None, "default", "default"),
        ("", "business", "business"),
        ("Elbonia", "default", "default"),
    ],
)
def test_a_country_has_its_preset_and_every_other_the_reps_window(
    country: str | None, otherwise: str, name: str
) -> None:
    assert hours_for(country, otherwise=otherwise).name == name


def test_a_preset_of_the_reps_own_replaces_the_shipped_one() -> None:
    own = read_hours("10:00-16:00", name="mine")
    assert hours_for("US", presets={**PRESETS, "US": own}) is own


@pytest.mark.parametrize(
    ("preset", "zone", "local", "state"),
    [
        ("default", "Europe/Berlin", "2026-10-04 07:59", "closed"),
        ("default", "Europe/Berlin", "2026-10-04 08:00", "open"),
        ("default", "Europe/Berlin", "2026-10-04 20:59", "open"),
        ("default", "Europe/Berlin", "2026-10-04 21:00", "closed"),
        ("business", "Europe/Berlin", "2026-10-03 12:00", "closed"),
        ("business", "Europe/Berlin", "2026-10-02 17:59", "open"),
        ("US", "America/New_York", "2026-10-04 20:59", "open"),
        ("CA", "America/Toronto", "2026-10-05 08:59", "closed"),
        ("CA", "America/Toronto", "2026-10-05 21:29", "open"),
        ("CA", "America/Toronto", "2026-10-05 21:30", "closed"),
        ("CA", "America/Toronto", "2026-10-04 09:59", "closed"),
        ("CA", "America/Toronto", "2026-10-04 17:59", "open"),
        ("CA", "America/Toronto", "2026-10-03 18:00", "closed"),
        ("AU", "Australia/Sydney", "2026-10-09 19:59", "open"),
        ("AU", "Australia/Sydney", "2026-10-09 20:00", "closed"),
        ("AU", "Australia/Sydney", "2026-10-10 16:59", "open"),
        ("AU", "Australia/Sydney", "2026-10-10 17:00", "closed"),
        ("AU", "Australia/Sydney", "2026-10-11 12:00", "closed"),
    ],
)
def test_the_windows_hold_to_the_minute(preset: str, zone: str, local: str, state: str) -> None:
    assert clock(at(local, ZoneInfo(zone)), zone, hours=preset).state == state


def test_national_holidays_are_closed_in_australia_and_open_in_america() -> None:
    holiday = date(2027, 1, 26)
    noon = at("2027-01-26 12:00", ZoneInfo("Australia/Sydney"))
    closed = clock(noon, "Australia/Sydney", hours="AU", is_holiday=lambda day: day == holiday)
    assert (closed.state, closed.opens_at) == ("closed", utc("2027-01-26 22:00"))
    assert clock(noon, "America/New_York", hours="US", is_holiday=lambda day: True).state == "open"


def test_a_long_feast_opens_after_it() -> None:
    theirs = clock(
        at("2026-12-24 09:00"), "Australia/Sydney", hours="AU", is_holiday=lambda day: day < date(2027, 1, 11)
    )
    assert theirs.opens_at == utc("2027-01-10 22:00")
    assert clock_line(theirs, now=at("2026-12-24 09:00")) == "Fri 02:00 there · opens Mon 11 Jan 09:00"


@pytest.mark.parametrize(
    ("text", "day", "window"),
    [
        ("09:00-18:00", 6, Window(time(9), time(18))),
        ("8.30–17.30", 0, Window(time(8, 30), time(17, 30))),
        ("Mon-Fri 9-18, Sat 10:00-14:00", 5, Window(time(10), time(14))),
        ("Mon-Fri 9-18, Sat 10:00-14:00", 6, None),
        ("Fri-Mon 10:00-12:00", 0, Window(time(10), time(12))),
        ("Fri-Mon 10:00-12:00", 1, None),
        ("Sunday 08:00-24:00", 6, Window(time(8), time(0))),
    ],
)
def test_hours_are_read_from_a_setting(text: str, day: int, window: Window | None) -> None:
    assert read_hours(text, name="mine").week[day] == window


def test_a_setting_may_close_on_holidays() -> None:
    assert read_hours("Mon-Fri 09:00-18:00, no holidays", name="mine").closed_on_holidays


@pytest.mark.parametrize(
    "text", ["", "x", "09:00", "Mon-Fri", "Foo 09:00-10:00", "25:00-26:00", "09:60-10:00", "9-25", "no holidays"]
)
def test_what_is_no_hours_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read_hours(text, name="mine")
    assert "Mon-Fri 09:00-18:00" in refused.value.hint


# Windows over the end of the day


def test_a_window_to_the_end_of_the_day_is_open_in_its_last_minute() -> None:
    hours = read_hours("08:00-24:00", name="late")
    now = at("2026-10-05 23:59", BERLIN)
    theirs = their_clock(now, zones=["Europe/Berlin"], source="entered", hours=hours)
    assert clock_line(theirs, now=now) == "23:59 there · open until 24:00"
    after = their_clock(now + timedelta(minutes=1), zones=["Europe/Berlin"], source="entered", hours=hours)
    assert (after.state, after.opens_at) == ("closed", utc("2026-10-06 06:00"))


def test_a_window_over_midnight_belongs_to_the_day_it_began() -> None:
    hours = read_hours("Fri 22:00-02:00", name="night")
    saturday = at("2026-10-10 01:00", BERLIN)
    theirs = their_clock(saturday, zones=["Europe/Berlin"], source="entered", hours=hours)
    assert clock_line(theirs, now=saturday) == "01:00 there · open until 02:00"
    monday = their_clock(at("2026-10-05 01:00", BERLIN), zones=["Europe/Berlin"], source="entered", hours=hours)
    assert monday.state == "closed"


def test_hours_round_the_clock_never_close() -> None:
    hours = CallingHours("always", (Window(time(0), time(0)),) * 7)
    theirs = their_clock(at("2026-10-05 01:00"), zones=["Europe/Berlin"], source="entered", hours=hours)
    assert (theirs.state, theirs.closes_at) == ("open", None)
    assert clock_line(theirs, now=at("2026-10-05 01:00")) == "08:00 there · open"


def test_hours_that_are_never_open_say_so() -> None:
    hours = CallingHours("never", (None,) * 7)
    theirs = their_clock(at("2026-10-05 09:00"), zones=["Europe/Berlin"], source="entered", hours=hours)
    assert (theirs.state, theirs.opens_at) == ("closed", None)
    assert clock_line(theirs, now=at("2026-10-05 09:00")) == "16:00 there · closed"
    assert call_guard(theirs, now=at("2026-10-05 09:00")) == "16:00 there. Closed in the next weeks."
    assert offer_again(theirs, now=at("2026-10-05 09:00")) == ""


# Clock changes, half hours, the date line


@pytest.mark.parametrize(
    ("zone", "local", "opens_at", "wait"),
    [
        ("America/Chicago", "2026-03-08 01:59", "2026-03-08 13:00", "5 h 01"),
        ("America/Chicago", "2026-03-08 03:00", "2026-03-08 13:00", "5 h"),
        ("America/Chicago", "2026-11-01 00:30", "2026-11-01 14:00", "8 h 30"),
        ("Europe/Berlin", "2026-03-28 07:30", "2026-03-28 07:00", "30 min"),
        ("Europe/Berlin", "2026-03-29 01:30", "2026-03-29 06:00", "5 h 30"),
        ("Europe/Berlin", "2026-10-25 01:30", "2026-10-25 07:00", "7 h 30"),
        ("Australia/Sydney", "2026-04-05 01:30", "2026-04-04 22:00", "7 h 30"),
        ("Australia/Sydney", "2026-10-04 01:30", "2026-10-03 21:00", "5 h 30"),
        ("Asia/Kolkata", "2026-10-05 07:15", "2026-10-05 02:30", "45 min"),
        ("Australia/Adelaide", "2026-10-05 07:00", "2026-10-04 21:30", "1 h"),
        ("Asia/Kathmandu", "2026-10-05 07:59", "2026-10-05 02:15", "1 min"),
        ("Pacific/Apia", "2026-10-05 06:41", "2026-10-04 19:00", "1 h 19"),
    ],
)
def test_the_opening_is_right_through_clock_changes_and_half_hours(
    zone: str, local: str, opens_at: str, wait: str
) -> None:
    now = at(local, ZoneInfo(zone))
    theirs = clock(now, zone)
    assert theirs.opens_at == utc(opens_at)
    assert clock_line(theirs, now=now) == f"{now:%H:%M} there · opens in {wait}"


def test_an_hour_that_comes_twice_closes_the_first_time() -> None:
    hours = read_hours("20:00-01:30", name="evening")
    theirs = their_clock(at("2026-11-01 00:30"), zones=["America/Chicago"], source="entered", hours=hours)
    assert theirs.closes_at == utc("2026-11-01 06:30")


def test_an_hour_that_is_left_out_opens_after_the_gap() -> None:
    hours = read_hours("02:30-12:00", name="early")
    theirs = their_clock(at("2026-03-08 01:00"), zones=["America/Chicago"], source="entered", hours=hours)
    assert theirs.opens_at == utc("2026-03-08 08:30")


@pytest.mark.parametrize(
    ("instant", "theirs", "line"),
    [
        ("2026-10-05 15:00", "Europe/Berlin", "Mon 5 Oct 10:00 yours · 17:00 theirs"),
        ("2026-10-27 15:00", "Europe/Berlin", "Tue 27 Oct 10:00 yours · 16:00 theirs"),
        ("2026-11-03 16:00", "Europe/Berlin", "Tue 3 Nov 10:00 yours · 17:00 theirs"),
        ("2026-03-10 15:00", "Europe/Berlin", "Tue 10 Mar 10:00 yours · 16:00 theirs"),
        ("2026-10-05 15:00", "Asia/Kolkata", "Mon 5 Oct 10:00 yours · 20:30 theirs"),
        ("2026-10-05 21:00", "Australia/Sydney", "Mon 5 Oct 16:00 yours · Tue 08:00 theirs"),
        ("2026-10-05 21:00", "Pacific/Apia", "Mon 5 Oct 16:00 yours · Tue 10:00 theirs"),
        ("2026-10-06 05:30", "Pacific/Honolulu", "Tue 6 Oct 00:30 yours · Mon 19:30 theirs"),
        ("2026-10-05 15:00", "America/Winnipeg", "Mon 5 Oct 10:00"),
        ("2026-10-05 15:00", "America/Chicago", "Mon 5 Oct 10:00"),
        ("2026-10-05 15:00", "Nowhere/At_All", "Mon 5 Oct 10:00 yours · theirs unknown"),
    ],
)
def test_an_instant_is_said_on_both_clocks(instant: str, theirs: str, line: str) -> None:
    assert in_both(utc(instant), mine=CHICAGO, theirs=[theirs]) == line


def test_both_clocks_as_the_screen_has_them() -> None:
    lisbon = ZoneInfo("Europe/Lisbon")
    assert (
        in_both(utc("2026-11-29 16:00"), mine=lisbon, theirs=["America/Los_Angeles"])
        == "Sun 29 Nov 16:00 yours · 08:00 theirs"
    )
    assert (
        in_both(utc("2028-09-01 15:00"), mine=CHICAGO, theirs=["America/New_York"], today=date(2026, 10, 5))
        == "Fri 1 Sep 2028 10:00 yours · 11:00 theirs"
    )
    assert (
        in_both(utc("2026-10-05 15:00"), mine=CHICAGO, theirs=["America/New_York", "America/Los_Angeles"])
        == "Mon 5 Oct 10:00 yours · 08:00–11:00 theirs"
    )


# Another day there


@pytest.mark.parametrize(
    ("now", "zone", "hours", "line"),
    [
        ("2026-10-05 20:10", "Europe/Berlin", "default", "Tue 03:10 there · opens in 4 h 50"),
        ("2026-10-02 20:10", "Europe/Berlin", "business", "Sat 03:10 there · opens Mon 09:00"),
        ("2026-10-02 17:30", "Australia/Sydney", "AU", "Sat 08:30 there · opens in 30 min"),
        ("2026-10-03 02:30", "Australia/Sydney", "AU", "Sat 17:30 there · opens Mon 09:00"),
        ("2026-10-05 23:30", "America/Los_Angeles", "US", "Mon 21:30 there · opens Tue 08:00"),
        ("2026-10-06 00:30", "America/Los_Angeles", "US", "Mon 22:30 there · opens Tue 08:00"),
        ("2026-10-05 18:30", "Pacific/Kiritimati", "default", "Tue 13:30 there · open until 21:00"),
        ("2026-10-05 08:33", "America/Chicago", "default", "08:33 there · open until 21:00"),
    ],
)
def test_the_day_is_named_where_it_is_another(now: str, zone: str, hours: str, line: str) -> None:
    assert clock_line(clock(at(now), zone, hours=hours), now=at(now)) == line


def test_a_rep_and_a_contact_on_one_clock_see_one_time() -> None:
    now = at("2026-10-05 07:10")
    theirs = clock(now, "America/Winnipeg")
    assert call_guard(theirs, now=now) == "07:10 there. Opens 08:00."
    assert offer_again(theirs, now=now) == "again at 08:00"


def test_the_guard_names_the_day_on_either_side() -> None:
    now = at("2026-10-03 12:10")
    theirs = clock(now, "Australia/Sydney", hours="AU")
    assert call_guard(theirs, now=now) == "Sun 04:10 there. Opens Mon 09:00 = Sun 17:00 your time."
    assert offer_again(theirs, now=now) == "again at Mon 09:00 theirs = Sun 17:00 yours"


# Several zones, none, wrong ones


@pytest.mark.parametrize(
    ("now", "zones", "line"),
    [
        ("2026-10-05 08:41", ("America/Los_Angeles", "America/New_York"), "06:41–09:41 there · opens in 1 h 19"),
        ("2026-10-05 10:00", ("America/Los_Angeles", "America/New_York"), "08:00–11:00 there · open until 20:00 yours"),
        ("2026-10-05 20:30", ("America/Los_Angeles", "America/New_York"), "18:30–21:30 there · opens Tue 10:00 yours"),
        ("2026-10-05 12:33", RUSSIA, "Mon 19:33–Tue 05:33 there · opens Tue 01:00 yours"),
    ],
)
def test_several_zones_are_open_only_together(now: str, zones: tuple[str, ...], line: str) -> None:
    assert clock_line(clock(at(now), *zones), now=at(now)) == line


def test_zones_too_far_apart_for_the_window_have_no_good_hour() -> None:
    now = at("2026-10-05 12:33")
    theirs = clock(now, *RUSSIA, hours="business")
    assert (theirs.state, theirs.opens_at) == ("closed", None)
    assert clock_line(theirs, now=now).endswith("· no hour suits every zone")


def test_zones_of_one_clock_count_once() -> None:
    theirs = clock(at("2026-10-05 08:33"), "America/New_York", "America/Detroit")
    assert theirs.zones == ("America/New_York",)
    assert len(theirs.locals) == 1


@pytest.mark.parametrize("zones", [(), ("Nowhere/At_All",), ("",), ("America/Chicago", "Nowhere/At_All"), ("EST",)])
def test_a_zone_that_is_not_known_is_never_a_good_hour(zones: tuple[str, ...]) -> None:
    now = at("2026-10-05 12:00")
    theirs = clock(now, *zones)
    assert (theirs.state, theirs.local, theirs.zones, theirs.source) == ("unknown", None, (), "unknown")
    assert clock_line(theirs, now=now) == UNKNOWN
    assert call_guard(theirs, now=now) == "Time there unknown: check before you call."


# Where the zone comes from


@pytest.mark.parametrize(
    ("entered", "numbers", "place", "zones", "source"),
    [
        ("Europe/Paris", ["+15035550142"], ("Berlin", "", "Germany"), ("Europe/Paris",), "entered"),
        (" Europe/Paris ", [], ("", "", ""), ("Europe/Paris",), "entered"),
        (None, ["+15035550142"], ("Berlin", "", "Germany"), ("America/Los_Angeles",), "number"),
        ("America/Chicgo", ["+15035550142"], ("", "", ""), ("America/Los_Angeles",), "number"),
        ("EST", [], ("Berlin", "", ""), ("Europe/Berlin",), "place"),
        ("", ["+18005550100"], ("Portland", "OR", "USA"), ("America/Los_Angeles",), "place"),
        ("", ["+18005550100"], ("Portland", "", ""), ("America/Los_Angeles", "America/New_York"), "place"),
        ("", ["+61412345678"], ("Perth", "WA", "Australia"), ("Australia/Perth",), "place"),
        ("", ["+61412345678"], ("Melbourne", "", ""), ("Australia/Melbourne",), "place"),
        ("", ["+12085550100"], ("Boise", "ID", "USA"), ("America/Boise",), "place"),
        ("", ["+12085550100"], ("Berlin", "", ""), ("America/Boise", "America/Los_Angeles"), "number"),
        ("", ["+12085550100"], ("", "", "USA"), ("America/Boise", "America/Los_Angeles"), "number"),
        ("", ["+61412345678", "+61255500100"], ("", "", ""), ("Australia/Sydney",), "number"),
        ("", ["+15035550142", "+12125550100"], ("", "", ""), ("America/Los_Angeles", "America/New_York"), "number"),
        ("", ["+15035550142", "+12125550100"], ("New York", "NY", ""), ("America/New_York",), "place"),
        ("", ["garbage", "+18005550100"], ("", "", ""), (), "unknown"),
        (None, [], ("", "", ""), (), "unknown"),
    ],
)
def test_the_zone_is_what_was_entered_else_the_number_else_the_place(
    entered: str | None, numbers: list[str], place: tuple[str, str, str], zones: tuple[str, ...], source: str
) -> None:
    city, region, country = place
    found = their_zones(entered=entered, e164s=numbers, city=city, region=region, country=country)
    assert found == (zones, source)


@pytest.mark.parametrize("number", ["+61412345678", "+79161234567", "+6281155501000"])
def test_a_mobile_of_a_wide_country_is_several_zones(number: str) -> None:
    zones, source = their_zones(entered=None, e164s=[number], city="", region="", country="")
    assert len(zones) > 1
    assert source == "number"


@pytest.mark.parametrize(
    ("country", "numbers", "zones", "code"),
    [
        ("Australia", ["+15035550142"], [], "AU"),
        ("", ["+61412345678"], ["America/New_York"], "AU"),
        ("", ["+61412345678", "+15035550142"], ["Australia/Perth"], "AU"),
        ("Elbonia", [], ["Europe/Berlin"], "DE"),
        ("", [], [], None),
    ],
)
def test_the_country_whose_hours_count(country: str, numbers: list[str], zones: list[str], code: str | None) -> None:
    assert their_country(country=country, e164s=numbers, zones=zones) == code


# How far a day is


@pytest.mark.parametrize(
    ("day", "words", "lateness", "past"),
    [
        (date(2026, 11, 22), "today", "today", "today"),
        (date(2026, 11, 23), "tomorrow", "tomorrow", "tomorrow"),
        (date(2026, 11, 30), "in 8 d", "in 8 d", "in 8 d"),
        (date(2027, 3, 1), "in 99 d", "in 99 d", "in 99 d"),
        (date(2027, 3, 22), "in 4 mo", "in 4 mo", "in 4 mo"),
        (date(2028, 11, 22), "in 2 y", "in 2 y", "in 2 y"),
        (date(2026, 11, 21), "yesterday", "1 d late", "1 d ago"),
        (date(2026, 11, 18), "4 d ago", "4 d late", "4 d ago"),
        (date(2026, 9, 2), "81 d ago", "81 d late", "81 d ago"),
        (date(2026, 3, 22), "8 mo ago", "8 mo late", "8 mo ago"),
        (date(2026, 3, 23), "7 mo ago", "7 mo late", "7 mo ago"),
        (date(2024, 11, 22), "2 y ago", "2 y late", "2 y ago"),
    ],
)
def test_a_day_is_so_far_off(day: date, words: str, lateness: str, past: str) -> None:
    today = date(2026, 11, 22)
    assert (distance(day, today=today), late(day, today=today), ago(day, today=today)) == (words, lateness, past)


def test_a_leap_day_is_a_year_old_on_the_first_of_march() -> None:
    assert how_long(date(2024, 2, 29), date(2026, 2, 28)) == "23 mo"
    assert how_long(date(2024, 2, 29), date(2026, 3, 1)) == "2 y"


# Any moment, anywhere

ZONES = [
    "America/Chicago",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "America/St_Johns",
]


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)),
    st.lists(st.sampled_from(ZONES), min_size=1, max_size=3),
    st.sampled_from(["09:00-18:00", "Mon-Fri 22:00-02:30", "00:00-24:00", "Sat 01:30-02:30", "Mon-Sat 08:00-24:00"]),
)
@settings(max_examples=80, deadline=None)
def test_at_its_opening_a_clock_is_open_and_at_its_closing_it_is_not(
    moment: datetime, zones: list[str], written: str
) -> None:
    hours = read_hours(written, name="mine")
    now = moment.replace(tzinfo=UTC)
    theirs = their_clock(now, zones=zones, source="entered", hours=hours)
    assert clock_line(theirs, now=now)
    assert call_guard(theirs, now=now)
    if theirs.opens_at:
        assert theirs.opens_at > now
        assert their_clock(theirs.opens_at, zones=zones, source="entered", hours=hours).state == "open"
        just_before = theirs.opens_at - timedelta(seconds=1)
        assert their_clock(just_before, zones=zones, source="entered", hours=hours).state == "closed"
    if theirs.closes_at:
        assert theirs.closes_at > now
        assert their_clock(theirs.closes_at, zones=zones, source="entered", hours=hours).state == "closed"

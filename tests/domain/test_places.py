"""Places and zones by their names: city, region, country, and what somebody may have meant by a zone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.domain import country_table, place_table
from salesdesk.domain.places import country_code, nearest_zones, zones_of_place
from salesdesk.domain.zones import (
    country_of_zone,
    country_zones,
    database_zones,
    distinct_clocks,
    is_zone,
    same_clock,
)

PACIFIC = ("America/Los_Angeles",)
EASTERN = ("America/New_York",)
CENTRAL = ("America/Chicago",)
BERLIN = ("Europe/Berlin",)


@pytest.mark.parametrize(
    ("city", "region", "country", "zones"),
    [
        ("Portland", "OR", "USA", PACIFIC),
        ("Portland", "Oregon", "United States", PACIFIC),
        ("Portland", "ME", "", EASTERN),
        ("Portland", "", "", PACIFIC + EASTERN),
        ("", "Oregon", "", PACIFIC),
        ("", "US-OR", "", PACIFIC),
        ("", "", "Germany", BERLIN),
        ("Kleinstadt", "", "Deutschland", BERLIN),
        ("Kleinstadt", "Bayern", "", BERLIN),
        ("50667 Köln", "", "", BERLIN),
        ("D-50667 Koeln", "", "", BERLIN),
        ("London SW1A 1AA", "", "", ("Europe/London",)),
        ("London", "", "", ("Europe/London",)),
        ("London", "Ontario", "Canada", ("America/Toronto",)),
        ("London", "", "CA", ("America/Toronto",)),
        ("Los Angeles", "", "CA", PACIFIC),
        ("Paris", "", "", ("Europe/Paris",)),
        ("Paris", "TX", "", CENTRAL),
        ("Perth", "WA", "", ("Australia/Perth",)),
        ("Seattle", "WA", "", PACIFIC),
        ("", "WA", "", ("America/Los_Angeles", "Australia/Perth")),
        ("", "WA", "Australia", ("Australia/Perth",)),
        ("Atlanta", "", "Georgia", EASTERN),
        ("", "", "Georgia", ("Asia/Tbilisi",)),
        ("Georgia", "", "", ("America/New_York", "Asia/Tbilisi")),
        ("Washington", "", "", EASTERN + PACIFIC),
        ("Washington", "DC", "USA", EASTERN),
        ("New York", "NY", "USA", EASTERN),
        ("El Paso", "TX", "USA", ("America/Denver",)),
        ("Smallville", "TX", "USA", ("America/Chicago", "America/Denver")),
        ("", "Kentucky", "US", ("America/New_York", "America/Chicago")),
        ("", "TN", "US", ("America/Chicago", "America/New_York")),
        ("", "Idaho", "US", ("America/Boise", "America/Los_Angeles")),
        ("", "SK", "Canada", ("America/Regina",)),
        ("", "NL", "Canada", ("America/St_Johns", "America/Goose_Bay")),
        ("", "VIC", "", ("Australia/Melbourne",)),
        ("Sydney", "Nova Scotia", "", ("America/Halifax",)),
        ("Tijuana", "", "Mexico", ("America/Tijuana",)),
        ("Manaus", "AM", "Brasil", ("America/Manaus",)),
        ("Las Palmas", "", "España", ("Atlantic/Canary",)),
        ("Tenerife", "", "ES", ("Atlantic/Canary",)),
        ("", "", "Spain", ("Europe/Madrid", "Atlantic/Canary")),
        ("Vladivostok", "", "", ("Asia/Vladivostok",)),
        ("California", "", "USA", PACIFIC),
        ("St. Louis", "MO", "", CENTRAL),
        ("Ft. Lauderdale", "", "", EASTERN),
        ("Kathmandu", "", "", ("Asia/Kathmandu",)),
        ("", "England", "", ("Europe/London",)),
        ("", "", "Elbonia", ()),
        ("Remote", "", "", ()),
        ("", "", "", ()),
        (",", "-", "n/a", ()),
        ("x" * 10_000, "", "", ()),
    ],
)
def test_a_place_gives_every_zone_it_may_lie_in(city: str, region: str, country: str, zones: tuple[str, ...]) -> None:
    assert zones_of_place(city=city, region=region, country=country) == zones


@pytest.mark.parametrize(
    ("cell", "zones"),
    [
        ("Portland, OR", PACIFIC),
        ("Portland OR 97201", PACIFIC),
        ("ATLANTA GA", EASTERN),
        ("Portland, Maine, United States", EASTERN),
        ("Greater Chicago Area", CENTRAL),
        ("San Francisco Bay Area", PACIFIC),
        ("New York City Metropolitan Area", EASTERN),
        ("Dallas-Fort Worth Metroplex", CENTRAL),
        ("Raleigh-Durham Area", EASTERN),
        ("Washington DC-Baltimore Area", EASTERN),
        ("Greater Munich Area, Germany", BERLIN),
        ("Sydney, New South Wales, Australia", ("Australia/Sydney",)),
        ("London / New York", ("Europe/London", "America/New_York")),
        ("Smallville, CA", PACIFIC),
        ("Kleinstadt, DE", ("America/New_York", "Europe/Berlin")),
        ("Pune, IN", ("Asia/Kolkata",)),
        ("La-Rochelle", ()),
    ],
)
def test_a_city_cell_may_carry_the_rest(cell: str, zones: tuple[str, ...]) -> None:
    assert zones_of_place(city=cell) == zones


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Germany", "DE"),
        ("Deutschland", "DE"),
        ("DE", "DE"),
        ("DEU", "DE"),
        ("DE - Germany", "DE"),
        ("Germany (DE)", "DE"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("u s a", "US"),
        ("United States", "US"),
        ("the United States of America", "US"),
        ("Vereinigte Staaten", "US"),
        ("U.K.", "GB"),
        ("England, UK", "GB"),
        ("Schottland", "GB"),
        ("Österreich", "AT"),
        ("OESTERREICH", "AT"),
        ("Côte d’Ivoire", "CI"),
        ("The Netherlands", "NL"),
        ("México", "MX"),
        ("P.R. China", "CN"),
        ("中国", "CN"),
        ("Россия", "RU"),
        ("Korea, Republic of", "KR"),
        ("Kosovo", "XK"),
        ("US/Canada", None),
        ("NA", None),
        ("N/A", None),
        ("Europe", None),
        ("xx", None),
        ("", None),
        ("Germany " * 50, None),
    ],
)
def test_a_country_is_known_under_the_names_people_write(text: str, code: str | None) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("name", ["America/Chicago", "Europe/Berlin", "US/Pacific", "Asia/Calcutta", "UTC"])
def test_names_of_the_database_are_zones(name: str) -> None:
    assert is_zone(name)


@pytest.mark.parametrize(
    "name",
    [
        "America/Chicgo",
        "america/chicago",
        "EST",
        "Japan",
        "",
        " ",
        "America",
        "../etc/passwd",
        "/etc/localtime",
        "Etc/Unknown",
        "America/Chicago ",
        "\x00",
        "Europe/",
        "posix/Europe/Berlin",
    ],
)
def test_other_names_are_no_zones_and_do_not_raise(name: str) -> None:
    assert not is_zone(name)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("America/Chicgo", "America/Chicago"),
        ("america/chicago", "America/Chicago"),
        ("US/Chicago", "America/Chicago"),
        ("America/San Francisco", "America/Los_Angeles"),
        ("Europe/Germany", "Europe/Berlin"),
        ("Chicago", "America/Chicago"),
        ("New York", "America/New_York"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("Zürich", "Europe/Zurich"),
        ("Londn", "Europe/London"),
        ("Calcutta", "Asia/Kolkata"),
        ("Germany", "Europe/Berlin"),
        ("EST", "America/New_York"),
        ("PST8PDT", "America/Los_Angeles"),
        ("Pacific", "America/Los_Angeles"),
        ("Pacific Time (US & Canada)", "America/Los_Angeles"),
        ("Eastern Standard Time", "America/New_York"),
        ("CET", "Europe/Berlin"),
        ("utc", "UTC"),
    ],
)
def test_what_somebody_meant_by_a_zone_is_proposed_first(text: str, first: str) -> None:
    assert nearest_zones(text)[:1] == (first,)


@pytest.mark.parametrize("text", ["", " ", "xyzzy", "GMT+2", "42", "x" * 5000])
def test_nothing_is_proposed_for_nonsense(text: str) -> None:
    assert nearest_zones(text) == ()


def test_an_abbreviation_of_several_zones_proposes_all() -> None:
    assert set(nearest_zones("IST")) == {"Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"}


def test_one_clock_is_named_once() -> None:
    assert distinct_clocks(["Europe/Berlin", "Europe/Paris", "Nowhere/At_All", "Europe/London"]) == (
        "Europe/Berlin",
        "Europe/London",
    )
    assert same_clock("America/New_York", "America/Detroit")
    assert not same_clock("America/Denver", "America/Phoenix")
    assert not same_clock("Europe/Berlin", "Nowhere/At_All")


def test_a_zone_lies_in_its_country() -> None:
    assert country_of_zone("Australia/Sydney") == "AU"
    assert country_of_zone("UTC") is None


def _table_zones() -> Iterator[str]:
    for line in place_table.REGIONS.strip().splitlines():
        yield from line.split(": ")[0].split()[1:]
    for line in place_table.CITIES.strip().splitlines():
        yield line.split(": ")[0].split()[2]
    for table in (place_table.ABBREVIATIONS, place_table.AREA_CODES):
        for line in table.strip().splitlines():
            yield from line.split(": ")[1].split()
    for line in country_table.SEVERAL_ZONES.strip().splitlines():
        yield from line.split()[1:]


def test_every_zone_in_the_tables_exists() -> None:
    assert [name for name in _table_zones() if not is_zone(name)] == []


def test_every_city_lies_in_a_zone_of_its_own_country() -> None:
    odd = []
    for line in place_table.CITIES.strip().splitlines():
        country, _, zone = line.split(": ")[0].split()
        if not any(same_clock(zone, own) for own in database_zones(country)):
            odd.append(line)
    assert odd == []


def test_every_city_of_a_region_keeps_one_of_the_clocks_of_that_region() -> None:
    by_region: dict[tuple[str, str], list[str]] = {}
    for line in place_table.REGIONS.strip().splitlines():
        head, entries = line.split(": ")
        country, *zones = head.split()
        for entry in entries.split("; "):
            by_region.setdefault((country, entry.split()[0]), []).extend(zones)
    small = {"US MI", "US FL", "CA BC", "CA YT"}
    odd = []
    for line in place_table.CITIES.strip().splitlines():
        country, region, zone = line.split(": ")[0].split()
        known = by_region.get((country, region), [zone])
        if region != "-" and f"{country} {region}" not in small and not any(same_clock(zone, own) for own in known):
            odd.append(line)
    assert odd == []


def test_every_country_of_the_tables_has_a_zone() -> None:
    codes = {line.split()[0] for line in country_table.COUNTRIES.strip().splitlines()}
    assert sorted(code for code in codes if not country_zones(code)) == []
    assert len(codes) > 240


def test_no_country_name_means_two_countries() -> None:
    seen: dict[str, str] = {}
    for line in country_table.COUNTRIES.strip().splitlines():
        two, three, names = line.split(" ", 2)
        for name in (two, three, *names.split(", ")):
            assert seen.setdefault(name.casefold(), two) == two


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
@settings(max_examples=100, deadline=None)
def test_any_words_give_zones_that_exist_and_never_raise(city: str, region: str, country: str) -> None:
    assert all(map(is_zone, zones_of_place(city=city, region=region, country=country)))
    assert all(map(is_zone, nearest_zones(region)))
    country_code(country)

"""The rep's settings: read from a commented file, wrong ones named, never an error."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from datetime import date, time
from pathlib import Path

import pytest

from salesdesk.config import Config, default_toml, load, read

GOOD = [
    ('name = "Dana Ruiz"', "name", "Dana Ruiz"),
    ('zone = "Europe/Lisbon"', "zone", "Europe/Lisbon"),
    ('zone = ""', "zone", ""),
    ('date_order = "DMY"', "date_order", "dmy"),
    ('week_start = "Sunday"', "week_start", "sun"),
    ('working_days = ["Mon", "tuesday"]', "working_days", ("mon", "tue")),
    ("days_off = [2026-12-24, 2026-12-31]", "days_off", (date(2026, 12, 24), date(2026, 12, 31))),
    ("days_off = []", "days_off", ()),
    ("day_starts = 07:15:00", "day_starts", time(7, 15)),
    ('day_starts = "07:15"', "day_starts", time(7, 15)),
    ('day_starts = "7:15"', "day_starts", time(7, 15)),
    ("ascii = true", "ascii", True),
    ('notify = "Bell"', "notify", "bell"),
    ('keys = { call = "c", later = "r" }', "keys", {"call": "c", "later": "r"}),
]


@pytest.mark.parametrize(("line", "name", "value"), GOOD)
def test_a_right_setting_is_taken(line: str, name: str, value: object) -> None:
    config, problems = read(tomllib.loads(line))
    assert problems == ()
    assert getattr(config, name) == value


WRONG = [
    ('zone = "America/Chicgo"', "zone"),
    ("name = 3", "name"),
    ('ascii = "yes"', "ascii"),
    ("ascii = 1", "ascii"),
    ('date_order = "ymd"', "date_order"),
    ('week_start = "someday"', "week_start"),
    ("working_days = []", "working_days"),
    ('working_days = ["mon", "noday"]', "working_days"),
    ('working_days = "mon"', "working_days"),
    ('days_off = "2026-12-24"', "days_off"),
    ("days_off = [2026-12-24T10:00:00]", "days_off"),
    ('day_stops = "half past five"', "day_stops"),
    ("day_stops = 17", "day_stops"),
    ('notify = "siren"', "notify"),
    ('keys = "c"', "keys"),
    ("theme = 7", "theme"),
    ("unanswered_touches = 0", "unanswered_touches"),
    ("unanswered_touches = true", "unanswered_touches"),
    ('unanswered_touches = "4"', "unanswered_touches"),
]


@pytest.mark.parametrize(("line", "name"), WRONG)
def test_a_wrong_setting_is_named_and_its_default_used(line: str, name: str) -> None:
    config, problems = read(tomllib.loads(line))
    assert len(problems) == 1
    assert name in problems[0]
    assert getattr(config, name) == getattr(Config(), name)


@pytest.mark.parametrize(
    ("line", "way_out"),
    [
        ('notify = "bel"', "Did you mean “bell”?"),
        ('date_order = "ymd"', "One of: dmy, mdy."),
        ('working_days = ["mon", "fry"]', "Did you mean “fri”?"),
        ('notify = "siren"', "One of: title, bell, desktop, none."),
        ('zone = "Europe/Lisbn"', "Did you mean “Europe/Lisbon”?"),
        ('day_starts = "half nine"', "Write it like this: day_starts = 08:30:00"),
        ('country = "Portugal"', "Did you mean “PT”?"),
        ('ascii = "yes"', "It is true or false"),
        ('days_off = "christmas"', "Write it like this: days_off = [2026-12-24, 2026-12-31]"),
    ],
)
def test_a_wrong_value_is_named_with_the_nearest_right_one(line: str, way_out: str) -> None:
    [problem] = read(tomllib.loads(line))[1]
    assert way_out in problem


@pytest.mark.parametrize(
    ("typed", "meant"), [("tehme", "theme"), ("working_day", "working_days"), ("timezone", "zone")]
)
def test_an_unknown_setting_is_named_with_the_nearest_spelling(typed: str, meant: str) -> None:
    _, problems = read({typed: "x"})
    assert problems == (f"Unknown setting “{typed}”. Did you mean “{meant}”?",)


def test_a_setting_like_no_other_is_named_too() -> None:
    assert read({"qqqqq": 1})[1] == ("Unknown setting “qqqqq”.",)


def test_one_wrong_setting_does_not_harm_the_others() -> None:
    config, problems = read({"theme": "paper", "week_start": 7, "nome": "x", "country": "DE"})
    assert (config.theme, config.country, config.week_start) == ("paper", "DE", "mon")
    assert len(problems) == 2


def test_no_file_is_all_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "config.toml") == (Config(), ())


@pytest.mark.parametrize("content", [b"zone = ", b"[keys", b"\xff\xfe\x00", b'name = "a"\nname = "b"', b"\x00"])
def test_a_file_that_is_not_right_is_said_in_a_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    config, problems = load(path)
    assert config == Config()
    assert len(problems) == 1
    assert problems[0].startswith("config.toml")
    assert "\n" not in problems[0]


def test_a_folder_in_the_files_place_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    assert load(tmp_path / "config.toml")[0] == Config()


def test_a_byte_order_mark_of_an_editor_is_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes('\ufeffname = "Jörg"\n'.encode())
    assert load(path) == (Config(name="Jörg"), ())


def test_the_printed_defaults_are_the_defaults() -> None:
    printed = default_toml()
    assert tomllib.loads(printed) == {}
    lines = [line[2:] for line in printed.splitlines() if re.match(r"# \w+ = ", line)]
    config, problems = read(tomllib.loads("\n".join(line for line in lines if not line.startswith("call ="))))
    assert problems == ()
    assert config == Config()
    assert {line.split(" =")[0] for line in lines} == {f.name for f in fields(Config)} - {"keys"} | {"call"}


def test_every_setting_says_what_it_is() -> None:
    assert [f.name for f in fields(Config) if not f.metadata["doc"].strip()] == []


def test_the_habits_for_reading_dates_follow_the_settings() -> None:
    config, _ = read(
        tomllib.loads(
            'country = "us"\nweek_start = "sun"\ndate_order = "mdy"\nworking_days = ["tue"]\ndays_off = [2026-12-29]'
        )
    )
    habits = config.date_habits()
    assert (habits.order, habits.week_start, habits.workdays.country) == ("mdy", 6, "US")
    assert habits.workdays.on_or_after(date(2026, 12, 28)) == date(2027, 1, 5)
    assert Config().date_habits().order is None


def test_several_keys_are_written_after_commas_or_as_a_list() -> None:
    for line in ('keys = { call = "z, f5" }', 'keys = { call = ["z", "f5"] }'):
        config, problems = read(tomllib.loads(line))
        assert (config.keys, problems) == ({"call": "z, f5"}, ())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'theme = "paper"\nname = "J\xf6rg"\n', "config.toml is not UTF-8 (line 2): save it as UTF-8. The defaults are used."),
        ('theme = "paper"\n'.encode("utf-16"), "config.toml is not UTF-8 (line 1): save it as UTF-8. The defaults are used."),
        (b'theme = "paper\nascii = true\n',
         "config.toml is not right: line 1, “theme = \"paper”: its quote is not closed. The defaults are used."),
        (b"theme = paper\n", "config.toml is not right: line 1, “theme = paper”: Invalid value. The defaults are used."),
        (b'country = "USA"\n', "“country” cannot be 'USA'; its default is used. Did you mean “US”?"),
        (b"ascii = 1\n", "“ascii” cannot be 1; its default is used. It is true or false, without quotes."),
        (b"calendar = 2026-01-01\n",
         "“calendar” cannot be 2026-01-01; its default is used. Write it like this: calendar = \"~/salesdesk.ics\""),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_is_named_with_its_line_and_the_way_out(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    assert load(path) == (Config(), (said,))


def test_times_are_read_as_people_write_them_and_a_pages_keys_in_a_table(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(
        b'\xef\xbb\xbfday_starts = 7:15\r\nday_stops = 18:00 # late\r\n[keys]\r\ncall = "K"\r\ndeal.stall = "S"\r\n'
        b'[keys.lists]\r\ntags = ["T", "f9"]\r\n'
    )
    config, problems = load(path)
    assert not problems
    assert (config.day_starts, config.day_stops) == (time(7, 15), time(18))
    assert config.keys == {"call": "K", "deal.stall": "S", "lists.tags": "T, f9"}

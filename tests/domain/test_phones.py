"""Numbers as people write them: read, compared, shown, dialled, and the zones they may ring in."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from salesdesk.domain.phones import (
    looks_like_phone,
    number_shown,
    phone_key,
    phone_region,
    phone_tail,
    phone_zones,
    read_phone,
    tel_link,
    written_whole,
)

OREGON = "+15035550142"
COLOGNE = "+492215550100"
LONDON = "+442079460100"


@pytest.mark.parametrize(
    ("text", "region", "e164"),
    [
        ("(503) 555-0142", "US", OREGON),
        ("503.555.0142", "us", OREGON),
        ("5035550142.0", "US", OREGON),
        ("1 (503) 555-0142", "US", OREGON),
        ("001 503 555 0142", "DE", OREGON),
        ("0011 1 503 555 0142", "AU", OREGON),
        ("+1.503.555.0142", None, OREGON),
        ("１５０３５５５０１４２", "US", OREGON),
        ("\u202a+1\u00a0503\u2011555\u20110142\u202c", None, OREGON),
        ("'+1 503 555 0142", None, OREGON),
        ("tel:+1-503-555-0142", None, OREGON),
        ("tel:555-0142;phone-context=+1-503", None, OREGON),
        ("Mobile: +1 503 555 0142 (Dana)", None, OREGON),
        ("503-555-0142cell", "US", OREGON),
        ("+1 503 555 0142 mobile, after 5", None, OREGON),
        ("0049 221 5550100", "US", COLOGNE),
        ("0049 221 5550100", None, COLOGNE),
        ("0049 (0)221 5550100", "US", COLOGNE),
        ("+0049 221 5550100", None, COLOGNE),
        ("+49 (0)221 5550100", None, COLOGNE),
        ("(+49) 221 5550100", None, COLOGNE),
        ("+4902215550100", None, COLOGNE),
        ("0221/5550100", "DE", COLOGNE),
        ("0221 / 555 01 00", "DE", COLOGNE),
        ("2215550100", "DE", COLOGNE),
        ("Tel.+49 221 5550100", None, COLOGNE),
        ("+44 (0)20 7946 0100", None, LONDON),
        ("020 7946 0100", "UK", LONDON),
        ("011 44 20 7946 0100", None, LONDON),
        ("442079460100", None, LONDON),
        ("442079460100", "US", LONDON),
        ("07700 900123", "GB", "+447700900123"),
        ("4915155501000", "DE", "+4915155501000"),
        ("+39 06 555 0100", None, "+39065550100"),
        ("+39 (0)6 5550100", None, "+39065550100"),
        ("8 495 123 4567", "RU", "+74951234567"),
        ("011 4420-7946", "AR", "+541144207946"),
        ("01.55.55.01.00", "FR", "+33155550100"),
        ("503_555_0142", "US", OREGON),
        ("(503)-(555)-(0142)", "US", OREGON),
        ("+36 (06) 1 555 0100", None, "+3615550100"),
        ("+55 (011) 5555-0100", None, "+551155550100"),
        ("+52 1 55 5555 0100", None, "+525555550100"),
        ("+1 246 555 0100", None, "+12465550100"),
        ("call 650-555-0100 now", "US", "+16505550100"),
        ("call 650-555-0100 before 10:30", "US", "+16505550100"),
    ],
)
def test_one_number_is_read_in_every_style(text: str, region: str | None, e164: str) -> None:
    assert read_phone(text, region=region).e164 == e164
    assert phone_key(text, region=region) == e164


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("", "US"),
        ("-", None),
        ("+", None),
        ("n/a", "US"),
        ("ask reception", "US"),
        ("12", "US"),
        ("911", "US"),
        ("555-0100", "US"),
        ("+1 555 0199", None),
        ("555 0100", "DE"),
        ("5035550142", None),
        ("15035550142", None),
        ("011 4420-7946", None),
        ("+1 503 155 0142", None),
        ("000-000-0000", "US"),
        ("1111111111", "US"),
        ("123-456-7890", "US"),
        ("1-800-FLOWERS", "US"),
        ("1-800-555-SHOE", "US"),
        ("4.91516E+12", "DE"),
        ("+1 503 555 O142", None),
        ("2021-03-12", "DE"),
        ("2021-03-12 14:30", "DE"),
        ("12.03.2021", "DE"),
        ("dana5035550142@x.example", "US"),
        ("https://x.example/5035550142", "US"),
        ("503-555-0142 / 503-555-0143", "US"),
        ("503-555-0142 / 0143", "US"),
        ("0221 5550100/101", "DE"),
        ("503-555-0142, 503-555-0143", "US"),
        ("T +49 221 5550100 F +49 221 5550101", None),
        ("+1 503 555 0142\n+1 503 555 0143", None),
        ("+1503555014212345678", None),
        ("5" * 5000, "US"),
    ],
)
def test_what_is_not_one_whole_number_stays_the_text_it_was(text: str, region: str | None) -> None:
    phone = read_phone(text, region=region)
    assert phone.e164 is None
    assert phone.shown == phone.raw == " ".join(text.split("\n"))


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        ("+1 503 555 0142 x12", "12"),
        ("+1 503-555-0142x12", "12"),
        ("+1 503 555 0142 ext. 12", "12"),
        ("+1 503 555 0142 Ext:12", "12"),
        ("+1 503 555 0142 (ext 12)", "12"),
        ("+1 503 555 0142 extension 0012", "0012"),
        ("+1 503.555.0142#12", "12"),
        ("tel:+1-503-555-0142;ext=12", "12"),
        ("+1 503 555 0142,,12#", "12"),
        ("+1 503 555 0142 Durchwahl 12", "12"),
        ("+1 503 555 0142 poste 12", "12"),
        ("+1 503 555 0142 доб. 12", "12"),
        ("+1 503 555 0142 p12", "12"),
        ("+1 503 555 0142转12", "12"),
        ("+1 503 555 0142 x", None),
        ("+1 503 555 0142", None),
    ],
)
def test_an_extension_is_kept_apart(text: str, extension: str | None) -> None:
    phone = read_phone(text)
    assert (phone.e164, phone.extension) == (OREGON, extension)


@pytest.mark.parametrize(
    ("text", "shown", "link"),
    [
        ("(503) 555-0142 x12", "+1 503 555 0142 ext. 12", "tel:+15035550142;ext=12"),
        ("0049 221 5550100", "+49 221 5550100", "tel:+492215550100"),
        ("+41445550100", "+41 44 555 01 00", "tel:+41445550100"),
        ("555-0142", "555-0142", "tel:5550142"),
        ("4021", "4021", "tel:4021"),
        ("1-800-FLOWERS", "1-800-FLOWERS", ""),
        ("503-555-0142 or 503-555-0143", "503-555-0142 or 503-555-0143", ""),
        ("000-000-0000", "000-000-0000", ""),
        ("+1 503 555 O142", "+1 503 555 O142", ""),
        ("dana5035550142@x.example", "dana5035550142@x.example", ""),
        ("ask reception", "ask reception", ""),
    ],
)
def test_a_number_is_shown_as_people_read_it_and_dialled_as_machines_do(text: str, shown: str, link: str) -> None:
    phone = read_phone(text, region="US")
    assert (phone.shown, tel_link(phone)) == (shown, link)


def test_control_and_direction_marks_do_not_reach_what_is_kept() -> None:
    phone = read_phone("\u202eask\x1b]0;x\x07 Dana")
    assert "\x1b" not in phone.raw
    assert "\u202e" not in phone.raw


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("555-0100", "(555) 0100"),
        ("555-0100", "+1 555 0100"),
        ("503 555 0142", "+1 (503) 555-0142 x9"),
        ("1-800-FLOWERS", "1.800.Flowers"),
    ],
)
def test_equal_numbers_share_a_key(one: str, other: str) -> None:
    assert phone_key(one, region="US") == phone_key(other, region="US") != ""


@pytest.mark.parametrize("text", ["", "n/a", "12", "000-000-0000", "1234567890", "ask reception", "0000000"])
def test_fillers_and_words_compare_with_nothing(text: str) -> None:
    assert phone_key(text, region="US") == ""


def test_vanity_numbers_of_one_prefix_are_not_the_same() -> None:
    assert phone_key("1-800-FLOWERS") != phone_key("1-800-CONTACTS")


@pytest.mark.parametrize("typed", ["503 555 0142", "(503)5550142", "1-503-555-0142", "001 503 555 0142", "555-0142"])
def test_the_tail_of_a_typed_number_ends_the_key(typed: str) -> None:
    assert OREGON.endswith(phone_tail(typed))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("503 555", True),
        ("(503) 555-0142", True),
        ("+49 221", True),
        ("+1 503 555 0142 ext 12", True),
        ("tel: 55501", True),
        ("5550", False),
        ("Dana 5550142", False),
        ("12345 Main St", False),
        ("2026-11-18", False),
        ("18/11/2026", False),
        ("25,000", False),
        ("dana ruiz", False),
        ("", False),
    ],
)
def test_the_find_box_knows_a_number_from_a_name(text: str, expected: bool) -> None:
    assert looks_like_phone(text) is expected


@pytest.mark.parametrize(
    ("e164", "zones"),
    [
        (OREGON, ("America/Los_Angeles",)),
        (COLOGNE, ("Europe/Berlin",)),
        ("+447700900123", ("Europe/London",)),
        ("+448450100100", ("Europe/London",)),
        ("+35315550100", ("Europe/Dublin",)),
        ("+912255500100", ("Asia/Kolkata",)),
        ("+97715550100", ("Asia/Kathmandu",)),
        ("+541155550100", ("America/Argentina/Buenos_Aires",)),
        ("+77015550100", ("Asia/Almaty",)),
        ("+12465550100", ("America/Barbados",)),
        ("+12085550100", ("America/Boise", "America/Los_Angeles")),
        ("+18505550100", ("America/Chicago", "America/New_York")),
        ("+18504325555", ("America/Chicago",)),
        ("+16895550100", ("America/New_York",)),
        ("+19245550100", ("America/Chicago",)),
        ("+61255500100", ("Australia/Sydney",)),
        ("+61889220100", ("Australia/Darwin",)),
        ("+61892220100", ("Australia/Perth",)),
        ("+34928555010", ("Atlantic/Canary",)),
        ("+34612345678", ("Europe/Madrid", "Atlantic/Canary")),
        ("+74951234567", ("Europe/Moscow",)),
        ("+62215550100", ("Asia/Jakarta",)),
        ("+5511955550100", ("America/Sao_Paulo",)),
        ("+56612550100", ("America/Punta_Arenas",)),
    ],
)
def test_a_number_tells_its_zones_under_their_names_of_today(e164: str, zones: tuple[str, ...]) -> None:
    assert phone_zones(e164) == zones


@pytest.mark.parametrize(
    ("e164", "among"),
    [
        ("+61412345678", {"Australia/Sydney", "Australia/Perth", "Australia/Adelaide", "Australia/Brisbane"}),
        ("+79161234567", {"Europe/Moscow", "Europe/Kaliningrad", "Asia/Vladivostok"}),
        ("+6281155501000", {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"}),
        ("+18675550100", {"America/Whitehorse", "America/Iqaluit"}),
    ],
)
def test_a_number_without_an_area_means_all_zones_of_its_country(e164: str, among: set[str]) -> None:
    assert among <= set(phone_zones(e164))


@pytest.mark.parametrize(
    "e164",
    [
        "+18005550100",
        "+18335550100",
        "+498005550100",
        "+78005550100",
        "+15005550100",
        "+19005550100",
        "+15555550142",
        "+883510001234567",
        "+80012345678",
        "+999123456",
        "5035550142",
        "words",
        "",
    ],
)
def test_free_numbers_satellites_and_no_numbers_say_no_zone(e164: str) -> None:
    assert phone_zones(e164) == ()


@pytest.mark.parametrize(
    ("e164", "region"),
    [
        (OREGON, "US"),
        ("+14165550100", "CA"),
        ("+12465550100", "BB"),
        ("+447700900123", "GB"),
        ("+79161234567", "RU"),
        ("+77015550100", "KZ"),
        ("+883510001234567", None),
        ("words", None),
    ],
)
def test_a_number_tells_its_country(e164: str, region: str | None) -> None:
    assert phone_region(e164) == region


@given(
    st.text(max_size=40) | st.text(alphabet="+0123456789 ()-/x.;,#ext", max_size=30),
    st.sampled_from([None, "US", "DE", "GB", "XX", ""]),
)
@settings(max_examples=150, deadline=None)
@example("٣" * 8, "EG")
@example("²³¹", "US")
@example("\ud800123456", None)
def test_any_text_is_read_and_what_is_shown_reads_back(text: str, region: str | None) -> None:
    phone = read_phone(text, region=region)
    phone_key(text, region=region), phone_tail(text), looks_like_phone(text), tel_link(phone)
    if phone.e164:
        again = read_phone(phone.shown)
        assert (again.e164, again.extension) == (phone.e164, phone.extension)
        assert read_phone(tel_link(phone)).e164 == phone.e164
        phone_zones(phone.e164)


def test_the_rooms_of_numbers_places_and_hours_load_nothing_heavy() -> None:
    modules = "salesdesk.domain.phones, salesdesk.domain.places, salesdesk.domain.hours"
    heavy = "{'phonenumbers', 'holidays', 'dateutil', 'tzdata', 'textual'}"
    asked = f"import sys, {modules}; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "[]\n"


@given(
    code=st.sampled_from(("1", "7", "31", "33", "34", "39", "44", "48", "49", "52", "55", "81", "852", "972", "298")),
    national=st.text("0123456789", min_size=3, max_size=13),
    gap=st.sampled_from(("", " ", "-", ".")),
)
@settings(max_examples=300, deadline=None)
def test_a_number_written_whole_is_what_the_library_says(code: str, national: str, gap: str) -> None:
    text = f"+{code}{gap}{national}"
    figures = written_whole(text)
    if figures:
        phone = read_phone(text)
        assert (phone.raw, phone.e164, phone.extension) == (text, f"+{figures}", None)
        assert phone_key(text) == f"+{figures}"


def test_most_numbers_written_whole_need_no_library() -> None:
    assert written_whole("+49 30 23125014") == "493023125014"
    assert written_whole("+33199001234") == "33199001234"
    assert written_whole("+442079460018") == "442079460018"
    for odd in (
        "+49 030 23125014",
        "+1 503 555 0142",
        "+49 (0)30 231250",
        "020 7946 0018",
        "+44",
        "+49 12",
        "+000",
    ):
        assert written_whole(odd) == ""


@given(st.from_regex(r"\+1[0-9]{10}", fullmatch=True))
@example("+15035550142")
@example("+18765550142")
@example("+12125551212")
@example("+18005551234")
@example("+19115550142")
@example("+15555555555")
@example("+11234567890")
def test_a_north_american_number_is_shown_as_the_numbering_plans_show_it(number: str) -> None:
    assert number_shown(number) == read_phone(number).shown


@pytest.mark.parametrize(
    "number", ["+4930901820", "+442079460142", "+1503555014", "+150355501421", "5550142", "ask for Dana", ""]
)
def test_any_other_number_is_shown_by_its_own_plan_or_as_it_was_written(number: str) -> None:
    assert number_shown(number) == (read_phone(number).shown if number else "")

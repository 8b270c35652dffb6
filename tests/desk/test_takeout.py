"""What is taken away comes back: export, import into an empty desk, export again, and nothing has changed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.desk import Desk
from salesdesk.desk.calls import WrapUp
from salesdesk.desk.people import NewContact
from salesdesk.desk.takeout import Takeout
from salesdesk.desk.takeout_files import calendar, cards, sheet
from salesdesk.domain.followup import Channel
from salesdesk.domain.touch import Disposition
from salesdesk.domain.who import Kind
from salesdesk.errors import SalesdeskError
from tests import builders

PARTS = ("contacts", "accounts", "deals", "follow-ups", "touches")
WORDS = (
    "Dana",
    "Zoë",
    "陳偉",
    "O’Brien",
    "=SUM(A1)",
    "+1",
    "-x",
    "@home",
    "Müller-Lüdenscheidt",
    "'quoted'",
    'a "b"',
    "x;y,z",
    "Ann Lee",
)
TEXTS = st.one_of(
    st.sampled_from(WORDS), st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30)
)
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
NUMBERS = st.sampled_from(
    ("", "+1 503 555 0142", "+44 20 7946 0018", "+49 30 23125014", "020 7946 0018", "+1 503 555 0199 ext. 12")
)
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "name": NAMES,
            "account": st.sampled_from(("", "Northwind", "Castor; Pollux, Ltd", "=Evil", "Lotus 株式会社")),
            "phone": NUMBERS,
            "title": TEXTS,
            "kind": st.sampled_from((None, *Kind)),
            "zone": st.sampled_from(("", "Europe/Lisbon", "America/Chicago")),
            "city": st.sampled_from(("", "Salem", "São Paulo")),
            "tags": st.lists(st.sampled_from(("fair", "a b", "=tag", "östlich")), unique=True, max_size=2).map(tuple),
        }
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip
TOUCHES = st.lists(
    st.tuples(
        st.sampled_from((Channel.CALL, Channel.EMAIL, Channel.MEETING)), st.sampled_from(("talked", "- no\nline", "=1", "…")),
        st.integers(min_value=0, max_value=400),
    ),
    max_size=3,
)  # fmt: skip
DUE = st.lists(
    st.tuples(st.integers(min_value=0, max_value=300), st.sampled_from((None, "09:00", "16:45"))), max_size=2
)


def taken(desk: Desk) -> dict[str, str]:
    """Every part of a desk as CSV."""
    return {part: "".join(sheet(Takeout(desk.core), part, alone=False)) for part in PARTS}


def brought_back(files: dict[str, str]) -> Desk:
    """An empty desk that has read these files."""
    desk = builders.a_desk()
    for part, text in files.items():
        reading = desk.intake.read(f"{part}.csv", text.encode("utf-8"))
        if reading.rows:
            desk.intake.run(reading, file=f"{part}.csv")
    return desk


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(people=PEOPLE, touches=TOUCHES, due=DUE)
def test_a_desk_that_is_taken_away_and_brought_back_is_the_same(
    people: list[dict[str, Any]], touches: list[tuple[Channel, str, int]], due: list[tuple[int, str | None]]
) -> None:
    desk = builders.a_desk()
    for number, person in enumerate(people):
        _add(desk, person, number, touches=touches, due=due)
    first = taken(desk)
    again = taken(brought_back(first))
    for part in PARTS:
        assert again[part] == first[part]


def _add(desk: Desk, person: dict[str, Any], number: int, *, touches: Any, due: Any) -> None:
    """Somebody with an address of their own, so that nobody is a question."""
    try:
        contact = desk.people.add(NewContact(email=f"p{number}@northwind.example", **person)).contact_id
    except SalesdeskError:
        return
    assert contact is not None
    for place, (channel, text, ago) in enumerate(touches):
        at = desk.core.now() - timedelta(days=ago, minutes=number)
        desk.calls.log(WrapUp(contact, channel=channel, text=f"{text} {place}", at=at))
    for place, (ahead, clock) in enumerate(due):
        builders.a_follow_up(desk, contact, in_days=ahead, at=clock, why_now=f"why {place} of {number}")


def test_the_sample_day_keeps_its_people_wishes_and_dates(busy: Desk) -> None:
    first = taken(busy)
    desk = brought_back(first)
    again = taken(desk)
    assert again["contacts"] == first["contacts"]
    steps = [dict(deal.extra).get("Steps", "") for deal in Takeout(busy.core).deals()]
    assert any("earned 2022-" in one and "open: " in one for one in steps)
    assert [dict(deal.extra).get("Steps", "") for deal in Takeout(desk.core).deals()] == steps
    assert again["follow-ups"].count("\r\n") == first["follow-ups"].count("\r\n")
    assert again["touches"].count("\r\n") == first["touches"].count("\r\n")
    refused = [line for line in first["contacts"].splitlines() if '"all"' in line]
    assert len(refused) == 1


def test_a_struck_number_does_not_come_back_as_one_to_call() -> None:
    desk = builders.a_desk()
    contact = builders.a_contact(desk, phone="+1 503 555 0142")
    desk.calls.log(WrapUp(contact, disposition=Disposition.WRONG_NUMBER, number="+15035550142"))
    (draft,) = Takeout(desk.core).contacts()
    assert draft.phones == ()
    assert ("Struck number", "+1 503 555 0142, wrong number 2022-11-22") in draft.extra


def test_the_trash_stays_at_home_but_is_in_the_archive() -> None:
    desk = builders.a_desk()
    contact = builders.a_contact(desk)
    builders.a_follow_up(desk, contact)
    desk.people.trash(contact)
    out = Takeout(desk.core)
    assert (out.contacts(), out.follow_ups(), tuple(out.touches())) == ((), (), ())
    assert [row["name"] for row in out.archive()["contact"]] == ["Dana Ruiz"]


def test_notes_are_left_out_where_that_is_asked_for() -> None:
    desk = builders.a_desk()
    contact = builders.a_contact(desk)
    desk.research.add_note(contact, "shy about money")
    builders.a_touch(desk, contact, text="said a secret", their_words="a secret")
    private = Takeout(desk.core, notes=False)
    tables = {name: list(rows) for name, rows in private.archive().items()}
    everything = repr((private.contacts(), list(private.touches()), tables))
    assert "secret" not in everything
    assert "shy" not in everything
    assert "shy" in repr(Takeout(desk.core).contacts())


def test_the_table_of_touches_is_as_wide_as_the_one_with_the_most_beside_it() -> None:
    desk = builders.a_desk()
    here, thrown = builders.a_contact(desk), builders.a_contact(desk, "Omar Haddad")
    builders.a_touch(desk, here, text="rang", seconds=0)
    for contact in (here, thrown):
        assert Takeout(desk.core).most_beside_a_touch() == (0 if contact == here else 2)
        builders.a_touch(desk, contact, text="they rang", direction="in", their_words="soon")
    builders.a_touch(desk, thrown, text="rang back", direction="in", result="promise", seconds=77, their_words="yes")
    for out in (Takeout(desk.core), Takeout(desk.core, notes=False)):
        assert out.most_beside_a_touch() == max(len(touch.extra) for touch in out.touches())
    desk.people.trash(thrown)
    assert Takeout(desk.core).most_beside_a_touch() == 2


def test_the_calendar_holds_open_follow_ups_and_their_dates(busy: Desk) -> None:
    text = calendar(Takeout(busy.core), now=busy.core.now())
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") > 11
    assert "SUMMARY:Fleet contract renewal (Dana Ruiz)" in text.replace("\r\n ", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_cards_hold_everybody(busy: Desk) -> None:
    text = "".join(cards(Takeout(busy.core)))
    assert text.count("BEGIN:VCARD") == 19
    assert "FN:陳偉" in text


def test_days_are_those_of_the_reps_clock() -> None:
    desk = builders.a_desk(datetime(2022, 11, 22, 23, 30, tzinfo=builders.CHICAGO))
    contact = builders.a_contact(desk)
    desk.calls.log(WrapUp(contact, text="late in the evening"))
    (touch,) = Takeout(desk.core).touches()
    assert (touch.done_on, str(touch.done_at)) == (date(2022, 11, 22), "23:30:00")


def test_two_touches_that_look_alike_stay_two_and_keep_how_they_went() -> None:
    desk = builders.a_desk()
    contact = builders.a_contact(desk)
    for _ in range(2):
        desk.calls.log(WrapUp(contact, text="called"))
        builders.a_follow_up(desk, contact, why_now="the quote")
    builders.a_touch(desk, contact, text="they rang", direction="in", result="promise", seconds=77)
    first = taken(desk)
    again = brought_back(first)
    assert taken(again) == first
    for home in (desk, again):
        for part, text in first.items():
            reading = home.intake.read(f"{part}.csv", text.encode("utf-8"))
            assert home.intake.run(reading, file=part).duplicate == reading.rows
        assert taken(home) == first

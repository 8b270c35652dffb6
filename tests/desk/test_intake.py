"""Importing people: every line its fate, nothing lost, nothing merged wrongly, one deed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from salesdesk.desk import Desk
from salesdesk.desk.intake import Cancelled, IntakeDrawer, fates_csv
from salesdesk.desk.takeout import Takeout
from salesdesk.desk.takeout_files import sheet as sheet_out
from salesdesk.domain.who import Kind
from salesdesk.errors import FileBusy, Unreadable
from salesdesk.store.file import Store
from tests import builders
from tests.builders import dump, searched
from tests.desk.intake_files import adds_up, bring, column, fates, look, names, rows_of, run, said, sheet

SAMPLES = Path(__file__).parent.parent / "fixtures" / "exchange"
DANA = {
    "Name": "Dana Ruiz",
    "Email": "dana@northwind.example",
    "Phone": "+1 503 555 0142",
    "Company": "Northwind Freight",
}


def sample(desk: Desk, name: str) -> list[str]:
    return fates(run(desk, (SAMPLES / name).read_bytes(), file=name))


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("linkedin_connections.csv", ["new"] * 4 + ["question", "rejected"]),
        ("hubspot_contacts_export.csv", ["new", "new", "new", "duplicate"]),
        ("google_contacts_new_BOM.csv", ["new"] * 3),
        ("outlook_de_cp1252_semicolon.csv", ["new", "new"]),
        ("pipedrive_people.csv", ["new", "new"]),
        ("address_book_v3.vcf", ["new"] * 3),
    ],
)
def test_a_sample_comes_in_once_and_a_second_time_says_nothing_new(desk: Desk, name: str, first: list[str]) -> None:
    assert sample(desk, name) == first
    before = dump(desk.core.store)
    again = sample(desk, name)
    assert again == ["rejected" if fate == "rejected" else "duplicate" for fate in first]
    told = [line for line in dump(desk.core.store) if line not in before]
    assert all(line.startswith(('INSERT INTO "intake"', 'INSERT INTO "intake_fate"')) for line in told)


def test_linkedin_credentials_and_marks_of_names_are_right(desk: Desk) -> None:
    sample(desk, "linkedin_connections.csv")
    assert names(desk) == ["Elena Ruiz", "Tom Okafor", "Mei-Ling O’Brien", "Alex Kim", "Alex Kim"]
    assert rows_of(desk, "SELECT name, value FROM field_kept WHERE name = 'Credentials'") == [("Credentials", "CPA")]
    assert column(desk, "SELECT address FROM email") == ["tom@harbour.example"]
    assert column(desk, "SELECT connected_on FROM contact ORDER BY id")[0] == "2026-09-28"


def test_a_german_outlook_file_keeps_its_umlauts_and_its_firm_without_a_person(desk: Desk) -> None:
    taken = run(desk, (SAMPLES / "outlook_de_cp1252_semicolon.csv").read_bytes())
    assert names(desk) == ["Jörg Müller"]
    assert column(desk, "SELECT name FROM account ORDER BY id") == ["Müller & Söhne GmbH", "Nur Firma AG"]
    assert (taken.fates[1].contact, taken.fates[1].contact_id) == (None, None)
    assert "without a person" in said(taken)


def test_the_own_export_of_nameless_people_says_nothing_new(desk: Desk) -> None:
    assert fates(bring(desk, {"E-mail": "lone@x.example"}, {"Phone": "+1 503 555 0142"})) == ["new", "new"]
    own = "".join(sheet_out(Takeout(desk.core), "contacts", plain=False)).encode()
    assert fates(run(desk, own, file="contacts.csv")) == ["duplicate", "duplicate"]
    assert fates(bring(desk, {"Name": "Lone@x.example", "E-mail": "lone@x.example"})) == ["duplicate"]


def test_a_nameless_line_is_called_by_its_address_until_a_name_comes(desk: Desk) -> None:
    bring(desk, {"Name": "", "Email": "ben@harbour.example"})
    assert names(desk) == ["ben@harbour.example"]
    taken = bring(desk, {"Name": "Ben Stone", "Email": "BEN@harbour.example"})
    assert fates(taken) == ["updated"]
    assert names(desk) == ["Ben Stone"]
    assert [c.name for c in desk.people.matches("stone")] == ["Ben Stone"]


# who is who


@pytest.mark.parametrize(
    ("second", "fate"),
    [
        ({"Name": "Dana Ruiz", "Email": "DANA@Northwind.Example"}, "duplicate"),
        ({"Name": "D. Ruiz-Lopez", "Email": "dana@northwind.example"}, "updated"),
        ({"Name": "Ruiz, Dana", "Phone": "001-503-555-0142"}, "duplicate"),
        ({"Name": "RUIZ DANA", "Phone": "+1 (503) 555.0142"}, "duplicate"),
        ({"Name": "Dana Ruiz", "Phone": "(503) 555-0142"}, "duplicate"),
        ({"Name": "Dana Ruiz", "Email": "dana@castor.example"}, "question"),
        ({"Name": "dana ruiz", "Company": "Northwind Freight"}, "question"),
        ({"Name": "DANA RUÍZ", "Company": "Castor"}, "question"),
        ({"Name": "Omar Haddad", "Phone": "+1 503 555 0142"}, "question"),
        ({"Name": "Omar Haddad", "Email": "dana@northwind.example"}, "updated"),
        ({"Name": "Omar Haddad", "Company": "Northwind Freight"}, "new"),
    ],
)
def test_the_same_address_or_number_is_the_same_person_and_a_name_alone_a_question(
    desk: Desk, second: dict[str, str], fate: str
) -> None:
    bring(desk, DANA)
    assert fates(bring(desk, second)) == [fate]


@pytest.mark.parametrize("files", [1, 2])
def test_lines_of_one_file_are_matched_like_lines_of_two(desk: Desk, files: int) -> None:
    lines = [DANA, {"Name": "Dana Ruiz", "Email": "dana@northwind.example", "Title": "VP Operations"}]
    if files == 1:
        assert fates(bring(desk, *lines)) == ["new", "updated"]
    else:
        assert [fate for line in lines for fate in fates(bring(desk, line))] == ["new", "updated"]
    assert rows_of(desk, "SELECT name, title FROM contact") == [("Dana Ruiz", "VP Operations")]


def test_a_third_line_is_matched_by_what_the_second_added(desk: Desk) -> None:
    taken = bring(
        desk,
        {"Name": "Dana Ruiz", "Email": "dana@northwind.example"},
        {"Name": "Dana Ruiz", "Email": "dana@northwind.example", "Phone": "+1 503 555 0142"},
        {"Name": "Ruiz, Dana", "Phone": "+1 503 555 0142", "Title": "VP"},
        {"Name": "Dana Ruiz", "Phone": "+1 503 555 0142", "Title": "VP"},
    )
    assert fates(taken) == ["new", "updated", "updated", "duplicate"]
    assert names(desk) == ["Dana Ruiz"]


def test_a_shared_mailbox_is_a_question_where_the_names_differ(desk: Desk) -> None:
    taken = bring(
        desk,
        {"Name": "Dana Ruiz", "Email": "info@northwind.example"},
        {"Name": "Omar Haddad", "Email": "info@northwind.example"},
        {"Name": "Dana Ruiz", "Email": "info@northwind.example", "Title": "VP"},
    )
    assert fates(taken) == ["new", "question", "updated"]


def test_people_behind_one_switchboard_are_themselves_again_the_next_time(desk: Desk) -> None:
    lines = [
        {"Name": name, "Phone": "+1 503 555 0100", "Company": "Northwind"} for name in ("Ana Sousa", "Kofi Mensah")
    ]
    assert fates(bring(desk, *lines)) == ["new", "question"]
    assert fates(bring(desk, *lines)) == ["duplicate", "duplicate"]
    assert len(names(desk)) == 2


def test_a_number_struck_off_does_not_say_who_somebody_is(desk: Desk) -> None:
    dana = builders.a_contact(desk, phone="+1 503 555 0142")
    with desk.core.deed("wrong number"):
        desk.people.strike_number(desk.people.get(dana).phones[0], why="wrong number", on=date(2022, 11, 1))
    assert fates(bring(desk, {"Name": "Omar Haddad", "Phone": "+1 503 555 0142"})) == ["new"]


def test_lines_with_nothing_but_a_name_are_known_again_by_their_words(desk: Desk) -> None:
    lines = [
        {"Name": "Grace Hall", "Company": "Pinecrest"},
        {"Name": "Kofi Mensah", "Company": "Proseware", "Title": "COO"},
    ]
    assert fates(bring(desk, *lines)) == ["new", "new"]
    assert fates(bring(desk, *lines)) == ["duplicate", "duplicate"]
    assert fates(bring(desk, *lines, {"Name": "Grace Hall", "Company": "Orchid"})) == ["duplicate"] * 2 + ["question"]


def test_two_lines_with_nothing_but_one_name_are_a_question(desk: Desk) -> None:
    line = {"Name": "Grace Hall", "Company": "Pinecrest"}
    assert fates(bring(desk, line, line)) == ["new", "question"]
    assert fates(bring(desk, line, line)) == ["duplicate", "duplicate"]


def test_a_number_without_its_country_is_read_in_the_line_s_country_then_in_the_rep_s() -> None:
    from salesdesk.config import Config

    desk = builders.a_desk(config=Config(country="US"))
    bring(
        desk,
        {"Name": "Jörg Müller", "Phone": "0221 5550123", "Country": "Germany"},
        {"Name": "Dana Ruiz", "Phone": "(503) 555-0142", "Country": ""},
        {"Name": "Omar Haddad", "Phone": "(503) 555-0143", "Country": "Germany"},
    )
    assert column(desk, "SELECT e164 FROM phone ORDER BY id") == ["+492215550123", "+15035550142", "+15035550143"]


# what is written


def test_nothing_of_ours_is_overwritten_and_theirs_is_on_the_timeline(desk: Desk) -> None:
    dana = builders.a_contact(desk, "Dana Ruiz", email="dana@northwind.example", title="Buyer", account="Northwind")
    taken = bring(desk, {**DANA, "Title": "Head of Buying", "City": "Portland", "Company": "Castor"}, file="nov.csv")
    kept = desk.people.get(dana)
    assert (kept.title, kept.account_name, kept.city) == ("Buyer", "Northwind", "Portland")
    assert [p.e164 for p in kept.phones] == ["+15035550142"]
    changes = rows_of(
        desk, "SELECT field, old, new, source FROM field_change WHERE contact_id = ? ORDER BY field", dana
    )
    assert changes == [("account", "Northwind", "Castor", "nov.csv"), ("title", "Buyer", "Head of Buying", "nov.csv")]
    assert "“Head of Buying”" in said(taken)
    assert "yours kept" in said(taken)
    assert "Castor" not in column(desk, "SELECT name FROM account")


def test_what_differs_is_told_once(desk: Desk) -> None:
    line = {**DANA, "Title": "Head of Buying"}
    bring(desk, {**DANA, "Title": "Buyer"})
    assert [fates(bring(desk, line)), fates(bring(desk, line))] == [["updated"], ["duplicate"]]
    assert column(desk, "SELECT count(*) FROM field_change") == [1]


def test_a_blank_never_overwrites(desk: Desk) -> None:
    bring(desk, {**DANA, "Title": "Buyer", "City": "Portland"})
    before = desk.people.who("dana@northwind.example")
    assert fates(bring(desk, {**DANA, "Title": "", "City": " ", "Phone": "-"})) == ["duplicate"]
    assert desk.people.who("dana@northwind.example") == before


def test_an_address_of_another_place_is_not_mixed_into_ours(desk: Desk) -> None:
    bring(desk, {**DANA, "City": "Portland", "State": "OR"})
    bring(desk, {**DANA, "City": "Berlin", "Street": "Königstraße 5", "Country": "Germany"})
    assert rows_of(desk, "SELECT city, street, country FROM contact") == [("Portland", None, None)]


def test_more_numbers_addresses_and_tags_are_added(desk: Desk) -> None:
    bring(desk, {"Name": "Dana Ruiz", "Email": "dana@northwind.example", "Mobile": "+1 503 555 0142", "Tags": "VIP"})
    taken = bring(
        desk,
        {"Name": "Dana Ruiz", "Email": "dana@northwind.example; d@home.example", "Mobile": "+1 503 555 0143",
         "Tags": "vip; fair 2022", "Notes": "met at the fair"},
    )  # fmt: skip
    assert fates(taken) == ["updated"]
    found = desk.people.who("d@home.example")
    assert [e.address for e in found.emails] == ["dana@northwind.example", "d@home.example"]
    assert [p.e164 for p in found.phones] == ["+15035550142", "+15035550143"]
    assert set(found.tags) == {"VIP", "fair 2022"}
    assert column(desk, "SELECT text FROM note") == ["met at the fair"]


def test_the_same_number_with_and_without_its_country_is_kept_once(desk: Desk) -> None:
    bring(desk, DANA)
    taken = bring(desk, {"Name": "Dana Ruiz", "Email": "dana@northwind.example", "Phone": "503.555.0142"})
    assert fates(taken) == ["duplicate"]
    assert column(desk, "SELECT count(*) FROM phone") == [1]


def test_a_column_that_is_no_field_is_kept_under_its_header(desk: Desk) -> None:
    bring(desk, {**DANA, "Favourite tea": "Assam", "Lead score": "7"})
    assert ("Favourite tea", "Assam") in rows_of(desk, "SELECT name, value FROM field_kept")


@pytest.mark.parametrize(
    ("word", "kind"),
    [("client", Kind.CLIENT), ("Customer", Kind.CLIENT), ("Former client", Kind.FORMER_CLIENT), ("Lead", Kind.PROSPECT),
     ("partner", Kind.PARTNER), ("Evangelist", None), ("", None)],
)  # fmt: skip
def test_a_kind_is_taken_where_it_is_one_of_ours_and_kept_as_text_else(
    desk: Desk, word: str, kind: Kind | None
) -> None:
    bring(desk, {**DANA, "Kind": word})
    assert desk.people.who("dana@northwind.example").kind == kind
    kept = column(desk, "SELECT value FROM field_kept WHERE name = 'Kind'")
    assert kept == ([word] if word and kind is None else [])


def test_a_time_zone_is_stored_only_where_the_file_says_one(desk: Desk) -> None:
    bring(
        desk,
        {"Name": "Dana Ruiz", "City": "Portland", "State": "OR", "Time zone": ""},
        {"Name": "Jon Bell", "City": "Berlin", "State": "", "Time zone": "Europe/Berlin"},
        {"Name": "Mia Chen", "City": "", "State": "", "Time zone": "Central-ish"},
    )
    assert column(desk, "SELECT zone FROM contact ORDER BY id") == [None, "Europe/Berlin", None]
    assert rows_of(desk, "SELECT name, value FROM field_kept") == [("Time zone", "Central-ish")]


def test_hostile_text_is_cleaned_on_the_way_in(desk: Desk) -> None:
    bring(desk, {"Name": "Eve\x1b]52;c;x\x07 [red]Moss\u202e", "Email": "eve@castor.example", "Notes": "a\x00b\nc"})
    kept = "".join(
        column(desk, "SELECT name || ifnull(first_name, '') FROM contact") + column(desk, "SELECT text FROM note")
    )
    assert not {"\x1b", "\x07", "\u202e", "\x00"} & set(kept)
    assert "[red]Moss" in kept


# wishes


def test_opting_out_is_never_read_as_consent(desk: Desk) -> None:
    bring(
        desk,
        {"Name": "Dana Ruiz", "Email": "dana@northwind.example", "Email Opt Out": "1", "Do Not Call": "0"},
        {"Name": "Omar Haddad", "Email": "omar@castor.example", "Email Opt Out": "0", "Do Not Call": "true"},
    )
    wishes = rows_of(desk, "SELECT contact_id, channel FROM do_not_contact WHERE contact_id IS NOT NULL ORDER BY 1")
    assert wishes == [(1, "email"), (2, "call")]
    assert desk.people.get(2).refusal("voicemail") is not None
    assert desk.people.get(2).refusal("email") is None


def test_an_old_wish_comes_back_with_the_address_and_is_never_lifted(desk: Desk) -> None:
    anita = builders.a_contact(desk, "Anita Rao", email="anita.rao@orchid.example", phone="+1 617 555 0120")
    desk.people.do_not_contact(anita, words="please take me off your list")
    bring(
        desk,
        {"Name": "Anita Rao", "Email": "anita.rao@orchid.example", "Do Not Call": "no", "Next step date": "2022-12-01"},
    )
    assert desk.people.get(anita).refusal("call") is not None
    with desk.core.deed("emptied the trash") as db:
        db.execute("DELETE FROM contact WHERE id = ?", (anita,))
    taken = bring(desk, {"Name": "A. Rao", "Email": "Anita.Rao@Orchid.example", "Next step date": "2022-12-01"})
    assert fates(taken) == ["new"]
    wish = desk.people.get(taken.fates[0].contact_id or 0).refusal("call")
    assert wish is not None
    assert wish.words == "please take me off your list"
    assert column(desk, "SELECT count(*) FROM follow_up") == [0]


def test_a_wish_from_a_file_calls_their_open_follow_ups_off(desk: Desk) -> None:
    dana = builders.a_contact(desk, email="dana@northwind.example")
    builders.a_follow_up(desk, dana, in_days=2)
    builders.a_follow_up(desk, dana, in_days=3, channel="email")
    bring(desk, {"Name": "Dana Ruiz", "Email": "dana@northwind.example", "Do Not Call": "yes"})
    assert rows_of(desk, "SELECT channel, state FROM follow_up ORDER BY id") == [
        ("call", "called_off"),
        ("email", "open"),
    ]


# days


def test_a_follow_up_column_makes_a_follow_up_once(desk: Desk) -> None:
    line = {**DANA, "Next follow-up": "2022-12-05"}
    bring(desk, line)
    assert rows_of(desk, "SELECT due_on, first_due_on, origin, state FROM follow_up") == [
        ("2022-12-05", "2022-12-05", "import", "open")
    ]
    assert fates(bring(desk, line)) == ["duplicate"]
    assert fates(bring(desk, {**DANA, "Next follow-up": "2022-12-09"})) == ["updated"]
    assert column(desk, "SELECT due_on FROM follow_up") == ["2022-12-05"]
    assert rows_of(desk, "SELECT field, old, new FROM field_change") == [("next_on", "2022-12-05", "2022-12-09")]


@pytest.mark.parametrize("text", ["next Tuesday", "45982", "30.02.2023"])
def test_a_follow_up_day_that_is_none_is_kept_as_text_and_asked_about(desk: Desk, text: str) -> None:
    taken = bring(desk, {**DANA, "Next follow-up": text})
    assert fates(taken) == ["new"]
    assert text in said(taken)
    assert column(desk, "SELECT count(*) FROM follow_up") == [0]
    assert ("Follow-up date", text) in rows_of(desk, "SELECT name, value FROM field_kept")


# one deed


def test_one_undo_takes_the_whole_import_back_and_it_can_be_done_again(desk: Desk) -> None:
    builders.a_contact(desk, "Dana Ruiz", email="dana@northwind.example")
    before, index = dump(desk.core.store), searched(desk.core.store)
    bring(
        desk,
        {**DANA, "Title": "VP"},
        {"Name": "Omar Haddad", "Do Not Call": "1", "Notes": "x", "Tags": "a;b"},
        file="nov.csv",
    )
    after = dump(desk.core.store)
    undone = desk.undo()
    assert undone is not None
    assert undone.label == "Undone: import of nov.csv, 2 rows"
    assert dump(desk.core.store) == before
    assert searched(desk.core.store) == index
    desk.redo()
    assert dump(desk.core.store) == after


def test_import_undo_and_import_again_give_the_same(desk: Desk) -> None:
    content = (SAMPLES / "linkedin_connections.csv").read_bytes()
    run(desk, content)
    first = dump(desk.core.store)
    desk.undo()
    run(desk, content)
    assert dump(desk.core.store) == first


def test_a_preview_writes_nothing_and_tells_what_the_run_does(desk: Desk) -> None:
    builders.a_contact(desk, "Dana Ruiz", email="dana@northwind.example")
    before = dump(desk.core.store)
    seen = look(desk, DANA, {"Name": "Omar Haddad"}, {"Name": "Omar Haddad"}, {"Name": "", "Title": "COO"})
    assert dump(desk.core.store) == before
    assert [f.contact_id for f in seen.fates] == [1, None, None, None]
    taken = desk.intake.run(seen, file="list.csv")
    assert fates(taken) == fates(seen) == ["updated", "new", "question", "rejected"]
    assert [f.reason for f in taken.fates] == [f.reason for f in seen.fates]


def test_a_preview_that_has_aged_is_worked_out_again(desk: Desk) -> None:
    seen = look(desk, DANA)
    builders.a_contact(desk, "Dana Ruiz", email="dana@northwind.example")
    assert fates(desk.intake.run(seen, file="list.csv")) == ["updated"]
    assert fates(desk.intake.run(seen, file="list.csv")) == ["duplicate"]


def test_stopping_an_import_leaves_nothing_of_it(desk: Desk) -> None:
    lines = [{"Name": f"Person {n}", "Email": f"p{n}@castor.example"} for n in range(2100)]
    before = dump(desk.core.store)
    reading = desk.intake.read("list.csv", sheet(*lines))
    for stop_at in (1, 3, 6):
        answers = iter([False] * stop_at + [True])
        with pytest.raises(Cancelled):
            desk.intake.run(reading, file="list.csv", cancelled=answers.__next__)
        assert dump(desk.core.store) == before
    assert desk.history() == ()
    assert desk.intake.run(reading, file="list.csv").new == 2100


def test_the_bar_only_moves_on_and_ends_at_the_end(desk: Desk) -> None:
    lines = [{"Name": f"Person {n}", "Email": f"p{n}@castor.example"} for n in range(2500)]
    told: list[tuple[int, int]] = []
    run(desk, sheet(*lines), progress=lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert told[-1] == (2500, 2500)
    assert len(told) > 4


def test_a_write_that_fails_in_the_middle_leaves_nothing(desk: Desk) -> None:
    before, db = dump(desk.core.store), desk.core.db
    db.execute("CREATE TRIGGER refusal AFTER INSERT ON email BEGIN SELECT RAISE(ABORT, 'no e-mail today'); END")
    with pytest.raises(Exception, match="no e-mail today"):
        bring(desk, DANA)
    db.execute("DROP TRIGGER refusal")
    assert dump(desk.core.store) == before
    assert fates(bring(desk, DANA)) == ["new"]


def test_an_import_in_a_thread_has_its_own_connection(file: Store) -> None:
    from concurrent.futures import ThreadPoolExecutor

    desk = Desk(file, builders.FixedClock(builders.NOON))

    def import_and_close(intake: IntakeDrawer) -> int:
        drawer = intake.in_thread()
        try:
            return drawer.run(drawer.read("list.csv", sheet(DANA)), file="list.csv").new
        finally:
            drawer.close()

    version = desk.version()
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(import_and_close, desk.intake).result() == 1
    assert desk.version() != version
    assert names(desk) == ["Dana Ruiz"]
    desk.close()


def test_what_another_window_wrote_meanwhile_is_seen(file: Store) -> None:
    desk = Desk(file, builders.FixedClock(builders.NOON))
    other = Desk(file.again(), builders.FixedClock(builders.NOON))
    seen = desk.intake.preview(desk.intake.read("list.csv", sheet(DANA)), file="list.csv")
    builders.a_contact(other, "Dana Ruiz", email="dana@northwind.example")
    assert fates(desk.intake.run(seen, file="list.csv")) == ["updated"]
    other.close()
    desk.close()


def test_a_locked_file_is_said_in_a_sentence_and_nothing_is_imported(file: Store) -> None:
    desk = Desk(file, builders.FixedClock(builders.NOON))
    other = file.again()
    with other.beside() as db:
        db.execute("INSERT INTO setting (key, value) VALUES ('a', 'b')")
        with pytest.raises(FileBusy):
            desk.intake.run(desk.intake.read("list.csv", sheet(DANA)), file="list.csv")
    other.close()
    assert names(desk) == []
    desk.close()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a table", b"\x00\x01\x02\x03" * 50])
def test_what_is_no_list_is_refused_in_a_sentence(desk: Desk, content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        desk.intake.read("x.csv", content)
    assert refused.value.sentence.endswith(".")
    assert refused.value.hint


def test_the_list_of_fates_is_a_file_that_no_spreadsheet_runs(desk: Desk) -> None:
    taken = bring(
        desk, {"Name": "=cmd|' /C calc'!A0", "Email": "eve@castor.example"}, {"Name": "Dana, Ruiz\n", "Email": ""}
    )
    lines = fates_csv(taken).splitlines()
    assert lines[0] == '"line","fate","contact","reason"'
    assert lines[1].startswith('"2","new","\'=cmd')
    assert len(lines) == 3


def test_a_large_file_comes_in_whole(desk: Desk) -> None:
    lines = [
        {
            "Name": f"Person {n} Nr{n}",
            "Email": f"p{n}@castor.example",
            "Phone": f"+1503555{n:04}",
            "Company": f"Firm {n % 50}",
        }
        for n in range(2200)
    ]
    assert run(desk, sheet(*lines)).new == 2200
    assert column(desk, "SELECT count(*) FROM account") == [50]
    assert run(desk, sheet(*lines)).duplicate == 2200


def test_a_row_that_became_nothing_has_a_fate_too(desk: Desk) -> None:
    reading = replace(desk.intake.read("list.csv", sheet(DANA)), rows=2)
    taken = desk.intake.run(reading, file="list.csv")
    adds_up(taken)
    assert [(f.line, f.fate) for f in taken.fates] == [(2, "new"), (3, "rejected")]


def test_a_file_that_says_nothing_new_leaves_no_deed() -> None:
    desk = builders.a_desk()
    content = b"Name,Email\nDana Ruiz,dana@northwind.example\n"
    assert desk.intake.run(desk.intake.read("list.csv", content), file="list.csv").wrote
    done = desk.intake.run(desk.intake.read("list.csv", content), file="list.csv")
    assert (done.wrote, done.duplicate) == (False, 1)
    assert len(desk.history()) == 1
    assert len(desk.intake.intakes()) == 2


@pytest.mark.parametrize("said", ["ask Bob", "see card"])
def test_what_is_no_number_is_told_in_the_fate(said: str) -> None:
    desk = builders.a_desk()
    content = f"Name,Phone\nDana Ruiz,{said}\n".encode()
    (fate,) = desk.intake.run(desk.intake.read("list.csv", content), file="list.csv").fates
    assert fate.reason.endswith(f"Kept as text: “{said}”.")


def test_a_row_of_our_own_without_a_whole_name_is_named_by_its_parts() -> None:
    content = b"salesdesk contact,Name,First name\n1,,Dana\n2,Omar,\n"
    reading = builders.a_desk().intake.read("contacts.csv", content)
    assert (reading.rows, [draft.name for draft in reading.drafts]) == (2, ["Dana", "Omar"])


def test_an_undo_counts_every_row_of_an_import() -> None:
    desk = builders.a_desk()
    content = b"Name,Email\n" + b"".join(b"Dana %d Ruiz,d%d@northwind.example\n" % (n, n) for n in range(30))
    desk.intake.run(desk.intake.read("list.csv", content), file="list.csv")
    assert desk.find.people("dana 7 ruiz")
    turned = desk.core.store.undo()
    assert turned is not None
    assert turned[1] == 30 * 3 + 1  # a contact, an address and a fate for each, and the import
    assert searched(desk.core.store) == []
    assert desk.core.store.redo() is not None
    assert "Dana 7 Ruiz" in [line.name for line in desk.find.people("dana 7 ruiz")]

"""vCards as telephones and programs really write them."""

from __future__ import annotations

from typing import Any

import pytest

from salesdesk.errors import Unreadable
from salesdesk.exchange.drafts import ContactDraft
from tests.exchange.tables import read


def card(*lines: str | bytes, version: str = "3.0") -> bytes:
    middle = [li if isinstance(li, bytes) else li.encode() for li in lines]
    return b"\r\n".join([b"BEGIN:VCARD", f"VERSION:{version}".encode(), *middle, b"END:VCARD", b""])


def one(content: bytes) -> ContactDraft:
    _, (draft,) = read(content, name="x.vcf")
    assert isinstance(draft, ContactDraft)
    return draft


JAPANESE = (
    b"N;CHARSET=SHIFT_JIS:" + "山田;太郎".encode("cp932"),
    b"SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:" + "ﾔﾏﾀﾞ;ﾀﾛｳ".encode("cp932"),
)

CASES: list[tuple[str, bytes, dict[str, Any]]] = [
    ("Shift_JIS of an old telephone", card(*JAPANESE, "TEL;CELL:090-5555-0101", version="2.1"),
     {"name": "山田太郎", "first_name": "太郎", "last_name": "山田", "reading": "ﾔﾏﾀﾞ ﾀﾛｳ"}),
    ("quoted-printable with soft line ends",
     card("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg=", ";;;",
          "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg =", "M=C3=BCller", version="2.1"),
     {"name": "Jörg Müller", "first_name": "Jörg", "last_name": "Müller"}),
    ("quoted-printable in cp1252, bare types", card("N:X;Y", "ADR;WORK;ENCODING=QUOTED-PRINTABLE:;;K=F6nigstra=DFe 5;K=F6ln;;50667;D",
          "BDAY:19220310", b"ORG:M\xfcller GmbH;Einkauf", version="2.1"),
     {"street": "Königstraße 5", "city": "Köln", "birthday": "1922-03-10", "account": "Müller GmbH", "department": "Einkauf"}),
    ("a name with prefix and credentials", card("N:Ruiz;Dana;M.;Dr.;CPA", "FN:Dr. Dana M. Ruiz CPA"),
     {"name": "Dana M. Ruiz", "prefix": "Dr.", "suffix": "CPA", "middle": "M."}),
    ("escapes", card("FN:Dana Ruiz", "ORG:Northwind\\, Inc.;Ops\\;West", "NOTE:C:\\\\new\\nline\\, ok\\; yes"),
     {"account": "Northwind, Inc.", "department": "Ops;West", "notes": "C:\\new\nline, ok; yes"}),
    ("no unescaping of \\n in 2.1", card("N:Ruiz;Dana", "NOTE:C:\\new", version="2.1"), {"notes": "C:\\new"}),
    ("no FN", card("N:Ruiz;Dana;;;"), {"name": "Dana Ruiz"}),
    ("no N", card("FN:Dana van der Berg"), {"first_name": "Dana", "last_name": "van der Berg"}),
    ("only a firm", card("N:;;;;", "FN:Orchid", "ORG:Orchid;"), {"name": "Orchid", "is_company": True}),
    ("Apple's company card with a person's name in N", card("N:Lee;Ann", "FN:Orchid", "ORG:Orchid", "X-ABShowAs:COMPANY"),
     {"name": "Orchid", "account": "Orchid", "is_company": True}),
    ("an organisation of 4.0", card("KIND:org", "FN:Orchid", version="4.0"), {"is_company": True, "account": "Orchid"}),
    ("Apple's birthday without a year", card("FN:D", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-03"), {"birthday": "--05-03"}),
    ("4.0's birthday without a year", card("FN:D", "BDAY:--0203", version="4.0"), {"birthday": "--02-03"}),
    ("a birthday with a time", card("FN:D", "BDAY:1996-04-15T00:00:00Z"), {"birthday": "1996-04-15"}),
    ("several given names", card("N:Harten;Rene,J.;Q.", "FN:Rene Harten", version="4.0"),
     {"first_name": "Rene", "middle": "J. Q.", "name": "Rene Harten"}),
    ("sorting hints are no names", card('N;SORT-AS="Harten,Rene":van der Harten;Rene', 'ORG;SORT-AS="ABC":ABC Inc.', version="4.0"),
     {"last_name": "van der Harten", "account": "ABC Inc."}),
    ("lower case", b"begin:vcard\nversion:3.0\nfn:low case\nend:vcard\n", {"name": "low case"}),
    ("a byte-order mark", b"\xef\xbb\xbf" + card("FN:Dana Ruiz"), {"name": "Dana Ruiz"}),
    ("UTF-16", card("FN:Dana Núñez").decode().encode("utf-16"), {"name": "Dana Núñez"}),
    ("CR CR LF", card("FN:Dana Ruiz", "NOTE:a", " b").replace(b"\r\n", b"\r\r\n"), {"name": "Dana Ruiz", "notes": "ab"}),
    ("old Mac line ends", card("FN:Dana Ruiz").replace(b"\r\n", b"\r"), {"name": "Dana Ruiz"}),
    ("no END at the end", card("FN:Dana Ruiz").replace(b"END:VCARD\r\n", b""), {"name": "Dana Ruiz"}),
    ("a letter folded in two", b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:J\xc3\r\n \xb6rg\r\nEND:VCARD\r\n", {"name": "Jörg"}),
    ("tags with a comma inside", card("FN:D", "CATEGORIES:a\\,b,c"), {"tags": ("a,b", "c")}),
    ("a card of our own with a wish", card("FN:D", "X-SALESDESK-CLOSED:phone,email", version="4.0"),
     {"do_not_contact": ("phone", "email")}),
]  # fmt: skip


@pytest.mark.parametrize("name, content, expected", CASES, ids=[c[0] for c in CASES])
def test_a_card_is_read(name: str, content: bytes, expected: dict[str, Any]) -> None:
    draft = one(content)
    assert {field: getattr(draft, field) for field in expected} == expected


NUMBERS: list[tuple[str, str, tuple[str, str]]] = [
    ("bare types", "TEL;WORK;VOICE:+49 221 5550123", ("+49 221 5550123", "work")),
    ("a fax at home", "TEL;HOME;FAX:0221 5550124", ("0221 5550124", "fax")),
    ("a list of types", "TEL;TYPE=home,voice:555-0101", ("555-0101", "home")),
    ("a quoted list of types", 'TEL;TYPE="voice,cell":555-0101', ("555-0101", "mobile")),
    ("an iPhone", "TEL;type=IPHONE;type=CELL;type=VOICE;type=pref:555-0101", ("555-0101", "mobile")),
    ("an address of 4.0", "TEL;VALUE=uri;TYPE=work:tel:+1-617-555-0120;ext=12", ("+1-617-555-0120 ext. 12", "work")),
    ("a label of its own", "item1.TEL:555-0101\r\nitem1.X-ABLabel:Front desk", ("555-0101", "Front desk")),
    ("Apple's standard label", "item1.TEL:555-0101\r\nitem1.X-ABLabel:_$!<Mobile>!$_", ("555-0101", "mobile")),
]


@pytest.mark.parametrize("name, line, expected", NUMBERS, ids=[n[0] for n in NUMBERS])
def test_a_number_has_its_label(name: str, line: str, expected: tuple[str, str]) -> None:
    (phone,) = one(card("FN:Dana Ruiz", *line.split("\r\n"))).phones
    assert (phone.text, phone.label) == expected


def test_the_preferred_number_comes_first() -> None:
    draft = one(card("FN:D R", "TEL;PREF=2:+15550101", "TEL;PREF=1:+15550102", version="4.0"))
    assert [p.text for p in draft.phones] == ["+15550102", "+15550101"]


def test_a_picture_is_passed_over_and_what_follows_it_is_read() -> None:
    photo = ["PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ", *[" SkZJRgABAQAAAQABAAD"] * 500]
    draft = one(card("FN:Dana Ruiz", *photo, "TEL:555-0101"))
    assert draft.phones[0].text == "555-0101"
    assert not any("SkZJ" in value for _, value in draft.extra)


def test_an_old_picture_with_equals_signs_swallows_nothing() -> None:
    draft = one(
        card("N:Ruiz;Dana", "PHOTO;TYPE=JPEG;ENCODING=BASE64:", " /9j/4AAQSkZJRg==", "", "TEL:555-0101", version="2.1")
    )
    assert draft.phones[0].text == "555-0101"


def test_an_assistant_s_card_inside_is_not_a_second_row() -> None:
    content = b"BEGIN:VCARD\nVERSION:2.1\nN:Boss;Ann\nAGENT:\nBEGIN:VCARD\nFN:Al Help\nTEL:555-0111\nEND:VCARD\nTEL:555-0110\nEND:VCARD\n"
    draft = one(content)
    assert [p.text for p in draft.phones] == ["555-0110"]
    assert ("AGENT", "Al Help") in draft.extra


def test_a_missing_end_costs_nobody() -> None:
    content = b"BEGIN:VCARD\nFN:One Ruiz\nTEL:555-0101\n" + card("FN:Two Ruiz") + b"BEGIN:VCARD\nFN:Three Ruiz"
    _, drafts = read(content, name="x.vcf")
    assert sorted(d.name for d in drafts if isinstance(d, ContactDraft)) == ["One Ruiz", "Three Ruiz", "Two Ruiz"]


def test_groups_and_empty_cards_are_problems_with_their_line() -> None:
    content = card("FN:Dana Ruiz") + card("KIND:group", "FN:Team", version="4.0") + card("NOTE:hi")
    reading, _ = read(content, name="x.vcf")
    assert [(p.line, p.reason) for p in reading.problems] == [
        (5, "A card for a group, not for a person."),
        (10, "An empty card: no name, no firm, no number and no e-mail."),
    ]


def test_cards_nested_too_deep_are_refused_one_by_one() -> None:
    reading, drafts = read(b"BEGIN:VCARD\nFN:A\nAGENT:\n" * 40, name="x.vcf")
    assert {p.reason for p in reading.problems} == {"The card holds cards nested deeper than 8."}
    assert not drafts


def test_a_bomb_of_folded_lines_is_cut() -> None:
    content = b"BEGIN:VCARD\nVERSION:3.0\nFN:Dana Ruiz\nNOTE:x\n" + b" xxxxxxxxx\n" * 300_000 + b"END:VCARD\n"
    assert len(one(content).notes) <= 1 << 20


def test_a_file_without_a_card_is_refused_in_a_sentence() -> None:
    with pytest.raises(Unreadable, match="no card"):
        read("hello", name="x.vcf")


def test_odd_numbers_and_unknown_lines_are_kept() -> None:
    draft = one(card("FN:Dana Ruiz", "TEL:ask", "EMAIL:dana at x", "X-FLEET:38", "IMPP:xmpp:d@x.example"))
    assert set(draft.extra) == {("TEL", "ask"), ("EMAIL", "dana at x"), ("X-FLEET", "38"), ("IMPP", "xmpp:d@x.example")}

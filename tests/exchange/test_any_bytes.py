"""Whatever bytes come: a Reading whose fates add up, or one sentence; never anything else, and never for long."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.errors import Unreadable
from salesdesk.exchange.drafts import Reading
from salesdesk.exchange.reader import read_file
from tests.exchange.tables import read

HEADERS = [
    b"", b"First Name,Last Name,Email,Phone,Company\n", b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
    b"BEGIN:VCARD\nVERSION:3.0\nFN:A\n", b"BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:", b"\xff\xfe", b"\xef\xbb\xbfName;",
    b"Name;Telefon;Next call;Do not call\n", b'"Subject","Date","Status","Assigned"\n', b"ID,ISDELETED,LASTNAME,NAME\n",
    b"salesdesk contact,Name,Phone 1,Phone 1 label\n", b"Deal - Title,Deal - Status\n", b"Organization - Name\n",
]  # fmt: skip
PIECES = [b'"', b",", b";", b"\n", b"\r", b"\r\n", b"\t", b"|", b"a", b"=", b"@x.example", b"+1503555", b"\x00", b"\xff", b"\xe9",
          b"\xc3\xbc", b"1/2/2026", b"true", b":", b"END:VCARD\n", b"BEGIN:VCARD\n", b" ", b"N/A", b"TEL;TYPE=", b"\\", b"=\n",
          b"AGENT:\n", "李".encode(), b"none", b"undefined", b"Null", b"'=", b"<br>", b"Grand Totals (2 records)"]  # fmt: skip
files = st.builds(
    lambda head, tail: head + tail,
    st.sampled_from(HEADERS),
    st.binary(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=60).map(b"".join),
)


def reading_of(content: bytes, name: str) -> Reading | None:
    """The reading, or None where the file was refused in a sentence with a hint."""
    try:
        return read_file(name, content)
    except Unreadable as refused:
        if not (refused.sentence and refused.hint):
            raise AssertionError("refused without words") from refused
        return None


@given(content=files, name=st.sampled_from(["a.csv", "a.vcf", ""]))
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    reading = reading_of(content, name)
    if reading is None:
        return
    drafts = list(reading.drafts)
    assert len(drafts) + len(reading.problems) == reading.rows
    assert all(d.line >= 1 for d in (*drafts, *reading.problems))


HEAD = b"First Name,Last Name,Email,Phone,Company\n"
ATTACKS: list[tuple[str, bytes]] = [
    ("a line of quotes", b'"' * 3_000_000),
    ("a line of quotes under a header", HEAD + b'"' * 3_000_000),
    ("lines of quotes", HEAD + b'"\n' * 100_000),
    ("quotes that never close", HEAD + b'a","b""\n' * 50_000),
    ("a wide row", HEAD + b"a," * 10_000 + b"\n"),
    ("NUL bytes", HEAD + b"Da\x00na,Ruiz,d@x.example,\x00,\n" * 100),
    ("a cell of two megabytes", HEAD + b'Dana,Ruiz,"' + b"x" * 2_000_000 + b'",,\nAnn,Lee,,,\n'),
    ("a cell above the csv limit", HEAD + b'Dana,Ruiz,,,"' + b"x" * 200_000 + b'"\nAnn,Lee,,,\n'),
    ("folded lines", b"BEGIN:VCARD\nFN:Dana\nNOTE:x\n" + b" x\n" * 300_000 + b"END:VCARD\n"),
    ("nested cards", b"BEGIN:VCARD\n" * 3_000),
    ("soft line ends", b"BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:" + b"=41=\n" * 100_000),
    ("semicolons", b"BEGIN:VCARD\nVERSION:3.0\nFN:A\nN:" + b";" * 900_000 + b"\nEND:VCARD"),
    ("backslashes", b"BEGIN:VCARD\nVERSION:3.0\nFN:A\nN:" + b"\\" * 900_000 + b";\nEND:VCARD"),
    ("a number that is a wall", HEAD + b"Dana,Ruiz,,\"" + b"1 / " * 25_000 + b"\",\n"),
    ("an address that is a wall", HEAD + b"Dana,Ruiz," + b"a." * 50_000 + b"@,,\n"),
    ("a name of commas", HEAD + b'Dana,"' + b"A," * 50_000 + b'",,,\n'),
    ("a date that is a wall", b"First Name,Last Name,Connected On\nDana,Ruiz," + b"1 de " * 10_000 + b"\n"),
    ("a wall of tags", b"Person - Name,Note - Content\nDana," + b"<p " * 40_000 + b"\n"),
    ("a wide header", b",".join(b"c%d" % i for i in range(10_000)) + b"\n" + b"," * 10_000),
]  # fmt: skip


@pytest.mark.parametrize("name, content", ATTACKS, ids=[a[0] for a in ATTACKS])
def test_an_attack_ends_soon_with_a_fate_for_every_row(name: str, content: bytes) -> None:
    began = time.process_time()
    if (reading := reading_of(content, "a.csv")) is not None:
        assert sum(1 for _ in reading.drafts) + len(reading.problems) == reading.rows
    assert time.process_time() - began < 5


def test_many_stray_quotes_cost_one_line_each() -> None:
    block = b'Dana,"Ruiz,d@x.example,,\n' + b"Ann,Lee,a@x.example,,\n" * 99
    reading, drafts = read(HEAD + block * 20)
    assert (reading.rows, len(drafts), len(reading.problems)) == (2000, 1980, 20)


def test_a_huge_file_is_refused_by_its_size() -> None:
    with pytest.raises(Unreadable, match="200 MB"):
        read_file("a.csv", b"x" * (200 * 1024 * 1024 + 1))

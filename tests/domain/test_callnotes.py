"""Notes that become records: which lines are caught, as what, with which day, and which stay plain."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.domain.buckets import Bucket, bucket_of
from salesdesk.domain.callnotes import MOST_CAUGHT, CaughtKind, DateFound, catch

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
TODAY = date(2026, 11, 22)
_DAY = re.compile(r"\b(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b", re.I)
_TODAY = re.compile(r"\b(?:by )?(\d\d):(\d\d) today\b", re.I)
_EITHER = re.compile(r"\b3/4\b")


def reader(line: str) -> DateFound | None:
    """A small date reader: "9 Jan" (the next one), "by 15:00 today", and "3/4", which has two readings."""
    if m := _TODAY.search(line):
        at = datetime(2026, 11, 22, int(m[1]), int(m[2]), tzinfo=ZoneInfo("America/Chicago"))
        return DateFound(TODAY, at, f"Sun 22 Nov 2026 {m[1]}:{m[2]}", True, m.start(), m.end())
    if m := _EITHER.search(line):
        return DateFound(date(2027, 3, 4), None, "Thu 4 Mar 2027", False, m.start(), m.end())
    if m := _DAY.search(line):
        month = MONTHS.index(m[2].lower()) + 1
        day = date(2026, month, int(m[1]))
        day = day if day >= TODAY else day.replace(year=2027)
        return DateFound(day, None, f"{day:%a %d %b %Y}", True, m.start(), m.end())
    return None


def kinds(notes: str) -> list[tuple[str, str]]:
    return [(one.kind.value, one.text) for one in catch(notes, reader)]


SCREEN = """- picked up, in the yard, 5 min
* Priya signs up to 40k since Oct
! send both-site price by 15:00 today
@ 12 Dec Salem slips to 9 Jan
? does the rate hold for the new depot
"""


def test_the_five_lines_of_the_call_screen_are_caught_as_drawn() -> None:
    fact, promise, moved, question = catch(SCREEN, reader)
    assert (fact.kind, fact.text, fact.line) == (CaughtKind.FACT, "Priya signs up to 40k since Oct", 2)
    assert (promise.what, promise.on, promise.at.hour if promise.at else None) == ("send both-site price", TODAY, 15)
    assert promise.date_text == "Sun 22 Nov 2026 15:00"
    assert (moved.what, moved.on, moved.was) == ("Salem", date(2027, 1, 9), date(2026, 12, 12))
    assert (question.kind, question.text) == (CaughtKind.QUESTION, "does the rate hold for the new depot")


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("! send price", "promise", "send price"),
        ("!send price", "promise", "send price"),
        ("   !   send price  ", "promise", "send price"),
        ("\t! send price", "promise", "send price"),
        ("！ send price", "promise", "send price"),
        ("! 3 copies of the contract", "promise", "3 copies of the contract"),
        ("! £5k quote", "promise", "£5k quote"),
        ("!£5k quote", "promise", "£5k quote"),
        ("@ go-live after the audit", "milestone", "go-live after the audit"),
        ("@12 Dec board meets", "milestone", "12 Dec board meets"),
        ("@board meets 12 Dec", "milestone", "board meets 12 Dec"),
        ("? who else signs?", "question", "who else signs?"),
        ("?who signs", "question", "who signs"),
        ("? 2 or 3 sites", "question", "2 or 3 sites"),
        ("* 38 trucks, two depots", "fact", "38 trucks, two depots"),
        ("*38 trucks", "fact", "38 trucks"),
        ("* they run 5 * 3 shifts", "fact", "they run 5 * 3 shifts"),
        ("*Priya signs up to 40k", "fact", "Priya signs up to 40k"),
        ("> send the contract", "next_step", "send the contract"),
        (">demo 12 Dec", "next_step", "demo 12 Dec"),
        ('"we re-tender in March"', "quote", "we re-tender in March"),
        ('" we re-tender in March', "quote", "we re-tender in March"),
        ("“Send both sites, I take it to Priya.”", "quote", "Send both sites, I take it to Priya."),
        ("„Wir entscheiden im März“", "quote", "Wir entscheiden im März"),
        ("«on décide en mars»", "quote", "on décide en mars"),
        ("‘we re-tender in March’", "quote", "we re-tender in March"),
        ("'we re-tender in March'", "quote", "we re-tender in March"),
        ('"too dear" - Tom', "quote", "too dear"),
        ('"too dear", Priya said', "quote", "too dear"),
        ('"we re-tender in March" is what they told me', "quote", "we re-tender in March"),
        ('"yes" and "no"', "quote", '"yes" and "no"'),
        ("? 陳さんはいつ", "question", "陳さんはいつ"),
        ("?陳さんはいつ", "question", "陳さんはいつ"),
    ],
)
def test_a_mark_at_the_start_of_a_line_makes_the_record_it_names(line: str, kind: str, text: str) -> None:
    assert kinds(line) == [(kind, text)]


@pytest.mark.parametrize(
    "line",
    [
        "- picked up",
        "5 * 3",
        "call them @home",
        "send it to sam@northwind.example",
        "really good!",
        "is it?",
        "a > b",
        "->  send contract",
        "=> send contract",
        "!",
        "?",
        "*",
        ">",
        "@",
        '"',
        "“”",
        '""',
        "!!",
        "!! urgent",
        "??",
        "?? what",
        "?!",
        "!?",
        "!= 5",
        "***",
        "* * *",
        "** heading **",
        "**bold** start",
        "*very* keen on it",
        "*From:* Dana Ruiz",
        ">> nested",
        "? ?",
        "! ...",
        "> -",
        "@priya please look at this",
        "@northwind.example",
        '12" pipe',
        '"month-end" is hell for them',
        "'tis the season",
        "'20k was too much",
        "",
        "    ",
        "• bullet",
        "1. first",
        "#1 in their market",
        "(!) careful",
        "-! not at the start",
    ],
)
def test_plain_text_stays_plain(line: str) -> None:
    assert catch(line, reader) == ()


def test_a_pasted_mail_thread_makes_no_next_steps() -> None:
    mail = "On Tue, 3 Nov 2026 Dana Ruiz <dana@northwind.example> wrote:\n" + "\n".join(
        f"> line {n} of what we agreed" for n in range(40)
    )
    assert catch(mail, reader) == ()


@pytest.mark.parametrize(
    "notes",
    [
        "> Hi Sam,\n> could you send the price?",
        "> could you send it\n>\n> thanks",
        ">> older\n> newer",
        "Am 3.11.2026 schrieb Dana:\n> bitte den Preis",
        "Dana Ruiz wrote:\n\n> send me the price please",
        "> one\n\n> two\n\n> three",
        "-----Original Message-----\n> send it",
    ],
)
def test_quoted_mail_is_known_by_its_shape(notes: str) -> None:
    assert catch(notes, reader) == ()


def test_two_next_steps_in_a_row_are_two_next_steps() -> None:
    assert kinds("> send price\n> book a talk with Priya 12 Dec") == [
        ("next_step", "send price"),
        ("next_step", "book a talk with Priya 12 Dec"),
    ]


def test_a_quoted_mail_leaves_the_marks_around_it_alone() -> None:
    notes = "! send price 12 Dec\n> a\n> b\n> c\n* 38 trucks\n> ring Priya"
    assert kinds(notes) == [("promise", "send price 12 Dec"), ("fact", "38 trucks"), ("next_step", "ring Priya")]


@pytest.mark.parametrize(
    ("line", "what", "on", "was"),
    [
        ("@ 12 Dec Salem slips to 9 Jan", "Salem", date(2027, 1, 9), date(2026, 12, 12)),
        ("@ board moved from 30 Nov to 12 Dec", "board", date(2026, 12, 12), date(2026, 11, 30)),
        ("@ board 12 Dec instead of 30 Nov", "board", date(2026, 12, 12), date(2026, 11, 30)),
        ("@ go-live 30 Nov → 9 Jan", "go-live", date(2027, 1, 9), date(2026, 11, 30)),
        ("@ go-live 30 Nov -> 9 Jan", "go-live", date(2027, 1, 9), date(2026, 11, 30)),
        ("@ audit 9 Jan (was 12 Dec)", "audit", date(2027, 1, 9), date(2026, 12, 12)),
        ("@ renewal 30 Nov, now 12 Dec", "renewal", date(2026, 12, 12), date(2026, 11, 30)),
        ("@ audit pushed to 9 Jan", "audit pushed", date(2027, 1, 9), None),
        ("@ Salem opens 9 Jan", "Salem opens", date(2027, 1, 9), None),
        ("@ 9 Jan: Salem opens", "Salem opens", date(2027, 1, 9), None),
        ("@ 9 Jan", "9 Jan", date(2027, 1, 9), None),
        ("> ring on 30 Nov", "ring", date(2026, 11, 30), None),
        ("! quote, by 30 Nov, for both sites", "quote for both sites", date(2026, 11, 30), None),
        ("! quote", "quote", None, None),
    ],
)
def test_days_are_read_from_the_words_and_moved_ones_keep_the_old_day(
    line: str, what: str, on: date | None, was: date | None
) -> None:
    (one,) = catch(line, reader)
    assert (one.what, one.on, one.was) == (what, on, was)
    assert one.text == line[1:].strip()


def test_a_day_with_two_readings_is_caught_as_not_certain() -> None:
    (one,) = catch("! price by 3/4", reader)
    assert one.certain is False


@pytest.mark.parametrize("line", ["* they moved in on 12 Dec", "? is 12 Dec still right", '"we decide 12 Dec"'])
def test_facts_questions_and_quotes_keep_their_dates_as_words(line: str) -> None:
    (one,) = catch(line, reader)
    assert (one.on, one.date_text) == (None, "")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_from_one_whatever_ends_them(ending: str) -> None:
    assert [one.line for one in catch(ending.join(["a", "! b c", "", "* d e"]), reader)] == [2, 4]


@pytest.mark.parametrize(
    ("words", "bucket"),
    [
        ("daughter starts school in May", "person"),
        ("back from skiing holiday", "person"),
        ("runs marathons", "person"),
        ("supports the local team", "person"),
        ("two kids", "person"),
        ("in hospital until Friday", "person"),
        ("family-owned since 1970", "business"),
        ("heard of a sister clinic in Boise", "business"),
        ("parent company decides", "business"),
        ("holiday season is their peak", "business"),
        ("runs month-end in Excel", "business"),
        ("38 trucks, two depots", "business"),
        ("makes dog food", "business"),
        ("new partner at the firm", "business"),
        ("hospital group with 4 sites", "business"),
    ],
)
def test_the_bucket_follows_the_words(words: str, bucket: str) -> None:
    assert bucket_of(words) == bucket


@pytest.mark.parametrize(
    ("line", "bucket", "text"),
    [
        ("*p drinks tea", "person", "drinks tea"),
        ("*p: drinks tea", "person", "drinks tea"),
        ("*b wife runs procurement", "business", "wife runs procurement"),
        ("* p 40 of the plan", "business", "p 40 of the plan"),
        ("*P signs up to 40k", "business", "P signs up to 40k"),
    ],
)
def test_a_letter_after_the_star_chooses_the_bucket(line: str, bucket: str, text: str) -> None:
    (one,) = catch(line, reader)
    assert (one.bucket, one.text) == (Bucket(bucket), text)


def test_control_characters_do_not_get_into_a_record() -> None:
    (one,) = catch("* 38\x1b[2J trucks\u202e", reader)
    assert "\x1b" not in one.text
    assert "\u202e" not in one.text


def test_an_endless_paste_is_read_in_bounded_work() -> None:
    calls = 0

    def counting(line: str) -> DateFound | None:
        nonlocal calls
        calls += 1
        return None

    assert len(catch("! send it\n" * 100_000, counting)) == MOST_CAUGHT
    assert calls == MOST_CAUGHT
    assert catch("! " + "x" * 100_000, counting) == ()


@given(st.text(alphabet=st.sampled_from("!@?*>\"“” \n\tab1'-:"), max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_a_stumble_and_words_are_never_empty(notes: str) -> None:
    for one in catch(notes, reader):
        assert any(c.isalnum() for c in one.text)
        assert one.text in notes.splitlines()[one.line - 1].replace("\t", " ")

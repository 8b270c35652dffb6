"""How a call ended, guessed from notes and length, and how many questions were asked."""

from __future__ import annotations

import pytest

from salesdesk.domain.callguess import count_questions, guess_disposition, said_outright
from salesdesk.domain.touch import Disposition


@pytest.mark.parametrize(
    ("seconds", "guess"),
    [
        (0, "no_answer"),
        (19, "no_answer"),
        (19.9, "no_answer"),
        (None, "no_answer"),
        (20, "left_voicemail"),
        (60, "left_voicemail"),
        (90, "connected"),
        (600, "connected"),
    ],
)
@pytest.mark.parametrize("notes", ["", "  \n ", "---"])
def test_without_notes_the_length_decides(notes: str, seconds: float | None, guess: str) -> None:
    assert guess_disposition(notes, seconds) == guess


@pytest.mark.parametrize(
    ("notes", "guess"),
    [
        ("picked up, in the yard, 5 min", "connected"),
        ("- picked up\n* Priya signs up to 40k\n! price by Friday", "connected"),
        ("talked about the audit", "connected"),
        ("good talk, busy season until March, wants the price", "connected"),
        ("got my voicemail, asked for the checklist", "connected"),
        ("mentioned my last voicemail and laughed", "connected"),
        ("we got disconnected, rang back, went through the price", "connected"),
        ("sends the contract, left it open when", "connected"),
        ("left vm", "left_voicemail"),
        ("Left VM re the price", "left_voicemail"),
        ("lvm", "left_voicemail"),
        ("LVM #3", "left_voicemail"),
        ("left a voicemail", "left_voicemail"),
        ("left another short message", "left_voicemail"),
        ("voicemail", "left_voicemail"),
        ("vm", "left_voicemail"),
        ("straight to voicemail, left msg asking to call back", "left_voicemail"),
        ("no answer, left voicemail", "left_voicemail"),
        ("got the answering machine", "left_voicemail"),
        ("voice mail left, 25 s", "left_voicemail"),
        ("vmail", "left_voicemail"),
        ("no answer", "no_answer"),
        ("no ans", "no_answer"),
        ("NA - will try again tomorrow", "no_answer"),
        ("phone off", "no_answer"),
        ("n/a", "no_answer"),
        ("rang out", "no_answer"),
        ("didn't pick up", "no_answer"),
        ("didn’t answer", "no_answer"),
        ("nobody picked up", "no_answer"),
        ("mailbox full", "no_answer"),
        ("voicemail not set up", "no_answer"),
        ("went to voicemail, did not leave a message", "no_answer"),
        ("no vm left", "no_answer"),
        ("no answer, I'll call back tomorrow", "no_answer"),
        ("spoke to her assistant, will pass it on", "left_word"),
        ("gatekeeper: back Thursday", "left_word"),
        ("got the PA", "left_word"),
        ("reception, put me on hold", "left_word"),
        ("left word with Kim", "left_word"),
        ("left a message with the receptionist", "left_word"),
        ("left my name with reception", "left_word"),
        ("busy", "busy"),
        ("line busy", "busy"),
        ("engaged tone", "busy"),
        ("wrong number", "wrong_number"),
        ("Wrong number!! a bakery", "wrong_number"),
        ("nobody by that name", "wrong_number"),
        ("number is dead", "number_dead"),
        ("number disconnected", "number_dead"),
        ("out of service", "number_dead"),
        ("number no longer in service", "number_dead"),
        ("disconnected", "number_dead"),
        ("not there any more", "no_longer_there"),
        ("isn't there anymore", "no_longer_there"),
        ("left the company", "no_longer_there"),
        ("has left the firm, successor is Lee Park", "no_longer_there"),
        ("no longer works there", "no_longer_there"),
        ("doesn't work there", "no_longer_there"),
        ("she left in March", "no_longer_there"),
        ("was let go", "no_longer_there"),
        ("retired", "no_longer_there"),
        ("reception says no longer with the company", "no_longer_there"),
        ("asked me to call back Thursday", "callback_asked"),
        ("said to call again after lunch", "callback_asked"),
        ("call back at 3", "callback_asked"),
        ("in a meeting, try later", "callback_asked"),
        ("bad time, Thursday better", "callback_asked"),
        ("driving, call tomorrow", "callback_asked"),
        ("busy, call back tomorrow", "callback_asked"),
        ("take me off your list", "do_not_contact"),
        ("said: do not call again", "do_not_contact"),
        ("don't call me anymore", "do_not_contact"),
        ("stop calling", "do_not_contact"),
        ("DNC", "do_not_contact"),
        ("asked to be taken off the list", "do_not_contact"),
        ("does not want to be contacted again", "do_not_contact"),
        ("please remove me from your calling list", "do_not_contact"),
    ],
)
def test_the_words_of_the_notes_decide(notes: str, guess: str) -> None:
    assert guess_disposition(notes, 45) == guess


@pytest.mark.parametrize(
    "notes",
    [
        "don't call before 10, otherwise any day",
        "do not call on Fridays",
        "add Priya to the list, price is fine",
        "their assistant controller joins the next talk, agreed price",
        "busy season",
        "talked to Dana and her assistant about Friday",
        "we left it that I call in March",
        "said not interested",
        "pleased with the service, wants a second site",
    ],
)
def test_innocent_words_leave_it_a_talk(notes: str) -> None:
    assert guess_disposition(notes, 200) == "connected"


@pytest.mark.parametrize("notes", ["CFO left the company, Priya signs now", "her assistant joined us, price agreed"])
def test_in_a_long_talk_other_people_are_the_subject_not_the_ending(notes: str) -> None:
    assert guess_disposition(notes, 600) == "connected"


def test_what_the_rep_did_counts_after_minutes_on_hold_too() -> None:
    assert guess_disposition("on hold for ages, left vm", 400) == "left_voicemail"


@pytest.mark.parametrize(
    ("notes", "count"),
    [
        ("", 0),
        ("What would make Friday easy? - the price\nHow do you close? In Excel", 2),
        ("? ask about the depot", 0),
        ("? is the depot on track?", 0),
        ('"when can you start?"', 0),
        ("asked how they close the month", 1),
        ("- asked who signs", 1),
        ("she asked for the price", 0),
        ("Q: budget\nQ: timing", 2),
        ("really??? yes", 1),
        ("see https://northwind.example/?q=1", 0),
        ("who signs (above 25k)? and who else?", 2),
        ("> does that work?", 0),
        ("plain", 0),
    ],
)
def test_questions_asked_are_counted_from_the_notes(notes: str, count: int) -> None:
    assert count_questions(notes) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("talked, wants two sites", Disposition.CONNECTED),
        ("Spoke about the audit", Disposition.CONNECTED),
        ("left vm about the checklist", Disposition.LEFT_VOICEMAIL),
        ("no answer", Disposition.NO_ANSWER),
        ("sent the brochure", None),
        ("wrong number", None),
        ("spoke to the receptionist, left a message with her", Disposition.LEFT_WORD),
        ("", None),
    ],
)
def test_a_logged_line_names_its_disposition_only_outright(text: str, expected: Disposition | None) -> None:
    assert said_outright(text) == expected

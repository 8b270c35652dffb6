"""What a critique promises as a whole: its order, its places, and that it stays calm with anything."""

from __future__ import annotations

import re
import time

import pytest

from salesdesk.domain.voicemail import (
    Caller,
    CheckId,
    Listener,
    asks,
    critique,
    outcomes,
    pitch,
    praise,
    pressure,
    promise,
    who,
)
from salesdesk.domain.voicemail.language import ANY_NUMBER

WARM = (
    "Hi Elena, this is Mia Chen at Brightline. I work with controllers in sports retail. Three of them took two days "
    "off the month-end close last year without hiring anybody, and week one at your three entities sounds familiar. "
    "I e-mailed you the checklist they used. I'll ring again Thursday morning. If it isn't for you, just tell me and "
    "I'll leave it."
)
BOASTFUL = (
    "Hello, I'm calling from Apex Global. We are the leading provider of logistics software and our superior product "
    "has been winning awards since 1998. Our platform offers tracking and analytics, and we have over 500 customers. "
    "I would love to show you our demo. We know we are the best. Please call me back. I look forward to your call."
)


def test_the_checks_stand_in_the_order_of_the_command_line() -> None:
    assert [check.id for check in critique(WARM).checks] == list(CheckId)
    assert list(CheckId)[:14] == [
        "caller", "for_whom", "benefit", "mail_reference", "next_call", "way_out", "superlative", "pitch", "self_centred",
        "opening", "only_ask_is_call_me", "push_phrase", "unfilled_field", "length",
    ]  # fmt: skip


def test_every_phrase_is_a_sound_pattern_that_begins_with_plain_words() -> None:
    rules = [*who.RULES, *outcomes.RULES, *promise.RULES, *asks.RULES, *praise.RULES, *pitch.RULES, *pressure.RULES]
    assert len(rules) > 200
    for one in rules:
        re.compile(one.rest)
        assert all(first == ANY_NUMBER or re.fullmatch(r"[^\W_]+(?:'[^\W_]+)*", first) for first in one.firsts), one


def test_content_decides_and_length_is_only_advice() -> None:
    boast, warm = critique(BOASTFUL), critique(WARM + " " + "Have a calm week until then, Elena. " * 3)
    assert (boast.length.band, boast.ready) == ("green", False)
    assert (warm.length.band, warm.ready, warm.failed) == ("amber", True, ("length",))


def test_ready_means_that_no_problem_failed() -> None:
    for text in (WARM, BOASTFUL, ""):
        heard = critique(text)
        wrong = [check for check in heard.checks if not check.passed and check.severity == "problem"]
        assert heard.ready is (not wrong)


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\n", "?!", "—", "\ud83d\ude00", "{{", "1", "\x00\x07", "陳偉", "İİİ ﬁ ß"]
)
def test_next_to_nothing_is_heard_calmly(text: str) -> None:
    heard = critique(text)
    assert not heard.ready
    assert not heard.check("benefit").passed
    assert all(check.message for check in heard.checks)


@pytest.mark.parametrize(
    "text", [WARM, BOASTFUL, "Hi  Dana,\n\nour   superior\tproduct \u2014 just checking\nin. Call me"]
)
def test_every_place_lies_in_the_text_as_it_was_typed(text: str) -> None:
    for check in critique(text).checks:
        assert all(0 <= start < end <= len(text) for start, end in check.spans)
        assert (check.start, check.end) == (check.spans[0] if check.spans else (None, None))
        if check.suggestion:
            assert 0 <= check.suggestion.start <= check.suggestion.end <= len(text)


def test_places_survive_line_breaks_and_double_spaces() -> None:
    text = "Hi  Dana,\n\nour   superior\n  product, just   checking\nin."
    heard = critique(text)
    assert [text[a:b] for a, b in heard.check("superlative").spans] == ["superior"]
    assert [text[a:b] for a, b in heard.check("push_phrase").spans] == ["just   checking\nin"]


def test_self_words_and_you_words_are_counted_with_contractions_and_names() -> None:
    text = "I'm Sam at Brightline. We've moved to the US with us. You're right, Dana, it is yours."
    plain = critique(text)
    named = critique(text, caller=Caller(firm="Brightline"), listener=Listener(first_name="Dana"))
    assert (named.self_words, named.you_words) == (4, 3)
    assert plain.you_words == 2


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("It's Lee at Omnitek. We make pumps. Our pumps are good. Call me.", False),
        ("It's Sam at Brightline. I mailed a note on Tuesday. I'll ring on Thursday. If not, I'll leave it.", True),
        ("It's Lee. Growers pick longer. I mailed a note. Call me.", True),
    ],
)
def test_where_you_is_never_said_three_free_self_words_are_a_talk_about_oneself(text: str, *, passes: bool) -> None:
    assert critique(text).check("self_centred").passed is passes


def test_the_lines_for_a_small_place_are_few_and_lead_with_what_to_mend() -> None:
    assert critique(WARM).headlines[0].startswith("✓ who, why in ")
    lines = critique(BOASTFUL).headlines
    assert len(lines) == 4
    assert any(line.startswith("△ name what gets better") for line in lines)
    twice = critique(WARM.replace("I work with", "I just work with").replace("just tell", "just, please, just tell"))
    assert "△ “just” ×3: cut one" in twice.headlines


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("Hi {{ first_name }}.", "{{ first_name }}"),
        ("Hi [NAME].", "[NAME]"),
        ("Hi [your company].", "[your company]"),
        ("Hi XXX.", "XXX"),
        ("Hi {name}.", "{name}"),
        ("Hi <first name>.", "<first name>"),
        ("Hi ____.", "____"),
        ("Hi %FIRSTNAME%.", "%FIRSTNAME%"),
        ("Call 503 555 XXXX.", "XXXX"),
    ],
)
def test_a_gap_that_was_left_is_named(text: str, gap: str) -> None:
    check = critique(text).check("unfilled_field")
    assert not check.passed
    assert [text[a:b] for a, b in check.spans] == [gap]


@pytest.mark.parametrize(
    "text", ["Size XXL and a box.", "He said [smile] hello.", "3 < 4 and 5 > 2", "50% of it", "Dana?"]
)
def test_what_only_looks_like_a_gap_is_none(text: str) -> None:
    assert critique(text).check("unfilled_field").passed


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Call 503 555 0199.", False),
        ("Call 503 555 0199. Again, 503 555 0199.", True),
        ("Call 503-555-0199, that's (503) 555 0199.", True),
        ("No number.", True),
        ("On 2026-11-24.", True),
        ("Call 555 010 0134, that's five five five, oh one oh, oh one three four.", True),
        ("Call five five five, oh one double oh, one three four.", False),
        ("It takes one or two days, three at most; four, five or six people do it.", True),
    ],
)
def test_a_number_is_to_be_said_twice(text: str, *, passes: bool) -> None:
    assert critique(text).check("number_speed").passed is passes


@pytest.mark.parametrize(
    "text",
    ["just " * 5_000, "if not, " * 2_000, "our " * 5_000, "a-" * 10_000, "(" * 15_000, '"' * 10_000, "I'll I'll " * 2_000,
     "{{ a " * 2_000, "1 " * 10_000, "St. " * 5_000, "A" * 15_000, "A B " * 5_000, "Hi, " * 5_000, "I mailed you. I'll call Thursday. " * 1_000],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_a_hostile_text_ends_soon(text: str) -> None:
    begun = time.process_time()
    critique(text)
    assert time.process_time() - begun < 5

"""Who calls, whose situation it is about, and how soon it gets there."""

from __future__ import annotations

import pytest

from salesdesk.domain.voicemail import Caller, Listener, critique

INTRODUCED = """
Hi Dana, it's Sam at Brightline.
Hello Dana, this is Sam Lee from Brightline Software.
Sam Lee here, Brightline.
Good morning Dana, Priya Shah, Castle Software, about your audit.
Hi Dana, Sam at Brightline.
My name is Sam Lee and I work for Brightline.
My name's Sam, I'm calling from Brightline.
Hi, Sam Lee here from Brightline Inc. I saw your post.
It's Sam. I look after controllers at Brightline.
This is Sam Lee, account manager at Brightline Ltd.
Dana, it's Sam again from Brightline.
Hi Dana – Sam from Brightline here.
hi dana its sam from brightline
Hey Dana, Sam Lee with Brightline.
Hello, I'm Jörg Müller of Nordwind GmbH.
Hi Dana, it's Sam O'Neill over at Brightline & Sons.
Good afternoon, this is 陳偉 from Brightline.
Dana, hi. Sam Lee calling from Brightline.
Hi, this is Sam from eBay.
Hi, this is Sam from 3M.
Hi Dana. It’s Sam at Brightline.
Hi Dana, I'm Sam Lee, and I'm with Brightline.
Hi {{ first_name }}, it's {{ my_name }} at {{ my_firm }}.
Hi Dana, it's Sam Lee, Brightline.
You said the audit took two weeks. It's Sam at Brightline.
HI DANA, IT'S SAM AT BRIGHTLINE.
Hi Dana, Sam here at Brightline.
Hi Dana, Sam speaking, from Brightline.
Morning Dana, it's Sam van Dijk from Brightline.
""".strip().splitlines()

NOT_INTRODUCED = """
Hi Dana, it's Sam.
Hi Dana, I'm calling from Brightline.
Hi Dana, call me back please.
This is about your renewal.
It's Friday at last.
Hi Dana at Northwind, please call me.
It's a pleasure to call you from Leeds.
Hello, this is the office.
I'm calling on Monday from the car.
We're calling companies in Ohio.
Hi, it's me.
hi dana its about your renewal
Dana, I hope you are well.
You said the audit took two weeks of your close and that nobody in the team had a free weekend in October, which sounded like a hard month to me and to all of us here. It's Sam at Brightline.
""".strip().splitlines()

FOR_SOMEBODY = """
I work with controllers in sports retail.
You mentioned the audit takes two weeks.
I saw that you opened a depot in Salem.
Congratulations on the move.
We help freight firms.
Your renewal is on the 30th.
You just opened a second clinic.
Since you're hiring drivers.
Marcus suggested I call you.
As a controller you close every month.
It's about month-end.
We met at the freight show.
Finance teams in Ohio told us the same.
You asked for one price across both depots.
Other head teachers have the same question.
With harvest season coming up, I thought of you.
Your warehouse in Leeds.
I heard you took over the northern region.
""".strip().splitlines()

FOR_ANYBODY = """
We help businesses grow.
I'm calling about your business.
When is the best time to reach you?
We serve companies like yours.
Our engineers are great.
I'd like your feedback.
We work with many companies.
This is for your convenience.
I hope you are well.
We meet your needs.
Can I have a few minutes of your time?
You'll love it.
Thousands of customers trust us.
""".strip().splitlines()


@pytest.mark.parametrize("text", INTRODUCED)
def test_a_name_with_a_firm_is_an_introduction(text: str) -> None:
    assert critique(text).check("caller").passed


@pytest.mark.parametrize("text", NOT_INTRODUCED)
def test_half_an_introduction_or_a_late_one_is_none(text: str) -> None:
    check = critique(text).check("caller")
    assert not check.passed, [text[a:b] for a, b in check.spans]


@pytest.mark.parametrize("text", FOR_SOMEBODY)
def test_a_role_trade_event_or_their_words_say_whose_situation_it_is(text: str) -> None:
    assert critique(text).check("for_whom").passed


@pytest.mark.parametrize("text", FOR_ANYBODY)
def test_what_fits_anybody_is_about_nobody(text: str) -> None:
    check = critique(text).check("for_whom")
    assert not check.passed, [text[a:b] for a, b in check.spans]


def test_a_caller_from_the_record_is_found_in_any_wording() -> None:
    caller = Caller(name="Samantha Lee", firm="brightline software, Inc.")
    assert critique("Dana, Samantha again, brightline software.", caller=caller).check("caller").passed
    assert not critique("Dana, Samantha again.", caller=caller).check("caller").passed


def test_the_record_says_whose_situation_it_is() -> None:
    listener = Listener(account="Northwind Freight", title="VP Operations", facts=("38 trucks, two depots in Oregon",))
    assert critique("Hi, a thought for Northwind Freight.", listener=listener).check("for_whom").passed
    assert critique("Both depots and all trucks.", listener=listener).check("for_whom").passed
    assert not critique("Hi, a thought.", listener=listener).check("for_whom").passed


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Hi Dana, it's Sam at Brightline. You asked for one price across both depots.", True),
        ("Hi Dana, it's Sam at Brightline, 503 555 0199. Your renewal is on the 30th.", True),
        ("Hi Dana. Hope you're well. It's Sam at Brightline about your audit.", False),
        ("Hi Dana, hope you're well, it's Sam at Brightline about your renewal.", True),
        ("Hello, my name is Bob Stone and I'm the senior regional account executive at Apex.", False),
        ("Hi Dana, it's Sam at Brightline. How are you today, Dana?", False),
        ("Hi Dana, it's Sam at Brightline. I wanted to reach out and introduce myself.", False),
        ("Hi Dana, it's Sam at Brightline. We are a company with offices in Ohio.", False),
        ("Hi Dana, it's Sam at Brightline. I e-mailed you Tuesday about the close.", True),
        ("", False),
    ],
)
def test_the_first_sentence_behind_the_name_is_about_them(text: str, *, passes: bool) -> None:
    assert critique(text).check("opening").passed is passes


def test_an_introduction_is_offered_behind_the_greeting() -> None:
    text = "Hi Dana, call me."
    offer = critique(text, caller=Caller(name="Sam", firm="Brightline")).check("caller").suggestion
    assert offer is not None
    assert text[: offer.start] + offer.text + text[offer.end :] == "Hi Dana, it's Sam at Brightline. call me."

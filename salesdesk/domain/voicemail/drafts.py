"""A first draft from six slots, and the starter library: text with merge fields where the record has nothing.

Writes nothing anywhere; the rep's own templates live in the store.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slots:
    """What a good message is made of; an empty slot leaves a named gap in the draft.

    `for_whom`: "controllers in sports retail". `benefit`: what they get, as a verb ("close the month two days
    sooner"). `last_mail`: "the close checklist", None where nothing was sent. `next_call`: "Thursday morning".
    `hook`: a full sentence about them (a promise that passed, an absence, a fact); `gain`: a full sentence of what
    they get, said instead of whom we help with what; `way_out`: a full sentence.
    """

    first_name: str = ""
    my_name: str = ""
    my_firm: str = ""
    my_number: str = ""
    for_whom: str = ""
    benefit: str = ""
    last_mail: str | None = ""
    last_mail_day: str = ""
    next_call: str = ""
    way_out: str = ""
    hook: str = ""
    gain: str = ""


WAY_OUT = "If it isn't for you, just tell me and I'll leave it."


def compose(slots: Slots) -> str:
    """A draft in the order that is heard best: who, about them, benefit, e-mail, next call, way out."""
    caller = f"Hi {_or(slots.first_name, 'first_name | there')}, it's {_or(slots.my_name, 'my_name')}"
    sentences = [
        f"{caller} at {_or(slots.my_firm, 'my_firm')}.",
        _sentence(slots.hook),
        _sentence(slots.gain) or f"We help {_or(slots.for_whom, 'industry')} {_or(slots.benefit, 'benefit')}.",
        _mail(slots),
        f"I'll try you again {_or(slots.next_call, 'next_call')}.",
        _sentence(slots.way_out) or WAY_OUT,
        f"I'm on {_or(slots.my_number, 'my_number')}, that's {_or(slots.my_number, 'my_number')}.",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _or(said: str, field: str) -> str:
    return said.strip() or f"{{{{ {field} }}}}"


def _sentence(said: str) -> str:
    said = said.strip()
    return said if not said or said[-1] in ".!?…" else f"{said}."


def _mail(slots: Slots) -> str:
    if slots.last_mail is None:
        return ""
    day = f" {slots.last_mail_day.strip()}" if slots.last_mail_day.strip() else ""
    return f"I e-mailed you about {_or(slots.last_mail, 'last_mail')}{day}."


@dataclass(frozen=True, slots=True)
class Template:
    """One script of the starter library; `mode` is the mode it suits (see `domain.modes`), "" for any."""

    id: str
    title: str
    step: str
    mode: str
    body: str


TEMPLATES: tuple[Template, ...] = (
    Template(
        "first_call",
        "First call",
        "first",
        "prospecting",
        "Hi {{ first_name | there }}, it's {{ my_name }} at {{ my_firm }}. I saw that {{ fact }}. Most {{ industry }} "
        "teams we work with want to {{ benefit }}, and I have one idea that may save you time. I'll e-mail it to you "
        "today and ring again {{ next_call }}. If it isn't for you, just tell me and I'll leave it.",
    ),
    Template(
        "third_try",
        "Third try",
        "third",
        "prospecting",
        "Hi {{ first_name | there }}, {{ my_name }} at {{ my_firm }}, about {{ fact }}. Other {{ industry }} teams "
        "used our checklist to {{ benefit }}. It is in the e-mail I sent you {{ last_mail_day }}, yours to keep "
        "either way. I'll try you once more {{ next_call }}. A one-word reply is fine if the answer is no.",
    ),
    Template(
        "after_mail",
        "After an e-mail",
        "after an e-mail",
        "prospecting",
        "Hi {{ first_name | there }}, it's {{ my_name }} at {{ my_firm }}. I e-mailed you {{ last_mail_day }} about "
        "{{ last_mail }}. The short of it: {{ industry }} teams like yours use it to {{ benefit }}. Would it be worth "
        "ten minutes of your time? I'll ring again {{ next_call }}. If not, say so in one word and I'll leave it there.",
    ),
    Template(
        "promise_passed",
        "Their promised date passed",
        "promise passed",
        "promise due",
        "Hi {{ first_name | there }}, it's {{ my_name }} at {{ my_firm }}. You said you would know more about "
        "{{ promise }} by {{ agreed_day }}. Plans move, so no worries at all. I e-mailed you one page that may save "
        "you time when you pick it up again. I'll ring {{ next_call }}. If it is off your list for now, tell me a "
        "better month and I'll call then.",
    ),
    Template(
        "out_of_office",
        "Back from being away",
        "out of office",
        "prospecting",
        "Hi {{ first_name | there }}, {{ my_name }} at {{ my_firm }}. Your reply said you were out {{ out_of_office }}, "
        "so I waited until you were back. My e-mail {{ last_mail_day }} shows how {{ industry }} teams like yours "
        "{{ benefit }}. Nothing in it is urgent. I'll try you again {{ next_call }}. If it isn't for you, just say "
        "so and I'll stop.",
    ),
    Template(
        "thinking_of_you",
        "Thinking of you",
        "thinking of you",
        "quiet",
        "Hi {{ first_name | there }}, it's {{ my_name }} at {{ my_firm }}. You came to mind: {{ fact }}. I came across "
        "{{ value_item }} and sent it to you, because it may save your team some time. There is nothing you need to "
        "do. I'll call you again {{ next_call }}. If you would rather I didn't, just tell me.",
    ),
    Template(
        "renewal",
        "Their renewal comes up",
        "renewal",
        "client",
        "Hi {{ first_name | there }}, it's {{ my_name }} at {{ my_firm }}. Your renewal is on {{ their_date }}. I have "
        "put your numbers on one page so that you can decide without going through it all again. It is in your inbox. "
        "I'll ring {{ next_call }} to hear what you would change. If now isn't the time, just tell me and I'll leave it for now.",
    ),
    Template(
        "referral",
        "Someone pointed you to them",
        "referral",
        "prospecting",
        "Hi {{ first_name | there }}, it's {{ my_name }} at {{ my_firm }}. {{ referrer }} told me you look after "
        "{{ fact }}. We help {{ industry }} teams {{ benefit }}. I e-mailed you how it worked for {{ referrer }}. "
        "I'll ring you {{ next_call }}. If you are not the one to ask, or it's not for you, just tell me and I'll "
        "leave you in peace.",
    ),
)

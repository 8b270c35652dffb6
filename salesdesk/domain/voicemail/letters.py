"""What is written instead of said: e-mail openers and "thinking of you" lines, judged by the words that count there.

Pure; nothing here sends anything.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from salesdesk.domain.voicemail.critique import critique
from salesdesk.domain.voicemail.drafts import Template
from salesdesk.domain.voicemail.findings import Caller, Check, CheckId, Critique, Listener
from salesdesk.domain.voicemail.spoken import USUAL_PACE


class Purpose(StrEnum):
    """What a script is for."""

    VOICEMAIL = "voicemail"
    EMAIL = "email"
    THINKING_OF_YOU = "thinking_of_you"


PURPOSE_WORDS = {
    Purpose.VOICEMAIL: "voicemail", Purpose.EMAIL: "e-mail", Purpose.THINKING_OF_YOU: "thinking of you",
}  # fmt: skip
_TONE = (
    CheckId.SUPERLATIVE, CheckId.PITCH, CheckId.SELF_CENTRED, CheckId.PUSH_PHRASE, CheckId.UNFILLED_FIELD,
    CheckId.JARGON,
)  # fmt: skip
JUDGED = {
    Purpose.VOICEMAIL: tuple(CheckId),
    Purpose.EMAIL: (
        CheckId.FOR_WHOM, CheckId.BENEFIT, CheckId.OPENING, CheckId.ONLY_ASK_IS_CALL_ME, CheckId.WAY_OUT, *_TONE,
    ),
    Purpose.THINKING_OF_YOU: _TONE,
}  # fmt: skip
"""The checks that count for each purpose: a letter shows who wrote it and how long it is; a kind word asks nothing."""


def judged(text: str, purpose: Purpose, *, caller: Caller, listener: Listener, pace: int = USUAL_PACE) -> Critique:
    """The critique with the checks of this purpose only; `ready` when none of their problems failed."""
    found = critique(text, caller=caller, listener=listener, pace=pace)
    if purpose is Purpose.VOICEMAIL:
        return found
    checks = tuple(check for check in found.checks if check.id in JUDGED[purpose])
    ready = bool(found.length.words) and all(check.passed or check.severity == "advice" for check in checks)
    return replace(found, checks=checks, ready=ready, headlines=_headlines(checks, words=found.length.words))


def _headlines(checks: tuple[Check, ...], *, words: int) -> tuple[str, ...]:
    """What to mend, problems first, in the checks' own sentences; one calm line where there is nothing."""
    if not words:
        return ("△ nothing to send yet",)
    wrong = sorted((check for check in checks if not check.passed), key=lambda check: check.severity == "advice")
    return tuple(f"△ {check.message.rstrip('.')}" for check in wrong[:3]) or ("✓ kind, plain and about them",)


LETTERS: dict[Purpose, tuple[Template, ...]] = {
    Purpose.EMAIL: (
        Template(
            "after_voicemail", "With the voicemail", "first", "prospecting",
            "Hi {{ first_name | there }},\n\nI left you a short message today. {{ industry }} teams like yours use our "
            "checklist to {{ benefit }}; it is below, yours to keep either way.\n\nI'll ring again {{ next_call }}. If it "
            "isn't for you, one word back is enough and I'll leave it.\n\n{{ my_name }}\n{{ my_firm }}, {{ my_number }}",
        ),
        Template(
            "what_we_agreed", "What we agreed", "next step", "",
            "Hi {{ first_name | there }},\n\nYou told me {{ last_talk }} that {{ industry }} teams like yours want to "
            "{{ benefit }}. What I took from our talk: {{ promise }}.\n\nI'll ring you {{ next_call }}. If I have "
            "something wrong or it isn't for you, just tell me.\n\n{{ my_name }}",
        ),
        Template(
            "promise_nudge", "Their promised date passed", "promise passed", "promise due",
            "Hi {{ first_name | there }},\n\nYou expected to know more about {{ promise }} by now. Plans move, so no worries "
            "at all. Here is one page that may save you time when you pick it up again.\n\nI'll ring {{ next_call }}. If "
            "another month suits you better, tell me which and I'll call then.\n\n{{ my_name }}",
        ),
        Template(
            "after_absence", "Back from being away", "out of office", "prospecting",
            "Hi {{ first_name | there }},\n\nYou were out {{ out_of_office }}, so this waited until you were back. "
            "Nothing in it is urgent: one page on how {{ industry }} teams {{ benefit }}.\n\nI'll try you "
            "{{ next_call }}. If it isn't for you, just say so.\n\n{{ my_name }}",
        ),
    ),
    Purpose.THINKING_OF_YOU: (
        Template(
            "article", "An article for them", "thinking of you", "quiet",
            "Hi {{ first_name | there }},\n\nI read this and thought of you: {{ value_item }}.\n\nThere is nothing you "
            "need to do with it.\n\n{{ my_name }}",
        ),
        Template(
            "good_news", "Glad about their news", "thinking of you", "",
            "Hi {{ first_name | there }},\n\nI saw that {{ fact }}. Glad for you and your team.\n\n{{ my_name }}",
        ),
        Template(
            "hard_time", "A hard time", "thinking of you", "quiet",
            "Hi {{ first_name | there }},\n\nI heard about it, and you are in my thoughts. Please do not think about "
            "work of ours; it keeps.\n\n{{ my_name }}",
        ),
    ),
}  # fmt: skip
"""Starters for what is written; the rep's own stand in the store."""

"""The critique of a message: every check of the craft, in order, with the words it means.

Right about content, not about length; never rude, and it blocks nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from salesdesk.domain.patterns import pattern
from salesdesk.domain.voicemail import asks, form, outcomes, pitch, praise, pressure, promise, relief, ways_out, who
from salesdesk.domain.voicemail import benefit as gain
from salesdesk.domain.voicemail import caller as calling
from salesdesk.domain.voicemail.findings import Caller, Check, CheckId, Critique, Listener, Suggestion
from salesdesk.domain.voicemail.language import Phrases, Text, even, read
from salesdesk.domain.voicemail.marking import named
from salesdesk.domain.voicemail.spoken import USUAL_PACE, Length, measure

_PHRASES = Phrases(
    (
        *who.RULES,
        *who.OPENING_RULES,
        *outcomes.RULES,
        *relief.RULES,
        *promise.RULES,
        *asks.RULES,
        *ways_out.RULES,
        *praise.RULES,
        *pitch.RULES,
        *pressure.RULES,
        *pressure.JARGON_RULES,
    )
)
_SOMEBODY, _ANYBODY = Caller(), Listener()


def critique(
    text: str,
    *,
    caller: Caller = _SOMEBODY,
    listener: Listener = _ANYBODY,
    pace: int = USUAL_PACE,
) -> Critique:
    """What is good and what to mend in a message, all checks in their order, places as in the text given.

    `pace` in words a minute. An empty text is not ready and every check says what is missing.
    """
    plain, places = even(text)
    heard = read(plain, _PHRASES)
    length = measure(plain, pace=pace)
    intro = calling.introduction(heard, caller)
    ours, theirs = form.count_sides(heard, caller=replace(caller, firm=intro.firm_said), listener=listener)
    checks = _checks(heard, intro=intro, caller=caller, listener=listener)
    met = tuple(place for place in (intro.name, intro.firm) if place)
    due = (*heard.of("promise", "way_out", "mail"), *met)
    checks += (form.self_centred(ours, theirs, due=due), form.length_check(length))
    ordered = _in_order(checks, empty=not plain.strip())
    told = tuple(_placed(check, places) for check in ordered)
    ready = all(check.passed or check.severity == "advice" for check in told)
    return Critique(length, len(ours), len(theirs), told, ready, _headlines(heard, told, length))


def _checks(text: Text, *, intro: calling.Introduction, caller: Caller, listener: Listener) -> tuple[Check, ...]:
    gains = gain.benefit(text, listener)
    again = promise.next_call(text)
    exit_line = ways_out.way_out(text)
    return (
        calling.caller_check(text, intro, caller),
        who.for_whom(text, listener),
        gains,
        asks.mail_reference(text, listener),
        again,
        exit_line,
        praise.superlative(text, listener),
        pitch.pitch(text),
        who.opening(text, intro, listener, gains=gains.spans),
        asks.only_ask_is_call_me(text, promised=again.passed, way_out=exit_line.passed),
        pressure.push_phrase(text),
        form.unfilled_field(text),
        pressure.jargon(text),
        form.number_speed(text, caller),
    )


def _in_order(checks: Sequence[Check], *, empty: bool) -> tuple[Check, ...]:
    by_id = {check.id: check for check in checks}
    ordered = tuple(by_id[check_id] for check_id in CheckId)
    return tuple(replace(check, suggestion=None) for check in ordered) if empty else ordered


def _placed(check: Check, places: Sequence[int]) -> Check:
    """The check with its places moved to where the words stood before spaces were evened out."""
    if isinstance(places, range):
        return check
    spans = tuple((places[start], places[end]) for start, end in check.spans)
    offer = check.suggestion
    moved = Suggestion(places[offer.start], places[offer.end], offer.text) if offer else None
    start, end = spans[0] if spans else (None, None)
    return replace(check, spans=spans, start=start, end=end, suggestion=moved)


_SHORT = {
    CheckId.CALLER: "say who you are, first",
    CheckId.FOR_WHOM: "say whose situation it is",
    CheckId.BENEFIT: "name what gets better for them",
    CheckId.MAIL_REFERENCE: "mention your e-mail",
    CheckId.NEXT_CALL: "say when you will try again",
    CheckId.WAY_OUT: "offer a way to say no",
    CheckId.SELF_CENTRED: "more you, less we",
    CheckId.OPENING: "start with them",
    CheckId.ONLY_ASK_IS_CALL_ME: "ask more than “call me”",
    CheckId.NUMBER_SPEED: "say the number twice",
}
_QUOTED = {
    CheckId.SUPERLATIVE: "leave it out",
    CheckId.PITCH: "talk about their need",
    CheckId.PUSH_PHRASE: "no pressure",
    CheckId.UNFILLED_FIELD: "fill it",
    CheckId.JARGON: "say it plainly",
}
_GOOD = {
    CheckId.BENEFIT: "✓ something gets better for them",
    CheckId.NEXT_CALL: "✓ says when you call again",
    CheckId.WAY_OUT: "✓ easy to say no",
    CheckId.FOR_WHOM: "✓ about them",
}
_JUST = pattern(r"\bjust\b")
_MOST_LINES = 4


def _headlines(text: Text, checks: Sequence[Check], length: Length) -> tuple[str, ...]:
    """At most four lines: what to mend first, problems before advice, then what is good."""
    if not length.words:
        return ("△ nothing to say yet",)
    wrong = sorted((c for c in checks if not c.passed and c.id != CheckId.LENGTH), key=lambda c: c.severity == "advice")
    lines = [_short_line(text, check) for check in wrong]
    justs = len(_JUST.findall(text.low))
    if justs > 1:
        lines.append(f"△ “just” ×{justs}: cut one")
    good = [line for line in (_who_line(checks, text, length), *_good_lines(checks)) if line]
    first = good[:1] if len(lines) < _MOST_LINES else []
    return (*first, *lines, *good[1:])[:_MOST_LINES]


def _good_lines(checks: Sequence[Check]) -> tuple[str, ...]:
    fine = {check.id for check in checks if check.passed}
    return tuple(line for check_id, line in _GOOD.items() if check_id in fine)


def _who_line(checks: Sequence[Check], text: Text, length: Length) -> str:
    """ "✓ who, why in 8 s": how soon the caller and the point for them are out."""
    by_id = {check.id: check for check in checks}
    caller, opening = by_id[CheckId.CALLER], by_id[CheckId.OPENING]
    if not caller.passed:
        return ""
    ends = [check.spans[-1][1] for check in (caller, opening) if check.spans and check.passed]
    words = measure(text.said[: max(ends, default=0)], pace=length.pace)
    return f"✓ {'who, why' if opening.passed else 'who'} in {max(1, round(words.seconds))} s"


def _short_line(text: Text, check: Check) -> str:
    said = _SHORT.get(check.id)
    if said is None:
        said = f"{named(text, check.spans)}: {_QUOTED[check.id]}"
    return f"△ {said}"

"""Open or closed: how a planned question invites an answer, and a wider wording for one that does not.

Judges form only, in English; of another language an asking word is known; never blocks. The rewordings stand in `rewording`, the stock in `question_stock`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from salesdesk.domain.patterns import pattern
from salesdesk.domain.question_forms import (
    ALTERNATIVE,
    ASK_ABOUT,
    ASK_VIEW,
    AUX,
    EMBEDDED,
    EXCLAIM,
    GERUND,
    GO_ON,
    IF,
    IT,
    LEAD_IN,
    NARROW,
    OFFER,
    OPEN_WH,
    ORDERING,
    PROPOSAL,
    REQUEST,
    SETTING,
    STATES,
    TAG,
    TELL_OPEN,
    TELL_OTHERS,
    TELLING,
    TELLS,
    WH_NO_MARK,
    WHAT_IF,
    WIDE_WHERE,
    WONDER,
)
from salesdesk.domain.question_tongues import asks_openly, is_foreign
from salesdesk.domain.rewording import reword


class Openness(StrEnum):
    """How much room a question leaves for the answer."""

    OPEN = "open"
    CLOSED = "closed"
    NOT_A_QUESTION = "not_a_question"
    NOT_JUDGED = "not_judged"
    """In another language, and without an asking word that would tell: nothing is said of it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the form of a question is.

    `narrow`: open in form, but asking for one fact (who, when, where, which, how many, "what is your budget").
    `rewording` stands with closed questions only and is open itself.
    """

    openness: Openness
    why: str
    rewording: str | None = None
    narrow: bool = False

    @property
    def is_open(self) -> bool:
        """Open, or not known to be anything else: what cannot be judged is not held against the rep."""
        return self.openness in (Openness.OPEN, Openness.NOT_JUDGED)


_OPEN_WHY = "asks for their words"
_TELL_WHY = "asks them to tell it in their words"
_NARROW_WHY = "open, but asks for one fact; a what or how question would bring the story"
_CLOSED_WHY = "can be answered with yes or no"


@lru_cache(maxsize=1_024)  # a page of planned questions is judged anew with every move of the cursor
def is_open(question: str) -> Verdict:
    """Whether a question is open, closed, or none at all, why, and a wider wording where it is closed.

    Open: what, how, why, and requests to tell, describe, explain or walk through, however politely they are put.
    Closed: what yes or no answers, statements with a question mark and tag questions among them. Who, when, where,
    which and how many count as open but narrow: no yes or no answers them, yet they bring one fact. Of several
    questions in a row the last decides, since that is the one that gets answered.
    """
    text = _plain(question)
    if not any(c.isalpha() for c in text):
        return Verdict(Openness.NOT_A_QUESTION, "no words to ask with")
    if is_foreign(text):
        return _abroad(text)
    asks = [part for part in _sentences(text) if part.endswith("?")]
    sentence = asks[-1] if asks else _sentences(text)[-1]
    return _judge(sentence, marked=bool(asks))


def _abroad(text: str) -> Verdict:
    """A question in another language: open where an asking word begins it, else not judged."""
    if asks_openly(text):
        return Verdict(Openness.OPEN, _OPEN_WHY)
    return Verdict(Openness.NOT_JUDGED, "in another language: not judged")


def _plain(question: str) -> str:
    """Straight quotes, one kind of question mark, single blanks, no list numbers or markers in front."""
    text = question[:1_000].replace("’", "'").replace("‘", "'").replace("？", "?").replace("…", "...")
    text = " ".join(text.split()).strip(' "“”')
    return re.sub(r"^(?:(?:[-*•¿?>]|\(?\d{1,2}[.)])\s*)+", "", text)


_SENTENCE_END = pattern(r"(?<=[?!])[\"”')]*\s+|(?<=[a-z0-9)][.])[\"”')]*\s+(?=[A-Z])")


def _sentences(text: str) -> list[str]:
    """The sentences of a short text; a question mark inside a bracket at its end still counts."""
    parts = [part.strip(' "“”') for part in _SENTENCE_END.split(text)]
    return [re.sub(r"\?[\s?!.)\"”']*$", "?", part) for part in parts if any(c.isalnum() for c in part)] or [text]


def _judge(sentence: str, marked: bool) -> Verdict:
    """One sentence; `marked`: it ends in a question mark."""
    bare = LEAD_IN.sub("", sentence).strip() or sentence
    main = _main_clause(bare)
    verdict = _request(main, marked) or _wh(main, marked)
    if verdict:
        return verdict
    if _is_polar(main, marked):
        return _closed(main, _choice_or_yes(main))
    if marked:
        tagged = TAG.search(bare)
        return _closed(bare, "a statement that asks only for a nod" if tagged else "a statement with a question mark")
    return Verdict(Openness.NOT_A_QUESTION, "a statement: it asks for nothing")


def _closed(sentence: str, why: str) -> Verdict:
    return Verdict(Openness.CLOSED, why, reword(TAG.sub("?", sentence)))


def _choice_or_yes(sentence: str) -> str:
    return "offers a choice and leaves no other answer" if ALTERNATIVE.search(sentence) else _CLOSED_WHY


def _is_polar(clause: str, marked: bool) -> bool:
    """A verb before its subject: "do you", "is the depot". Without a question mark it must not read as a note."""
    if not re.match(rf"{AUX}\b", clause, re.I):
        return False
    if marked:
        return True
    if re.match(rf"{ORDERING}\b", clause, re.I):
        return re.match(rf"{AUX} {IT}\b", clause, re.I) is not None
    return STATES.match(clause) is None and len(clause.split()) > 2


def _main_clause(sentence: str) -> str:
    """The clause that asks: what stands after "When you close the month, …" or "I noted “38 trucks”: …"."""
    parts = re.split(r"(?:[,;:]|\s[–—-])\s+", sentence)
    if len(parts) < 2 or (_asks(parts[0]) and not _is_setting(parts[0]) and not WHAT_IF.match(parts[0])):
        return sentence
    for place in range(1, len(parts)):
        clause = LEAD_IN.sub("", parts[place])
        if _asks(clause) and not TAG.search(", " + parts[place]) and not _is_setting(clause):
            return sentence[sentence.index(parts[place]) + len(parts[place]) - len(clause) :]
    return sentence


def _asks(clause: str) -> bool:
    return bool(re.match(rf"{AUX}\b", clause, re.I) or OPEN_WH.match(clause) or TELLING.match(clause))


def _is_setting(clause: str) -> bool:
    """A clause that only sets the scene: "when you close the month", not "when do you close"."""
    return SETTING.match(clause) is not None


def _request(clause: str, marked: bool) -> Verdict | None:
    """ "Tell me about …", "could you walk me through …", "I wonder how …": judged by what they ask to be told."""
    if ASK_VIEW.match(clause) or (marked and GO_ON.match(clause)):
        return Verdict(Openness.OPEN, _TELL_WHY)
    if OFFER.match(clause):
        return _closed(clause, _CLOSED_WHY)
    wonder = WONDER.match(clause)
    if wonder:
        return _wondering(clause[wonder.end() :], bool(wonder["about"].strip()))
    asked = REQUEST.match(clause)
    rest = clause[asked.end() :] if asked else clause
    first, _, tail = rest.partition(" ")
    rest = f"{GERUND[first.lower()]} {tail}" if asked and first.lower() in GERUND else rest
    about = ASK_ABOUT.match(rest) if asked else None
    if about:
        return _content(rest[about.end() :], clause)
    if not TELLING.match(rest):
        return None
    if TELL_OTHERS.match(rest) and not TELL_OPEN.match(rest):
        return None
    return _content(rest, clause)


def _wondering(content: str, about: bool) -> Verdict | None:
    """What somebody is curious about, asked without asking: "I wonder how …", "I'd love to hear about …"."""
    if EMBEDDED.match(content):
        return _content(content, content)
    return Verdict(Openness.OPEN, _TELL_WHY) if about and content else None


def _content(rest: str, clause: str) -> Verdict:
    """A request is as open as what it asks for: "tell me if" is closed, "tell me when" narrow, the rest open."""
    embedded = EMBEDDED.search(rest)
    if embedded is None:
        return Verdict(Openness.OPEN, _TELL_WHY)
    if IF.match(embedded["word"]):
        within = len(rest[: embedded.start()].split())
        return _closed(clause, _CLOSED_WHY) if within <= 4 else Verdict(Openness.OPEN, _OPEN_WHY)
    return _narrow_or_open(rest[embedded.start() :])


def _narrow_or_open(clause: str) -> Verdict:
    if NARROW.match(clause) and not WIDE_WHERE.match(clause):
        return Verdict(Openness.OPEN, _NARROW_WHY, narrow=True)
    return Verdict(Openness.OPEN, _OPEN_WHY)


def _wh(clause: str, marked: bool) -> Verdict | None:
    """Questions that begin with a question word, or a preposition and one."""
    if not OPEN_WH.match(clause):
        return None
    if not marked and (EXCLAIM.match(clause) or TELLS.match(clause) or not WH_NO_MARK.match(clause)):
        return None
    if PROPOSAL.match(clause):
        return _closed(clause, "proposes something: the answer is yes or no")
    return _narrow_or_open(clause)


def open_ones(questions: Sequence[str], *, judge: Callable[[str], Verdict] = is_open) -> int:
    """How many of these are open."""
    return sum(judge(question).is_open for question in questions)

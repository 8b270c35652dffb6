"""The prospect analysis form, and what of all that is known counts as prepared. Values and rules, no store, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from salesdesk.domain.research import Fact, FactKind, Preparation, Question, Readiness, readiness


class AnalysisField(StrEnum):
    """The lines of the form, in the order in which one thinks them through."""

    COMPANY = "company"
    ROLE = "role"
    SITUATION = "situation"
    NEED = "need"
    OBJECTIVES = "objectives"
    DECISION_PATH = "decision_path"
    TIMING = "timing"
    SUPPLIER = "supplier"
    WHO_ELSE = "who_else"
    QUOTES = "quotes"
    OPENING = "opening"
    NEXT_STEP = "next_step"


@dataclass(frozen=True, slots=True)
class AnalysisLine:
    """How one line of the form is called, what belongs there, and which facts speak of it."""

    field: AnalysisField
    label: str
    prompt: str
    kinds: tuple[FactKind, ...] = ()


ANALYSIS: tuple[AnalysisLine, ...] = (
    AnalysisLine(AnalysisField.COMPANY, "Company", "what they do, for whom, how big", (FactKind.SIZE, FactKind.PLACE)),
    AnalysisLine(AnalysisField.ROLE, "Role", "what they answer for, and to whom", (FactKind.ROLE,)),
    AnalysisLine(AnalysisField.SITUATION, "Situation", "how it is done today", (FactKind.SYSTEM, FactKind.NEWS)),
    AnalysisLine(AnalysisField.NEED, "Likely need", "what hurts, as far as you can tell", (FactKind.NEED,)),
    AnalysisLine(AnalysisField.OBJECTIVES, "Objectives", "what they want to reach this year"),
    AnalysisLine(AnalysisField.DECISION_PATH, "Decision", "who decides, in which order", (FactKind.DECISION,)),
    AnalysisLine(AnalysisField.TIMING, "Timing", "their dates that count", (FactKind.TIMING, FactKind.CONTRACT)),
    AnalysisLine(AnalysisField.SUPPLIER, "Supplier now", "whom they buy from today", (FactKind.SUPPLIER,)),
    AnalysisLine(AnalysisField.WHO_ELSE, "Who else", "who else has a part in it"),
    AnalysisLine(AnalysisField.QUOTES, "Their words", "what they said, as they said it"),
    AnalysisLine(AnalysisField.OPENING, "Opening", "your first sentence"),
    AnalysisLine(AnalysisField.NEXT_STEP, "Next step", "what you will ask for at the end"),
)


def known_for(line: AnalysisLine, facts: Iterable[Fact]) -> str:
    """What the facts already say about a line of the form; the newest first, as they come."""
    return " · ".join(fact.text for fact in facts if fact.kind in line.kinds)[:200]


def likely_need(analysis: Mapping[str, str], facts: Iterable[Fact]) -> str:
    """What they may need: as the form has it, else the newest fact of that kind."""
    written = analysis.get(AnalysisField.NEED, "").strip()
    return written or next((fact.text for fact in facts if fact.kind is FactKind.NEED), "")


def prepared(
    *, analysis: Mapping[str, str], facts: Sequence[Fact], fact_count: int, questions: Sequence[Question],
    for_them: str = "", message_line: str = "", my_next: str = "",
) -> Readiness:  # fmt: skip
    """Whether a call is prepared, from the form and from whatever else on the page says the same.

    A likely need may stand in the form, in a fact or in the line "for them"; an opening in the form or as the
    pinned message line; the step to ask for in the form or in the deal.
    """
    return readiness(
        Preparation(
            facts=fact_count,
            need=likely_need(analysis, facts) or for_them,
            opening=analysis.get(AnalysisField.OPENING, "") or message_line,
            questions=tuple(question.text for question in questions if question.id > 0),
            next_step_ask=analysis.get(AnalysisField.NEXT_STEP, "") or my_next,
        )
    )


def short_line(found: Readiness, room: int) -> str:
    """The badge in so many cells, with the key that mends it: what is missing as far as it fits, the rest counted."""
    if found.is_ready:
        return "ready" if room >= 5 else ""
    words = [gap.short for gap in found.gaps]
    for shown in range(len(words), 0, -1):
        more = f" +{len(words) - shown}" if shown < len(words) else ""
        text = "b adds " + ", ".join(words[:shown]) + more
        if len(text) <= room:
            return text
    return next((text for text in (f"b: {len(words)} to do", "b") if len(text) <= room), "")

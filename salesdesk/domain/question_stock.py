"""A first stock of open questions by step and industry, for the planner; a rep's own ones stand beside them.

A table in the product's own words; says nothing about any one contact.
"""

from __future__ import annotations

from dataclasses import dataclass

ANY = ""


@dataclass(frozen=True, slots=True)
class StockQuestion:
    """One question worth asking; `step` is a title of the default steps, `industry` empty where it fits all."""

    text: str
    step: str
    industry: str = ANY


FIRST_TALK, THEIR_SITUATION, PROPOSAL, THEIR_DECISION, AGREEMENT = (
    "First talk",
    "Their situation",
    "Proposal",
    "Their decision",
    "Agreement",
)
"""The five default steps of a deal; `deals` begins every deal with them until the rep has steps of their own."""

_BY_STEP: dict[str, tuple[str, ...]] = {
    FIRST_TALK: (
        "What made this worth a few minutes of your day?",
        "What does a good week look like for you?",
        "How is your team set up, and what has changed this year?",
        "What is taking more time than it should?",
        "How do you like to hear from people like me?",
        "What would have to be true for another talk to be worth it?",
        "How do you usually find out about new ways of doing this?",
    ),
    THEIR_SITUATION: (
        "How do you do this today, from start to finish?",
        "What works well the way it is, and should stay?",
        "Where does it hurt most when it goes wrong?",
        "What have you tried before, and how did that go?",
        "How does this show in figures you look at?",
        "What happens if everything stays as it is for another year?",
        "Who else feels this, and what would they say about it?",
        "How do you like to buy something like this?",
    ),
    PROPOSAL: (
        "What would a good answer to this have to contain?",
        "How would you notice after three months that it was worth it?",
        "What would make this easy for your team?",
        "What have you seen elsewhere that you liked?",
        "How should we split what you do and what we do?",
        "What is missing in what I have sent you?",
    ),
    THEIR_DECISION: (
        "How is a decision like this made at your place?",
        "Who has a part in it, and what matters to each of them?",
        "What dates of yours does this hang on?",
        "How did the last decision of this size come about?",
        "What could stop this, even if everybody likes it?",
        "What do you still need from me to decide well?",
        "How can I help you make the case inside?",
    ),
    AGREEMENT: (
        "What has to happen between today and the first day of use?",
        "How would you like us to begin?",
        "What should we agree on for the day when something goes wrong?",
        "How do you want to hear from us in the first weeks?",
        "Who else do you know who wrestles with the same thing?",
    ),
}

_BY_INDUSTRY: dict[str, tuple[tuple[str, str], ...]] = {
    "logistics": (
        (THEIR_SITUATION, "How do you plan routes when a depot or a driver drops out?"),
        (THEIR_SITUATION, "What drives your cost a mile most at the moment?"),
        (PROPOSAL, "What would one price across all depots change for you?"),
    ),
    "finance": (
        (THEIR_SITUATION, "How do you close the month today, day by day?"),
        (THEIR_SITUATION, "What do you still do by hand before the figures go out?"),
        (THEIR_DECISION, "How does the audit calendar shape what you can start, and when?"),
    ),
    "health": (
        (THEIR_SITUATION, "What keeps your people from the patients longest?"),
        (THEIR_DECISION, "How do clinical and administrative views come together in a purchase?"),
    ),
    "manufacturing": (
        (THEIR_SITUATION, "What stops the line most often, and what does that set off?"),
        (PROPOSAL, "How would you try something new without risking the plan?"),
    ),
    "retail": (
        (THEIR_SITUATION, "How do you get ready for your busiest weeks?"),
        (THEIR_SITUATION, "What do your branches do differently from one another?"),
    ),
    "software": (
        (THEIR_SITUATION, "How do your tools hand work over to each other today?"),
        (THEIR_DECISION, "What does security or legal usually ask for first?"),
    ),
    "construction": (
        (THEIR_SITUATION, "How do site and office keep each other up to date?"),
        (PROPOSAL, "What would have to work on a site without a signal?"),
    ),
    "public sector": (
        (THEIR_DECISION, "How does the budget year shape when something like this can begin?"),
        (THEIR_DECISION, "What does your tender process ask of a supplier?"),
    ),
}

STOCK: tuple[StockQuestion, ...] = tuple(
    StockQuestion(text, step) for step, texts in _BY_STEP.items() for text in texts
) + tuple(StockQuestion(text, step, industry) for industry, pairs in _BY_INDUSTRY.items() for step, text in pairs)
"""Every starter question, the general ones first."""


def stock_for(step: str = ANY, industry: str = ANY) -> tuple[StockQuestion, ...]:
    """The stock for a step and an industry, those of the industry first; an unknown step gives all steps."""
    wanted = industry.casefold().strip()
    known = step in _BY_STEP
    fitting = [one for one in STOCK if (one.step == step or not known) and (not one.industry or one.industry == wanted)]
    return tuple(sorted(fitting, key=lambda one: one.industry == ANY))

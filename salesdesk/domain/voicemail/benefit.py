"""Whether a message names something that gets better for people like them.

An outcome counts with the people it is for; what the product is does not.
"""

from __future__ import annotations

import re

from salesdesk.domain.patterns import pattern
from salesdesk.domain.voicemail import stories
from salesdesk.domain.voicemail.findings import Check, CheckId, Listener, Span, failed, passed
from salesdesk.domain.voicemail.language import Text
from salesdesk.domain.voicemail.marking import before_the_close
from salesdesk.domain.voicemail.relief import smaller_amounts
from salesdesk.domain.voicemail.wordlists import PRODUCT, words

_IF_BEFORE = pattern(r"\b(?:if|whichever|whatever|unless)\b[^,;.]{0,30}\Z")
_COPULA = pattern(r"\b(?:is|are|'s|be|was|much|even|so)(?: \w+)? \Z")
_THEIR_SENSES = frozenset(
    [
        "hear",
        "hears",
        "heard",
        "see",
        "sees",
        "saw",
        "know",
        "knows",
        "knew",
        "notice",
        "noticed",
        "done",
        "finished",
        "ready",
        "through",
    ]
)
_DONE = frozenset({"done", "finished", "ready", "through"})
_OURS_DONE = pattern(
    r"\b(?:i|i'm|i'll|i've|we|we're|we'll|we've|our [\w-]+|this|it|you|are you|get|get you)(?: (?:am|"
    r"are|is|will|be|have))* \Z"
)
_THEY_WOULD = pattern(
    r"\b(?:you|they|parents|patients|customers|drivers|nobody|everyone|everybody|your [\w-]+"
    r"(?: [\w-]+)?|their [\w-]+|"
    r"the [\w-]+s|[\w-]+s|[\w-]+s (?:that|who|which) [^,;.]{1,60})(?:'d|'ll|'re| would| could| will| now| can| are| were| be| always| never|"
    r" actually)* \Z"
)
_SEEN_OF_THEM = pattern(
    r"\b(?:saw|see|noticed?|read|heard?|understand|know|gather|hope)(?: that)? you(?: will|'ll)?(?: \w+)? \Z"
)
_EARLIER_TOUCH = pattern(
    r"\b(?:i|we|i've|we've) (?:\w+ )?(?:tried|called|sent|e-?mailed|mailed|rang|phoned|wrote|left|" r"spoke|met)\b"
)
_OURS_BEFORE = pattern(r"\b(?:i|we|our(?: [\w-]+){1,2}|is|are|it's|that's|there's|what's|'re)(?: \w+)? \Z")
_BARE_COMPARISON = words(
    "faster sooner quicker cheaper shorter safer lighter smoother calmer quieter easier simpler earlier"
)

_MEANS_FOR_THEM = pattern(
    r"\b(?:for you,? (?:that|this|it) (?:means|would mean)|(?:that|this|it) (?:means|would mean) for you)\b:?"
    r"(?: [\w'-]+){2,}"
)


def benefit(text: Text, listener: Listener) -> Check:
    """Whether something gets better for people like them."""
    for span in (*text.of("gain"), *smaller_amounts(text)):
        if _for_people(text, span, listener):
            return passed(CheckId.BENEFIT, "It names something that gets better for them.", spans=(span,))
    if (meant := _MEANS_FOR_THEM.search(text.low)) and not text.has("our_product", text.around(meant.start())):
        return passed(CheckId.BENEFIT, "It names something that gets better for them.", spans=(meant.span(),))
    if told := stories.told(text):
        return passed(CheckId.BENEFIT, "It tells what got better for others like them.", spans=told[:1])
    line = before_the_close(text, "It helps {{ industry }} teams {{ benefit }}.")
    return failed(CheckId.BENEFIT, "It does not say what gets better for them.", suggestion=line)


def _for_people(text: Text, span: Span, listener: Listener) -> bool:
    begin, end = text.around(span[0])
    before = text.low[begin : span[0]]
    first = text.low[span[0] : span[1]].split(" ")[0].rstrip(",.;")
    if first in _BARE_COMPARISON and (_IF_BEFORE.search(before) or _product_is(text, span, before)):
        return False
    if first in _THEIR_SENSES and not _THEY_WOULD.search(before):
        return False
    if _SEEN_OF_THEM.search(before):
        return False
    if first in _DONE and _OURS_DONE.search(before):
        return False
    if first == "now" and _OURS_BEFORE.search(before):
        return False
    if text.low[span[0] : span[1]].endswith("earlier") and _EARLIER_TOUCH.search(before):
        return False
    if _someone(text, begin, end, listener):
        return True
    sales_talk = text.has("our_product", (begin, end)) or text.has("us_only", (begin, end))
    number = text.sentence(span[0])
    return not sales_talk and number > 0 and _someone(text, *text.sentences[number - 1], listener)


def _product_is(text: Text, span: Span, before: str) -> bool:
    """ "our product is faster": the comparison is of the product, unless it is said for whom."""
    if not _COPULA.search(before) or not re.search(rf"\b(?:our|we|it|the {PRODUCT}|{PRODUCT})\b", before):
        return False
    return not re.match(r" for (?:you|your|their|the|all of)\b", text.low[span[1] : span[1] + 16])


def _someone(text: Text, begin: int, end: int, listener: Listener) -> bool:
    if text.has("who_gains", (begin, end)):
        return True
    return bool(listener.account) and listener.account.lower() in text.low[begin:end]

"""A wider wording for a closed question: the first rule of a table that fits its form.

Offers, never changes; every wording given back begins with what, how or when.
"""

from __future__ import annotations

import re
from functools import cache

from salesdesk.domain.patterns import pattern

LAST_RESORT = "What can you tell me about that?"

_BE = "(?:is|are|was|were)"
_YOU = "(?:you|they|you guys|you all)"
_ARE_YOU = f"(?:are|were|is|would) {_YOU}(?: be)?"
_DO_YOU = f"(?:do|does|did|would) {_YOU}"
_HAVE_YOU = f"(?:have|had|has|did|do) (?:{_YOU}|anyone)"
_ADV = (
    "(?:(?:currently|already|still|ever|also|just|really|actually|quite|very|now|at all|actively|fully|often|usually"
    "|normally|generally|regularly|even|please|maybe|perhaps|possibly|both|all|kindly|at least) )*"
)
_DET = "(?:(?:the|your|their|that|this|our|its|any|a|an|my|some) )?"
_X = "(?P<x>.+)"
_DECISION = "How is a decision like this made, and who has a part in it?"
_BUDGET = "How does a budget for something like this come about?"
_MISSED = "What have I missed or got wrong?"
_WHEN_TALK = "When would it suit you to talk?"
_GRADED = (
    "(?P<a>important|useful|urgent|difficult|hard|easy|expensive|slow|fast|reliable|accurate|big|critical|helpful"
    "|valuable|cheap|complicated|flexible|secure|stable|quick|happy|satisfied|painful|relevant|realistic|likely"
    "|high|low"
    "|heavy|strict|good|bad|long|close|clear|safe|confident|strong|busy|open)"
)
_FEELING = (
    "(?P<a>sure|certain|confident|concerned|worried|familiar|involved|busy|open|aware|excited|keen|interested|tired"
    "|flexible|close|loyal|tied)"
)
_NOUN_STOPS = (
    "been|still|already|going|up|in|on|at|to|for|with|being|also|now|not|by|due|under|from|over|done|signed|approved"
    "|agreed|decided|changed|moved|made|gone|a|an|the|your|their|getting|growing|hiring|coming|likely|able|part"
    "|behind|what|who|where|how|why|if|whether|[a-z]+ed"
)
_NOUNS = rf"(?P<x>{_DET}(?!(?:{_NOUN_STOPS})\b)[\w'&.-]+(?: (?!(?:{_NOUN_STOPS})\b)[\w'&.-]+){{0,3}})"

_SHORT = (
    (r"(?:sounds?|looks?) (?:good|great|fine|ok|okay|right)|ok(?:ay)?|deal|fair(?: enough)?|agreed|all good|are we good"
     r"|are we on the same page|(?:is|are) (?:we|that) (?:aligned|agreed)|good", "What would you still change?"),
    (rf"(?:am|have|had|did) i {_ADV}(?:right|correct|wrong|hear|hearing|read|reading|understand|understood|got|get"
     rf"|miss|missed)\b.*|do i (?:understand|hear|read|get)\b.*", _MISSED),
    (r"(?:did i catch|have i caught|am i catching|(?:is )?(?:this |now )?a? ?(?:good|bad) time)\b.*",
     "When would be a good time for you?"),
    (r"(?:possible|able|free|time|good time) to (?:meet|talk|speak|chat|call)\b.*", _WHEN_TALK),
    (r"(?:can|could|may|might|shall|should|will) i (?:\w+ )?(?:explain|describe|tell|show|walk|talk|outline|give"
     r"|take|run|share|guide|illustrate|sketch)\b.*", "What would you most like to know?"),
    (r"(?:is|was) that (?:all|everything|it)|that's (?:all|it)", "What else is there?"),
    (rf"(?P<b>{_BE}) (?P<s>it|that|this|everything|things) {_ADV}(?P<x>(?!working well|going)\w+ing\b.*)", "How {b} {s} {x}?"),
    (r"interested|curious", "What about it would be worth a closer look?"),
    (rf"{_ADV}(?:tried|used|worked with) {_X}", "What is your experience with {x}?"),
    (rf"{_ADV}(?:thought|talked|heard) (?:about|of) {_X}|heard of (?P<y>.+)", "What are your thoughts on {x}{y}?"),
    (r"(?:had|got) (?:a )?(?:chance|time|moment|look)\b.*", "What did you make of it?"),
    (rf"want to {_X}", "What would make it worth your while to {x}?"),
    (rf"(?:care for|fancy|up for) {_X}", "What would you hope to get from {x}?"),
    (rf"need (?:any |some )?{_X}", "What {x} would be of use to you?"),
    (rf"(?:still )?(?:with|using|on|at) {_X}", "What works well with {x}, and what does not?"),
    (r"(?:do|does|did|has|have|had|is) (?:anything|something) (?:else )?(?P<x>\w+.*)", "What stands out when you think"
     " of that?"),
    (rf"{_BE} there (?:anything|something) (?P<x>\w+ing\b.*)", "What is {x}?"),
    (r"anything (?P<x>(?:i|you|we|they)\b.*)", "What is there that {x}?"),
    (r"(?:do|does|did|would|will) (?:it|that|this|price|timing) (?:really )?matter\b.*", "How much does it matter to you,"
     " and why?"),
    (rf"(?:do|does) {_YOU} {_ADV}care (?:much )?(?:about|for) {_X}", "What part does {x} play for you?"),
    (rf"would {_YOU} agree\b.*|(?:do )?{_YOU} agree\b.*", "How do you see it?"),
    (r"(?:yes or no|true|true or false|not now|too (?P<a>\w+))", LAST_RESORT),
    (rf"(?:did|do|does|would) {_YOU} (?:say|mean|see|notice|happen to|remember|recall)\b.*", LAST_RESORT),
    (rf"can {_YOU} see\b.*", "How do you see it?"),
    (rf"can {_YOU} (?:live with|work with|accept) {_X}", "How would you feel about {x}?"),
    (r"(?:has|have|had|is|are|was|were) (?:i|we|anybody|anyone|somebody|someone)\b.*", "Who has a part in this, and what"
     " have they done so far?"),
    (rf"(?:do|would) {_YOU} mind (?P<x>\w+ing\b.*)", "How would you feel about {x}?"),
    (rf"have {_YOU} {_ADV}(?:figured|worked|found) out {_X}", "What have you found out about {x}?"),
    (rf"are {_YOU} (?:aware|conscious) of {_X}", "What do you know about {x}?"),
)  # fmt: skip
_ABOUT_ALL = (
    (r"(?P<a>has|have|had) (?:anything|something) (?P<x>.+)", "What {a} {x}?"),
    (rf"{_BE} there (?:an?|any) (?:\w+ )?reason (?:why |that )?{_X}", "What is the reason {x}?"),
    (rf"{_BE} (?:that|this|it) (?:something|anything)\b.*", "What about it would be worth a closer look?"),
    (rf"{_BE} everything\b.*|any news", "How are things going?"),
    (rf"(?:{_BE}|do|does|did) (?:that|this|it|i|we) {_ADV}(?:sound |look |make |get (?:that|it) )?"
     r"(?:right|correct|ok|okay|fine|sense|good|clear|reasonable|fair|all right)\b.*|makes sense|got it", _MISSED),
    (r"(?:is|would) (?:now|this|that|it) (?:be )?an? (?:\w+ )?(?:time"
     r"|moment)\b.*", "When would be a good time for you?"),
    (rf"{_ARE_YOU} {_ADV}(?:the |an? |one of the )?(?:final |right |main |only )?(?:decision[- ]?maker|person|one) ?"
     r"(?:for\b|who\b|to\b|that\b|in\b|i\b|$).*", _DECISION),
    (rf"(?:do|does|have) {_YOU} (?:have |got )?(?:the |any |full )?(?:authority|power|last word"
     rf"|final say)\b.*", _DECISION),
    (rf"{_ARE_YOU} {_ADV}(?:the |an? )?(?:final |main |economic )?decision[- ]?maker\b.*", _DECISION),
    (r"do (?:you|they) (?:make the (?:final )?decision|decide|sign off|sign|have the final say)\b.*", _DECISION),
    (rf"(?:{_BE} there|has|have|do|does|did|is) (?:\w+ ){{0,4}}budget\b.*", _BUDGET),
    (r"(?:(?:do|does|did|have|has|are|is) (?:you|they|there) )?(?:have )?(?:got )?(?:any|some) (?:\w+ )?"
     r"(?:questions?|concerns?|doubts?|worries|objections?|thoughts|feedback|reservations?)\b.*",
     "What questions or doubts do you still have?"),
    (r"(?:is there |(?:do|have) (?:you|they) (?:have |got )?)?(?:anything|something) else(?: (?:that )?(?P<x>.+))?",
     "What else is there {x}?"),
    (rf"{_BE} there (?:anything|something) (?:that )?{_X}", "What is there that {x}?"),
    (rf"(?:{_BE} there )?(?:anyone|anybody|someone|somebody|other people)\b.*",
     "Who else has a part in this, and what matters to them?"),
    (r"(?:(?:would|will|does|do|is|how about|what about) )?(?:next |this |on )*"
     r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|(?:would|does|will) (?:tomorrow|next week|the \d\w+|\d\w*)\b.*",
     "When would suit you best?"),
)  # fmt: skip
_LIKING = (
    (r"(?:is|are|was|would|do|does|will) (?!you\b|there\b).+ or (?!not\b).+|would you (?:rather|prefer) .+ or .+",
     "What speaks for the one, and what for the other?"),
    (r"(?:have|do|had) (?:you|they) (?:have |got )?any idea (?:of |about )?(?P<x>.+)", "What do you know about {x}?"),
    (rf"(?:do|does|did) {_YOU} {_ADV}(?:like|love|enjoy|rate|trust) {_X}",
     "What do you like about {x}, and what would you change?"),
    (rf"{_BE} (?:you|they|everyone|everybody|people|the \w+) {_ADV}"
     rf"(?:happy|satisfied|content|pleased|comfortable|ok|okay|fine) (?:with|about) {_X}",
     "What works well with {x}, and what does not?"),
    (rf"(?P<b>did|does|do|will) {_NOUNS} {_ADV}go (?:ok|okay|well|fine|smoothly|all right|as planned|to plan)\b.*",
     "How {b} {x} go?"),
    (rf"(?:does|do|is|are|has|have|did|was|were) {_NOUNS} {_ADV}(?:work|run|perform|go|been|do)(?:ed|ing|ning"
     rf"|ne)? {_ADV}"
     r"(?:ok|okay|well|fine|for you|smoothly|out|all right|good|properly|as planned|to plan)\b.*",
     "How well does {x} work for you, and where does it not?"),
    (rf"(?:{_BE}|has|have|will) (?P<x>.+?) {_ADV}(?:be |been )?(?:on track|on time|on schedule|on plan"
     rf"|going well|going ok"
     r"|going okay|going to plan|progressing|ready|finished|done|completed?|under ?way|live|in place|set up)\b.*",
     "How is {x} coming along?"),
)  # fmt: skip
_HAVING = (
    (rf"(?:{_HAVE_YOU}|{_DO_YOU}|{_ARE_YOU}) {_ADV}(?:use|used|using|work with|worked with|working with|run on"
     rf"|running on"
     rf"|tried|try|trying|have experience (?:with|of|in)|rely on|relying on|deal with|dealing with) {_X}",
     "What is your experience with {x}?"),
    (rf"(?:do|does|did) {_YOU} {_ADV}(?:know|remember|recall) (?:(?:if|whether"
     rf"|that) )?{_X}", "What do you know about {x}?"),
    (rf"{_HAVE_YOU} {_ADV}(?:ha(?:d|ve) (?:a chance|time|a moment) to |get a chance to |manage to |get to )?"
     r"(?:get|got|read|receive|received|see|seen|saw|look(?:ed)? (?:at|through|over)|review|reviewed|watch"
     r"|watched|open|opened)"
     r" (?P<x>(?:my|the|our|that) .+)", "What did you make of {x}?"),
    (rf"{_HAVE_YOU} {_ADV}(?:hear|heard) (?:of|about) {_X}", "What have you heard about {x}?"),
    (rf"{_HAVE_YOU} {_ADV}(?:consider|think about|thought (?:about|of)|look at|look into|looked (?:at|into)"
     rf"|considered"
     rf"|discuss|discussed|talked about|compared|evaluated) {_X}", "What are your thoughts on {x}?"),
    (rf"(?:do|does) {_YOU} {_ADV}have {_X}", "What do you have today in the way of {x}?"),
    (rf"have {_YOU} {_ADV}got {_X}", "What do you have today in the way of {x}?"),
    (rf"{_DO_YOU} {_ADV}(?:need|want|like|prefer|require|care) to {_X}", "What would make it worth your while"
     " to {x}?"),
    (rf"would {_YOU} {_ADV}(?:like|want|prefer|care for|be interested in) {_X}", "What would you hope to get"
     " from {x}?"),
    (rf"{_DO_YOU} {_ADV}(?:need|want|require) {_X}", "What would {x} change for you?"),
    (rf"{_DO_YOU} {_ADV}(?:agree|support|believe)\b.*", "How do you see it?"),
    (rf"{_DO_YOU} {_ADV}(?:think|feel|believe) (?:that )?{_X}", "What makes you think {x}, and what speaks"
     " against it?"),
    (rf"{_DO_YOU} {_ADV}(?:mind|care) (?:if )?{_X}", "How would you feel if {x}?"),
    (rf"{_HAVE_YOU} {_ADV}(?:decided|made (?:a|your) (?:decision"
     rf"|choice))\b.*", "What will you base the decision on?"),
)  # fmt: skip
_AHEAD = (
    (rf"{_ARE_YOU} {_ADV}(?:planning|hoping|intending|looking) to {_X}", "What are your plans to {x}?"),
    (rf"{_ARE_YOU} {_ADV}(?:going|ready|able|prepared|willing|allowed|free|about) to {_X}",
     "What still has to happen before you {x}?"),
    (rf"(?:do|does) {_YOU} {_ADV}(?:plan|intend|expect|hope) to {_X}", "What are your plans to {x}?"),
    (rf"{_ARE_YOU} {_ADV}(?:looking|searching|shopping) for {_X}", "What are you looking for in {x}?"),
    (rf"{_ARE_YOU} {_ADV}(?:considering|evaluating|comparing|thinking of|thinking about|open to) {_X}",
     "What are your thoughts on {x}?"),
    (rf"(?:are|were|would|is) (?:{_YOU}|this|that|it) (?:be )?{_ADV}"
     rf"(?:interested in|of interest to|interesting (?:for|to)|interested to hear about) {_X}",
     "What about {x} would be worth a closer look?"),
    (rf"{_ARE_YOU} {_ADV}(?:having|seeing|facing|experiencing) {_ADV}(?:any "
     rf"|some )?(?P<x>[\w ]+?)(?P<y> (?:with|in|at|on) .+)?",
     "What {x} are you having{y}?"),
    (r"(?:can|could|shall|should|may|might|would|will) (?:we|i|you and i|you) (?:\w+ )?(?:meet|talk|speak|call"
     r"|ring|chat"
     r"|schedule|book|set up|arrange|have a (?:call|chat|word)|catch up|call (?:me )?back|come by"
     r"|say \w+day)\b.*", _WHEN_TALK),
    (r"(?:can|could|may|might) i (?:\w+ )?ask\b.*", LAST_RESORT),
    (r"(?:why don't we|why not|how about we|shall we|what if we)\b.*", "What would be a good way to go on from"
     " here?"),
    (r"(?:how|what) about (?P<x>.+)", "What would you think of {x}?"),
    (rf"(?:will|would) {_YOU} {_ADV}be (?:at|in|around|there|back|joining|attending)(?: (?P<x>.+))?",
     "What are your plans around that?"),
    (rf"(?:can|could|will|would|might|may) {_YOU} {_ADV}(?:be able to |be willing to |be happy to )?{_X}",
     "What would it take for you to {x}?"),
    (rf"(?:can|could|shall|should|must|may|might|ought) (?:we|i) {_ADV}(?:to )?{_X}",
     "What would you want us to keep in mind if we {x}?"),
    (rf"should {_YOU} {_X}", "What would you gain if you {x}?"),
    (r"would (?:it|that) (?:be )?(?:help|helpful|useful|good|ok|okay|worth it|all right|fine|make sense"
     r"|possible|easier"
     r"|better|of help)\b.*", "What would be most useful to you?"),
)  # fmt: skip
_BY_FORM = (
    (rf"{_ARE_YOU} {_ADV}{_FEELING}(?P<x>\b.*)", "How {a} are you{x}?"),
    (rf"(?P<b>{_BE}) (?P<x>.+?) {_ADV}(?:that |too |a )?{_GRADED}\b(?P<y>.*)", "How {a} {b} {x}{y}, and why?"),
    (rf"{_BE} (?P<x>.+?) (?:an? |the |your |their )?(?:\w+ )?(?:problem|issue|priority|concern|challenge|goal"
     rf"|pain|worry"
     r"|headache|bottleneck|blocker|factor|requirement|topic|focus)\b.*", "What part does {x} play for you?"),
    (rf"{_BE} there {_ADV}{_X}", "What can you tell me about {x}?"),
    (rf"{_ARE_YOU} {_ADV}(?P<x>\w+ing\b.*)", "How are you {x}?"),
    (rf"have {_YOU} {_ADV}(?P<x>.+)", "How far have you come with this: {x}?"),
    (r"(?P<a>do|does|did) (?P<x>.+)", "How {a} {x}?"),
    (r"(?P<a>will|would|should|can|could) (?P<x>.+)", "How {a} {x}?"),
    (rf"(?:{_BE}|has|have|had) {_NOUNS}\b.*", "How do things stand with {x}?"),
    (rf"(?:ready|able|willing|prepared|all set) to {_X}", "What still has to happen before you {x}?"),
    (r"(?:\w+ )?(?:happy|interested|keen|good|ok|okay|familiar|comfortable) (?:with|in|about|for) (?P<x>.+)",
     "What is your view of {x}?"),
)  # fmt: skip
_RULES = (*_SHORT, *_ABOUT_ALL, *_LIKING, *_HAVING, *_AHEAD, *_BY_FORM)


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The table, compiled at first use: the desk starts without it."""
    return tuple((re.compile(f"^(?:{pattern})$", re.IGNORECASE), wording) for pattern, wording in _RULES)


_ASK_IF = pattern(
    r"^.{0,60}?\b(?:tell (?:me|us)|let (?:me|us) know|ask(?: you)?|know|say|wonder(?:ing)?|see|share|explain)"
    r" (?:if|whether) (?P<x>.+)$",
    re.IGNORECASE,
)
_BARE_IF = pattern(r"^(?:if|whether) (?P<x>.+)$", re.IGNORECASE)
_NEGATED = {
    "don't": "do", "doesn't": "does", "didn't": "did", "isn't": "is", "aren't": "are", "wasn't": "was",
    "weren't": "were", "haven't": "have", "hasn't": "has", "hadn't": "had", "can't": "can", "couldn't": "could",
    "won't": "will", "wouldn't": "would", "shouldn't": "should", "cannot": "can", "mightn't": "might",
}  # fmt: skip
_IS = {"you": "are", "they": "are", "we": "are"}
_SECOND = pattern(
    r"^(?:(?:would (?:you|it be fair to) say(?: that)?|is it (?:true|fair to say)(?: that)?|so|and|then"
    r"|i (?:take it|guess|assume|suppose|think|understand|hear)(?: that)?) )+",
    re.IGNORECASE,
)
_CONTRACTED = pattern(r"^(you|they|we|it|he|she|that|this|there)('re|'s|'ve|'d|'ll) (.+)$", re.IGNORECASE)
_MEANT = {"'ve": "have", "'d": "would", "'ll": "will"}
_NEVER = pattern(r"\b(?:not|never) ", re.IGNORECASE)
_STATED = pattern(
    r"^(you|they|we|it|he|she|that|this|there) (are|is|was|were|will|would|can|could|have|has|had"
    r"|should)(?:n't)? (.+)$",
    re.IGNORECASE,
)


def reword(closed: str) -> str:
    """An open wording for a closed question; a general one where no rule knows its form."""
    text = _as_question(" ".join(closed.replace("’", "'").split()).strip(' ?.!"“”'))
    for form, wording in _rules():
        match = form.match(text)
        if match:
            parts = {name: (part or "").rstrip(" ,;") for name, part in match.groupdict().items()}
            return _said(wording.format(**parts))
    return LAST_RESORT


def _as_question(text: str) -> str:
    """Statements and requests put as the plain yes-or-no question that they are."""
    asked = _ASK_IF.match(text) or _BARE_IF.match(text)
    text = _SECOND.sub("", asked["x"] if asked else text)
    contracted = _CONTRACTED.match(text)
    if contracted:
        subject = contracted[1].lower()
        verb = _MEANT.get(contracted[2].lower()) or _IS.get(subject, "is")
        return f"{verb} {subject} {_NEVER.sub('', contracted[3], count=1)}"
    stated = _STATED.match(text)
    if stated:
        return f"{stated[2].lower()} {stated[1].lower()} {_NEVER.sub('', stated[3], count=1)}"
    first, _, rest = text.partition(" ")
    low = first.lower()
    if low in ("you", "they") and rest:
        return f"do {low} {_NEVER.sub('', rest, count=1)}"
    return f"{_NEGATED.get(low, low)} {rest}" if rest and first[1:].islower() and low in _VERBS else text


_VERBS = {*_NEGATED, *_NEGATED.values(), "must", "may", "might", "shall"}


def _said(wording: str) -> str:
    """Single blanks, no doubled mark, a capital in front."""
    text = re.sub(r"\s+([?,])", r"\1", " ".join(wording.split()))
    return text[:1].upper() + text[1:]

"""Whose situation a message is about, and whether the first sentence gets there."""

from __future__ import annotations

import re

from salesdesk.domain.patterns import pattern
from salesdesk.domain.voicemail.caller import GREETING, Introduction, known, short
from salesdesk.domain.voicemail.findings import Check, CheckId, Listener, Span, Suggestion, failed, passed
from salesdesk.domain.voicemail.language import Text, rule
from salesdesk.domain.voicemail.wordlists import CROWD, NOT_PEOPLE, PEOPLE, ROLE, VAGUE_YOURS, words

_GENERIC_BEFORE = (
    r"(?:many|most|our|other|some|all|these|those|leading|more|such|of|the|help|helps|helping|for|"
    r"with|great|top|successful|"
    r"global|growing|your|to|and|similar|like|big|smart|several|few|different|various|hundreds|"
    r"thousands|modern|today's|"
    r"million|over|than|new|existing|happy|satisfied|loyal|good|best|any|few|own|as|many|work|serve|"
    r"save|saves|saved|"
    r"\d[\d,]*|two|three|four|five|ten|twenty|forty|fifty|hundred|thousand|people|are|is|that|which|"
    r"where|what|when|us|"
    r"by|or|if|so|between|from|at|in|on|lets|let|show|showed|gives|give|by|need|another|how|than|both)"
)
_DOES = (
    r"(?:open(?:ed|ing)?|launch(?:ed|ing)|mov(?:ed|ing)|hir(?:e|ed|ing)|expand(?:ed|ing)|acquir(?:ed|"
    r"ing)|merg(?:e|ed|ing)|won|wrote|written|"
    r"post(?:ed)?|spoke|spoken|said|say|told|asked|mentioned|talked|present(?:ed|ing)|shared|"
    r"published|joined|started|took|taken|run|runs|running|lead|"
    r"look(?:ing)? after|manage|managing|own|became|announced|plan|planned|planning|build|building|"
    r"built|switch(?:ed|ing)|wanted|bought|raised|promised|"
    r"were (?:away|out|off|promoted|looking|quoted|named|asked|planning)|are (?:away|out|opening|"
    r"moving|hiring|planning|expanding|replacing|recruiting)|retired?|"
    r"changed?|work(?:ed)?(?: with| in| at)|sell|make|ship|serve|handle|close (?:the|your)|closed|"
    r"recruit(?:ed|ing)?|replac(?:ed|ing)|"
    r"grow(?:n|ing)|grew|buy|order(?:ed)?|store|teach|treat|rent|lease|renew(?:ed|ing)?|report|file|"
    r"audit|travel|liked|thought|felt|"
    r"worried|noticed|described|explained|called|rang|e-?mailed|replied|needed|hoped|feel|spend|spent|"
    r"had|came|go|went|"
    r"downloaded|attended|visited|registered|signed up|commented|was|were)\b"
)
_NOT_THEIR_DOING = (
    r"(?:can|could|will|would|may|might|must|should|have|had|are|were|was|get|got|know|need|want|see|find|call|say|like|love|agree|"
    r"deserve|owe|ought|really|probably|never|just|always|mean|too|and|or|all|ring|phone|stop|listen|wish|hear|receive|decide|"
    r"reply|answer|choose|pick|sign|only|deal|win|benefit|enjoy|name|pay|don't|didn't|won't|haven't|can't|couldn't|cannot|do|did|"
    r"think|believe|remember|guys|people|for|with|might've|today|simply|also|already|still|now)\b"
)
""" "You can", "you know": no doing of theirs, as "you export spices" is."""

RULES = (
    rule(
        "whose",
        "your",
        r"(?:'s)? (?!"
        + VAGUE_YOURS
        + r"\b)(?:(?:new|old|own|big|recent|upcoming|latest|next|last|first|current|three|two|four|"
        r"busy) ){0,6}(?!" + VAGUE_YOURS + r"\b)[^\W\d][\w'-]*",
    ),
    rule(
        "whose",
        "you you've you're",
        rf"(?:(?: have|'ve|'re)?(?: just| recently| also| both| all| now| already| still| first| kindly|"
        rf" once| have| are| had){{0,6}}) {_DOES}(?! (?:to hear|time|any (?:questions|interest)|a "
        rf"(?:chance|moment|minute|second (?:to|for))|questions|the chance|from|interest))",
    ),
    rule("whose", "congratulations congrats", r"\b"),
    rule("whose", "well", r" done (?:on|with|for)\b"),
    rule(
        "whose",
        "saw read noticed heard see hear understand spotted gather know learned learnt",
        r"(?: that| about| on \w+| in the [\w ]{1,20}| from \w+){0,6}? (?:you(?:'re|'ve)?|your (?!website|"
        r"name|profile|site\b|company|business)[\w-]+|the (?:article|news|announcement|interview|piece|"
        r"post))\b",
    ),
    rule(
        "whose",
        "we",
        r" (?:met|spoke|talked|chatted|were introduced|last (?:met|spoke|talked))\b(?: (?:at|in|on|last|"
        r"about|when|after|over|during|with|before|briefly|a)\b)?",
    ),
    rule(
        "whose",
        "our",
        r" (?:last |recent |first |short |good ){0,6}(?:meeting|conversation|talk|chat|call in|call on|"
        r"lunch|coffee)\b",
    ),
    rule(
        "whose",
        "when since after",
        r" (?:we|you) (?:last )?(?:spoke|met|talked|said|told|mentioned|asked|opened|launched|moved)\b",
    ),
    rule("whose", "as", r" (?:an? |the )(?:new |fellow |busy |\w+ )?" + ROLE + r"\b"),
    rule("whose", "for", r" (?:an? |the )(?:new |busy )?" + ROLE + r"\b"),
    rule(
        "whose", "in with", r" your (?:role|position|seat|shoes|trade|industry|sector|line of work|field)\b(?= |[.,])"
    ),
    rule("whose", "month year quarter term", r"(?: |-)end\b(?! (?:of|discount|sale|offer))"),
    rule(
        "whose",
        "peak tax busy audit harvest flu exam wedding planting growing lambing hurricane renewal budget",
        r" (?:season|time|week|round)\b(?<!your busy time)",
    ),
    rule(
        "whose",
        "suggested recommended told mentioned said thought pointed gave",
        r"(?: that| me| to me| us){0,6}? (?:i (?:call|ring|speak|talk|get in touch|try|reach|contact|"
        r"should)|you (?!can|could|may|might|will|would|to save)|your name|you're|you'd|you'll|me to you|"
        r"me your way|me towards)\b",
    ),
    rule(
        "whose",
        "like",
        r"(?<=[a-z]s like) (?:you(?= (?:and|have|are|get|save|spend|lose|close|do|who|with|in|were|can|could|now)\b|[.,;])|yours\b)"
        r"(?<!customers like yours)(?<!companies like yours)(?<!businesses like yours)(?<!firms like yours)"
        r"(?<!organisations like yours)(?<!organizations like yours)(?<!clients like yours)",
    ),
    rule("whose", "near around", r"(?:(?<=[a-z]s near)|(?<=[a-z]s around)) (?:you|your \w+|here)\b"),
    rule(
        "whose",
        "in",
        r"(?<=[a-z]s in) your (?:area|street|town|county|state|city|village|region|trade|postcode|line|park)\b",
    ),
    rule(
        "whose", "you", rf"(?<=[.!?;] you)(?: also| already| still| now)? (?!{_NOT_THEIR_DOING})[a-z]{{3,}}\b(?= [\w-])"
    ),
    rule("whose", "introduced referred", r" (?:us|me|you)\b"),
    rule("whose", " ".join(PEOPLE.strip("(?:)").split("|")), r"\b(?! of (?:ours|our))"),
    rule(
        "whose",
        "two three four five six seven eight several other",
        r" (?:of (?:them|your \w+)\b|(?:other )?(?:(?!of |our |my |more |new |full |whole )[\w'-]+ ){0,2}?"
        r"(?!" + NOT_PEOPLE + r"\b)(?!" + CROWD + r"\b)[a-z-]{3,}s\b)",
    ),
    rule(
        "whose",
        "you've",
        r"(?: got)? (?:the|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|a hundred|\d+|several|both|a new|a second|a lot) (?!chance|time|"
        r"opportunity|right|power|option|best|choice|moment|minutes|to\b)[\w-]+",
    ),
    rule(
        "whose",
        "plant clinic school depot farm bakery shop store hotel hospital practice warehouse factory "
        "garage surgery college fleet "
        "brewery team department site kitchen studio lab nursery museum library bank charity council "
        "carrier haulier retailer grower "
        "manufacturer restaurant pub gym salon dairy mill port",
        r" (?:like yours|your size|of your size|nearby|near you|next door|(?:just )?(?:down|up) the road|"
        r"in (?!the (?:world|industry|market|business)|our)\w+)",
    ),
    rule(
        "whose",
        "takes took costs cost eats ate eating worries worry",
        r"(?: up)? (?:you|your [\w-]+)\b(?! (?:a minute|a moment|nothing|less than|just|only a))",
    ),
    rule("whose", "you've", r"(?: got)? (?:\d+|twelve|twenty|thirty|forty|fifty|sixty|a hundred)(?=[.,;:]|$)"),
    rule("whose", "you'd", r" (?:told|said|asked|mentioned|wanted|planned|hoped|written|spoken|noticed|been)\b"),
    rule(
        "whose",
        "thanks thank",
        r"(?: you)?(?: so much| very much| again)? for (?:the \w+|(?!calling|listening|having|reading|"
        r"taking (?:the|a) |being|considering|letting|giving)\w+ing\b)",
    ),
    rule(
        "crowd",
        " ".join(CROWD.strip("(?:)").split("|")),
        r"\b(?! (?:worldwide|of ours))(?<!we have offices)(?<!we have sites)",
    ),
)

_OURS_BEFORE = pattern(
    r"(?:\b(?:our|we're|we are|we have|we've|we run|we operate|my|account|sales|i'm one of the|leading provider of|"
    r"provider of)(?: [\w-]+){0,2}) \Z"
)
_LAST_WORD = pattern(r"([\w'-]+)(?:,)? \Z")
_GENERIC = pattern(_GENERIC_BEFORE + r"\Z")
_PEOPLE = pattern(PEOPLE + r"\Z")


def for_whom(text: Text, listener: Listener) -> Check:
    """Whether it says whose situation it is about."""
    found = whose(text, listener)
    if found:
        return passed(CheckId.FOR_WHOM, "It says whose situation it is about.", spans=found[:1])
    start = text.sentences[0][1] if text.sentences else 0
    line = " I'm calling about {{ fact }}."
    advice = Suggestion(start, start, line) if start else None
    return failed(CheckId.FOR_WHOM, "It could be for anybody: name their role, trade or event.", suggestion=advice)


def whose(text: Text, listener: Listener) -> tuple[Span, ...]:
    """Every place that speaks of their role, trade, event or words."""
    spans = [span for span in text.of("whose") if not (_is_ours(text, span) or _is_wished(text, span))]
    spans += [span for span in text.of("crowd") if _specific_crowd(text, span)]
    spans += _from_record(text, listener)
    return tuple(sorted(spans))


_WISHED = pattern(r"\b(?:hope|hoping|trust)(?: that)? \Z")


def _is_wished(text: Text, span: Span) -> bool:
    """ "I hope you had a nice weekend" is courtesy, not their situation."""
    return bool(_WISHED.search(text.low[max(0, span[0] - 14) : span[0]]))


def _is_ours(text: Text, span: Span) -> bool:
    """ "our engineers": people in the plural, but ours."""
    if not _PEOPLE.match(text.low[span[0] : span[1]]):
        return False
    return bool(_OURS_BEFORE.search(text.low[max(0, span[0] - 50) : span[0]]))


def _specific_crowd(text: Text, span: Span) -> bool:
    """ "freight firms" says whose, "many companies" does not."""
    before = text.low[max(0, span[0] - 30) : span[0]]
    if before.endswith(("} ", "] ", "> ")):
        return True
    found = _LAST_WORD.search(before)
    if not found or _OURS_BEFORE.search(before):
        return bool(
            re.match(
                r" (?:in|who|that|with|around) (?!your|the (?:world|country|industry)|our)",
                text.low[span[1] : span[1] + 24],
            )
        )
    return not _GENERIC.match(found.group(1)) and len(found.group(1)) > 2


_CONTENT = pattern(r"[^\W\d_]{4,}")
_THIN = words(
    "that this with from they them their have been were will would about after before since until into your company"
)


def _from_record(text: Text, listener: Listener) -> list[Span]:
    """What the record knows of them and the text says: account, role, industry, two words of a fact, their dates."""
    phrases = [listener.account, short(listener.account), listener.title, listener.industry, *listener.their_dates]
    spans = [span for phrase in phrases if len(phrase.strip()) > 2 and (span := known(text, (phrase,)))]
    for fact in listener.facts:
        words = {w for w in _CONTENT.findall(fact.lower()) if w not in _THIN}
        said = [span for word in words if (span := known(text, (word,)))]
        if len(said) >= min(2, len(words)) and said:
            spans.append(min(said))
    return spans


OPENING_RULES = (
    rule(
        "filler",
        "hope trust",
        r"(?: that)?(?: you(?:'re| are|'ve|r)?| this| all is| your| everything| things)(?: [\w']+){0,8}",
    ),
    rule("filler", "how", r" (?:are you|are things|is it going|are you doing|have you been|you doing)\b"),
    rule(
        "filler",
        "sorry",
        r" (?:to|for) (?:bother|bothering|disturb|interrupt|trouble|take up|taking|the intrusion|calling)\b",
    ),
    rule("filler", "introduce introducing", r" (?:myself|my company|our company|ourselves|my firm)\b"),
    rule("filler", "reach reaching reached", r"(?:ed)? out\b"),
    rule(
        "filler",
        "just quick only",
        r" (?:a )?(?:quick )?(?:call|message|voicemail|calling|ringing|hello|intro|introduction)\b",
    ),
    rule("filler", "you don't", r" (?:probably )?(?:don't )?know me\b"),
    rule(
        "about_them",
        "about regarding concerning re",
        r" (?:the|your|how|what|whether)\b(?! (?:company|product|services?|offer|opportunity|exciting|"
        r"best|latest|new|possib|great|amazing|leading))(?! (?:we|our|i)\b)",
    ),
)

_SMALL_TALK = words(
    "hi hello hey there good morning afternoon evening day again here calling from at with of the "
    "it's it is this i'm i "
    "am my name a quick and on just ringing speaking its"
)


def opening(text: Text, intro: Introduction, listener: Listener, *, gains: tuple[Span, ...]) -> Check:
    """Whether the first sentence behind greeting and name is about them."""
    points = (*whose(text, listener), *gains, *text.own("mail", "about_them"))
    first = _first_content(text, intro, (*points, *text.own("filler")))
    if first is None:
        return failed(CheckId.OPENING, "There is no first sentence yet.")
    near = [span for span in points if first[0] <= span[0] < first[1]]
    if near:
        return passed(CheckId.OPENING, "The first sentence is about them.", spans=(min(near),))
    fillers = [span for span in text.own("filler") if first[0] <= span[0] < first[1]]
    if fillers:
        drop = Suggestion(first[0], min(len(text.said), first[1] + 1), "")
        whole = drop if fillers[0][0] - first[0] < 12 else None
        return failed(CheckId.OPENING, "The first sentence says nothing yet.", spans=tuple(fillers), suggestion=whole)
    return failed(CheckId.OPENING, "The first sentence is not about them yet.", spans=(first,))


def _first_content(text: Text, intro: Introduction, points: tuple[Span, ...]) -> Span | None:
    """The first sentence that is more than a greeting, a name and a number."""
    for span in text.sentences:
        if _left_over(text, span, intro) > 3 or any(span[0] <= point[0] < span[1] for point in points):
            return span
    return text.sentences[0] if text.sentences else None


def _left_over(text: Text, span: Span, intro: Introduction) -> int:
    """How many words of a sentence are neither greeting nor introduction nor digits."""
    named = [place for place in (intro.name, intro.firm) if place]
    greeting = GREETING.match(text.said) if span == text.sentences[0] else None
    begin = greeting.end() if greeting else span[0]
    count = 0
    for start, end in text.words:
        if start >= span[1]:
            break
        if start < begin or start < span[0] or text.low[start:end] in _SMALL_TALK or text.low[start].isdigit():
            continue
        count += not any(place[0] <= start < place[1] for place in named)
    return count

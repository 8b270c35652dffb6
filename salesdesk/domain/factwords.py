"""What a fact's words say about its kind, and the open question that a stale one turns into.

Reads English words; guesses only what the rep can change with a key.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from salesdesk.domain.buckets import Bucket, bucket_of
from salesdesk.domain.patterns import pattern
from salesdesk.domain.research import Fact, FactKind

_KINDS: tuple[tuple[FactKind, str], ...] = (
    (FactKind.REACH, r"\b(?:direct (?:line|dial)|mobile|cell|extension|ext\.?) (?:is |no\.? )?\+?\d"
     r"|best (?:reached|time to (?:call|reach))"
                     r"|prefers? (?:e-?mail|calls?|texts?|mornings?|afternoons?)|answers (?:e-?mail|early|late)"
                     r"|picks up"),
    (FactKind.DECISION, r"\bsign(?:s|ed|ing)?(?: it)?(?: off)?\b(?! up\b(?! to))|\bsign[- ]?off|\bapprov(?:es?"
     r"|al|ed|er|als)\b|\bdecid(?:es?|ed|ing)\b"
                        r"|\bdecision|\bauthori[sz]|\b(?:final|last) (?:say|word)\b|\bveto|\bcommittee\b"
                        r"|\bboard\b|\bhas to agree\b"
                        r"|\bneeds? (?:the )?(?:ok|okay|approval|consent)\b|\bholds the (?:budget|purse)"),
    (FactKind.CONTRACT, r"\bcontract|\bagreement|\brenew(?:s|al|als|ed)?\b|\bexpir(?:es?|y|ed|ing)\b"
     r"|\bnotice period|\bterminat|\btender\b|\bre-?tender"
                        r"|\blocked in\b|\btied (?:in|to)\b|\bsubscription (?:ends|until|runs)|\blease(?:s"
                        r"|d)? (?:until|ends|runs|to)\b"),
    (FactKind.SUPPLIER, r"\b(?:supplier|vendor|provider|carrier|incumbent|competitor|agency|auditors?|bank"
     r"|insurer|broker|reseller)\b"
                        r"|\b(?:buys?|sourc\w+|outsourc\w+|suppl(?:ied|ies)|serviced|delivered) (?:from|by"
                        r"|to)\b|\bworks? with\b|\bcustomer of\b|\bwith acme\b"),
    (FactKind.PRICE, r"\bpric(?:e|es|ing)\b|\bpays?\b|\bpaid\b|\bbudget|\bdiscount|\bquot(?:e|ed|es)\b|\b(?:per"
     r"|a) (?:seat|user|mile|month|unit|head)\b"
                     r"|\bspends?\b|\bcosts?\b|\brates?\b|[$£€]\s?\d|\b\d[\d,.]*k? ?(?:usd|eur|gbp|dollars"
                     r"|euros|pounds)\b"),
    (FactKind.SYSTEM, r"\b(?:uses?|using|runs? on|runs? (?:sap|excel)|built on|migrat\w+|moved to|switch\w* to"
     r"|on version|sap|erp|crm|wms|tms|excel|salesforce"
                      r"|hubspot|netsuite|xero|quickbooks|sage|oracle|dynamics|software|system|platform"
                      r"|spreadsheets?|cloud|server)\b"),
    (FactKind.ROLE, r"\b(?:promoted|appointed|joined|new (?:ceo|cfo|coo|cto|cio|cmo|vp|head|director|manager"
     r"|boss|controller)|reports to|is (?:now )?the (?:new )?"
                    r"(?:ceo|cfo|coo|cto|cio|vp|head|director|manager|controller)|in charge|responsible for"
                    r"|head of|title|leads the|runs the"
                    r"|manages (?:the|a)|took over|successor|interim|acting|since \d{4} (?:as|at)|since \d{4})\b"),
    (FactKind.NEED, r"\b(?:needs?|wants?|problem|issues?|pain|struggl\w+|slow|too (?:long|much|many|late)"
     r"|manual(?:ly)?|by hand|complain\w*|bottleneck"
                    r"|challenge|goal|wish(?:es)?|looking for|worr(?:y|ies|ied)|frustrat\w+|unhappy|delay(?:s"
                    r"|ed)?|shortage|lack\w*|backlog|overtime)\b"),
    (FactKind.TIMING, r"\b(?:opens?|opening|go(?:es)? live|go-live|launch\w*|plan(?:s|ned)? to|deadline|starts?"
     r"|starting|kick-?off|due|by the end of"
                      r"|next (?:week|month|quarter|year)|this (?:month|quarter|year)|audit|q[1-4]|fiscal"
                      r"|year[- ]end|month[- ]end|rollout|roll-out|until|migration)\b"),
    (FactKind.NEWS, r"\b(?:announc\w+|acquir\w+|acquisition|merg(?:er|ed|ing)|raised|funding|series [a-e]|press"
     r"|news|award|won|lays? off|layoffs?|hiring"
                    r"|expand\w*|bought|sold|ipo|closed|restructur\w+|invest\w+)\b"),
    (FactKind.SIZE, r"\b(?:\d[\d,. ]*|two|three|four|five|six|seven|eight|nine|ten|a dozen"
     r"|several) ?\+? (?:\w+ )?(?:trucks?|drivers?|employees?|people|staff|fte"
                    r"|heads?|depots?|sites?|offices?|branches|stores?|shops?|clinics?|beds|users?|seats"
                    r"|vehicles|vans|plants?|warehouses?|locations?|entities"
                    r"|customers|clients|teams?|lines|machines|rooms|schools|students)\b|\bheadcount|\bturnover"
                    r"|\brevenue"),
    (FactKind.PLACE, r"\b(?:headquarter\w*|hq|based in|located|head office|moved (?:from|office)|address)\b"),
)  # fmt: skip


@cache
def _kinds() -> tuple[tuple[FactKind, re.Pattern[str]], ...]:
    """The table, compiled at first use: the desk starts without it."""
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)


def guess_kind(text: str) -> FactKind:
    """The kind of a fact, from its words: the first that fits, from what ages fast to what ages slowly."""
    words = text[:500].replace("’", "'")
    if bucket_of(words) is Bucket.PERSON:
        return FactKind.PERSON
    return next((kind for kind, pattern in _kinds() if pattern.search(words)), FactKind.OTHER)


# A stale fact as a question ------------------------------------------------------------------------------------------

_SIGNS = pattern(
    r"^[\w .&'-]{1,40}? (?P<verb>sign|approve|decide|authori[sz]e)s\b(?: off)? ?"
    r"(?P<rest>(?:(?:above|over|up to|below|under|on|about|for|any|every|all|it|from|beyond|more)\b.*)?)$",
    re.IGNORECASE,
)
_LABEL = pattern(r"^(?P<label>[A-Za-z][\w /&'-]{1,30}?)(?::| is| are|=) (?P<value>.+)$")
_USES = pattern(
    r"^(?:they |she |he |the team |team )?(?:still )?(?:use|uses|using|runs? on|works? with"
    r"|buys? from) (?P<x>.+)$",
    re.I,
)
_REPORTS = pattern(r"^(?:she |he |they )?reports? to (?P<x>.+)$", re.IGNORECASE)
_PEOPLE_LABELS = pattern(
    r"\b(?:carrier|supplier|vendor|provider|bank|auditors?|agency|insurer|broker|competitor|partner|incumbent"
    r"|reseller)\b",
    re.I,
)
_TOO_LONG = 80


def question_for(fact: Fact) -> str:
    """The open question that would refresh a stale fact, ready to be said; ticking it on a call confirms the fact.

    Never "is it still so": that begs for a yes. Where the words have no known form the fact is quoted.
    """
    text = " ".join(fact.text.split()).strip(' .;,!?"“”')
    if not any(c.isalnum() for c in text):
        return "What has changed since we last spoke?"
    for rule in (_who_signs, _who_for, _label_changed, _uses, _by_kind):
        question = rule(text, fact)
        if question:
            return question
    return f"I noted “{_short(text)}”{_when(fact)}: what has changed since?"


def _who_signs(text: str, _: Fact) -> str | None:
    """ "CFO signs above 25k" → "Who signs off above 25k now?" """
    match = _SIGNS.match(text)
    if match is None or len(match["rest"]) > _TOO_LONG:
        return None
    verb = match["verb"].lower()
    said = "signs off" if verb == "sign" else f"{verb}s"
    rest = re.sub(r"\s*\b(?:since|from|as of) .*$", "", match["rest"], flags=re.IGNORECASE).strip(" ,;")
    return " ".join(f"Who {said} {rest} now?".split())


def _who_for(text: str, _: Fact) -> str | None:
    match = _REPORTS.match(text)
    return "How is your team set up now, and who do you report to?" if match else None


def _label_changed(text: str, fact: Fact) -> str | None:
    """ "Carrier: Acme until November" → "Who is your carrier now, and how did that come about?" """
    match = _LABEL.match(text)
    if match is None or len(match["label"].split()) > 3:
        return None
    label = match["label"].strip()
    spoken = label if label.isupper() else label[:1].lower() + label[1:]
    spoken = re.sub(r"^(?:the|their|a|an|present|current) ", "", spoken, flags=re.IGNORECASE)
    if _PEOPLE_LABELS.search(spoken):
        return f"Who is your {spoken} now, and what has changed there?"
    return f"What has changed about the {spoken}{_since(fact)}?" if ":" in text else None


def _uses(text: str, fact: Fact) -> str | None:
    match = _USES.match(text)
    return f"How is {_short(match['x'])} working out for you now?" if match and len(match["x"]) <= 40 else None


def _by_kind(text: str, fact: Fact) -> str | None:
    """For kinds whose question needs none of the fact's words."""
    if fact.kind is FactKind.ROLE:
        return f"What has changed in your role{_since(fact)}?"
    if fact.kind is FactKind.PERSON:
        return "How are things with you away from work?"
    if fact.kind is FactKind.REACH:
        return "What is the best way to reach you now?"
    return None


def _since(fact: Fact) -> str:
    return f" since {fact.known_on:%B}" if fact.known_on else ""


def _when(fact: Fact) -> str:
    day: date | None = fact.known_on
    return f" in {day:%B}" if day else ""


def _short(text: str) -> str:
    """As much of a sentence as can be said in one breath; inner quotation marks go."""
    bare = re.sub(r"[“”\"?]", "", text)
    return bare if len(bare) <= _TOO_LONG else bare[: _TOO_LONG - 1].rsplit(" ", 1)[0] + "…"

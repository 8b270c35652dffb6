"""Whether a message talks about the product, its features, the firm's history or a demonstration."""

from __future__ import annotations

from salesdesk.domain.patterns import pattern
from salesdesk.domain.voicemail.findings import Check, CheckId, Span, failed, passed
from salesdesk.domain.voicemail.language import Text, rule
from salesdesk.domain.voicemail.marking import US, YOU, apart, cut_sentence, first_word_end, named
from salesdesk.domain.voicemail.wordlists import OFFER, PRODUCT, any_of, words

_FIRM_WORDS = (
    "provider supplier vendor company firm manufacturer developer maker agency consultancy platform "
    "startup start-up business distributor reseller group team publisher partner specialist"
)

RULES = (
    # one of these is enough
    rule(
        "pitch",
        "founded established incorporated",
        r" (?:in (?:19|20)\d\d|in the \w+|over|more than|nearly|\w+ years ago)\b",
    ),
    rule("pitch", "since", r" (?:19|20)\d\d\b(?<=\d)"),
    rule(
        "pitch",
        "years",
        r"'?(?: of)? (?:(?:combined |industry |proven ){0,6}experience|in (?:the )?(?:business|industry|"
        r"market)|of (?:excellence|expertise|innovation|history))\b",
    ),
    rule("pitch", "in", r" business (?:for|since)\b"),
    rule("pitch", "family", r"(?: |-)(?:owned|run)\b(?= (?:company|firm|business|and|since|supplier|provider)|[.,])"),
    rule("pitch", "headquartered trusted backed", r" (?:in|by)\b"),
    rule(
        "pitch",
        "offices branches customers clients locations users employees",
        r" (?:in (?:\d+|over|more than|\w+teen|twenty|thirty|forty|fifty|ten|twelve) (?:\w+ )?"
        r"(?:countries|states|cities|continents)|worldwide|around the (?:world|globe)|across the (?:globe|"
        r"world))\b",
    ),
    rule(
        "pitch",
        "over than have serve serving with nearly",
        r" (?:\d[\d,]*|a thousand|a hundred|hundreds of|thousands of|\w+ hundred|\w+ thousand)\+?(?: "
        r"(?:happy|satisfied|loyal|global|active|paying))? (?:customers|clients|companies|users|employees|"
        r"installations|businesses|offices|consultants|staff)\b",
    ),
    rule(
        "pitch",
        "we i",
        r"(?: also| mainly| now)? (?:do|offer|provide|sell|make|supply|build|handle|cover|specialise in|specialize in|deliver)"
        r" (?:(?!the\b|you\b|your\b)[\w&'-]+(?: [\w&'-]+){0,2}, ){2,8}(?:[\w&'-]+ ){0,3}?(?:and|or) [\w'-]+",
    ),
    rule("pitch", "fortune", r" (?:500|100|1000|five hundred)\b"),
    rule("pitch", "happy satisfied", r" (?:customers|clients|users)\b"),
    rule(
        "pitch",
        "demo demonstration demos",
        r"\b(?!'s)(?! (?:day|you (?:gave|asked|wanted|booked|did|mentioned|requested|saw|ran)|at your|"
        r"that you|car|tape|reel|track|kitchen|site))(?<!your demo)(?<!their demo)(?<!no demo)"
        r"(?<!not a demo)(?<!the demo)(?<!without a demo)(?<!your demonstration)",
    ),
    rule(
        "pitch",
        "the our",
        r" (?:live |product |short |quick |full |free )?demo(?:nstration)?\b(?! (?:day|you|at your|"
        r"that you|kitchen|site))",
    ),
    rule("pitch", "free", r" (?:trial|consultation|assessment|audit|evaluation|quote|no-obligation|analysis|sample)\b"),
    rule(
        "pitch",
        "features functionality",
        r"(?! (?:you|that you|your|in your|in the (?:article|post|piece|magazine|times|news|press)|"
        r"on your)\b)(?<!your features)\b",
    ),
    rule(
        "pitch",
        "full wide complete comprehensive extensive whole entire broad",
        r"(?:,? [\w-]+)? (?:range|suite|set|line|portfolio|spectrum|array|selection|catalogue|catalog|"
        r"package) of\b",
    ),
    rule("pitch", "ai cloud blockchain machine data", r"(?:-| )(?:powered|based|driven|enabled|native)\b"),
    rule(
        "pitch",
        "end all fully",
        r"-(?:to-end|in-one|integrated|featured|automated)\b|(?: to end| in one| integrated| automated)\b"
        r"(?= (?:" + PRODUCT + "|" + OFFER + "))",
    ),
    rule("pitch", "one", r"(?: |-)stop(?: |-)shop\b"),
    rule(
        "pitch",
        "turnkey turn patented patent proprietary next",
        r"(?:-key|-pending|-generation|-gen)?(?<!next)(?<!turn) (?:\w+ )?" + PRODUCT + r"\b",
    ),
    rule(
        "pitch",
        "our",
        r"(?: (?!team|people|last|meeting|call|talk|conversation|mutual)[\w-]+,?){0,4}? "
        + PRODUCT
        + r"(?:,? (?:also|can|will|now|really))?(?:'s)? (?:is|are|has|have|offers?|includes?|comes?|"
        r"features?|provides?|does|do|lets?|allows?|uses?|integrates?|delivers?|helps?|gives?|makes?|"
        r"works?|enables?|automates?|combines?|handles?|covers?|supports?|beats?|outperforms?|saves?|"
        r"cuts?|reduces?|runs?|was|were|with|for|that|which|can|will|simply|,|and)\b",
    ),
    rule(
        "pitch",
        "about to you through show demonstrate introduce present sell see try buy of with discuss launch "
        "launched released release",
        r"(?: you| to you| about){0,6}? our (?:(?:new|latest|full|great|own|superior|award-winning|"
        r"innovative|range of|line of|suite of|amazing|exciting|\w+) ){0,6}?"
        + any_of(
            "product products platform platforms solution solutions software system systems tool tools app "
            "services offering offerings portfolio suite range package packages programme program company "
            "technology capabilities"
        )
        + r"\b",
    ),
    rule(
        "pitch",
        "for over past last",
        r"(?: (?:over|more than|nearly|almost|about|the (?:past|last)))*? (?:\d+\+?|twenty|thirty|forty|"
        r"fifty|a hundred)"
        r"(?:[- ]\w+)?\+? years\b",
    ),
    rule(
        "pitch",
        "we",
        r"(?: also| can)? (?:do|make|handle|cover|offer|provide|supply|sell) [\w-]+, [\w-]+(?: [\w-]+)?"
        r"(?:, [\w-]+){0,3},? (?:and|&) [\w-]+",
    ),
    rule(
        "pitch",
        "expertise experience experts",
        r" in(?: [\w/&-]+){1,3}(?:,(?: [\w/&-]+){1,3}){1,6},? (?:and|&) [\w/&-]+",
    ),
    rule("pitch", "full", r"-service\b"),
    rule(
        "pitch",
        "it this that which",
        r"(?: \w+)? (?:comes with|includes|features|integrates with|supports)(?: [\w/&-]+){1,5}"
        r"(?:,(?: [\w/&-]+){1,5}){1,5},? (?:and|&) [\w/&-]+",
    ),
    rule(
        "pitch",
        "what",
        r" we (?:do|offer|sell|provide|have to offer|can do for you|have for you)\b(?= (?:here|at|and|is|"
        r"for|best|to|as|,)|[.,!?]|$)",
    ),
    rule(
        "pitch",
        "new latest newest",
        r"(?: (?:and|improved|version|generation|release|[\w-]+)){0,6}? (?:of our |of the )?(?:version|"
        r"release|product|products|platform|solution|solutions|software|product line|offering|features?|"
        r"model)\b(?<!your)(?! you)",
    ),
    rule(
        "pitch",
        "special introductory promotional exclusive",
        r" (?:\w+ )?(?:offer|price|pricing|promotion|rate|deal|discount|package)s?\b",
    ),
    rule(
        "pitch",
        "discount discounts",
        r"\b(?! (?:store|stores|shop|shops|retail|retailer|retailers|chain|chains|brand|you|your))",
    ),
    rule(
        "pitch",
        "off",
        r"(?:(?<=% off)|(?<=cent off)|(?<=\d off)) (?:(?:your|our|the|all|every|any|list|first|"
        r"next)\b ?){1,6}(?:order|price|prices|products?|subscription|licen[cs]e|purchase|year|plans?)\b",
    ),
    rule(
        "pitch",
        "won winner winners received",
        r"(?: of)?(?: (?:the|an|many|several|numerous|multiple|\w+ years?|\w+)){0,6}? awards?\b",
    ),
    rule("pitch", "iso", r" ?\d{4,5}"),
    rule(
        "pitch",
        "we i",
        r"(?: also| can| could| would like to|'d like to|'d love to| want to)? (?:offer|provide|sell|"
        r"supply|manufacture|carry|deliver|develop|build|make|stock) (?:you )?(?:(?:a|an|the|our|all|some|"
        r"many|every|both) )?(?:(?:[\w/&-]+,? (?:and )?)){0,5}?(?:"
        + PRODUCT
        + r"|features|everything|all kinds|consulting|training)\b(?! (?:you|your))",
    ),
    rule(
        "pitch",
        "we our i",
        r"(?: (?:also|company|firm)){0,6} specialis(?:e|es)\b|(?: also)? speciali[sz]e\b in\b|(?: company|"
        r"firm)? speciali[sz]es? in\b",
    ),
    rule(
        "pitch",
        "we we've",
        r"(?: have|'ve)?(?: just| recently| now| also| finally){0,3} (?:launched|released|rolled out|unveiled|upgraded)\b(?! (?:it|them|you)\b)",
    ),
    # two of these are needed
    rule(
        "weak_pitch",
        "we we've our",
        r"(?: also| now)? (?:have|run|own|operate|employ|got|fleet of|network of) (?:over |more than |nearly )?(?:\d[\d,]*|six|seven|eight|nine|ten|"
        r"eleven|twelve|fifteen|twenty|thirty|forty|fifty|\w+ hundred|a hundred|\w+ thousand) (?!minutes|seconds|days|hours|places|slots|spots|seats)"
        r"[\w-]+s\b(?! (?:of yours|from you|with you|to you))",
    ),
    rule(
        "weak_pitch",
        "we i",
        r"(?: can| could|'d be happy to| would be happy to)? (?:quote|price) (?:you|your|for|any|it)\b",
    ),
    rule(
        "weak_pitch",
        "we we're i'm",
        r"(?: are|'re)?(?: (?:a|an|the|one of the|proud to be|known|recognised|recognized)){1,6} "
        r"(?:[\w,-]+ ){0,5}?" + any_of(_FIRM_WORDS) + r"\b(?! (?:of yours|you))",
    ),
    rule("weak_pitch", "our", r" (?:[\w-]+ ){0,2}?" + PRODUCT + r"\b"),
    rule(
        "weak_pitch",
        "our my",
        r" (?:company|firm|brand|experts|engineers|award|awards|track record|history|expertise|"
        r"competitors|customers love|technology|methodology|approach|team of)\b",
    ),
    rule(
        "weak_pitch",
        "we",
        r" (?:also )?(?:offer|provide|sell|supply|manufacture|deliver)\b(?! (?:to you|on time|you (?:on|"
        r"by)|it\b|them|by|within|every))",
    ),
    rule(
        "weak_pitch",
        "it the",
        r"(?: (?:product|platform|system|software|solution|tool|app))? (?:also )?(?:includes|comes with|"
        r"integrates with|features|supports)\b",
    ),
    rule(
        "weak_pitch",
        "dashboards dashboard integrations modules analytics reporting automation module templates workflows apis",
        r",? (?:and |& )[\w-]+",
    ),
    rule(
        "weak_pitch",
        "i'd i would",
        r"(?: like to| love to| want to|'d like to) (?:tell you|introduce|show you|walk you through|"
        r"present|talk to you about) (?:about |through )?(?:us|our|what we|my company|who we)\b",
    ),
)


def pitch(text: Text) -> Check:
    """Whether it lists products, features, the history of the firm, or offers a demonstration."""
    weak = apart(list(text.own("weak_pitch")))
    strong = apart([span for span in text.own("pitch") if not _their_own(text, span)])
    if not strong and len({text.sentence(span[0]) for span in weak}) + (len(weak) > 2) < 2:
        return passed(CheckId.PITCH, "It does not sell a product.")
    spans = strong or apart(sorted(weak))
    message = f"{named(text, spans)} talks about the product before their need."
    return failed(CheckId.PITCH, message, spans=spans, suggestion=cut_sentence(text, spans[0]))


_YOURS_BEFORE = pattern(r"\byour(?: [\w-]+)? \Z")
_OF_ANYBODY = words(
    "founded established since years family headquartered trusted offices branches customers over "
    "than with have serve "
    "nearly features functionality full wide complete new latest newest won winner winners received "
    "in users employees "
    "comprehensive whole entire extensive broad demo the backed fortune"
)


_YEARS = frozenset({"for", "over", "past", "last"})
_WE = pattern(r"\b(?:we|we've|we're|our|company|firm)\b")
_THEIRS_AFTER = pattern(r"(?: \w+){0,2} (?:of|in|at|on) (?:your|the)\b")


def _their_own(text: Text, span: Span) -> bool:
    """ "your new platform", "since 2019 you have opened six": a sentence of theirs without a word of ours."""
    begin, end = text.around(span[0])
    if _YOURS_BEFORE.search(text.low[begin : span[0]]):
        return True
    sentence = text.low[begin:end]
    first = text.low[span[0] : first_word_end(text, span)]
    if first in _YEARS and not _WE.search(sentence):
        return True
    if first in _OF_ANYBODY and _THEIRS_AFTER.match(text.low, span[1]):
        return True
    return text.low[span[0] : first_word_end(text, span)] in _OF_ANYBODY and bool(
        YOU.search(sentence) and not US.search(sentence)
    )

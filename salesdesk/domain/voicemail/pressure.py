"""Whether a message presses: chasing, false deadlines, blame, closing; and whether its words are plain."""

from __future__ import annotations

import re

from salesdesk.domain.patterns import pattern
from salesdesk.domain.voicemail.findings import Check, CheckId, Span, failed, passed
from salesdesk.domain.voicemail.language import Text, rule
from salesdesk.domain.voicemail.marking import apart, cut_sentence, first_word_end, named
from salesdesk.domain.voicemail.wordlists import words

_TIMES = (
    r"(?:(?:two|three|four|five|six|seven|several|many|multiple|numerous|a few|a couple of|countless|"
    r"\d+|a number of) (?:\w+ )?(?:times|voicemails|messages|e-?mails|calls|attempts)|twice|"
    r"repeatedly|again and again)"
)

RULES = (
    rule(
        "push",
        "just only simply merely quick",
        r"(?: (?:calling|ringing|phoning|writing|wanted|want|trying|here|thought i'd|looking|a|quick|"
        r"quickly|and|to|was|am)){0,6}? (?:check(?:ing)?(?: back)?(?: in\b| up\b|,| whether| if| to see|"
        r" on (?:the|my|our|your|where))|touch(?:ing)? base|circl(?:e|ing) back|follow(?:ing)? up|"
        r"follow-up|checking\b|see(?:ing)? (?:if|whether|where) (?:you|we)|bump(?:ing)? this|nudg(?:e|"
        r"ing)|ping(?:ing)? you|check[- ]in\b)",
    ),
    rule(
        "push",
        "checking",
        r" in\b(?! (?:at|to the|to your|for (?:my|the) flight|desk|area|luggage|guests|patients|visitors))",
    ),
    rule("push", "check", r" in (?:with you|on (?:you|this|the|our|where)|and see)"),
    rule("push", "touch touching", r" base\b"),
    rule("push", "circle circling", r" back\b"),
    rule(
        "push",
        "following follow",
        r" up (?:to see|again (?:on|about)|to (?:find out|ask) (?:if|whether|where)|once (?:again|more) "
        r"(?:on|about)|because (?:you|i) haven|on my (?:last|previous|earlier|many|\w+ (?:e-?mails|calls|"
        r"voicemails|messages))|on my (?:voicemail|message|proposal|call)s?)",
    ),
    rule(
        "push",
        "ready",
        r" to (?:sign|buy|commit|move forward|move ahead|get started|close|proceed|purchase|"
        r"pull the trigger|do (?:business|this|a deal|the deal)|go ahead|place|order|take the "
        r"(?:next step|plunge)|make (?:a|the) (?:decision|move)|start saving)\b",
    ),
    rule(
        "push",
        "have had get got find",
        r"(?: you| u)?(?: (?:already|even|now|finally|yet|both|all))?(?: had| gotten| got| get| found|"
        r" find)? (?:a |the |any |your |an |enough )?(?:chance|time|opportunity|moment) (?:yet )?to "
        r"(?:look|read|review|think|go (?:through|over)|consider|see|check|digest|discuss|talk|watch|open|"
        r"study|decide|make a decision|speak|go|listen)(?<!i've had a chance to think)"
        r"(?<!not have had time to read)(?<!not have had a chance to read)(?<!not have had the chance to read)(?<!not have had time to look)",
    ),
    rule(
        "push",
        "did",
        r" you (?:even |ever |already |not )?(?:get|got|receive|see|read|listen to|hear|open|review|"
        r"look at) (?:a chance|my|our|the (?:e-?mail|voicemail|message|proposal|quote|contract|"
        r"brochure))\b",
    ),
    rule(
        "push",
        "any",
        r" (?:update|updates|decision|thoughts|news|movement|progress) (?:on|yet|from your|regarding|"
        r"about) ?(?:my|our|the (?:proposal|quote|contract|offer)|this|yet)?",
    ),
    rule(
        "push",
        "made reached come",
        r"(?: to)? (?:a|your|the|any) decision\b(?= (?:yet|on (?:my|our|the (?:proposal|quote|offer|"
        r"contract)))|\?)",
    ),
    rule(
        "push",
        "where",
        r" (?:are|do) (?:we|you|things)(?: stand| at)? (?:with|on|in (?:your|the) (?:decision|process)) "
        r"(?:my|our|the|this|your decision)",
    ),
    rule(
        "push",
        "last final",
        r" (?:chance|opportunity|call|notice|reminder|attempt|warning)\b(?! saloon)(?<!our last call)"
        r"(?<!your last call)(?<!my last call)(?<!the last call)(?<!since last call)(?! (?:we|you|"
        r"with you|on |was|about))",
    ),
    rule("push", "one", r" (?:last|final) (?:time|try|attempt|call|message|chance)\b"),
    rule("push", "act", r" (?:now|fast|quickly|today|soon|immediately|before)\b"),
    rule("push", "miss missing", r" (?:out\b|this (?:chance|opportunity|offer|deal|boat|one)|the boat)(?! of the)"),
    rule(
        "push",
        "before",
        r" (?:it's|it is) too late\b|(?: the| this| our)? (?:price|prices|rate|rates|offer) (?:goes|go|"
        r"expires?|ends?|increases?|rises?)",
    ),
    rule("push", "hurry", r"(?! in\b)\b(?<!no hurry)(?<!in a hurry)(?<!any hurry)(?<!not hurry)(?<!don't hurry)"),
    rule(
        "push",
        "limited",
        r"(?: |-)(?:time|offer|availability|number|spots|places|space|supply|supplies|period|edition|"
        r"slots)\b(?! of your| you have| on your)",
    ),
    rule(
        "push",
        "only just",
        r" (?:have |got |about )?(?:a few|few|a handful of|one|two|three|four|five|six|\d+|a couple of|"
        r"a limited number of) (?:\w+ )?(?:spots?|places?|slots?|seats?|openings?|units?|licen[cs]es|"
        r"vacancies|days? left|hours? left|left|remaining|days remaining)\b(?! (?:on your|in your|"
        r"you have))",
    ),
    rule(
        "push",
        "spots places slots seats",
        r" (?:are )?(?:left|remaining|going fast|filling (?:up )?fast|filling up|running out)\b",
    ),
    rule(
        "push",
        "offer offers deal discount promotion promo special price prices pricing sale rate campaign quote proposal",
        r"(?: (?:is|are|was|that|which|i'm|we're|will|it|only|really|just|of|\w+ing|you|to|for|"
        r"this)){0,6}? (?:ends?\b|ending|expires?\b|expiring|closes?\b|closing|runs out|won't last|"
        r"will not last|won't be (?:around|available|there)|(?:good|valid|available) (?:only|just|until|"
        r"till|through|for)|goes? (?:up|away)|going (?:up|away)|will (?:go up|rise|increase|expire|end|"
        r"be gone)|increas(?:es?|ing)|ris(?:es?|ing)|disappears?)(?<!quote expires)"
        r"(?<!quote is valid until)(?<!proposal expires)",
    ),
    rule(
        "push",
        "prices price rates",
        r" (?:go|goes|are going|will go|will rise|rise|increase|will increase|are rising|are about to) ?"
        r"(?:up|to rise|to increase)?\b(?= (?:on|from|by|next|after|at|soon|in|this|tomorrow|up)|[.,!?]|$)",
    ),
    rule("push", "today tomorrow week month", r" only\b(?= ?[.,!?:]|$| (?:for|we|i|at|a|the|you|get))"),
    rule("push", "while", r" (?:supplies|stocks?|it|they|stock|quantities|this) lasts?\b"),
    rule("push", "once", r"(?: |-)in(?: |-)a(?: |-)lifetime\b"),
    rule("push", "no", r"(?: |-)brainer\b"),
    rule(
        "push",
        "crazy foolish silly mad stupid insane fools fool",
        r" (?:not to \w+|to (?:not |miss|pass|let|ignore|turn|say no|wait|refuse|skip))\b",
    ),
    rule(
        "push",
        "can't cannot",
        r" afford (?:not )?to (?:miss|wait|ignore|pass|lose|not|let|be without|delay)\b|" r"(?<=can't) wait any longer",
    ),
    rule(
        "push",
        "don't won't wouldn't",
        r" (?:delay|wait(?: any longer| another| until| too)?|hesitate(?! to (?:say|tell|ask|call|get|"
        r"contact|reach|stop))|let (?:this|(?:your |the )?(?:competit\w+|rivals?|chance|opportunity|others)|it (?:slip|pass|get away))|lose (?:out|this)|want to miss|want to lose (?:out|this)|put "
        r"(?:it|this) off|pass (?:this )?up)\b(?<!won't wait)(?<!wouldn't wait)",
    ),
    rule(
        "push",
        "urgent urgently",
        r"\b(?<!nothing in it is urgent)(?<!nothing about it is urgent)(?<!none of it is urgent)"
        r"(?<!nothing there is urgent)(?<!nothing urgent)(?<!not urgent)(?<!n't urgent)"
        r"(?<!not at all urgent)(?<!no urgent)(?<!isn't that urgent)(?<!nothing that urgent)"
        r"(?<!non-urgent)(?<!your urgent)(?<!terribly urgent)(?<!anything urgent)(?! care| orders?|"
        r" repairs?| requests?| jobs?| cases?| referrals?| loads?| deliveries)",
    ),
    rule(
        "push",
        "time",
        r"(?: is|'s) (?:running out|short|of the essence|ticking)|-sensitive\b(?! (?:freight|loads?|"
        r"deliver|goods|cargo|medic|shipments?|work|orders?|jobs?|filing))",
    ),
    rule("push", "clock", r"(?: is|'s) ticking\b"),
    rule("push", "asap", r"\b"),
    rule("push", "as", r" soon as (?:humanly )?possible\b(?= ?[.,!?]|$| at| on| so| because| to)"),
    rule("push", "immediately", r"\b(?<!not immediately)(?<!n't immediately)(?= ?[.,!?]|$| at| on| so| to)"),
    rule("push", "right", r" (?:now|away) (?:and|to|at|so|or)\b(?= (?:sign|save|lock|call|claim|secure|get)| we)"),
    rule(
        "push",
        "offer deal discount price",
        r"(?: [\w-]+){0,4}? (?:ends?|ending|expires?|closes) (?:soon|shortly|today|tonight|tomorrow|at midnight)\b",
    ),
    rule("push", "only", r" (?:good|valid|available|open) (?:until|till|through|for|today|this week)\b"),
    rule("push", "now", r" or never\b"),
    # a threat in the polite form
    rule(
        "push",
        "have need forced obliged going",
        r" to (?:close (?:out )?(?:your|the|this) (?:file|account|case|ticket)|(?:give|pass|release|offer) (?:it|this|that|(?:your|the|this) "
        r"(?:\w+ )?(?:slot|place|spot|seat|space|price|rate|offer|allocation)) (?:away|on|up|to|back)|"
        r"(?:cancel|withdraw|pull|void) (?:your|the|this) (?:\w+ )?(?:slot|place|spot|seat|price|rate|offer|quote|discount|order))\b",
    ),
    rule(
        "push",
        "give pass release",
        r" (?:your|the) (?:slot|place|spot|seat|space|allocation)s? (?:away|on|to (?:someone|somebody|another|the next))\b",
    ),
    rule(
        "push",
        "or else",
        r"(?:(?<=or) else)?,? (?:i|we)(?:'ll| will) (?:have to|be forced to|need to) (?!stop|leave)[\w-]+",
    ),
    # blame
    rule(
        "push",
        "i've i we've we this",
        r"(?: have|'ve)?(?: now| already| been| just){0,6}? (?:tried|called|rung|left|emailed|e-mailed|"
        r"mailed|reached out|phoned|messaged|trying|calling|contacted|sent|ringing|rang|written)(?: "
        r"(?:you|to|reach|your|calling|ringing|get|hold|of|on|office|both|for|contact|over|now|"
        r"desk)){0,6}? " + _TIMES,
    ),
    rule(
        "push",
        "tried called rung phoned emailed ringing calling",
        r" (?:you )?(?:for (?:days|weeks|months)|all (?:day|week|month))\b",
    ),
    rule(
        "push",
        "my the a",
        r" (?:third|3rd|fourth|4th|fifth|5th|sixth|umpteenth|nth|second) (?:attempt|message|voicemail|"
        r"call|try|time (?:i|i'm|i've|calling))\b(?= (?:to|this|and|now|i|on|in|so|with|without)|[.,!;]|$)"
        r"(?<!the second call)(?<!a second call)(?<!a second attempt)(?<!a second try)"
        r"(?<!a second message)",
    ),
    rule(
        "push",
        "haven't not never still",
        r"(?: have| yet| seem to have| still| really| even){0,6}? (?:heard (?:back|from you|a (?:word|"
        r"thing|peep)|anything)|received (?:a|any|your) (?:reply|response|answer|call)|waiting (?:for|"
        r"to hear|on)|had a (?:reply|response|word)(?! (?:from|out of|by) (?:me|us|our|my)\b)|gotten back|got back to me|heard\b(?! of\b))",
    ),
    rule(
        "push",
        "you you've",
        r"(?: have|'ve)? (?:still |clearly |obviously )?(?:haven't|have not|not|never|didn't|did not|"
        r"don't|failed to|ignored|been ignoring|keep ignoring|are ignoring|forgot to|couldn't even) ?"
        r"(?:yet |even |seem to |bother to )?(?:return(?:ed)?|repl(?:y|ied)|respond(?:ed)?|call(?:ed)?"
        r"(?: me)? back|got(?:ten)? back|answer(?:ed)?|bother(?:ed)?|my|our|pick(?:ed)? up|me\b|get back)",
    ),
    rule(
        "push",
        "i we i'm i'll",
        r"(?: simply| really)?(?:(?: will| am| are)? (?:not|never)| won't)(?: going to)? (?:stop|quit|rest|give up|let up|go away|"
        r"take no)\b(?! you\b)",
    ),
    rule("push", "keep keeping", r"(?: on)? (?:calling|ringing|trying|phoning)(?: you)? (?:until|till) (?:you|i|we)\b"),
    rule(
        "push",
        "revert reply respond confirm answer",
        r"(?: back)?(?: to (?:me|us))? (?:immediately|urgently|positively|at (?:the|your) (?:very )?earliest|by (?:today|eod|cob|"
        r"tonight|close of (?:play|business)))\b(?! convenience)",
    ),
    rule("push", "today tomorrow", r" itself\b"),
    rule("push", "don't not", r"(?: want to| wish to)? be the (?:only|last|odd)\b"),
    rule(
        "push",
        "if",
        r" you (?:say yes|sign|agree|decide|order|commit|confirm)(?: \w+){0,2}? (?:today|now|this (?:week|month)|by|before|tomorrow)\b",
    ),
    rule("push", "prepared willing", r" to (?:move|sign|buy|commit|go ahead|decide)\b"),
    rule("push", "won't not", r" (?:be (?:around|here|available|there)|last) (?:for )?(?:much longer|long|forever)\b"),
    rule("push", "i", r" keep (?:missing you|trying|calling|ringing|leaving|getting your voicemail)\b"),
    rule(
        "push",
        "why",
        r" (?:you haven't|haven't you|you have not|have you not|you didn't|didn't you|you've not|"
        r"don't you (?:call|answer|reply|return))\b",
    ),
    rule("push", "per", r" (?:my|our) (?:last|previous|earlier|prior)\b"),
    rule("push", "again", r",? (?:this is my|i (?:called|e-?mailed|left)|i'm calling again because)\b"),
    rule("push", "disappointed surprised", r" (?:that )?(?:you|not to have|i haven't|to not)\b"),
    # closing
    rule(
        "push",
        "sign",
        r" (?:today|now|by|up (?:today|now|by|before)|the (?:contract|agreement|paperwork|deal)|"
        r"on the dotted|before|this week|off on (?:this|our) (?:today|now|by))\b(?<!who sign)"
        r"(?<!board has to sign by)(?<!he has to sign by)(?<!they have to sign by)(?<!team has to sign by)",
    ),
    rule("push", "signed", r" (?:up )?(?:today|now|by|this week|before)\b"),
    rule(
        "push",
        "get getting",
        r" (?:you|your team|this|it|the (?:deal|contract|paperwork)) (?:signed|over the line|closed|"
        r"onboarded|done today|started today|signed up)\b",
    ),
    rule("push", "close closing", r" (?:the|this|our) (?:deal|sale|business)\b"),
    rule(
        "push",
        "lock locking locked",
        r"(?: (?:in|you|your|this|the|our|into)){1,6} (?:price|prices|pricing|rate|rates|deal|discount|"
        r"offer|savings|spot|in\b)|(?: in)? (?:this|the|our|your|these) (?:\w+ )?(?:price|rate|deal|"
        r"discount|spot|offer|savings|pricing)s?\b",
    ),
    rule(
        "push",
        "secure reserve claim grab",
        r" (?:your|this|the|our) (?:\w+ )?(?:spot|place|seat|slot|discount|deal|price|offer|rate|savings)\b",
    ),
    rule(
        "push",
        "commit decide order buy",
        r"(?:ting)? (?:today|now|by|before|this week|right now|right away)\b(?<!you commit)",
    ),
    rule(
        "push",
        "what",
        r" (?:will|would|does|do) (?:it|i|we) (?:take|need|have to do) to (?:get|earn|win|close|have|make|"
        r"do)\b|(?:'s| is) (?:stopping|holding|keeping) you\b",
    ),
    rule(
        "push",
        "need needs must want",
        r" (?:an|your|a|to have an|to have your|you to) (?:\w+ )?(?:answer|decision|signature|commitment|"
        r"reply|response|sign|decide|commit|yes|go-ahead|confirm)\b",
    ),
    rule(
        "push",
        "need must have",
        r" to (?:know|hear (?:from you|back)|act|sign|decide|move|get this|close|speak (?:to|with) you)"
        r"(?: \w+){0,3} (?:by|today|now|before|immediately|this week|urgently|soon|asap|quickly|fast)\b",
    ),
    rule(
        "push",
        "you",
        r" (?:must|have got to|have to|really need to|really should|need to|ought to)(?! (?:re-|ask|know|"
        r"be|chase|worry|do (?:nothing|anything)|go|re|wait|tell|reply|report|file|renew|hire|close "
        r"(?:the (?:month|books|year|quarter))|call|answer))\b (?:see|act|sign|decide|try|buy|take|hear|"
        r"have|make|move|switch|upgrade|respond|return|jump|get this|seize|order)\b",
    ),
    rule(
        "push",
        "our my",
        r" (?:quarter|month|fiscal year|quota|target|numbers|boss|manager|sales (?:target|manager|"
        r"director))(?:'s)?(?:-end)? (?:ends?|closes?|end|is|needs|wants|says|won't|will (?:only|kill|"
        r"approve|not|give)|has (?:authori[sz]ed|approved|agreed)|target|quota|approved|authori[sz]ed)\b",
    ),
    rule("push", "hit make meet", r" (?:our|my|the) (?:quota|quarter|target|numbers)\b"),
    rule("push", "end", r" of (?:our|my) (?:quarter|month|fiscal|year|sales)\b"),
    rule(
        "push",
        "opportunity chance",
        r" (?:of a lifetime|you (?:can't|cannot|won't want to|don't want to) (?:miss|pass|afford))\b",
    ),
    rule("push", "special exclusive one", r"(?: |-)time (?:offer|deal|price|discount|opportunity)\b"),
    rule(
        "push",
        "competitors competition",
        r" (?:are|is|have|already|will) (?:already |all |be |probably )?(?:using|ahead|buying|doing it|"
        r"overtak|signed|leaving you|beat|eat|steal|bought|switched)\w*",
    ),
    rule("push", "left", r" behind\b"),
    rule(
        "push",
        "let's",
        r" (?:get (?:this|it|the deal) (?:done|signed|closed|over)|close|do (?:a|the|this) deal|sign|"
        r"make it happen today|lock)\b",
    ),
    rule(
        "push",
        "following follow",
        r" up on (?:my|the|our) (?:last |previous |earlier )?(?:voicemail|message|call|proposal|quote)s?\b",
    ),
    rule("push", "third 3rd fourth fifth", r" time (?:i'm|i am|i've|i have|that i|i)\b"),
    rule(
        "push",
        "trying tried calling ringing been",
        r" (?:to (?:reach|get hold of|get a hold of|call|contact|catch|ring|get) )?(?:you )?(?:for|since|"
        r"all) (?:days|weeks|months|a (?:week|while|month)|some time|ages|last|week|month|the past)\b",
    ),
    rule("push", "only just", r" (?:hold|guarantee|honou?r|keep|offer|extend|give you) (?:this|these|that|our)\b"),
    rule("push", "were been", r" (?:you )?able to (?:look|read|review|go through|see|open|consider|discuss|check)\b"),
    rule("push", "pressure", r" to (?:close|hit|sell|make)\b"),
    rule("push", "put", r" you down for\b"),
    rule("push", "response reply answer", r" this time\b"),
    rule("push", "bumping bump", r" (?:this|my)\b"),
)

_PUSH_OK_BEFORE = pattern(
    r"(?:\b(?:if|unless|in case|when|should|once|until)\b[^,;.]{0,25}|\b(?:no need to|nothing to|"
    r"don't need to|needn't|n't ask you to|won't|never|not going to|not to|isn't a|not a|no) )\Z"
)
_THEY_ARE = pattern(r"\b(?:you're|you are|they're|they are|are|is) \Z")
_CHANCE = pattern(r"chance|time|opportunity|moment|heard|waiting|haven't")
_THEY_DO = pattern(r"\b(?:you|you've|you have|your \w+)(?: \w+)? \Z")
_THEY_SAID = pattern(
    r"\byou(?:'d| had|'ve)? (?:said|told me|mentioned|wrote|asked)(?: that| to)?(?: you| they| we|"
    r" your \w+)?(?: \w+)? \Z"
)
_GETTING = frozenset({"get", "got", "find", "have", "had"})
_TERMS = words("rate rates price prices pricing deal sale offer contract proposal quote")
_THEIR_TERMS = pattern(r"\b(?:your|old|current|existing|present|their|supplier's|landlord's|carrier's)(?: [\w-]+)? \Z")
_PRICES = words("price prices rates rate")
_OF_THE_MARKET = pattern(
    r"\b(?!(?:our|the|these|those|special|new|all|list|my|its|and|as|before|because|low|such|good|great|these|current)\b)"
    r"[a-z]{3,} \Z"
)
_OURS_NEAR = pattern(r"\b(?:our|we|offer|discount|lock|act|hurry|sign)\b")
""" "Diesel prices go up": what they pay to others."""
_OF_AN_OFFICE = pattern(
    r"\b(?:council|county|city|government|hmrc|irs|tax office|regulator|ministry|court|insurers?|grants?|tender|filing|"
    r"enrolment|enrollment|subsid\w+|registry)\b"
)
""" "The last chance for the grant": a date of somebody else's, which is news to them."""
_CONDITIONAL_BLAME = frozenset(
    {"haven't", "not", "never", "still", "you", "you've", "miss", "did", "have", "had", "get", "find", "got"}
)


def push_phrase(text: Text) -> Check:
    """Whether it presses: chasing, false deadlines, blame, closing."""
    spans = apart([span for span in text.own("push") if not _harmless(text, span)])
    if not spans:
        return passed(CheckId.PUSH_PHRASE, "It does not press.")
    message = f"{named(text, spans)} can sound like pressure."
    return failed(CheckId.PUSH_PHRASE, message, spans=spans, suggestion=cut_sentence(text, spans[0]))


def _harmless(text: Text, span: Span) -> bool:
    """ "if I haven't heard by Friday", "when you get a chance to read it", "no need to sign anything"."""
    begin, _ = text.around(span[0])
    before = text.low[max(begin, span[0] - 40) : span[0]]
    first = text.low[span[0] : first_word_end(text, span)]
    if (first in {"only", "just"} and _THEY_DO.search(before)) or (first != "you" and _THEY_SAID.search(before)):
        return True
    if first in _TERMS and _THEIR_TERMS.search(before):
        return True
    if first in _PRICES and _OF_THE_MARKET.search(before) and not _OURS_NEAR.search(text.low, *text.around(span[0])):
        return True
    if first in {"last", "final"} and _OF_AN_OFFICE.search(text.low, *text.around(span[0])):
        return True
    if first == "still" and _THEY_ARE.search(before):
        return True
    found = _PUSH_OK_BEFORE.search(before)
    if not found:
        return False
    if re.match(r"(?:if|unless|in case|when|should|once|until)\b", found.group()):
        return first in _CONDITIONAL_BLAME and (first not in _GETTING or bool(_CHANCE.search(text.low, *span)))
    return True


_JARGON = """synergy synergies synergistic paradigm scalable scalability robust holistic holistically ecosystem
seamless seamlessly streamline streamlined streamlining optimise optimize optimisation optimization optimising optimizing
empower empowers empowering turnkey omnichannel omni-channel disruptive ideate learnings touchpoint touchpoints actionable
granular granularity leverage leveraging leverages leveraged roi kpi kpis saas b2b stakeholder stakeholders incentivise incentivize
operationalise operationalize monetise monetize gamify hyperscale hyperautomation frictionless bespoke-solution agile-driven
solutioning upskill upskilling deliverables verticals cadence transformational transformative cutting-edge best-of-breed
mission-critical value-add value-added next-gen ideation productise productize"""

JARGON_RULES = (
    rule("jargon", " ".join(word for word in _JARGON.split() if "-" not in word)),
    rule("jargon", "value", r"(?: |-)(?:add\b|added\b|proposition|propositions|driven)"),
    rule("jargon", "mission", r"-critical\b"),
    rule("jargon", "end", r"-to-end\b"),
    rule("jargon", "next", r"-gen(?:eration)?\b"),
    rule("jargon", "digital", r" transformation\b"),
    rule("jargon", "thought", r" leader(?:s|ship)?\b"),
    rule("jargon", "move moves moving", r" the needle\b"),
    rule("jargon", "low", r"(?: |-)hanging fruit\b"),
    rule("jargon", "pain", r" points?\b"),
    rule("jargon", "deep", r" dives?\b"),
    rule("jargon", "boil", r" the ocean\b"),
    rule("jargon", "game", r"(?: |-)chang\w+"),
    rule("jargon", "win", r"-win\b"),
    rule("jargon", "core", r" competenc(?:y|ies)\b"),
    rule("jargon", "out", r" of the box\b"),
    rule("jargon", "best", r"(?: |-)of(?: |-)breed\b"),
    rule("jargon", "bottom", r" line\b"),
    rule("jargon", "next", r" level\b"),
    rule("jargon", "circle circling", r" back\b"),
    rule("jargon", "drill", r" down\b"),
    rule("jargon", "bandwidth", r"\b(?! (?:in|at|on) your (?:sites?|network)| costs?| bill)"),
)


def jargon(text: Text) -> Check:
    """Whether everybody would understand it at first hearing."""
    spans = apart(list(text.own("jargon")))
    if not spans:
        return passed(CheckId.JARGON, "It is in plain words.")
    return failed(CheckId.JARGON, f"{named(text, spans)} has a plainer word.", spans=spans)

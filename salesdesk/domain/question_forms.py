"""The forms of English questions, as patterns: what begins one, what softens one, what only looks like one.

Knows no verdicts; `questions` reads with it.
"""

from __future__ import annotations

import re

from salesdesk.domain.patterns import pattern

AUX = (
    r"(?:is|are|am|was|were|do|does|did|can|could|will|would|shall|should|may|might|must|have|has|had|ought|need|dare"
    r"|cannot|ain't|aren't|isn't|wasn't|weren't|don't|doesn't|didn't|can't|couldn't|won't|wouldn't|shan't|shouldn't"
    r"|haven't|hasn't|hadn't|mustn't|needn't|mightn't|any|anyone|anybody|anything|ever)"
)
WH = (
    r"(?:what|how|why|who|whats|hows|whos|wheres|whereabouts|whom|whose|when|where|which|whatever|what's|how's|why's|who's"
    r"|when's|where's|what're|how'd"
    r"|what'd|where'd|who'd|who'll|what'll)"
)
IT = r"(?:i|you|we|they|he|she|it|there|this|that|y'all)"
SUBJECT = (
    rf"(?:{IT}|these|those|the|a|an|your|our|their|his|her|my|anyone|anybody|someone|somebody|anything|everyone"
    r"|everybody|all|any|both|each|most|some|yours|one|people|folks)"
)
ORDERING = r"(?:have|had|need|dare|do|did|ought|must|may|any|will|can)"  # "have a good day", "do the price first"
LEAD_IN = pattern(
    r"^(?:(?:so|and|but|or|ok(?:ay)?|well|now|right|then|also|just|actually|sorry|thanks|great|hey|hi|hello"
    r"|please|um+"
    r"|alright|fine|look|first(?: of all)?|last(?:ly)?|finally|one more(?: thing)?|quick question|my question"
    r"|question"
    r"|if i may(?: ask)?|out of (?:interest|curiosity)|by the way|btw|again|in that case|generally|typically"
    r"|today|currently|ideally|honestly|roughly|exactly)\b[\s,:;–—-]*)+",
    re.I,
)

TELL = (
    r"(?:tell|walk|talk|take|run|guide|bring|fill|lead|step|show|give|explain|describe|share|outline|elaborate|expand"
    r"|help (?:me|us) (?:to )?(?:understand|see|picture|learn)|say (?:a (?:bit|little|few words) )?(?:more|about)"
    r"|go (?:over|into|through)|speak to|paint|unpack|break (?:it |that |this )?down|sum (?:it |that )?up"
    r"|summari[sz]e"
    r"|be (?:(?:a (?:bit|little) )?more )?(?:specific|precise|concrete)\b|catch"
    r"|(?:list|name) (?:the|two|three|some|a few|your) (?:\w+ )?(?:things|reasons|ways|challenges|problems|steps"
    r"|points|priorities)"
    r"|illustrate|compare|clarify|let (?:me|us) (?:know|understand|hear|in)|lay out|sketch|detail|educate|teach)"
)
REQUEST = pattern(
    r"^(?:(?:can|could|may|might) (?:i|we) (?:just )?ask (?:you )?to |(?:can|could|would|will|won't|may|might) (?:you|i|we)"
    r"(?: all| both| please| just| perhaps| maybe| possibly| kindly| also| first| briefly| quickly)*"
    r"(?: (?:be able|be willing|be happy|be open|be comfortable|be so kind as|mind|like|care|have a (?:moment|minute)|take a (?:moment"
    r"|minute)))?"
    r"(?: to| if i)? ?"
    r"|(?:(?:do|would) you )?mind (?:if i )?|do (?=tell\b|explain\b|describe\b|share\b)|are you (?:able|happy"
    r"|willing) to |is it (?:ok|okay|all right|alright) if i "
    r"|i(?:'d| would) (?:love|like) (?:for )?you to |(?:please|kindly) )(?=\S)",
    re.I,
)
GERUND = {
    "telling": "tell", "walking": "walk", "talking": "talk", "taking": "take", "explaining": "explain",
    "describing": "describe", "sharing": "share", "giving": "give", "showing": "show", "outlining": "outline",
    "saying": "say", "running": "run", "elaborating": "elaborate", "expanding": "expand", "helping": "help",
    "going": "go", "filling": "fill",
}  # fmt: skip
TELLING = pattern(rf"^{TELL}\b", re.I)
TELL_OTHERS = pattern(
    r"^(?:tell|give|show|catch|take|send|bring|walk|run|fill|lead|let|share|talk|guide|step|teach)\b(?! (?:me|us)\b)",
    re.I,
)
TELL_OPEN = pattern(
    r"^(?:share|talk)\b.*\b(?:how|what|why|your|yours|about|through|thoughts|with (?:me|us))\b|^walk through\b", re.I
)
ASK_ABOUT = pattern(
    rf"^(?:ask|check|clarify|confirm|find out)(?: you)?(?: a (?:bit"
    rf"|little) (?:more )?)? (?=about\b|{WH}\b|if\b|whether\b)",
    re.I,
)
OFFER = pattern(
    r"^(?:can|could|may|might|shall|should|will) i (?:just |quickly |please |briefly )*(?:explain|describe|share|tell"
    r"|walk|talk|show|outline|give|take|run|guide|bring|fill|illustrate|summari[sz]e|sum|teach|help|go|sketch|detail"
    r"|lay out)\b",
    re.I,
)
"""The rep would tell something: the answer is yes or no."""
ASK_VIEW = pattern(
    r"^(?:can|could|may|might) (?:i|we) (?:just )?(?:get|have|hear) (?:your|their) (?:\w+ )?"
    r"(?:thoughts?|views?|takes?|opinions?|perspective|feedback|input|reactions?|impressions?|story|side)\b"
    rf"|^(?:can|could|may|might) (?:i|we) (?:explore|discuss|dig into|hear|learn|understand) (?:more )?(?:about )?{WH}\b"
    r"|^i(?:'d| would) (?:love|like) to (?:hear|know|get|have) (?:your|their)\b",
    re.I,
)
GO_ON = pattern(
    r"^(?:your (?:thoughts|view|take|reaction|impressions?|opinion)|thoughts|go on|like what|such as|meaning(?: what)?"
    r"|for (?:example|instance)|because|so what|(?:and )?then what|you do what, exactly|(?:and )?the reason"
    r"(?: being)?)\W*$",
    re.I,
)
"""A few words that only ask to go on."""
WHAT_IF = pattern(r"^what if\b", re.I)
WONDER = pattern(
    r"^(?:i(?:'m| am| was|'d| would)?(?: be| just| really| also| always)*"
    r" (?:wonder(?:ing|ed)?|curious|interested|keen|love|like|want(?:ed)?|hoping|trying)"
    r"(?: to)?(?: (?:know|hear|understand|learn|see|ask(?: you)?|find out|discuss|explore))?"
    r"|curious|wondering|interested to (?:hear|know))\b"
    r"(?P<about>(?: (?:more|a bit more|a little more))?(?: (?:about|from you|in))?) ?",
    re.I,
)
EMBEDDED = pattern(rf"\b(?P<word>if|whether|{WH})\b", re.I)
IF = pattern(r"^(?:if|whether)\b", re.I)

NARROW = pattern(
    r"^(?:(?:by|from|since|until|till|at|in|on|to|for|with|under|about|of) )?"
    r"(?:who|whom|whose|when|where|whereabouts|which|who's|when's|where's|who'd|who'll)\b"
    r"|^(?:(?:for|about|by|in|over|since) )?how (?:many|much|often|long|soon"
    r"|far|big|large|small|old|tall|wide|deep|heavy|frequently|likely|late"
    r"|early|high"
    r"|low)\b"
    r"|^(?:in |by |at |on |for )?what (?:time|day|date|year|month|week|quarter|percentage|percent|number|size|price"
    r"|colou?r|version|model|brand|rate|currency)\b"
    r"|^what(?:'s| is| are| was| were) (?:your|the|their|its|his|her) (?:\w+ )?(?:name|names|number|title|role|budget"
    r"|deadline|address|e-?mail|extension|headcount|size|turnover|revenue|price|rate|fee|date|url|website"
    r"|postcode|zip"
    r"|volume|contract end|term)\W*$",
    re.I,
)
WIDE_WHERE = pattern(
    r"^where (?:do|would|did|could) (?:you|they|we) (?:see|want|hope|feel|think)\b|^where (?:does|do|did) \w+ hurt",
    re.I,
)
PROPOSAL = pattern(
    r"^how about\b|^why (?:don't|not) (?:we|i|let|you (?:just|take|give|send|sign|try))\b"
    r"|^why not (?:\w+ )*(?:today|now)\b"
    r"|^what (?:about|if we|do you say (?:to|we)|say we) (?:say |on |at |next |this |a |quick |we |you )*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|now|next week|week|\d|me?et|talk(?:ed)?|spoke|speak"
    r"|call|sign)",
    re.I,
)
OPEN_WH = pattern(
    rf"^(?:(?:to|in|by|at|for|on|with|from|of|under|about|through|against|over|since|until)\s+)?{WH}\b", re.I
)
EXCLAIM = pattern(
    r"^(?:what (?:a|an) \w|how (?:nice|lovely|great|kind|good|funny|wonderful"
    r"|awful)\b(?!.*\?))",
    re.I,
)

TAG_VERB = r"(?:is|are|was|were|do|does|did|can|could|will|would|have|has|had|should|may)"
TAG = pattern(
    rf"(?:,|\s[-–—])\s*(?:(?:{TAG_VERB}(?:n't| not)?|wo|won't|ain't|can't) (?:you|they|he|she|it|we|i|that"
    rf"|there)(?: not)?"
    r"|right|correct|no|yes|yeah|yep|ok|okay|innit|eh|true|agreed|hm+|huh|am i right|isn't that so|or not"
    r"|don't you think|is that (?:right|correct|so))\s*\?+\s*$",
    re.I,
)
ALTERNATIVE = pattern(r"\bor\b(?! so\b| not\b| something\b| anything\b| similar\b)", re.I)
SETTING = pattern(
    rf"^(?:when|where|while|whenever|whatever|had|should|any|as) (?!{AUX}\b)"
    rf"|^(?:in|at|on|by|with|for|of|to|from|under) (?!{WH}\b)"
    r"|^(?:tell|ask|let) (?:me|us)(?: (?:this|something|one thing))?$|^(?:how|what) about\b|^you know what$",
    re.I,
)
STATES = pattern(
    r"^(?:is|are|was|were|be|am) (?:fine|ok|okay|good|great|happy|keen|interested|on|in|at|not|now|very|still|ready|out"
    r"|away|back|busy|ill|over|due|up|with|to|from|under|a|an|so|too|quite|really|only|just|\w+ing|\w+ed)\b",
    re.I,
)
WH_NO_MARK = pattern(
    rf"^(?:\w+ )?{WH}(?: \w+){{0,3}}? (?:{AUX}|'s|'re)\b|^(?:what|who|which(?: \w+)?) \w+(?:s|ed|n)?\b"
    r"|^(?:how|why|what)(?:'?s|'re) |^how come\b",
    re.I,
)
TELLS = pattern(r"^(?:what|how|where|when|who) (?:i|you|we|they|he|she|it)\b", re.I)  # "what you said helped"

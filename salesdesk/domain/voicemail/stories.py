"""What became of others like them, told in one sentence: "Two councils handed theirs in a week early".

A story counts by its shape: people of the trade first, then what is done, then how soon, how whole or how seldom. What
hurts them ("most clinics lose a week"), what they buy and what is sold to them is no story.
"""

from __future__ import annotations

from salesdesk.domain.patterns import pattern
from salesdesk.domain.voicemail.findings import Span
from salesdesk.domain.voicemail.language import Text
from salesdesk.domain.voicemail.marking import US
from salesdesk.domain.voicemail.wordlists import CROWD, NOT_PEOPLE, PEOPLE

_COUNT = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|several|some|other|others|many|a few|a couple of|"
    r"those)"
)
_GROUP = (
    rf"(?:(?:{_COUNT}) (?:other |more )?(?:[\w'&-]+ ){{0,3}}?(?!{NOT_PEOPLE}\b)[a-z-]{{3,}}s|(?:[\w'&-]+ ){{0,3}}?(?:{PEOPLE}|{CROWD})"
    r"|(?:one|two|three|another|someone|somebody|others|(?:a|the|one of the|some of the|two of the)"
    r" (?!offer|price|deal|demo|people|team|office|call|message|man|woman|person|lady|girl|guy|colleague|friend|lot|copy|number|day|date)\w+)"
    r" (?:\w+ )?(?:in|at|near|of|down|up|across|on|next|round|like|with|who)\b)"
)
_LEAD = r"(?:(?:and|but|so|now|since then|meanwhile|lately|today|this \w+|last \w+|in [\w' ]{2,20}|at [\w' ]{2,30}|here|there),? )?"
_STORY = pattern(rf"{_LEAD}(?:there (?:are|is) )?{_GROUP}\b(?P<rest>[^.!?]*)")
_CLOCK = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday|lunch(?:time)?|midnight|\d{1,2})"
)
_SPAN = r"(?:minutes?|hours?|days?|mornings?|afternoons?|evenings?|weeks?|weekends?|months?|fortnights?|quarters?|shifts?|seasons?|years?)"
_GOOD = pattern(
    rf"\b(?:(?:(?:a|an|one|two|three|\d+) (?:\w+ )?{_SPAN}|\w+) (?:early|sooner|ahead)\b|ahead of"
    rf"|by {_CLOCK}\b|by (?:\w+day|the (?:evening|night|friday|day)|\w+ (?:lunch\w*|noon|morning|evening))"
    rf"|(?:in|within|inside) (?:an?|one|half an?|under (?:an?|one|two|five|ten)|twenty|thirty|ten|nine|eight|seven|six|five|four|two|three|\d+) {_SPAN}\b"
    r"|the (?:same|next|very next) (?:hour|day|morning|afternoon|evening|week|shift)|same[- ]day|next[- ]day|overnight"
    r"|(?:lost|missed|wasted|dropped|threw away|scrapped|lose|miss|waste|turn away|turned away) (?:none|nothing|no|not|hardly|far|half)"
    r"|none (?:of|stopped|late|lost|missing)|with (?:none|no|nothing|not one)|without (?!us\b|our\b)|not (?:a single|one)"
    r"|no longer|never (?:again )?(?!heard|called)|nobody|no one|on time|first time|every (?:call|order|last|single|one|parcel|load|patient|bed|seat)"
    r"|half as|twice as|a (?:third|quarter|fifth|tenth|half) (?:as|less|fewer|more|of|quicker|faster|lower|cheaper)|from \w+ (?:\w+ )?(?:down )?to (?!you\b|your\b|the\b)"
    r"|(?:sell|sells|sold|selling) out|fully booked|booked (?:out|solid)|(?:whole|full|entire) (?:year|month|season|winter|summer|quarter)"
    r"|(?:the|with the) same (?:staff|crew|people|team|headcount)|up and running|back (?:up|open|running|to work)|went through \w+"
    r"|(?:sleep|slept|breathe|home) (?:better|easier|at night|for (?:dinner|supper|tea|bedtime))|out of the red|in the black"
    r"|now\b|again\b|used to\b|where (?:they|it) (?:did|had|were|was|took)|\w+ (?:longer|earlier)\b|up front|without\b|(?:everything|every \w+ \w+) right"
    r"|every (?:\w+ )?(?:shift|night|day|week|wedding|shelf|post|vacancy|table|room|job)|(?:its|their|his|her) last (?:\w+ )?(?:post|bed|room|table|vacancy|place|seat)"
    r"|close[sd]? (?:\w+ )?on (?:the|day)|two thirds|spare \w+|half empty|doubled|tripled|ahead\b|book(?:s|ed)? out"
    r"|in a single\b|in one (?:call|go|step|visit|pass|sitting|click)\b|on the (?:day|dot|spot)\b|half the (?!battle|market|story)|hasn't|haven't|has not|have not"
    rf"|(?:leave|leaves|left|home|out|closed?|closes|done|finish(?:es|ed)?|shut|shuts) (?:at|by) {_CLOCK}\b|rest on|before (?:opening|closing|lunch|breakfast|christmas|the [\w' ]{{2,25}} (?:is|are) over))"
)
_HURTS = pattern(
    r"\b(?:los(?:e|es|ing) (?!none|nothing|no\b|not|hardly|far|half)|struggl\w+|dread\w*|waits? (?!less)|waiting (?:for|on)\b|hat(?:e|es)\b|complain\w*|worr(?:y|ies|ied)|suffer\w*|"
    r"fight(?:s|ing)?|battl\w+|can't|cannot|couldn't|unable|tell (?:me|us)|told (?:me|us)|ask(?:s|ed)?\b|too (?:much|many|often|late)|"
    r"(?<!your )(?<!the )trust(?:s|ed)?\b|bought|buy|buys|signed|sign\b|choos\w+|chose\w*|(?<!that )(?<!who )(?<!which )switch\w*|joined|rely|relies|spots?|places? left|fill(?:s|ing)? up fast|offer|"
    r"still\b|said\b|says?\b|mine\b|call(?:s|ed)? back|answers?\b(?! (?:the (?:phone|door)|every|all|each))|repl(?:y|ies)\b|quotes?\b|meets?\b|left\b|by hand|before anyone|often\b|usually\b|always late|spend(?:s|ing)? (?!less|half|more time with))"
)


def told(text: Text) -> tuple[Span, ...]:
    """The sentences that tell what became of others like them."""
    found = []
    for begin, end in text.sentences:
        story = _STORY.match(text.low, begin, end)
        if story is None or US.search(text.low, begin, end) or text.said[begin:end].rstrip().endswith("?"):
            continue
        good = _GOOD.search(text.low, story.start("rest"), end)
        if (
            good
            and not _HURTS.search(text.low, story.start("rest"), good.start())
            and not text.has("our_product", (begin, end))
        ):
            found.append((begin, end))
    return tuple(found)

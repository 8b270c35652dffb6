"""The language of things getting better: less of what hurts, more of what is wanted, and for whom.

Phrases only; which of them count is judged in `benefit`.
"""

from __future__ import annotations

from salesdesk.domain.voicemail.language import rule
from salesdesk.domain.voicemail.wordlists import COUNTS, CROWD, NOT_PEOPLE, PEOPLE, PRODUCT, UNITS, any_of

_EMPTY = any_of(
    "efficiency efficiencies productivity roi growth performance synergies synergy value potential "
    "success business "
    "results operations processes workflow workflows experience innovation goals needs expectations "
    "excellence "
    "profitability competitiveness effectiveness agility everything transformation brand bottom_line "
    "game "
    "company organisation organization future"
)
"""Objects that promise nothing in particular: "increase efficiency" names no gain."""
_OBJECT = (
    r"(?! (?:up|off|in touch|to the chase|the date|my|our|me|us|it short|this short|short|in\b)\b)(?: "
    r"(?!" + _EMPTY + r"\b)[\w'/%£$€-]+)(?:,? [\w'/%£$€-]+){0,5}"
)
_NOT_EMPTY = (
    r"(?! (?:(?:their|your|the|our|overall|business|operational|company|team|sales|more|greater|"
    r"maximum|real|new|all|its|and) ){0,3}" + _EMPTY + r"\b)"
)
_BETTER = r"(?:faster|sooner|earlier|quicker|shorter|less|fewer|cheaper|lighter|easier|ahead|off|back|saved|" r"lower)"
_TALK = (
    r"(?:my\b|our\b|call|ring|phone|reach|get hold|get back|tell|hear|let me|know\b|see what|"
    r"put a face|find me|have my|contact|sign|decide if|reply|write|text|meet me|discuss|"
    r"take advantage|see (?:it|how|for yourself|our|the demo)|get started|experience|learn|benefit|"
    r"achieve|grow\b|succeed|focus on what matters|not miss|don't miss|never miss)"
)

RULES = (
    rule(
        "gain",
        "save saves saved saving",
        r"(?: (?!my|our|the date|it\b|me|us\b|your (?:place|seat|spot)|a (?:seat|place|spot)|you a "
        r"(?:seat|place|spot))[\w'-]+){1,6}",
    ),
    rule(
        "gain",
        "cut cuts cutting shorten shortens shortened shortening halve halves halved halving trim trims "
        "trimmed reduce reduces reduced "
        "reducing lower lowers lowered lowering eliminate eliminates eliminated avoid avoids avoided "
        "avoiding prevent prevents prevented preventing slash "
        "slashed drop drops dropped shave shaves shaved shaving shrink shrank shrunk remove removes "
        "removed spare spares spared simplify "
        "simplifies simplified ease eases eased soften fix fixes fixed solve solves solved",
        _NOT_EMPTY + _OBJECT,
    ),
    rule(
        "gain",
        "bring brings brought bringing take takes took taking get gets got getting",
        r"(?:,? [\w'-]+){1,6}? (?:down|off (?:your|their|the|every|each|his|her)|under control|out of "
        r"(?:the|your|their)|out (?:on|in) (?:time|half|one|a|two|three|four))\b(?<!take me off)"
        r"(?<!take you off)(?<!you off your)(?<!you off the)",
    ),
    rule(
        "gain",
        "free frees freed freeing",
        r"(?:s|ed|ing)? (?:up )?(?!to\b|trial|demo|consult|quote|of\b|sample|no|for\b|on\b|at\b)"
        r"(?:[\w'-]+ ){0,4}?(?:time|hours?|days?|people|staff|team|cash|capacity|space|evenings?|"
        r"mornings?|weekends?|afternoons?|hands|room|drivers?|nurses?|teachers?|engineers?|up)\b",
    ),
    rule(
        "gain",
        "increase increases increased raise raises raised improve improves improved improving boost "
        "boosts boosted grow grew grows lift "
        "lifted lifts double doubled doubles doubling triple tripled speed speeds sped speeding",
        _NOT_EMPTY + r"(?! (?:our|my|prices|rates|to\b))" + _OBJECT,
    ),
    rule(
        "gain",
        "recover recovers recovered reclaim reclaims reclaimed win wins won regain regained gain gains gained",
        r"(?! (?:awards?|an award|several|prizes?|the .{0,20}award))(?:,? [\w'/%£$€-]+){0,4}? (?:hours?|"
        r"days?|time|weeks?|money|cash|costs?|minutes|evenings?|weekends?|bids?|tenders?|work|orders|"
        r"customers|fees|revenue|margin|points?|back)\b",
    ),
    rule(
        "gain",
        "keep keeps kept keeping",
        r"(?! in\b| you (?:posted|long|informed)| this| it (?:short|brief)| trying| calling| up)"
        r"(?:,? [\w'-]+){1,6}? (?:running|moving|open|safe|cool|fresh|full|down|on time|on the road|under|"
        r"out of|from \w+ing|in stock|staffed|happy|without)\b",
    ),
    rule(
        "gain",
        "spend spends spent spending",
        r"(?:,? [\w'-]+){0,5}? (?:less|fewer|half|a third|\d+ ?%|instead|at home|with (?:patients|"
        r"customers|pupils|children|their|your|clients|families))\b",
    ),
    rule(
        "gain",
        "stop stops stopped stopping quit",
        r"(?! (?:calling|ringing|trying|bothering|by\b|you\b|me\b|in\b|there|here|the car)\b)(?: (?:\w+ )?"
        r"(?:\w{3,}ing|the (?!call)\w+|late|lost|double|paying|\w+ from \w+ing))\b",
    ),
    rule(
        "gain",
        "without",
        r" (?:(?!hearing|wasting|obligation|taking up|boring|pushing|pressing|bothering|calling|beating|"
        r"saying)(?:(?:your|their|the|anyone|anybody|people|you|them|even|ever) )?(?:\w+ )?[\w-]{3,}ing|"
        r"(?:the |a |any |extra |more |new ){1,6}(?!obligation|pressure|commitment|cost|strings|charge|"
        r"risk to you|doubt|further ado|delay)[\w-]+|overtime|re-?\w+|paper\w*|spreadsheets|downtime|"
        r"weekend work)\b",
    ),
    rule(
        "gain",
        "so",
        r"(?: that)?(?:,? (?:you|they|your [\w-]+(?: [\w-]+)?|nobody|no one|nothing|none of|the \w+|"
        r"their \w+|people|month-end|patients|customers|drivers))"
        r"(?:'ll| will| would| could| can| get| gets| never| no longer| don't| doesn't| won't| wouldn't|"
        r" needn't| aren't| isn't| have| has| know| knows| spend| close| closes| finish| always| only|"
        r" pay| pays| stay| stays| are| is| run| runs| start| starts| open| opens| leave| leaves| go|"
        r" need| make| save| sleep| see| sell| serve| feel| hit| meet| do){1,6}\b(?! " + _TALK + r")",
    ),
    rule(
        "gain",
        "no",
        r" (?:longer (?!with|at\b|there|works|in\b|available|interested|relevant)[\w'-]+|more (?!calls?|"
        r"messages|voicemails|e-?mails|from me|than|of my|chasing from me|pressure)[\w-]+|re-?(?:tender|"
        r"keying|entry|work|training|typing)\w*|late \w+|surprises?|overtime|(?:\w+ )?(?:downtime|"
        r"penalt\w+|fines?|queue\w*|double entry|paperwork))\b",
    ),
    rule("gain", "fewer less", r"(?! than)(?:,? (?!of my|of our|about)[\w'-]+)"),
    rule(
        "gain",
        "more",
        r" (?:time|hours|sleep|capacity|room|cash|orders|bookings|appointments|visitors|customers|"
        r"patients|pupils|students|applicants|candidates|leads|sales|space|control|margin|money|repeat|"
        r"replies|donations|donors|of (?:your|their) (?:day|week|time|budget|drivers|customers|patients)|"
        r"loads|jobs|referrals|tables|guests|revenue per|income|yield|milk|miles|uptime|shelf)\b"
        r"(?<!any more time)(?! of (?:you|our))(?! questions)",
    ),
    rule(
        "gain",
        "faster sooner quicker cheaper shorter safer lighter smoother calmer quieter",
        r"\b(?! (?:or later|than (?:any|every|our|the comp|all)|we|i|the better|is better|if|you (?:call|"
        r"act|sign))\b)",
    ),
    rule("gain", "easier simpler", r"(?! (?:for me|for us|to (?:call|reach|talk|e-?mail|text|write)|than any))\b"),
    rule(
        "gain",
        "earlier",
        r"(?= (?:each|every|than (?:before|last|planned|they|you))|[.,;!]|$| and)(?<!sent earlier)"
        r"(?<!said earlier)(?<!called earlier)(?<!spoke earlier)(?<!mailed earlier)(?<!wrote earlier)"
        r"(?<!you earlier)",
    ),
    rule(
        "gain",
        "half",
        r" (?:the|a|as|of the) (?:time|day|cost|week|price|effort|paperwork|staff|much|many|long|bill|" r"hours)\b",
    ),
    rule("gain", "twice", r" as (?:fast|many|much|quick\w*|long)\b"),
    rule(
        "gain",
        "twice",
        r" the (?!size|price|cost|number of (?:calls|times)|work|effort|trouble|paperwork|time\b)[\w-]+",
    ),
    rule(
        "gain",
        "instead",
        r" of (?!calling|leaving|ringing|another|e-?mailing|phone|waiting for me|a call|talking)[\w-]+",
    ),
    rule("gain", "rather", r" than (?!call|leave|ring|e-?mail|phone|by)[\w-]+"),
    rule(
        "gain",
        "from",
        r" (?:about |around |over )?(?:\d[\d.,]*|nothing|none|zero|two|three|four|five|six|seven|eight|nine|ten|eleven|"
        r"twelve|fourteen|fifteen|twenty|thirty|forty|a \w+)(?:(?:-| )?[\w%]+){0,3}? (?:down )?to "
        r"(?:about |around |under |just |only |less than |nearly |almost )?(?:\d|one|two|three|four|five|"
        r"six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|half|zero|nothing|none|nil|an?)\b",
    ),
    rule(
        "gain",
        "by",
        rf" (?:about |around |over |nearly |almost |up to |roughly |more than |some |as much as |"
        rf"at least )?(?:{COUNTS}) ?{UNITS}(?! \w+day)",
    ),
    rule("gain", "by in", r" (?:half|a third|a quarter|two thirds|three quarters|a fifth|a tenth)\b"),
    rule(
        "gain",
        "give gives gave giving given get gets got getting have has had",
        rf"(?:,? [\w'-]+){{0,3}}? (?:(?:{COUNTS}) )?(?:[\w-]+ )?(?:{UNITS}|time|evenings?|weekends?|margin|"
        rf"deposit|money|fridays?) back\b(?! (?:i|we|you)\b| ago)",
    ),
    rule(
        "gain",
        "get gets got getting",
        r"(?! (?:a|an|our|the|your|another|this|that) (?:\w+ )?(?:call|meeting|chat|demo|time|slot|date|appointment|conversation|visit))"
        r"(?:,? [\w'-]+){0,3}? (?:paid|home|to bed|finished|done|through|delivered|approved|answers|"
        r"an answer|certified|seen|booked|cover|staff|(?:a|the) (?:refund|rebate|grant|straight|clear))"
        r"(?: (?:on time|early|by|before|sooner|earlier|faster|in|within|the same|first time|for|without|"
        r"every))?\b(?<!get done)(?<!get through)(?<!getting through)(?<!got through)",
    ),
    rule(
        "gain",
        "# a one two three four five six seven eight nine ten half several twelve fifteen twenty thirty forty hundred",
        rf"(?:k|%)?(?:,? (?:or|to|and) \w+)?(?:(?: |-)?(?:whole|full|half|extra|good|couple of|few|third|"
        rf"quarter|hundred|of)){{0,6}}? ?{UNITS}(?:'? worth)?(?: (?:of \w+(?: \w+)?|a (?:week|month|day|"
        rf"year|site|head|person|truck|load)))? (?:off (?:the|your|their|each|every|a)|less|fewer|faster|"
        rf"sooner|earlier|quicker|shorter|cheaper|saved|lower|ahead)\b(?! than (?:a|one|five|ten|two))",
    ),
    rule(
        "gain",
        "ahead",
        r" of (?:time|the (?!rest|competition|curve|pack|game)\w+|schedule|month-end|their|your " r"(?!compet)\w+)\b",
    ),
    rule(
        "gain",
        "on in",
        rf" (?:time(?=[.,;!? ]|$)(?! to| for a| and|ly)|budget\b|(?:under |less than )?(?:{COUNTS}) "
        rf"(?:days?|hours?|minutes?) (?:instead|rather|not|flat|now|where))",
    ),
    rule(
        "gain",
        "first",
        r"(?<!for the first)(?<!is the first)(?<!was the first)(?<!your first) time(?: (?:round|around|right|through))?"
        r"(?=[.,;!]|$| every)",
    ),
    rule(
        "gain",
        "don't doesn't didn't won't wouldn't needn't not never",
        r" (?:(?:have|need|ever|had|be|get)(?: to)? ){1,6}(?!disappointed|sorry|let down|surprised|worry|"
        r"call|reply|do anything|answer|decide|"
        r"ring|act|miss|sign|hear|contact|bother|a call|in touch|back|me\b|the chance|any(?:thing)?|your)"
        r"(?:(?:any|a|an|the|your|their|so) ){0,6}[\w-]{3,}|(?<=n't) (?:lose|miss|run out of|wait|re-?\w+|"
        r"chase|pay|overpay|overspend) (?!out\b|this|me|my|any longer)[\w-]+|(?<=never) (?:lose|miss|run|"
        r"wait|re-?\w+|chase|pay) (?!out\b(?! of)|this)[\w-]+",
    ),
    rule(
        "gain",
        "one",
        r" (?:less|fewer) [\w-]+|(?<=one) (?:rate|price|invoice|bill|page|login|contract|call|place|"
        r"number|screen|form) (?:for|across|instead|not|rather)\b",
    ),
    rule(
        "gain",
        "do does did sort sorts sorted",
        r"(?: (?!you\b)[\w'-]+){1,5}? (?:in|within) (?:an?|one|two|three|half|under|less)(?: \w+){0,2} "
        r"(?:hours?|days?|minutes?|afternoon|morning|evening|week)\b",
    ),
    rule("gain", "fits fit", r" in(?:to)? (?:an?|one|half|two|three) [\w-]+"),
    rule(
        "gain",
        "get gets got getting",
        r"(?: (?!me|us|back)[\w'-]+){1,3} out of (?:spreadsheets?|paper|e-?mail|meetings|overtime|debt|" r"the \w+)\b",
    ),
    rule(
        "gain",
        "evenings weekends fridays saturdays sundays mornings nights",
        r" (?:to (?:yourself|themselves|yourselves)|off\b|free\b|back\b)",
    ),
    rule(
        "gain",
        "so",
        r" that when [^.!?]{1,40}, (?:you|they|your [\w-]+|their [\w-]+)(?:'re| are| have| can|'ll| will)" r"(?! call)",
    ),
    rule("gain", "sleep sleeps slept", r" (?:better|well|easier|at night|soundly|again)\b"),
    rule(
        "gain",
        "catch catches caught catching spot spots spotted spotting",
        r" (?!you\b|up\b|me\b|my)(?:[\w'-]+ ){1,6}?(?:before|early|earlier|while|in time|sooner)\b",
    ),
    rule(
        "gain",
        "close closes closed closing finish finishes finished ship ships shipped deliver delivers "
        "delivered hire hires hired fill fills filled answer answers answered turn turns turned pass "
        "passes passed board quote quotes book file open complete completes completed invoice",
        r"(?:s|ed)? (?!the deal|this deal|the file|your file|my file)(?:[\w'/-]+ ){0,6}?(?:in|within|on|"
        r"by|before|a|the|two|three|first) (?:an? |the |under |less than |just |about |day |working day |"
        r"only ){0,6}(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|half|same|fraction|hours?|"
        r"days?|day|time|week|weeks|month-end|lunch|friday|noon|deadline|first time|lunchtime|"
        r"school run)\b",
    ),
    rule(
        "gain",
        "help helps helped helping let lets letting allow allows allowed enable enables mean means meant "
        "show shows showed",
        r"(?! me\b| us\b)(?!(?: you| them)? (?:what|who|why|where) (?:we|our|i)\b)(?:,? [\w'-]+){1,7}?(?: to)? (?:cut|save|reduce|avoid|shorten|halve|keep|stop|"
        r"find|fill|close|pay|win|spend|hire|retain|recover|catch|spot|trim|plan|finish|sleep|double|free|"
        r"ship|pass|settle|collect|get|bring|prevent|lower|sell|reach|serve|see|use|book|prepare|sort|"
        r"handle|run|move|train|file|answer|track|protect|turn|raise|make|deliver|work|switch|do|go|"
        r"recruit|store|order|open|land|cope|comply|meet|cover|heat|lose|waste|grow|improve|increase|"
        r"boost|speed|steady|feed|teach|treat|simplify)\b"
        r"(?! (?:(?:your|their|the|a|an|in|all|more|full|fullest|true|their own|on|with|of|overall|business|operational|new|"
        r"greater|better|maximum) ){0,4}"
        + _EMPTY
        + r"\b)(?! (?:out of|more out|the most|in touch|started|to know|you|back to|a (?:call|demo)|it all|"
        r"sense of|our|my|all of our|us|me)\b)(?! *[.,!?]| *$)",
    ),
    rule(
        "gain",
        "fill fills filled filling",
        r" (?:(?:their|your|every|each|those|the) (?!forms?|contact|name|role of|survey|in\b|out\b)(?:empty |quiet |last |open )?[\w-]+\b(?! (?:in|out)\b)|(?:[\w'-]+ ){0,4}?(?:tables|shifts|beds|rooms|vacancies|posts|roles|places|slots|gaps|classes|"
        r"seats|appointments|trucks|vans|lorries|containers|diaries)\b)",
    ),
    rule("gain", "get gets got getting have has had", r" (?:their|your) (?!call|message)[\w-]+(?: [\w-]+)? back\b"),
    rule("gain", "were was used", r"(?: to)? [\w-]+(?: [\w'-]+){0,6}? until\b(?! (?:i|we)\b)"),
    rule(
        "gain",
        "third quarter fifth half tenth percent cent twice",
        r"(?: as)? (?:more|fewer|less|much)\b(?! than)(?! information)",
    ),
    rule("gain", "#", r" ?(?:%|per ?cent) (?:more|fewer|less|lower|higher|cheaper|faster|better)\b"),
    rule(
        "gain",
        "lost lose loses missed miss needed need needs paid pay wasted waste",
        r" (?:no|hardly any|not one|almost no|not a single|half as|far less|much less) (?!longer|"
        r"obligation|reply|time to lose|one)[\w-]+",
    ),
    rule(
        "gain",
        "now",
        r" (?:takes?|costs?|needs?|close|closes|finish|finishes|answers?|runs?|starts?|leaves?|spends?|"
        r"ships?|pays?|reports?|sleeps?|fits?|lasts?|opens?)\b",
    ),
    rule("gain", "a one two three four", r" (?!day|week|month|call|more|time)[\w-]+ (?:less|fewer)\b(?! than)"),
    rule(
        "gain",
        "one two three an",
        r" (?:more|extra) (?!time|thing|try|call|question|message|voicemail|e-?mail|word|reason|look|idea|"
        r"attempt|go\b|step|minute|moment|detail|chance|point)[\w-]+",
    ),
    rule("gain", "pay pays paid cost costs", r" (?:you |them |your \w+ )?(?:nothing|no more|not a penny)\b"),
    rule("gain", "paid", r" (?:sooner|faster|on time|earlier|in|within|early|up front|upfront|weeks|days|the same)\b"),
    rule("gain", "home", r" (?:on time|early|by|before|for (?:dinner|bath|tea|supper)|earlier)\b"),
    rule(
        "gain",
        "better",
        r" (?:sleep|margins?|nights|terms|rate|price for|prices for|for (?:you|your|their|patients|pupils|"
        r"drivers|customers))\b",
    ),
    rule(
        "gain",
        "off",
        r" (?:(?:your|their) (?:plate|desk|hands|shoulders|to-do|list|back|bill|costs?|close|month-end|"
        r"lead time|week|workload|rent|premium|energy|fuel)|the (?:close|month-end|bill|lead time|wait|"
        r"job|audit|process|turnaround|cycle|queue|week))\b(?<!take it off your list)(?<!me off your list)"
        r"(?<!you off the list)",
    ),
    rule(
        "gain",
        "out",
        r" of (?:the|your|their) (?:close|month-end|wait|bill|process|week|day|spreadsheets?|paperwork)\b",
    ),
    rule(
        "gain",
        "back",
        r" (?:in|into|from|out of|every|each|per|a) (?:your|their|the|a|each|every|week|month)\b(?! "
        r"(?:office|touch))(?= (?:day|week|diary|pocket|budget|month|evening|classroom|ward|yard|year|"
        r"\w+)|[.,])(?<!back in the)(?<!back from the)(?<!back in a)",
    ),
    rule(
        "gain",
        "worth",
        rf" (?:about |around |some |up to |roughly )?[£$€]?(?:{COUNTS}|\d[\d,.]*) ?(?:{UNITS}|a year|per)",
    ),
    rule("gain", "protect protects protected", r" (?!our|my)(?:[\w'-]+)"),
    rule("gain", "under", r" control\b"),
    rule(
        "gain",
        "got get gets getting",
        r"(?: (?!back|touch|to\b|hold|call)[\w'-]+){1,7}? (?:in|within) (?:an?|one|two|three|half|under|"
        r"less)(?: \w+){0,2} (?:hours?|days?|weeks?|minutes?|months?|afternoon|morning|evening)\b",
    ),
    rule("gain", "so", r"(?: that)? (?:nobody|no one|none of \w+) (?!call|ring|answer|pick)[\w-]+"),
    rule(
        "gain",
        "so",
        r"(?: that)? (?:one|an?|any|each|every|even)(?: (?!quick|short|brief|call|chat|word|reply|meeting|"
        r"conversation|demo)[\w'-]+){1,3}? (?:doesn't|don't|won't|never|no longer|can't|wouldn't) (?!take|"
        r"need|cost you|hurt|matter)[\w-]+",
    ),
    rule("gain", "got get gets getting", r" rid of [\w-]+"),
    rule(
        "gain",
        "got get gets getting has have had",
        r" (?:it|them|that|those|these) (?:all )?back\b(?! to (?:me|us|you))",
    ),
    rule("gain", "relieved rid freed spared", r" (?:of|from) (?:the|that|this|their|your|all|any|having|\w+ing)\b"),
    rule(
        "gain",
        "now",
        r" [a-z]{3,}s? (?:theirs|it|them|all|every \w+|each \w+|(?:their|the|its) \w+(?: \w+)?) (?:in|within|by|before|on) (?:an?|one|two|three|"
        r"four|five|half|under|the|\d+|noon|lunch\w*|monday|tuesday|wednesday|thursday|friday)\b",
    ),
    rule(
        "gain",
        "done finished ready through",
        r" (?:by|before|within|in) (?!touch|the (?:industry|market)|case|business)[\w-]+",
    ),
    rule("gain", "takes take took taking", r"(?: [\w-]+){1,4} out of \w+ing\b"),
    rule(
        "gain",
        "hear hears heard see sees saw know knows knew notice noticed",
        r"(?: (?!from|back|you\b)[\w'-]+){0,6}? (?:before|the same (?:day|hour|morning)|every (?:morning|"
        r"day|evening|hour|week|month|monday|friday)|at once|at a glance|straight away|as it happens|"
        r"in time|ahead|first thing)\b",
    ),
    rule(
        "gain",
        "earn earns earned make makes made sell sells sold raise raised raises harvest harvested serve "
        "serves read reads keep keeps kept take took book booked win won grow grew",
        r"(?: (?!you|me|us)[\w'-]+){0,4}? more\b(?! (?:about|time to|than|of a|information|details?|sense|"
        r"questions?))",
    ),
    rule(
        "gain",
        "less more",
        r"(?= each| every|[.;!]|$| and (?:the|their|your))(?<!tell you more)(?<!know more)(?<!learn more)"
        r"(?<!hear more)(?<!you more)(?<!out more)(?<!once more)(?<!any more)(?<!more with less)(?<!much more)(?<!even more)"
        r"(?<!and more)(?<!say more)(?<!see more)(?<!discuss more)(?<!no more)(?<!or less)(?<!or more)"
        r"(?<!talk more)(?<!some more)(?<!bit more)(?<!time more)(?<!so much more)",
    ),
    rule("gain", "sell sells sold run runs ran", r" out of (?!time|patience|here)[\w'-]+ [\w'-]+"),
    rule("gain", "in", r" place of (?!calling|leaving|ringing|another|me\b|my\b|our\b|a call)[\w-]+"),
    rule(
        "gain",
        "a an one two three four half",
        rf" (?:[\w-]+ )?{UNITS} more (?:on|with|for|at|in) (?:the|their|your|each|every|bed|a)\b",
    ),
    rule(
        "gain",
        "hear hears see sees know knows",
        r"(?: (?!from|back|you\b|me\b)[\w'-]+){1,6}? (?:the (?:minute|moment|instant|second|day) (?:it|they|that|a|the)|on the (?:1st|2nd|3rd|\w+th|first|second|third) (?:what|how))\b",
    ),
    rule(
        "gain",
        "be",
        r"(?:(?<=could be)|(?<=would be)|(?<=can be)) (?:in|filed|done|ready|up|live|open|paid|approved|finished|closed|settled|delivered|home) by\b(?! (?:phone|e-?mail|me|us|our))",
    ),
    rule(
        "gain",
        "carry carries need needs keep keeps use uses hold holds order orders burn burns stock",
        r" half (?:the|as) (?!battle|story|market|chance|truth|hour|time to)[\w-]+",
    ),
    rule(
        "gain",
        "give gives gave giving leave leaves left",
        r" (?:your|their|the|her|his|them|you)(?: (?!a call|a ring)[\w'-]+){0,3}? (?:their|her|his|your|an?|two|three|more) (?:\w+ )?(?:evenings?|weekends?|mornings?|"
        r"afternoons?|mondays?|fridays?|saturdays?|sundays?|nights?|hours? (?:more|a)|holidays?|lunch(?: break)?s?)\b(?! (?:to|call|when))",
    ),
    rule("gain", "back", r" on (?:the road|their feet|your feet|track|line|stream|the shelf|the shelves|site|duty)\b"),
    rule(
        "gain",
        "down up",
        rf" by (?:about |around |over |nearly |almost |roughly |more than |some |at least )?(?:{COUNTS}|(?:\w+ )?(?:hundred|thousand)|a \w+)\b"
        r"(?! (?:today|tomorrow|o'clock))(?<!end up by)(?<!sign up by)(?<!follow up by)",
    ),
    rule(
        "gain",
        "hasn't haven't hadn't",
        r" (?:had|lost|missed|seen|needed|paid|turned|run|wasted|failed)(?: (?!you|me|us|back|word|reply|chance|time|from)[\w'-]+){1,7}? (?:since|in (?:a|two|three|six) \w+)\b",
    ),
    rule(
        "gain",
        "get gets got getting have has had",
        r" (?:the|their|every|all|each)(?: (?!call|meeting|demo)[\w'-]+){1,3} before (?:they|you|she|he|anyone|anybody)\b",
    ),
    rule(
        "gain",
        "find finds found",
        r" (?:nothing|nobody|no (?!time|one (?:to|who)|reason)[\w-]+|not a (?!reason)\w+) (?:to|wrong|missing|for|in|at)\b",
    ),
    rule(
        "gain",
        "have has had",
        r" (?:the|their|every|each|all|your)(?: [\w'-]+){1,2} (?:in hand|to hand|at hand|in stock|on the shelf|on site|waiting|in place)\b",
    ),
    rule(
        "gain",
        "keep keeps kept win wins won answer answers answered ship ships shipped hit hits fill fills filled pass passes passed hold holds held land lands",
        r"(?: [\w'-]+){1,3} (?:in|out of) (?:every )?(?:three|four|five|ten|twenty|a hundred)\b",
    ),
    rule(
        "gain",
        "clear clears cleared clearing",
        r" (?:the|their|your|a|its|that) (?:\w+ )?(?:backlog|backlogs|queue|queues|desk|inbox|arrears|list|shelves|pile)\b",
    ),
    rule(
        "who_gains",
        "you you'd you'll you've you're your yours they they're they've they'd they'll them their theirs "
        "people anyone nobody others",
        r"\b",
    ),
    rule(
        "who_gains",
        "neighbours neighbors neighbour neighbor",
        r"\b(?<! our neighbours)(?<! our neighbors)(?<! my neighbour)(?<! my neighbor)",
    ),
    rule("who_gains", " ".join(PEOPLE.strip("(?:)").split("|")), r"\b"),
    rule("who_gains", " ".join(CROWD.strip("(?:)").split("|")), r"\b"),
    rule(
        "who_gains",
        "patients parents pupils students tenants residents guests shoppers diners donors members visitors passengers shippers "
        "dairy nursery lab mill port yard winery vineyard orchard foundry quarry gym salon pub restaurant library museum theatre "
        "agency broker insurer bank lender fleet factory ward kitchen studio college university resort laundry farmer buyer planner "
        "nurse teacher driver chef foreman receptionist principal headteacher matron bursar treasurer publisher printer builder roofer "
        "team clinic school firm haulier carrier retailer baker brewery practice hospital controller cfo "
        "customer client company charity plant warehouse depot grower farm hotel chain store "
        "manufacturer council dentist landlord bakery wholesaler business garage surgery owner group "
        "manager director",
        r"\b",
    ),
    rule(
        "who_gains",
        "# one two three four five six seven eight several other most many some",
        r" (?:of (?:them|your \w+|the \w+)\b|(?:other )?(?:[\w'-]+ ){0,2}?(?!" + NOT_PEOPLE + r"\b)[a-z-]{3,}s\b)",
    ),
    rule("our_product", "our the this", r" (?:[\w-]+ ){0,3}?" + PRODUCT + r"\b"),
    rule("us_only", "we we're we've our us", r"\b"),
)

"""A way to say no: the condition, the no itself, and what they need not do then.

Phrases only; a way out is advice, and an invitation ("if you'd like to talk, tell me") is none.
"""

from __future__ import annotations

from salesdesk.domain.voicemail.findings import Check, CheckId, failed, passed
from salesdesk.domain.voicemail.language import Text, rule
from salesdesk.domain.voicemail.marking import at_the_end
from salesdesk.domain.voicemail.wordlists import WEEKDAYS, any_of

_NO = (
    r"(?:not|n't|no|never|wrong|rather|already|sorted|covered|happy with|happy where|all set|"
    r"irrelevant|bother|a pass|solved|handled|fixed|taken care of|chosen|decided|sooner|too late|"
    r"too early|too soon|dealt with|moved on|found someone|someone|somebody|satisfied|content with|"
    r"pleased with|someone else|somebody else|changed|shelved|"
    r"dropped|scrapped|cancell?ed|parked|postponed|dead|gone cold|on hold|on ice|full|off (?:the|"
    r"your)|mistaken|busy)"
)
_MEET = any_of(
    "tell say let_me_know drop_me text reply e-mail_me email_me ignore delete no_problem no_worries "
    "no_hard_feelings "
    "is_all_i_need is_all_it_takes is_plenty that's_fine that's_ok that's_okay that's_alright "
    "that's_all_right that_is_fine that's_perfectly that's_absolutely "
    "that's_completely that's_quite it's_fine it's_ok fine_by_me fine_too is_fine a_quick_no "
    "i'll_leave i'll_stop i'll_close i'll_drop i'll_take i'll_understand i'll_not i'll_cross "
    "i'll_step i'll_get_out "
    "i_will_leave i_will_stop i_will_close i_won't we'll_leave we'll_stop i'll_quietly "
    "i'll_happily_leave i'll_go_away "
    "i_completely_understand i_understand i_totally_understand i'll_assume i'll_let you_can_stop "
    "call_me just_shout "
    "give_me_a_quick_no send_me_a feel_free by_all_means please_say wave_me point_me steer_me "
    "put_me_right correct_me that's_that i'm_off i'm_gone i'm_happy_for i'll_be_off i'll_be_gone i'll_stand "
    "i'll_cheer i'll_bow pay_me_no no_need_to_(?:ring|call|reply|get|do|answer)"
)
_INVITES = (
    r"[^.,;:?]{0,60}\b(?:like|want|interested|times?|chance|open|keen|questions?|helps?|suits?|works?|sounds?|useful|curious|"
    r"available|free|can|could|moment|good|better|best|right person|agree|love|wish|needs?|convenient|know|knows|minutes?|get|got|"
    r"hear|heard|receive|ready|makes sense|appeals?|" + WEEKDAYS + r"|tomorrow|morning|afternoon|week)\b(?! no longer)"
)
"""A condition of interest: what stands behind it invites, it is no way out."""
_SAY = (
    r"(?:tell me(?! (?:when|what|how|whom?|which|where)\b)|say (?:so|no|the word|it)|say(?=[.,;!]|$)|let me know(?! (?:when|what|how|whom?|which|where|a)\b)|text me|drop me a (?:line|word|no)|give me a no|put me right|"
    r"no need to (?:ring|call|reply|answer|get back|do)|pay (?:me|this) no|ignore|delete|i'll (?:leave|stand|stop|step|drop|be off|go)|"
    r"i'm (?:off|gone|happy for)|no (?:bother|problem|worries|drama|offence|offense|trouble)|forgive me|all good|that's (?:that|fine|ok)|wave me|consider (?:this|me|it) )"
)

RULES = (
    rule(
        "way_out",
        "if should unless",
        r"(?! (?:i|we) (?:don't|do not|haven't|have not|can't|cannot|won't|didn't|hear nothing)\b (?:hear|"
        r"heard|reach|get|catch|speak|manage|succeed))"
        r"(?! (?:i'm|i am|we're) not (?:at|in|there|available|around|by))"
        r"(?:,? [\w'/-]+){0,10}?(?:,? "
        + _NO
        + r"\b|n't\b)(?:[,;:]? [\w'\"/-]+,?\"?){0,8}?[,;:.]? (?:then |just |please |kindly |simply |so |"
        r"and |do ){0,6}?" + _MEET + r"\b"
        r"(?!(?: me)? (?:know )?(?:when(?! (?:is|would be) better)|what time|a (?:good|better|"
        r"convenient) time|how|whom?)\b)",
    ),
    rule(
        "way_out",
        "just simply only please",
        r" (?:say|tell me|let me know|text|reply)(?: me)?(?: with)?(?: a| the)? (?:no\b|so\b|'?stop|word|"
        r"if (?:not|it isn't|it's not|you'd rather|you would rather|this isn't|that isn't|now isn't|"
        r"you don't|you're not|it doesn't|i should (?:stop|not|leave)))",
    ),
    rule(
        "way_out",
        "tell",
        r" me (?:no\b|to (?!call|ring|phone|send|go ahead|come|proceed|continue|book|start|expect|bring|meet|use|"
        r"contact|e-?mail|write|try|whom|talk|speak|be\b|wait|do\b)\w+|if (?:not|"
        r"it isn't|it's not|you'd rather|this isn't|that's not|i should (?:stop|leave)|i'm (?:wrong|off|"
        r"way off|barking|on the wrong))|it's (?:not|a no)|it isn't|not to\b)",
    ),
    rule("way_out", "say", r"(?:ing)? (?:no\b(?! to)|so and|stop\b|'no'|\"no\"|the word)"),
    rule("way_out", "saying", r" (?:no\b|so\b|stop\b)"),
    rule(
        "way_out",
        "reply text email answer respond write back",
        r"(?: me| back| with| just| a| the| by text| to me){0,6}? \"?(?:'?stop\b|'?no\b(?! later)|'?not "
        r"(?:now|for)|unsubscribe|n\b|pass\b)",
    ),
    rule(
        "way_out",
        "a one even your simple quick plain an",
        r"(?:n? (?:simple|quick|short|plain|polite|honest|one-line|flat))?(?:(?<=\bone)-word|[ -]one-word|"
        r"-word|-line| one-line)?,? \"?'?(?:no|reply|answer|\"no\"|not now|no thanks|nope|not interested|"
        r"text)['\"]?,? (?:thank you |thanks |now |by (?:text|e-?mail) )?(?:is|would be|will do|does|"
        r"works|helps|'s) ?(?:perfectly |absolutely |also |just |quite |completely |all |totally |a |as |"
        r"useful|fine|ok|okay|great|good|enough|plenty|alright|welcome|helpful){0,6}",
    ),
    rule(
        "way_out",
        "no not",
        r" (?:(?:thanks |thank you )?is (?:a )?(?:perfectly |absolutely |also |totally |completely |quite )?(?:fine|ok|okay|good|"
        r"acceptable|an? (?:good |fine |perfectly good )?answer|enough)|(?:hard|hurt) feelings|need to (?:reply|"
        r"call|answer|respond|ring|phone|get back|do anything|act|listen)|"
        r"(?:problem|worries|drama|trouble|bother|sweat|harm(?: done)?|issue|biggie|stress|fuss|big deal)(?: at all)? (?:if|either)|"
        r"pressure|reply needed|rush and no|offence|offense|interest(?:ed)?[?,:;]? (?:just|tell|say|no|"
        r"that's|let me))",
    ),
    rule("way_out", "feel free", r"(?: free)? to (?:say no|ignore|decline|tell me|delete|pass|turn|opt)\b"),
    rule("way_out", "opt opting", r"(?: |-)out\b"),
    rule(
        "way_out",
        "i'll i we'll we happy glad you'll",
        r"(?: will| can| would| 'd| am| be|'m)?(?: gladly| happily| quietly| then| also| happy to|"
        r" glad to| of course| just| to){0,6}? (?:leave (?:it (?:there|at that|be|alone|with no)|you "
        r"(?:be|alone|in peace|to it)|this (?:there|be|alone))|(?:stop|quit) (?:calling|ringing|trying|"
        r"bothering|there|here)|take you off|cross you off|close (?:the|your|my|this) (?:file|book|note|"
        r"loop)|drop it|go away|get out of your (?:hair|way)|not (?:call|ring|bother|trouble|"
        r"try) you again|let (?:it|you) (?:go|be|rest)|bow out|back off|step back|never (?:call|bother|"
        r"ring))",
    ),
    rule(
        "way_out",
        "won't not",
        r"(?: be)? (?:call|ring|bother|trouble|chase|pester|disturb|contact|calling|bothering|chasing)"
        r"(?: you)? (?:again|any more|anymore|further|about (?:it|this) again)\b",
    ),
    rule(
        "way_out",
        "if",
        r" not(?:,| then|:|;)? (?:,? ?(?:no|that's|that is|just say|say|i'll leave|i'll stop|i won't|"
        r"please say|tell me so|a one)\b)",
    ),
    rule("way_out", "if", r" (?:you'd|you would|you) (?:rather|prefer)(?: (?:i|that i|me|we|not))"),
    rule(
        "way_out",
        "call ring tell text correct stop",
        r" me if (?:that's|that is|this is|it's|i'm|i've got (?:it|this|that)|i have (?:it|this))"
        r"(?: all)? (?:wrong|not|off|mistaken|no longer|the wrong)",
    ),
    rule(
        "way_out",
        "it's it that's totally completely perfectly absolutely entirely",
        r"(?:'s| is)?(?: perfectly| absolutely| totally| completely| quite| also)? (?:fine|ok|okay|"
        r"all right|alright) (?:to (?:say|tell|decline|ignore|pass)|if (?:it's (?:a )?no|not|you(?:'d|"
        r" would)? (?:rather|don't|aren't|say|pass)|it isn't|this isn't))",
    ),
    rule("way_out", "whether", r" (?:it's |that's |it is )?(?:yes|a yes|interested) or (?:no|not|a no)\b"),
    rule("way_out", "yes", r",? (?:or )?no,? or (?:not now|later|go away|maybe|leave|another)"),
    rule("way_out", "yes", r" or (?:a )?no\b"),
    rule(
        "way_out",
        "assume take",
        r" (?:that )?(?:it's|it is|that's|this is|the answer is|it to be|it as|it for|now|you're|you are|"
        r"you)(?: \w+)?(?: a)? (?:no\b|not\b)",
    ),
    rule("way_out", "thumbs", r"(?: |-)down\b"),
    rule(
        "way_out",
        "tell",
        r" me if (?:it's|it is|this is|that's|i'm|the \w+ is) (?:a |the )?(?:bad|poor|wrong|no|not|off)\b",
    ),
    rule(
        "way_out",
        "in",
        r" case (?:it|this|that|you)(?:,? [\w'/-]+){0,8}?(?:,? "
        + _NO
        + r"\b|n't\b)(?:[,;]? [\w'/-]+){0,6}?[,;:.]? "
        + _MEET
        + r"\b",
    ),
    rule(
        "way_out",
        "if perhaps maybe",
        rf"(?!{_INVITES})(?:,? [\w'/-]+){{1,9}}?[,;:.?] (?:then |just |please |kindly |simply |do |only |and ){{0,3}}{_SAY}",
    ),
    rule(
        "way_out",
        "not don't wrong already no covered sorted had",
        r"(?<![\w,] not)(?<![\w,] no)(?<![\w,] already)(?:,? (?!worries|problem)[\w'-]+){0,6}\? (?:then |just |please |kindly |simply |do |only |so ){0,3}"
        + _SAY,
    ),
    rule(
        "way_out",
        "a",
        r"(?: (?:simple|quick|short|plain|polite|clear|flat|friendly|firm))? no\b(?<!take a no)(?<!not a no)(?<!n't a no)"
        r"(?!-|[ -]brainer| (?:show|deal|go|win|lose|fuss|nonsense|one|longer|risk|obligation))",
    ),
    rule(
        "way_out",
        "may might could",
        rf"(?:,? [\w'-]+){{0,3}}? (?:nothing|not|no|wrong|sorted|already|mistaken)\b(?:,? [\w'-]+){{0,8}}?[,;:.] (?:then |and |so |just |please ){{0,2}}{_SAY}",
    ),
    rule(
        "way_out",
        "a one",
        r"(?: (?:quick|short|simple|single))? (?:word|line|note|text)(?: (?:to|from|by|with) [\w' ]{1,24}?)? (?:is enough|is plenty|is all (?:i need|it takes)|will do|does it)\b",
    ),
    rule("way_out", "answer", r"(?:'s| is|'s still| is still)(?: a)? no\b"),
    rule("way_out", "one", r" word (?:will do|is enough|does it|is plenty)\b"),
    rule(
        "way_out",
        "don't needn't not",
        r" (?:feel|be) (?:obliged|bound|compelled|obligated|shy (?:to|about)|afraid to)\b",
    ),
    rule(
        "way_out", "you'd", r" (?:rather|sooner|prefer)(?: that| it if)? i (?:didn't|don't|wouldn't|not|stopped|left)\b"
    ),
    rule("way_out", "all", r" good (?:if|either)\b"),
    rule(
        "way_out",
        "forget",
        r" (?:this|it|me|i (?:called|rang)|about (?:it|this))\b(?<!don't forget this)(?<!don't forget it)(?<!not forget it)",
    ),
    rule("way_out", "strike cross", r" (?:it|me|this|that) (?:out|off)\b"),
    rule("way_out", "pay", r" (?:me|this) no (?:mind|heed|attention)\b"),
    rule(
        "way_out",
        "not never won't",
        r"(?: be)? (?:hear|hearing) (?:any ?more |another word |anything (?:more |else )?|a (?:thing|word|peep) )?(?:from|out of) (?:me|us)\b",
    ),
    rule(
        "way_out",
        "i'm",
        r" (?:off|gone)(?: your (?:list|case|back))?\b(?= your|[.,;!]|$)(?! (?:to|on|until|next))(?=.{0,12}(?:list|case|back|[.!]|$))",
    ),
    rule("way_out", "ignore delete disregard", r" (?:this|me|my (?:message|voicemail|call|e-?mail))\b"),
)


def way_out(text: Text) -> Check:
    """Whether it makes it easy to say no."""
    found = text.own("way_out")
    if found:
        return passed(CheckId.WAY_OUT, "It leaves an easy way to say no.", spans=found[:1])
    line = at_the_end(text, "If it isn't for you, just tell me and I'll leave it.")
    return failed(CheckId.WAY_OUT, "It offers no easy way to say no.", suggestion=line)

"""What it asks and offers: the e-mail it mentions, a way to say no, more than "call me"."""

from __future__ import annotations

import re

from salesdesk.domain.voicemail.findings import Check, CheckId, Listener, failed, passed
from salesdesk.domain.voicemail.language import Text, filler, rule
from salesdesk.domain.voicemail.marking import at_the_end
from salesdesk.domain.voicemail.wordlists import WEEKDAYS, any_of

RULES = (
    # the e-mail
    rule("mail", "emailed mailed", r"\b"),
    rule("mail", "e", r"-mailed\b"),
    rule(
        "mail",
        "i we i've we've i'm i'll we'll just also",
        r"(?:,? (?:have|am|will|had|also|just|already|then|gladly|happily|now|since)){0,6}? "
        r"(?:sent|wrote|written|posted|dropped|forwarded|popped|put|left|shipped|mailing|emailing|"
        r"e-mailing|sending|send|email|e-mail|mail|forward|post|text|texted|shared|attached|messaged)\b"
        r"(?! (?:you |your \w+ |him |her )?(?:a |an |another |several |many |two |three |four |five |\d+ |"
        r"a few |some |multiple )?(?:\w+ )?(?:voicemails?|voice mails?|voice messages?|messages?)\b(?! "
        r"(?:on linkedin|via|by e)))"
        r"(?! (?:the word|you (?:a call|a ring|packing)|a voicemail|a message (?:with|on your)|you a "
        r"(?:voicemail|voice mail|message (?:on|with))))"
        r"(?! (?:my|our|their|the) (?:last|best|people|team|engineers))",
    ),
    rule(
        "mail",
        "my the that our this an a earlier last recent quick short",
        r" (?:(?:last|recent|earlier|previous|short|quick|first|second|follow-up|brief|long) )?"
        r"(?:e-?mail|letter|postcard|linkedin (?:message|note|invite))\b(?! (?:address|is\b(?! (?:in|"
        r"there|waiting|from|headed|titled|called))|marketing|system|list|software|campaign|tool|platform|"
        r"account|server|security|provider|archiv))"
        r"(?<!an email)(?<!an e-mail)(?<!a short email)(?<!a letter)",
    ),
    rule(
        "mail",
        "an a",
        r" (?:(?:short|quick|brief|longer|second|follow-up|little) )?(?:e-?mail|letter|postcard)(?: "
        r"(?:from me|with|about|on|to you|last|this|yesterday|on|earlier|today|headed|called|titled|"
        r"that)\b|(?= (?:" + WEEKDAYS + r")))",
    ),
    rule("mail", "in to by", r" (?:your|the) (?:inbox|in-box|e-?mail i|post today|mail today|mailbox)\b"),
    rule(
        "mail",
        "note message letter article checklist link page guide invite invitation report card book quote "
        "proposal plan copy numbers figures summary outline example video",
        r"(?: that| which)? (?:i|we)(?:'ve| have)?(?: also| just)? (?:sent|wrote|emailed|e-mailed|mailed|"
        r"shared|posted|dropped|forwarded|left you|put)\b",
    ),
    rule("mail", "note", r" from me\b"),
    rule(
        "mail",
        "sent",
        r" (?:it |this |that |them |both |the \w+ |over )?(?:to you|you|over|across|by (?:e-?mail|post)|"
        r"last|yesterday|on)\b",
    ),
    rule("mail", "inbox", r"\b"),
    # asks
    rule(
        "call_me",
        "call phone ring telephone buzz",
        r"(?<!i'll call)(?<!will call) (?:me|us)\b(?! (?:crazy|old|biased|sam|mad|\w+ if))",
    ),
    rule(
        "call_me",
        "give",
        r" (?:me|us) (?:a|one|your) (?:\w+ )?(?:call|ring|buzz|shout|bell|tinkle|call-?back|phone call)\b",
    ),
    rule("call_me", "return returning", r" (?:my|our|the|this) (?:phone )?call\b"),
    rule("call_me", "please kindly just simply", r" (?:\w+ )?(?:call|ring|phone)(?: back| us| me| \d|\b)"),
    rule(
        "call_me",
        "call ring phone",
        r" (?:back (?:at|on|when|as|soon|today|now|anytime|any time)|now\b|today\b|our \w+|the office|1-8|"
        r"\+?\(?\d{3})",
    ),
    rule("call_me", "call", r" (?:me )?back\b"),
    rule("call_me", "callback", r"\b"),
    rule("call_me", "reach", r" (?:me|us) (?:at|on|any|by phone|directly|back)\b"),
    rule("call_me", "get", r" (?:right )?back (?:to|with|in touch with) (?:me|us)\b"),
    rule(
        "call_me", "forward", r" to (?:your (?:call|reply|response)|hearing (?:back )?from you|speaking|talking|hear)\b"
    ),
    rule("call_me", "hear", r" back from you\b"),
    rule("call_me", "pick", r" up the phone\b"),
    rule("call_me", "my", r" (?:direct )?(?:number|line|mobile|cell)(?: again| here)? is\b"),
    # other ways to answer, and things given
    rule(
        "other_ask",
        "reply text e email mail write whatsapp message drop send ping",
        r"(?:-?mail)? (?:me|us|to (?:my|the|that|this)|back|with (?:a|one|your|just|yes|no)|stop|no|yes|a "
        r"(?:word|line|text|time|date|day)|one word|with|by (?:text|e-?mail))\b",
    ),
    rule("other_ask", "one", r"-word (?:reply|answer|text|mail|email)"),
    rule(
        "other_ask",
        "would could shall can may is are does do did which what who whom when how where",
        r"(?! (?:you|i|we) (?:please )?(?:call|ring|phone|give|return|help you|sign)\b| have you|"
        r" are you\b)"
        r"(?:,? [^?.!]{1,140})\?",
    ),
    rule("other_ask", "tell", r" (?:me|us) (?:who|what|which|when|how|where|whether|if|a|the|your)\b"),
    rule("other_ask", "let", r" me know (?:who|what|which|when|how|where|whether|if|a|the|your|either|by)\b"),
    rule("other_ask", "how", r" about " + filler(3) + r" (?:" + WEEKDAYS + r"|tomorrow|next week)"),
    rule("other_ask", "pencilled penciled free", r"(?: in)?(?: on| at| for)? (?:" + WEEKDAYS + r")"),
    rule(
        "other_ask",
        "i'll we'll i",
        r"(?: will| can| could| would)?(?: gladly| happily| also| then| be happy to| be glad to)? (?:send|"
        r"e-?mail|share|drop|bring|pop|post|forward|introduce|put|keep|hold|write|text)\b(?! (?:you )?"
        r"(?:a |an |some |our |the |more |my ){0,6}(?:brochure|catalogue|catalog|price list|information|"
        r"info|details|deck|presentation|material|literature|contract|paperwork|invoice))",
    ),
    rule(
        "other_ask",
        "i've i we",
        r"(?: have|'ve)?(?: also| just| already)? (?:sent|put|left|e-?mailed|mailed|shared|attached|"
        r"written|made|marked|saved|set aside|posted|popped)(?: \w+){0,3}? (?:checklist|article|example|"
        r"template|page|pages|guide|comparison|numbers|figures|introduction|calculation|list|summary|case|"
        r"notes?|outline|plan|copy|quote|price|report|study|map|sample|samples|names?)\b",
    ),
)

_PRESSING_QUESTION = re.compile(
    r"how are (?:you|things)|are you ready|ready to|chance to|call me|ring me|give me a|"
    r"get back to me|did you know|tired of|"
    r"looking (?:for|to)|want to (?:save|grow|hear|know|make|be)|wouldn't you|who wouldn't|interested|"
    r"why not|what are you waiting"
)


def mail_reference(text: Text, listener: Listener) -> Check:
    """Whether it mentions the e-mail, or another thing that was or will be sent."""
    found = text.own("mail")
    if found:
        return passed(CheckId.MAIL_REFERENCE, "It mentions what you sent.", spans=found[:1])
    if listener.mail_sent is False:
        return passed(CheckId.MAIL_REFERENCE, "No e-mail has gone out, so there is none to mention.")
    line = " I also sent you an e-mail about {{ last_mail }}."
    return failed(CheckId.MAIL_REFERENCE, "It does not mention your e-mail.", suggestion=at_the_end(text, line))


def only_ask_is_call_me(text: Text, *, promised: bool, way_out: bool) -> Check:
    """Whether "call me" is all that it asks or offers."""
    asks = text.own("call_me")
    if not asks:
        return passed(CheckId.ONLY_ASK_IS_CALL_ME, "It does not leave the next step to them.")
    if promised or way_out or _other(text):
        return passed(CheckId.ONLY_ASK_IS_CALL_ME, "Calling you is one way among others.")
    line = at_the_end(text, "I'll try you again {{ next_call }}; a one-word reply is fine too.")
    return failed(CheckId.ONLY_ASK_IS_CALL_ME, "All it asks is to call you.", spans=asks, suggestion=line)


def _other(text: Text) -> bool:
    spans = ((text.around(span[0])[0], span[1]) for span in text.own("other_ask"))
    return any(not _PRESSING_QUESTION.search(text.low, begin, end) for begin, end in spans)


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
    "put_me_right correct_me"
)
WAY_OUT_RULES = (
    rule(
        "way_out",
        "if should in unless",
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
        r" me (?:no\b|to (?:stop|go|get lost|leave|buzz off|take a hike|back off|clear off)|if (?:not|"
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
        r" (?:is (?:a )?(?:perfectly |absolutely |also |totally |completely |quite )?(?:fine|ok|okay|good|"
        r"acceptable|an? (?:good |fine |perfectly good )?answer|enough)|hard feelings|need to (?:reply|"
        r"call|answer|respond)|problem (?:at all )?(?:if|either)|worries (?:at all )?(?:if|either)|"
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
    rule("way_out", "ignore delete disregard", r" (?:this|me|my (?:message|voicemail|call|e-?mail))\b"),
)


def way_out(text: Text) -> Check:
    """Whether it makes it easy to say no."""
    found = text.own("way_out")
    if found:
        return passed(CheckId.WAY_OUT, "It leaves an easy way to say no.", spans=found[:1])
    line = at_the_end(text, "If it isn't for you, just tell me and I'll leave it.")
    return failed(CheckId.WAY_OUT, "It offers no easy way to say no.", suggestion=line)

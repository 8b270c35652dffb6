"""What it asks and offers: the e-mail it mentions, and more than "call me"."""

from __future__ import annotations

from salesdesk.domain.patterns import pattern
from salesdesk.domain.voicemail.findings import Check, CheckId, Listener, failed, passed
from salesdesk.domain.voicemail.language import Text, filler, rule
from salesdesk.domain.voicemail.marking import at_the_end
from salesdesk.domain.voicemail.wordlists import WEEKDAYS

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
        "mail", "my this", r" (?:(?:last|recent|earlier|short) )?mail\b(?! (?:address|system|server|list|merge|room))"
    ),
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

_PRESSING_QUESTION = pattern(
    r"how are (?:you|things)|are you ready|ready to|chance to|call me|ring me|give me a|"
    r"get back to me|did you know|tired of|"
    r"looking (?:for|to)|want to (?:save|grow|hear|know|make|be)|wouldn't you|who wouldn't|interested|"
    r"why not|what are you waiting|are you (?:happy|satisfied|content|paying too)|(?:do|would) you (?:want|like) to"
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

"""What happens next: promised calls, ways out, the e-mail mentioned, what is asked for."""

from __future__ import annotations

import pytest

from salesdesk.domain.voicemail import Listener, critique

PROMISES = (
    """
I'll ring again Thursday morning.
I will try you again tomorrow.
I'll give you another call early next week.
If I don't hear by Friday I'll call Monday.
I will call again if nothing by end of week.
Thursday morning I'll ring again.
I'm going to try you once more on Tuesday at ten.
Expect my call on Thursday.
You'll hear from me again on Thursday.
You can expect a call from me next Tuesday.
I'll be in touch Monday.
I'll follow up on the 14th.
I'll be calling again on 3 December.
I'll try you again. Thursday morning.
Let me try you again tomorrow around ten.
Unless I hear otherwise, I'll ring Thursday.
I'll phone you first thing tomorrow.
I shall telephone again on Wednesday afternoon.
I'll check back with you in two weeks.
I'll give it another go after the holiday.
I'll call back later this afternoon.
I'll try again when you're back from leave.
My next call is Thursday at ten.
I'll give you a ring on Friday.
I'll also e-mail it over, and I'll try you again at the end of the week.
I'm calling back Thursday.
Will call again Thursday.
I'll come back to you in the new year.
We'll ring you again mid-January.
I'll reach out again Tuesday.
I'll try your line again before the 30th.
I will give you a quick call a week from today.
I'll try you one more time on Friday.
I'll catch you Monday.
I'll dial in again Tuesday 10:30.
I'll call you Dec 3.
If we don't speak by Wednesday, I'll try again.
I'll happily give you a second call Thursday.
I’ll ring again Thursday.
I'll leave you be until then and call on Monday.
I'm back at my desk on Tuesday and will call you then at nine.
I'll have another try on Thursday.
I'll give you another ring on the 8th.
Gonna try you tomorrow at two.
I'll bell you Monday.
I won't keep on; one more try on Thursday at nine.
You're in my diary for a call on Tuesday.
Tuesday at ten, I'll be on the line again.
I'll pick this up with you next Thursday.
I'll ring you   again
on Thursday.
""".strip()
    .replace("   again\non", " again on")
    .splitlines()
)

NO_PROMISES = """
Call me tomorrow.
I'll call you.
I'll be in touch soon.
Please call me back on Thursday.
Can I call you Thursday?
I sent you an e-mail on Monday and I'll call again.
You can call me any time until Friday.
I said I'd ring again Monday, so here I am.
I won't call again after Friday.
I'll leave it there.
I'll call it a day.
I'll try to keep this short today.
I'll call again about the e-mail I sent Monday.
Give me a call Friday.
I look forward to hearing from you this week.
I'll be at my desk until five.
I'll send you the checklist tomorrow.
Would Thursday at ten suit you?
I'm calling about your renewal on the 30th.
I'm ringing today about the audit.
I am calling today because you opened a depot.
We're open Monday to Friday.
I will be in Leeds on Thursday.
I tried you on Monday.
We call our customers every Friday.
I made one more call on Monday.
Will you call me on Thursday?
A call on Thursday would suit me.
She was going to call on Monday.
I'll be brief. Friday is your deadline.
""".strip().splitlines()

WAYS_OUT = """
If it isn't for you, just tell me and I'll leave it.
A one-word reply is fine.
Feel free to say no.
Reply stop and I won't call again.
If it's not a fit, no problem at all.
No is a perfectly good answer.
If now isn't the time, just say so.
If you'd rather not, tell me and I'll close the file.
If I've got the wrong person, just let me know.
call me if that's wrong for you
If this isn't on your list this quarter, text me a no.
If you'd prefer I didn't call, say the word.
If I don't hear back I'll assume it's a no and leave you in peace.
No hard feelings if it's not for you.
Not interested? Just say so.
If not, no worries.
It's fine to say no.
A simple no is fine too.
If you're all set, that's fine, let me know.
Should this not be relevant, I'll gladly leave it there.
Just text "no" and I'll stop.
If it's not the right time, I completely understand.
If you are already sorted, tell me and I will not bother you again.
Even a 'no thanks' helps.
No pressure either way.
If you've other plans, tell me and that's that.
If you've handed it in, just tell me.
Not for you? Then say so, please, and I'm off your list.
Don't want it? Tell me, I won't mind.
Perhaps you've solved it: then just tell me.
It may well be nothing for you; that's fine, tell me.
No drama at all if it's not your thing.
If it's a no, it's a no.
Tell me to hop it.
Pay me no mind.
A simple no and you'll not hear from me again.
If that's all done, no need to ring back.
If you'd sooner I didn't, one word will do.
All good if you've moved on.
Don't feel obliged to answer.
happy to leave it there
If it’s not for you, ignore this message.
Happy to take you off my list.
You can tell me to go away.
a quick no by text is fine
""".strip().splitlines()

NO_WAYS_OUT = """
Call me back at 503 555 0199.
If I don't hear from you by Friday, I'll call Monday.
If you don't call I'll ring your boss.
If you have any questions, let me know.
If not, let me know when is a good time.
Let me know when you can talk.
If I'm not at my desk, leave a message.
We take no for an answer from nobody.
Tell me when suits.
Free, no-obligation demo.
No one else offers this price.
I look forward to hearing from you.
You have nothing to lose.
Just let me know what day works.
If you can't reach me, call my mobile.
There is no reason not to call.
If you've a minute, tell me.
If Thursday is better, let me know.
If you know who runs the depot, tell me.
Firms in your area get paid sooner. Call me.
Not free? Tell me when you are.
Don't forget this.
It's a no-brainer.
I won't take a no.
Tell me to call and I will.
""".strip().splitlines()

MAILED = """
I e-mailed you Tuesday.
I also sent you an email.
I've put it in an e-mail to you.
You'll find it in your inbox.
As I wrote on Monday, the audit closes soon.
I'll e-mail it over today.
I'm sending you the page now.
It's in the email I sent last week.
My e-mail of Tuesday has the numbers.
I dropped you a note on LinkedIn.
the checklist I sent
I mailed you a card.
per my last email
You should have a note from me.
I'll send it now
I sent over the comparison
Following my email from Monday
""".strip().splitlines()

NOT_MAILED = """
My email is sam@brightline.example.
You can email me at sam@brightline.example.
Please e-mail me.
We are an email marketing company.
I called you on Tuesday.
I left you a voicemail.
our email security platform
Reply by email.
Send me a note.
What is your email address?
""".strip().splitlines()

ONLY_CALL_ME = """
Call me back at 503 555 0199.
We are great. Please give me a call.
Return my call today.
I look forward to your call. My number is 503 555 0199.
Call me to schedule a demo.
Are you ready to sign? Call me.
How are you? Please call me back.
You can reach me at 503 555 0100.
Could you call me back?
Get back to me as soon as you can.
I sent you our brochure. Call me.
Give us a ring.
I hope to hear back from you.
""".strip().splitlines()

MORE_THAN_CALL_ME = """
Would Tuesday at ten suit? Or call me.
I'll ring again Thursday. If sooner is easier, call me on 503 555 0199.
call me if that's wrong for you
Could you tell me who signs above 25k? Call me.
Reply to my e-mail or call me.
I've sent you the checklist. You can reach me at 503 555 0100.
I'll e-mail you the page today. You can reach me on 503 555 0100.
Nothing to do here.
Text me or give me a call.
Which of the two depots opens first? Call me on 503 555 0100.
""".strip().splitlines()


def table(check_id: str, passing: list[str], failing: list[str]) -> list[tuple[str, str, bool]]:
    return [(check_id, text, True) for text in passing] + [(check_id, text, False) for text in failing]


@pytest.mark.parametrize(
    ("check_id", "text", "passes"),
    [
        *table("next_call", PROMISES, NO_PROMISES),
        *table("way_out", WAYS_OUT, NO_WAYS_OUT),
        *table("mail_reference", MAILED, NOT_MAILED),
        *table("only_ask_is_call_me", MORE_THAN_CALL_ME, ONLY_CALL_ME),
    ],
)
def test_what_comes_next_is_read_from_the_words(check_id: str, text: str, *, passes: bool) -> None:
    check = critique(text).check(check_id)
    assert check.passed is passes, [text[a:b] for a, b in check.spans]


def test_no_e_mail_is_asked_for_where_none_was_sent() -> None:
    text = "Hi Dana, it's Sam at Brightline."
    assert critique(text, listener=Listener(mail_sent=False)).check("mail_reference").passed
    assert not critique(text, listener=Listener(mail_sent=True)).check("mail_reference").passed
    assert not critique(text).check("mail_reference").passed


def test_a_promise_without_a_day_offers_the_day_right_behind_it() -> None:
    text = "I'll call you again. Bye."
    offer = critique(text).check("next_call").suggestion
    assert offer is not None
    mended = text[: offer.start] + offer.text + text[offer.end :]
    assert mended == "I'll call you again {{ next_call }}. Bye."

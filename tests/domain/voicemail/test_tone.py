"""Praise of oneself, product talk, pressure, jargon: what fires and what is innocent."""

from __future__ import annotations

import pytest

from salesdesk.domain.voicemail import critique

NO_PRAISE = """
Nothing like this happens in your yard.
Do you do this better on Mondays?
When is the best time to reach you?
What's the best number for you?
All the best, Sam.
I'll do my best.
What works best for you?
You just had an amazing quarter.
Congratulations on your fantastic keynote.
Great quarter, by the way.
It would be great to hear how it went.
Have an amazing weekend.
You're leading a team of twelve.
I'm leading the project here.
The lead time at your Salem depot is long.
The weeks leading up to year-end are hard.
The leading cause of late closes is re-keying.
I saw your award-winning store.
Your demo day was amazing.
Most of them close in four days.
What matters most to you?
The biggest headache for controllers is month-end.
It was top of your list.
Off the top of my head, six days.
Your best-selling line was out of stock.
"This is the best tool we have," you said.
best practice from other clinics
Perfect timing, perhaps.
Great news about the depot.
I'm leading with the short version.
as one of the leading growers in Kent, you feel the frost first
you are the market leader in oat milk
That was an incredible talk you gave.
Your unique situation came up.
I know you want the best for your patients.
Your team did an outstanding job at the Salem opening.
I hope you had a wonderful holiday.
I thought your article was brilliant.
Great to meet you at the freight show.
That would be amazing.
The best day for your drivers is Tuesday.
You asked which of the two quotes was the best.
""".strip().splitlines()

PRAISE = """
Nobody does this better than us.
There's simply nothing else like it.
we're the most awarded freight desk in Ohio
We offer a superior product.
Our best-in-class platform.
We are the leading provider of fleet software.
We're an industry-leading firm.
Brightline, a leading supplier of forms.
our amazing team
This amazing tool will change your life.
You'll love our amazing product.
You will get an amazing deal.
We are the best in the business.
We have the best prices.
It is the best solution on the market.
Our state-of-the-art system.
We're number one in the country.
cutting-edge technology
unrivalled service
a great product for you
We have a great offer for you.
the most advanced platform
world-class support
We're simply the best.
second to none
the fastest software on the market
our award-winning tool
We provide exceptional service.
guaranteed results
a revolutionary new approach
the UK's number one supplier
better than anyone else
I've got an incredible opportunity for you.
our game-changing app
It's the perfect solution for your business.
We have an outstanding track record.
our service is excellent, our platform is outstanding
We are the largest supplier in Europe.
""".strip().splitlines()

NO_PITCH = """
You gave a demo day talk in May.
We help controllers close sooner.
I saw your new platform went live.
Your product launch was on the news.
The demo you asked for is in your inbox.
Since 2019 you have opened six depots.
We work with forty freight firms.
our last meeting
I enjoyed our call about your features in the Post.
We're a small firm in Leeds that helps dentists get paid sooner.
I can offer you Thursday at ten.
You said your system is ten years old.
The features in your article were new to me.
We supply three bakeries in Leeds with flour.
You've been in the news since the merger.
It's Sam at Brightline Software.
The checklist comes from other clinics.
your discount stores
You asked what our tool costs: nothing until March.
""".strip().splitlines()

PITCH = """
It includes a mobile app, a dashboard, real-time alerts and an open API.
We have expertise in SAP, cloud, mobility and testing.
We were founded in 1987 and have offices in 14 countries.
Our product has many features.
Our platform offers analytics, dashboards and reporting.
I'd like to show you a quick demo.
Let me schedule a demo.
We offer a full range of services.
We have over 500 customers.
I want to tell you about our new solution.
AI-powered forecasting
I'd like to introduce our company.
We've been in business for thirty years.
We provide payroll software, training and support.
It's a one-stop shop.
We serve hundreds of customers worldwide.
Sign up for a free trial.
We specialise in payroll solutions.
Trusted by Fortune 500 companies.
We have just launched our latest version.
We've won several awards.
with 25 years of experience
We're a software company. Our team of experts builds it.
I'd love to walk you through our platform.
We have a special offer for you.
Our solution is cloud-based.
We're offering 20% off your first order.
We sell printers, scanners and other equipment.
I'd love to tell you more about what we do.
""".strip().splitlines()

NO_PUSH = """
Diesel prices go up on the first.
Your deadline of 30 June is the last chance for the grant, the county says.
Don't be left with the old form.
You wanted diesel prices before they go up.
You just opened a depot.
Your renewal is on the 30th.
Your contract expires on Friday.
Our last meeting was in May.
I'll follow up Thursday.
I'm following up on what you said about the audit.
It's last chance saloon for the old ledger.
If I haven't heard by Friday I'll ring Monday.
If I don't hear from you by Friday I'll call Monday.
When you get a chance to read it, tell me.
There's no need to sign anything.
Nothing urgent.
It isn't urgent.
I'll check back Thursday.
You only have two weeks left before the audit.
Only your team can say.
I just read your article.
Your quarter ends on Friday, so I'll be short.
Who signs above 25k?
No rush.
No hurry at all.
The price holds through Friday.
When would you decide?
You said you need an answer by the 30th.
before your year-end close
You asked me to check in with Priya.
the last time we spoke
in our last call you said the audit took two weeks
I wanted to catch you before the board meets.
It was just two days.
Your offer to the new controller ends Friday.
I just e-mailed you.
Just a quick thought about your depot.
don't hesitate to say no
You asked me to call on the third.
One thing before you sign with anyone: ask for the exit terms.
I tried you once on Monday.
You don't need to do anything.
You can't make the date, I gather.
I've left a copy with Ines.
the deal with Acme closes in May, I read
If you haven't had a chance to read it, no worries.
""".strip().splitlines()

PUSH = """
You'd be mad not to look at it.
Don't let your competitors get ahead of you.
I won't stop calling until I've spoken to you.
Kindly revert by today itself.
You don't want to be the only carrier without it.
only if you say yes this week
Are you prepared to move on this today?
This won't be around for long.
I'm just checking in.
Just touching base.
Circling back on my quote.
Just following up.
I'm just following up on the proposal.
Are you ready to sign?
Have you had a chance to look at it?
Last chance!
This is your last chance to save.
I've tried you three times.
Per my last email.
The offer ends Friday.
Only two spots left.
Our offer expires on Friday.
The discount is only valid until Friday.
Act now.
Don't miss out.
It's urgent.
Call me back ASAP.
Please call as soon as possible.
I've left you several messages.
This is my third attempt to reach you.
I haven't heard back from you.
You haven't returned my call.
Prices go up on Monday.
For a limited time only.
It's a no-brainer.
What would it take to get your business?
I need your answer by Friday.
Sign today and save.
lock in this price
We close our quarter on Friday and I need to hit my target.
You'd be crazy to miss this.
Did you get my email?
I just wanted to see if you had any questions.
Wanted to check in with you.
Just a quick check-in.
I keep missing you.
While stocks last.
Any update on my proposal?
You really need to see this.
This week only: free setup.
I'm still waiting for your reply.
Your competitors are already using it.
I've called you twice already.
Let's get this signed by Friday.
Can we get this signed today?
time is running out
Don't wait!
""".strip().splitlines()

JARGON = ("We leverage synergies.", "an end-to-end value proposition", "It moves the needle.", "a holistic paradigm")
PLAIN = ("Two days off your close.", "more room on your desk", "the core of it", "in the end")


def table(check_id: str, passing: list[str], failing: list[str]) -> list[tuple[str, str, bool]]:
    return [(check_id, text, True) for text in passing] + [(check_id, text, False) for text in failing]


@pytest.mark.parametrize(
    ("check_id", "text", "passes"),
    [
        *table("superlative", NO_PRAISE, PRAISE),
        *table("pitch", NO_PITCH, PITCH),
        *table("push_phrase", NO_PUSH, PUSH),
        *table("jargon", list(PLAIN), list(JARGON)),
    ],
)
def test_tone_is_judged_by_whose_words_they_are(check_id: str, text: str, *, passes: bool) -> None:
    check = critique(text).check(check_id)
    assert check.passed is passes, [text[a:b] for a, b in check.spans]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("We have a superior product.", "We have a product."),
        ("It is an amazing tool.", "It is a tool."),
        ("a leading airline supplier", "an airline supplier"),
    ],
)
def test_taking_a_suggestion_leaves_good_english(text: str, mended: str) -> None:
    offer = critique(text).check("superlative").suggestion
    assert offer is not None
    assert text[: offer.start] + offer.text + text[offer.end :] == mended

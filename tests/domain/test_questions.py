"""Open, closed or no question at all: by form, in British and American English, typed with and without care."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.domain.question_stock import STOCK, stock_for
from salesdesk.domain.questions import Openness, is_open, open_ones
from salesdesk.domain.rewording import LAST_RESORT

OPEN = """\
How about your team: how do they see it?
Help me out here: what happened?
What do you say?
Help me understand what a delay costs you
In your own words, how would you put it?
Tell me, what keeps you with Acme?
Let me ask you this: how do you decide?
Could you give me an example?
Can you paint a picture of your ideal partner?
What would need to change?
How did you come to that?
Would you be so kind as to explain the process?
Could you expand on that?
How might we help?
What else do you need from me?
Why is that important to you?
How will you measure it?
Please describe the approval path
Take me through your last purchase
How else could this be done?
What are your thoughts?
With the new depot opening, what changes for you?
When it comes to price, how do you compare?
Whatever happens, how will you decide?
If money were no object, what would you do?
Suppose the board said yes. What happens next?
Thanks, Dana. And how is Salem going?
Could you outline for me how approval works?
I would like to understand how you measure success.
Can you talk a bit about your role?
Could you talk to me about how you handle returns?
Mind telling me what you think?
Explain?
How well does the present system work for you?
What would make Friday easy?
How do you close the month today?
Why now?
Tell me about your month-end.
Describe a good week for your team
Can you walk me through your process?
Would you tell me how you decide?
Could you describe what happens after that?
Would you mind telling me how you chose them?
Do you mind explaining what went wrong?
Help me understand how you buy
If you could change one thing, what would it be?
When you close the month, what takes longest?
So, how are things?
I was wondering how you handle returns.
I'm curious what made you switch
I'd love to hear about your plans
To what extent does price matter?
In what way would that help?
How come you stayed?
Talk me through the last audit
Walk me through a typical day.
Could I ask what happens next?
Can I ask how you found us?
You mentioned the audit. How did it go?
I noted “38 trucks, two depots”: what has changed since?
What's the biggest headache?
Where do you see the business in two years?
What about your current supplier works well?
what slows month-end
how do you buy
Share with me how you plan routes
Give me an example of a bad week
Explain your approval process
Dana, what would success look like?
In your view, what matters most?
Given the audit, how will you staff it?
Please tell me more about Salem.
Apart from price, what counts?
Would you be able to walk me through it?
Could you please share what you've tried so far?
What has changed about the carrier?
What do you like about it, and is it fast?
And why is that?
How so?
What else?
What would happen if you did nothing?
How would you describe your current process?
What's stopping you?
Can you give me an idea of the volumes?
Can you help me understand the timeline?
Could you say a bit more about that?
I wonder what would happen if the rate changed?
Paint me a picture of your ideal week.
May I ask why you left Acme?
How important is it to you that we deliver by May?
Let me know how it went.
What do you think?
Could you tell me a little about your role?
Are you able to describe the process?
Before we go on, what would you like to cover?
Talk to me about your rollout
At what point would you switch?
Can we talk about how you measure success?
Could you elaborate?
What if the board says no?
Could you show me how that works?
Do you mind if I ask how you chose them?
What, if anything, would you change?
In an ideal world, how would this work?
As a controller, what do you look at first?
When you say slow, what do you mean?
I understand you use Acme; how is that working?
Priya mentioned an audit – how is that going?
I'd be interested to know how you got here.
Just curious, why March?
whats your biggest challenge
hows it going
Do tell me how it went
“How do you decide?”
1. How do you buy?
Tell me what a good month looks like.
Where does it hurt most?
Could you walk me through your month-end close?
Could you walk me through how you choose a carrier?
Would you walk us through a typical week in the depot?
Can you tell me more about your team?
Tell me about the last time a delivery went wrong.
Tell me about your role
Tell us a little about how you got here.
Talk me through it.
What if we started with one site?
What if nothing changes this year?
What would it mean for you if the close took three days?
Can you help me see how the approval runs?
I'd be curious to hear what you make of this.
I'd like to hear your thoughts on the rate.
Could you give me a sense of how things work today?
Could you give me a feel for the volumes?
Would you be open to telling me how you decide?
Would you be willing to share what you pay attention to?
Would you be comfortable sharing how you compare vendors?
How would you feel about a pilot?
How do you feel about that?
How does that sound?
How does that compare with last year?
What are you hoping to get from this?
What brought you to look at this now?
What prompted the change?
What led you to Acme?
What keeps you up at night?
What worries you most about the audit?
What makes this a priority now?
What happens if you miss the deadline?
What does success look like, Dana?
And what then?
In what ways has that affected the team?
Why do you ask?
Why is that?
Why did you choose Acme over the others?
For what reasons did you leave?
From your point of view, how is it going?
Looking ahead, what would you change?
Just so I understand, how does the process work?
So that I get this right: how do you buy?
Help me to understand why that matters.
Let's talk about your goals: what comes first?
Let's start with you. What do you do all day?
Elaborate on that for me, please.
Say more about that.
Say a little more?
Go on?
Go on, what happened then?
Paint a picture for me: what would it look like?
If you had a magic wand, what would you fix first?
If you don't mind my asking, how did you find Acme?
If it's not too personal, why did you leave?
May I ask what made you pick them?
Might I ask how you got there?
Can I ask you to describe your ideal supplier?
Could I get your thoughts on the proposal?
Could I hear your view on that?
Could we talk about what matters to you?
Could we explore what would need to be true?
Can we go through how you handle returns?
Do you mind walking me through it?
Would you care to elaborate?
Would you like to tell me what happened?
Would you please explain how that works
Can you think of a time when it went wrong? What happened?
Can you describe for me the biggest challenge you face?
Can you explain why?
Can you explain that?
Could you clarify what you mean?
Could you clarify?
Could you go into more detail?
Could you be more specific?
Can you be more specific about what you need?
What's your take on the new rules?
What's it like working with Acme?
What's going on with Salem?
What's new?
What's next?
What's changed?
What's important to you in a partner?
What's your experience been so far?
How's the new depot doing?
How've you been handling returns?
How'd it go?
How's business?
How are you finding the new system?
How does your CFO see this?
How else might you solve it?
What kind of support would you need?
What sort of carrier are you looking for?
What types of shipments give you trouble?
What criteria will you use?
What concerns do you have?
What questions do you have for me?
What impact does that have on the drivers?
What role does price play?
What steps are left?
What obstacles do you see?
What other options have you looked at?
What alternatives are you considering?
Where do you think things get stuck?
When you think about the next year, what excites you?
When the audit comes, how do you prepare?
Having seen the numbers, what do you think?
Thinking back, what would you have done differently?
On the topic of price, how do you budget?
You said it was slow. What did you mean by slow?
You said "slow" - what did you mean?
I see you opened a depot in Salem. How's that going so far?
I noticed you're hiring drivers, what's behind that?
I imagine month-end is hard; what is the hardest part?
Not to pry, but what happened with Acme?
I'm interested in how you measure success.
I'm trying to understand how you buy.
I want to understand what matters to you.
I'd love to know more about Salem.
I would love to learn what drives your choice.
I'm wondering what you'd need to see.
Wondering how you handle peaks.
Explain to me how the approval works.
Describe your ideal day.
Describe how you got started
Share your thoughts?
List the things that slow you down
Name three things you would change
Give me a sense of your week.
Show me how you do it today.
Teach me how this works?
Bring me up to speed on Salem.
Catch me up on what has happened since.
Fill me in on the audit?
Your thoughts?
Thoughts?
How come?
What for?
Like what?
Such as?
Meaning what?
And then what?
You do what, exactly?
The reason being?
""".splitlines()

NARROW = """\
Whereabouts are you based?
who signs
In which month do you tender?
For how long are you bound?
How much do you spend on it?
With whom should I speak?
Since when have you used it?
What's the deadline?
Who's involved?
When's a good time?
Who signs off above 25k now?
On a scale of one to ten, how likely is it?
How many trucks do you run?
When does the contract end?
Which depot opens first?
By when do you need it?
What is your budget?
Whose call is it in the end?
Who else should be in the room?
How long does a close take?
Where are your depots?
On whose desk does it land?
Could I check how many drivers you have?
Tell me when you decide.
What's your budget?
What time suits you?
Which is better, A or B?
""".splitlines()

CLOSED = """\
So tell me, do you like it?
Let me ask you this: is it slow?
is price the issue
does salem open in may
are drivers unhappy
hasn't the board met
Fancy a chat?
Shall I send it?
D'you like it?
Is it fair to say it's slow?
I'm wondering if you like it
You'd want it by May, wouldn't you?
That works for you, yes?
Can you see how this helps?
Do you see the value in that?
If I sent it today, could you sign by Friday?
Would you mind if I asked a few questions?
Is that something you'd be interested in?
Are you the one who decides, or is it Priya?
Were you able to review the proposal?
May I ask a question?
Am I right?
Is everything all right?
Should I follow up next week?
Has anything changed since we last spoke?
Is there a reason you chose March?
Any news?
Do your drivers use the app?
Do you like your system?
You like your system, don't you?
Is the Salem opening on track?
Are you happy with Acme?
Have you got a budget?
Has the budget been approved?
Did the audit go well?
Will the board approve it in March?
Would you like a demo?
Can you decide by Friday?
Could we meet next week?
Should we include Priya?
Shall we say Tuesday?
Is it A or B?
You use Excel today?
So you're happy with them?
The rate holds for both?
Can you tell me if you like it?
Do you know who signs?
How about Tuesday at 10?
Why don't we meet on Tuesday?
Isn't it slow?
Don't you find it slow?
What slows you down? Is it the data?
Are you the decision maker?
Is there a budget for this?
Is there anything else I should know?
Was that helpful?
When you started, did you use Acme?
Before we go on, is this a good time?
does the rate hold for the new depot
do you like it
You're the one who signs, right?
It's slow, isn't it?
Have you had a chance to read my e-mail?
Are you looking for a new carrier?
Do you think it will work?
Does that make sense?
Any questions?
Would it help if I sent the checklist?
May I call you again in March?
Is price important to you?
Aren't you worried about the audit?
Must it be this year?
I take it you use Acme?
Tell me if you agree.
Ready to sign?
Makes sense?
Anything else?
Are you planning to open a second depot?
Do you have a CRM?
Will you be at the fair?
Had you heard of us before?
Is Dana still in charge?
Can I ask you a question?
Does Priya sign above 25k?
Are you using anything for that today?
Would Tuesday or Thursday suit you?
Do you want to see how it works?
Do you have any concerns?
Would it be fair to say price is the issue?
Have you thought about how you'd staff it?
Does your team ever miss the deadline?
If I could save you two days, would you look at it?
Priya mentioned an audit; is that done?
Can you share the deck?
Can you send me the contract?
Is cost or quality more important?
Wouldn't it be easier to outsource it?
Tell me whether you'd switch.
And the CFO?
Really?
Got a minute?
Was there anything that surprised you?
Haven't you outgrown it?
Ain't it slow?
You've got two depots, right?
You outsource payroll, innit?
It is done, is it?
- Are you happy?
Would it be fair to say you are happy?
Would it be fair to say that price matters most?
Is it fair to say that?
Is there anything you would change?
Is there anything stopping you?
Is there anyone else involved?
Is there anything else?
Is there something I missed?
Are there any concerns?
Do you have anything else to add?
Does anything worry you about it?
Did anything change?
Has anybody looked at this?
It's expensive, right?
It's working well, isn't it?
You'd agree, wouldn't you?
You would agree, would you not?
They've signed, haven't they?
You're not happy with it, are you?
He decides, doesn't he?
She signs off, correct?
That makes sense, doesn't it?
That helps, yes?
We should meet, shouldn't we?
You'll be there, won't you?
You can sign, can't you?
You could use some help, couldn't you?
There's a budget, isn't there?
There isn't a budget, is there?
You never tried it, did you?
You have tried it, no?
You want to save money, don't you think?
So you outsource it then?
So price is the main thing?
You mean the Salem depot?
Just to confirm, you close on Friday?
Just checking: is Friday still good?
Out of curiosity, do you use Acme?
Before I forget, did you get my mail?
If I may, are you the one who signs?
If we could do it for less, would you switch?
If price weren't an issue, would you do it?
Given the audit, do you have time?
When you say slow, do you mean Acme?
In that case, shall we meet?
By the way, is Priya in?
Can you confirm the date?
Could you sign today?
Could you send me the figures?
Could you introduce me to Priya?
Would you introduce me to the CFO?
Would you recommend us?
Would you consider a pilot?
Would you be open to a pilot?
Would you be interested in a demo?
Would you be willing to meet?
Would you say that it works?
Would you say you're satisfied?
Would now be a bad time?
Would a pilot help?
Wouldn't you agree?
Won't it slow you down?
Isn't that what you wanted?
Aren't you tired of that?
Don't you want to save money?
Didn't you say March?
Haven't you signed yet?
Couldn't we do it in May?
Shouldn't we ask Priya?
Am I correct that you close on Friday?
Am I hearing you right?
Did I get that right?
Do I understand correctly that you buy once a year?
Do you see what I mean?
Do you know what I mean?
Do you know how they decide?
Do you know why they left?
Do you ever think about leaving Acme?
Do you happen to know if Priya signs?
Do you mind if I send you something?
Do you mind holding?
Do you care about price?
Do your people like it?
Does the team like how it works?
Does it matter how we deliver?
Does it matter?
Did you notice what changed?
Have you decided how to proceed?
Have you figured out what to do?
Has your boss told you what he wants?
Will that work?
Will you decide this month or next?
Will it be you or Priya?
Tuesday or Thursday?
Morning or afternoon?
Yes or no?
Are we good?
Are we on the same page?
Are you sure?
Are you ok with that?
Are you clear on what we do?
Are you aware of how much it costs?
Are you wondering why I call?
Can you see why that would help?
Can you see yourself using it?
Can you live with that?
Can I count on you?
Can I send you what we did for Castor?
Can I explain how it works?
Can I tell you what we do?
May I tell you about our product?
May I explain?
May I send it?
Could I show you how it works?
Could I walk you through our offer?
Can I walk you through it?
Shall I walk you through how we do it?
Let me ask: is that all?
Tell me, is it working?
Tell me: do you like Acme?
Tell me if that works for you
Let me know if you're interested
Let me know whether Friday works.
What about Friday?
What about a quick call tomorrow?
How about a pilot?
How about we start in May?
Why not start now?
Why don't you try it?
Why don't we say Tuesday?
What do you say we meet on Friday?
What if we met on Tuesday?
What if I sent you a quote, would you sign?
OK?
Okay, deal?
Deal?
Sound good?
Sounds good?
Fair enough?
Interested?
Happy with that?
Still with Acme?
Same time next week?
Too expensive?
Not now?
You there?
Anyone else?
Anything I can do?
Anything you'd change?
Ever thought about switching?
Ever tried it?
Had a chance to look?
Heard of us?
Need any help?
Want to meet?
Care for a demo?
Mind if I ask?
Remember me?
Know anyone who could use this?
Possible to meet on Friday?
Good time to talk?
Is now a good time?
Did I catch you at a bad time?
Have I caught you at a bad time?
""".splitlines()

NONE = """\
is fine with friday
was out until monday
are happy with it
has left
Will send it
Did the quote
Can ring Friday
When in doubt, call.
How to close faster
Why not.
I told them what we do.
Ask Priya who signs
Find out who decides
Send the price.
Will call tomorrow
What a day
38 trucks, two depots
What you said helped.
Have a good day
Tell Priya we ship
Thanks!
Was good
Had lunch
How nice!
When you are ready, call me.
If it helps, I can send it.
Can do
???
Send what they asked for
I know how they buy
Dana likes it.
Is fine with Friday
Let's talk Tuesday.
Give Dana the price
Show the deck to the CFO
""".splitlines()


@pytest.mark.parametrize("question", OPEN)
def test_what_how_why_and_tell_me_are_open(question: str) -> None:
    verdict = is_open(question)
    assert (verdict.openness, verdict.narrow, verdict.rewording) == (Openness.OPEN, False, None)


@pytest.mark.parametrize("question", NARROW)
def test_who_when_where_which_and_how_many_are_open_but_narrow(question: str) -> None:
    verdict = is_open(question)
    assert (verdict.openness, verdict.narrow) == (Openness.OPEN, True)
    assert "one fact" in verdict.why


@pytest.mark.parametrize("question", CLOSED)
def test_what_yes_or_no_answers_is_closed_and_gets_an_open_wording(question: str) -> None:
    verdict = is_open(question)
    assert verdict.openness is Openness.CLOSED
    assert verdict.rewording is not None
    assert is_open(verdict.rewording).is_open


@pytest.mark.parametrize("text", [*NONE, "", "   ", "???", "12 + 3"])
def test_statements_and_orders_are_no_questions(text: str) -> None:
    assert is_open(text).openness is Openness.NOT_A_QUESTION


@pytest.mark.parametrize(
    ("closed", "open_wording"),
    [
        ("Do you like your system?", "What do you like about your system, and what would you change?"),
        ("You like your system, don't you?", "What do you like about your system, and what would you change?"),
        ("Are you happy with Acme?", "What works well with Acme, and what does not?"),
        ("Is the Salem opening on track?", "How is the Salem opening coming along?"),
        ("Are you the decision maker?", "How is a decision like this made, and who has a part in it?"),
        ("Can you decide by Friday?", "What would it take for you to decide by Friday?"),
        ("Did the audit go well?", "How did the audit go?"),
        ("Will the board approve it in March?", "How will the board approve it in March?"),
        ("Have you had a chance to read my e-mail?", "What did you make of my e-mail?"),
        ("Is price important to you?", "How important is price to you, and why?"),
        ("Was that helpful?", "How helpful was that, and why?"),
        ("Ready to sign?", "What still has to happen before you sign?"),
        ("Has Dana signed?", "How do things stand with Dana?"),
        ("Is it A or B?", "What speaks for the one, and what for the other?"),
        ("Is there anything stopping you?", "What is stopping you?"),
        ("You never tried it, did you?", "What is your experience with it?"),
        ("You're not happy with it, are you?", "What works well with it, and what does not?"),
        ("There isn't a budget, is there?", "How does a budget for something like this come about?"),
        ("What if I sent you a quote, would you sign?", "What would it take for you to sign?"),
        ("Can I tell you what we do?", "What would you most like to know?"),
        ("Do I understand correctly that you buy once a year?", "What have I missed or got wrong?"),
        ("Did I catch you at a bad time?", "When would be a good time for you?"),
        ("Is it working?", "How is it working?"),
        ("Blue?", LAST_RESORT),
    ],
)
def test_the_open_wording_keeps_what_was_asked_about(closed: str, open_wording: str) -> None:
    assert is_open(closed).rewording == open_wording


def test_of_two_questions_in_a_row_the_last_one_decides() -> None:
    assert is_open("What slows you down? Is it the data?").openness is Openness.CLOSED
    assert is_open("Is it slow? What slows it down?").openness is Openness.OPEN


def test_why_a_question_is_closed_is_said_in_words() -> None:
    assert is_open("You like it, don't you?").why == "a statement that asks only for a nod"
    assert is_open("You use Excel?").why == "a statement with a question mark"
    assert is_open("Is it the price or the date?").why == "offers a choice and leaves no other answer"


def test_open_questions_are_counted() -> None:
    assert open_ones(("What now?", "Is it?", "Send it.", "Who signs?")) == 2


def test_every_question_of_the_stock_is_open_and_said_once() -> None:
    assert [one.text for one in STOCK if not is_open(one.text).is_open] == []
    assert len({one.text for one in STOCK}) == len(STOCK) >= 30


def test_the_stock_puts_the_industry_first_and_leaves_other_industries_out() -> None:
    found = stock_for("Their situation", "Finance")
    assert found[0].industry == "finance"
    assert {one.industry for one in found} == {"finance", ""}
    assert {one.step for one in found} == {"Their situation"}
    assert len(stock_for("a step of my own", "none such")) == len([one for one in STOCK if not one.industry])


@given(st.text(max_size=80) | st.from_regex(r"[A-Za-z' ,;:?.]{0,60}\?", fullmatch=True))
@settings(max_examples=200, deadline=None)
def test_any_text_gets_a_verdict_and_every_rewording_is_open(text: str) -> None:
    verdict = is_open(text)
    assert (verdict.rewording is None) is (verdict.openness is not Openness.CLOSED)
    if verdict.rewording is not None:
        assert is_open(verdict.rewording).is_open, verdict.rewording


TONGUES = [
    ("Wie schließen Sie heute den Monat ab?", "open"), ("Haben Sie schon einen Lieferanten?", "not_judged"),
    ("Was passiert, wenn der Prüfer kommt?", "open"), ("Hur stänger ni månaden i dag?", "open"),
    ("Was ist Ihnen wichtig?", "open"), ("Was the audit hard?", "closed"), ("Gosta do sistema?", "not_judged"),
    ("Czy lubi Pan system?", "not_judged"), ("Jak zamykacie miesiąc?", "open"), ("システムは好きですか？", "not_judged"),
    ("Нравится ли вам система?", "not_judged"), ("Har ni redan en leverantör?", "not_judged"), ("Vad händer om lagret blir fullt?", "open"),
    ("Hvordan lukker I måneden i dag?", "open"), ("Har I allerede en leverandør?", "not_judged"),
    ("Hva skjer når lageret er fullt?", "open"), ("Comment clôturez-vous le mois ?", "open"),
    ("Avez-vous déjà un fournisseur ?", "not_judged"), ("¿Cómo cierran el mes hoy?", "open"),
    ("Avete già un fornitore?", "not_judged"), ("Hoe sluiten jullie de maand af?", "open"),
    ("Is Las Vegas on track?", "closed"), ("Does El Paso open in March?", "closed"), ("Am I right?", "closed"),
    ("Are de Vries and van Dam in?", "closed"), ("Who is in the Maison du Lac deal?", "open"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "openness"), TONGUES)
def test_a_question_in_another_language_is_known_by_its_asking_word_and_never_called_closed(
    question: str, openness: str
) -> None:
    found = is_open(question)
    assert found.openness == openness
    assert openness == "closed" or found.rewording is None

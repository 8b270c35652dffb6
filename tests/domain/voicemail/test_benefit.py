"""Whether something gets better for them: outcomes with people, not praise and not contact talk."""

from __future__ import annotations

import pytest

from salesdesk.domain.voicemail import critique

BENEFITS = """
Three controllers took two days off the month-end close.
It cut their close from ten days to six.
You could get a day a week back for your team.
so you won't need to re-tender before the 30th
We help dentists get paid sooner.
Other practices stopped chasing late payments.
It would save your drivers an hour a day.
Schools like yours halved the paperwork.
Your nurses spend more time with patients.
They close the books in four days instead of nine.
without having to re-key anything, so your people go home on time
It frees up your Fridays.
The hauliers we work with have fewer empty miles.
You'd never run out of flour on a Saturday again.
Growers in Kent lost less fruit to frost.
It means your team no longer types every order twice.
Your energy bill could drop by a fifth.
They cut overtime by half in the first month.
Restaurants fill the quiet Tuesday tables with it.
That could take the reporting off your plate.
One rate for both depots, and no re-tender for you.
Two clinics now see patients a week earlier.
so that your board gets the numbers before lunch
We helped a bakery in Leeds waste a third less bread.
Most buyers save around 8,000 pounds a year.
Fleet managers use it to catch a worn tyre before it costs them a day.
It is about getting your invoices paid in ten days rather than forty.
Your patients wouldn't have to wait as long.
It lets head teachers plan cover the night before.
Other hotels got their deposits back within a week.
It could reduce your downtime.
For you that means count both warehouses in one evening.
Your close is two days shorter.
People in your seat sleep better in audit week.
A freight firm in Salem saved eleven thousand dollars on fuel.
It keeps your trucks on the road.
we can shorten your lead time by a week
There is a way to lower the rent on your second site.
Law firms use it to win back ten billable hours a month.
It takes two days off it for you.
Hauliers get most of their parking fines cancelled.
One of your managers would get her Monday back.
Two printers have their Saturdays again.
Three bakeries are down to six loaves a night.
Fish exporters lose next to none now.
Nurses spend an hour a shift on it. On two wards it's ten minutes.
Your customers wait four days for a part; they'd wait one.
At Elm Road the teachers are finished at six.
The late shift is gone, and nobody misses it.
Carriers fill their empty miles with it.
Two councils use a form that takes an evening, not a fortnight.
Your boiler could run on half the gas.
It knocks a day off the close for teams like yours.
You'd lose a lot less time on returns.
That's one form for you, not nine.
Clinics like yours have cut their no-shows in half.
It means nobody on your team has to stay late on the 30th.
Your drivers would know their rounds by six the evening before.
It pays for itself in two months at plants like yours.
Garages your size turn a car round the same day.
Your tenants stop ringing you at night.
Your auditors are in and out in three days.
Two of your neighbours got a lower premium out of it.
Schools got nine thousand pounds back from the council.
It makes your month-end a lot calmer.
That keeps the rain out of your shop.
It took the worry out of harvest for two growers near you.
You'd have your weekends free again.
Less paper on your desk.
We've helped three plants in Ohio go from two recalls a year to none.
Your team gets its afternoons back.
Growers there sell the whole crop before it's picked.
You'd see which loads lose money before you take them.
Your invoices go out the same day and get paid in ten.
It brought the error rate down to one in a thousand at two labs.
Teams like yours onboard a new hire in a day, where it used to be a week.
Your calls get answered before the third ring.
You'd be ready for the audit in an afternoon.
The parcels arrive whole: breakages fell by two thirds at three shops in Bath.
Dentists fill cancelled slots the same morning.
Your rent goes down by a tenth from May.
Their bids win more often.
One fewer system for your people to learn.
They got through flu season without a single closed ward.
Your night shift gets home by two.
Prices your customers see are right the first time.
Your trucks spend an hour less at the dock.
Accountants use it so that January isn't a nightmare.
Two councils handed theirs in a week early this year.
One in Bristol now does hers in an afternoon.
Three foundries went a full year without one.
Yards in Fife have had parts by five the evening before.
Two dairies went through summer with none stopped.
Labs that moved with a numbered plan were testing again the next morning.
Resorts in Utah answered every call last April with the same staff.
CFOs in food get them out by Thursday lunch.
Independent bookshops near you have been selling out their event nights.
The brewery in Stroud ships on Fridays again.
Two plumbers in Hull now do three jobs where they did two.
One of the academies in your trust filled its last teaching post in May.
Care homes like Elm Lodge cover every night shift without agency staff.
Four surgeries answer the phone in under a minute at eight in the morning.
Other councils got their grit down before the first frost.
The fleets that switched see their trucks back on the road the same afternoon.
Two surgeries in Bristol answer nine calls in ten now; before, it was six.
Your receptionists could stop saying sorry to people on hold.
Hotel managers tell us the laundry bill came down by eight hundred a month.
Builders on two sites near you know by Thursday who turns up on Monday.
A school in Hull hasn't had a supply teacher cancel since March.
It's how three food brands got onto the shelf before Christmas rather than after.
HR leads at care homes fill a night shift in two hours; most need two days.
Imagine your Mondays without the reconciliation.
The dairy down the valley throws away next to nothing since.
Your technicians would drive forty miles less a day.
Accountancy practices get the missing receipts before they ask for them.
Their auditors found nothing to query this year.
Warehouses with your layout pick a third more lines an hour.
Parents at two nurseries pay by the first without a reminder.
Mechanics have the part in hand when the car rolls in.
It gets the plans approved at the first hearing, which spared two developers a season.
Patients turn up: no-shows went from twelve a week to three.
The regional papers we know doubled their renewals in a year.
You could be home for dinner in the last week of the quarter.
Wineries our size of client, like yours, bottle a week earlier.
Vets in Kent sleep through the night again.
One plant manager told me she has not had an unplanned stop since June.
Letting agents near you have every flat re-let within nine days.
Food banks got twice the donations from the same shoppers.
Your margin on small orders goes from nothing to six percent.
Insurance brokers like you keep nine renewals in ten.
The council's planners clear the backlog by the summer.
Shop managers get their stock count done before opening.
Nobody at the practice stays past six any more.
Distributors who plan that way ship on Fridays and rest on Saturdays.
It took the guesswork out of staffing for a dental group in Ohio.
Your customers stop asking where their parcel is.
Housing associations collect the rent a fortnight earlier.
Two foundries in Sheffield no longer turn work away.
That would leave you one supplier to call in place of five.
Pharmacies like yours write off a lot less stock.
Their planners sleep at night.
Rail contractors got their possessions approved first time.
It leaves your ward sisters an hour more on the ward.
Charities your size raised the same with one mailing fewer.
Printers tell me reprints have all but vanished.
Your shop floor would see the order the minute it's placed.
Recruiters place people before the notice period is over.
The clerk in Truro closes the till in four minutes.
Theatres fill the Tuesday seats.
A GP surgery cut its phone queue to two minutes.
Your tax return could be in by May.
Marine engineers carry half the spares.
Buyers at two chains settle disputes in a single call.
Shipping clerks leave at five.
Solicitors get their bills out while the client still remembers the work.
Trainers at three gyms are booked solid in February.
It would give your teachers their Sunday evenings.
Heads of year spot a struggling pupil weeks sooner.
Farm shops lose fewer strawberries.
Dispatchers don't have to phone drivers to find out where they are.
""".strip().splitlines()

NO_BENEFITS = """
We are the leading provider of software.
Our product is faster and easier than any other, and you will love it.
Our solution increases efficiency and drives growth.
We help businesses maximize ROI.
I'd love to see how we can help you.
I'd love to show how we can help your company.
We can help your business grow.
Get back to me.
I'll get back to you.
Save my number.
Let me save you a seat.
I'll cut to the chase.
If it's easier, just reply.
Whichever is easier for you.
As I said earlier, call me.
The sooner you call, the better.
I can send you more information.
so you can reach me
so you have my number
It takes less than a minute of your time.
without any obligation to you
Without hearing back from you I can't go on.
You'll be amazed at what we can do.
We have a great product for you.
I'd like to tell you about our services.
It will take your business to the next level.
We improve productivity for our clients.
You can call me at 503 555 0199.
two days back I sent you an e-mail
I tried you two days earlier.
I'm calling about your account.
Your account is due for a review.
We deliver value to our customers.
Our platform is simpler.
Instead of leaving you another voicemail, I'll call.
We have more than 500 customers.
You should not miss this.
I'll stop calling you.
I'd like to introduce you to our team.
I wanted to help you get started.
Did you get the quote I e-mailed?
I would like to get a meeting booked with you.
You have just opened a depot.
I saw you have the Friday off.
You have my number again.
I spent an hour on your site; could I have ten minutes?
Your call took an hour last week. I only need five minutes at noon.
Please fill out the short form I sent you.
I'd like to give your assistant a call back.
There is almost nothing I'd rather talk to you about.
Just let me know.
Two companies in your area signed up last week.
Most clinics lose a week every quarter.
Many firms still do this by hand in the evening.
Hundreds of businesses trust Apex every day.
Several of your competitors bought in March.
Your colleagues told me to call by Friday.
Three spots are left until Thursday.
The offer ends in two days.
A colleague of mine will ring in ten minutes.
Buyers often wait two weeks for a price.
The demo takes twenty minutes.
The people at reception said you'd be back by two.
Others in your building asked about it the same day.
I would love to show you what we can do for companies like yours.
We partner with dentists across the country.
Many finance directors struggle with month-end.
We have been working with hotels for twenty years.
I'd like to understand your priorities for next year.
Our platform gives you full visibility.
You will be impressed by our customer service.
I have some ideas I would like to share with you.
It is a great opportunity for your business.
Most clinics lose two days a month on this.
Let me know if you have fifteen minutes this week.
Our new release has faster search.
We are the only provider that does all three.
I saw that you opened a depot in Leeds.
Schools tell us that paperwork is their biggest headache.
I think we could work well together.
We take a consultative approach with our clients.
It would be great to connect before the end of the quarter.
We can offer you a discount of ten percent.
We help companies reach their full potential.
Your competitors are already talking to us.
I noticed your drivers wait an hour at the gate.
We won the industry award last year.
I'd like to put a proposal together for you.
My colleague spoke to your office last week.
We bring best practice to transport teams.
I am getting in touch with all the growers in your area.
We just hired a specialist for your sector.
I look after forty practices in the north.
I'd like to be considered for your next tender.
We've been helping companies like yours for ten years.
I was hoping to get on your calendar.
We offer a range of services for schools.
Growers are worried about frost this year.
You've probably heard of us.
Our team is passionate about logistics.
I'd like to discuss how we can add value.
It won't take more than ten minutes of your time.
We understand that your time is valuable.
We have a proven track record with charities.
You were recommended by a mutual friend.
I sent you a brochure last week.
Hospitals are under pressure to do more with less.
We would be a perfect partner for you.
Our prices are very competitive.
You can find out more on our website.
I'd love to hear how you handle returns today.
Buyers often tell me that suppliers let them down.
Did you know that most hotels overpay for laundry?
Let's find a time that works for both of us.
We can tailor a solution to your needs.
I have worked with several people in your company.
The new rules come in on the first of May.
Our consultants are experts in food safety.
I'm sure you will want to know more.
It's a short call about your warehouse.
My manager asked me to reach out to you.
I noticed on LinkedIn that you changed jobs.
Our clients include some of the biggest names in retail.
We could be a good fit for your team.
""".strip().splitlines()


@pytest.mark.parametrize("text", BENEFITS)
def test_an_outcome_for_people_is_a_benefit(text: str) -> None:
    assert critique(text).check("benefit").passed


@pytest.mark.parametrize("text", NO_BENEFITS)
def test_praise_and_contact_talk_are_no_benefit(text: str) -> None:
    check = critique(text).check("benefit")
    assert not check.passed, [text[a:b] for a, b in check.spans]

import type { Texts } from './text.js';

/** English, plain. The other languages say the same in the same order. */
export const en: Texts = {
  common: {
    greeting: 'Hello {name},',
    greetingUnnamed: 'Hello,',
    thanks: 'Thank you',
    wishes: 'Best wishes',
    automatic: 'This message is sent automatically; your answer reaches me in person.',
    labelled: '{label}: {value}',
    invoices: '{count, plural, =1 {Invoice {number}} other {# invoices}}',
    invoice:
      '{number}{issued, select, none {} other {, issued {issued}}}{due, select, none {} other {, due {due}}}',
    total: 'Total in {currency}',
    charge: '{number}, charge for late payment',
    mentionedCharge:
      'For {number}, {amount} could be charged by now for late payment; I am not asking for it here.',
    rate: '{amount}{per, select, hour { an hour} day { a day} week { a week} month { a month} other {}}',
    progress: '{project}: {percent} done',
    itemBy: '{item} (by {date})',
    further: '{count} more',
    hoursSpent:
      '{project}: {used}{all, select, none {} other {{spent, select, none { of {all}} other {, {spent} of {all} in all}}}}',
  },
  labels: {
    done: 'Done',
    next: 'Next',
    needed: 'From you',
    goal: 'Your goal',
    reason: 'The reason',
    contents: 'What it holds',
    link: 'Here',
    hours: 'Hours',
    work: 'Work at the agreed rate',
    price: 'Price',
    rateNow: 'Until then',
    rateThen: 'From then on',
    agreed: 'Agreed',
    change: 'What changes',
    contact: 'In urgent cases',
    instead: 'Perhaps instead',
    open: 'Still open',
    finish: 'Finished by',
    validUntil: 'Valid until',
    month: 'Month',
  },
  texts: {
    before: {
      subject: '{count, plural, =1 {{invoices} is due on {due}} other {{invoices}: due soon}}',
      opening: '{count, plural, =1 {Invoice {number} is due on {due}.} other {These invoices are due soon.}}',
      ask: 'If the payment is already on its way, thank you, and nothing is left to do. Is there anything you need from me for it?',
    },
    due: {
      subject: '{count, plural, =1 {{invoices}: due on {due}} other {{invoices}: now due}}',
      opening:
        '{count, plural, =1 {Invoice {number} is due on {due}.} other {These invoices are due now or soon.}}',
      ask: 'If the payment is already on its way, thank you, and nothing is left to do. Is anything about it unclear?',
    },
    first: {
      subject: '{invoices}: when may I expect it?',
      opening:
        '{count, plural, =1 {Invoice {number} was due on {due}, and I have not seen it arrive.} other {These invoices are open; the oldest was due on {due}, and I have not seen it paid.}}',
      ask: 'If the payment is on its way, thank you, and nothing is left to do. Otherwise, please let me know: when may I expect it?',
    },
    second: {
      subject: '{invoices}: still open',
      opening:
        '{count, plural, =1 {Invoice {number}, due on {due}, is still open.} other {These invoices are still open.}}',
      ask: 'If something is unclear or in the way, please tell me, and we will find a way. Which day may I note for the payment?',
    },
    firm: {
      subject: '{invoices}: please name a date',
      opening:
        '{count, plural, =1 {Invoice {number} was due on {due} and has not been paid.} other {These invoices are open; the oldest was due on {due} and has not been paid.}}',
      ask: 'Please pay {payBy, select, none {now} other {by {payBy}}}, or write me a date you can keep. Which will it be?',
    },
    final: {
      subject: '{invoices}: my last reminder',
      opening:
        '{count, plural, =1 {Invoice {number}, due on {due}, has not been paid; this is my last reminder.} other {These invoices are open, the oldest since {due}; this is my last reminder.}}',
      more: '{consequence, select, pause {After {payBy} I will pause the work.} handon {After {payBy} I will pass the matter on.} both {After {payBy} I will pause the work and pass the matter on.} other {}}',
      ask: 'I would like to settle it with you directly. Please pay {payBy, select, none {now} other {by {payBy}}}, or name a day you can keep. Can we speak about it this week?',
    },
    'promise-noted': {
      subject: 'Thank you: {invoices}, on {promised}',
      opening: 'Thank you for telling me: I have noted {promised} for the payment.',
      ask: 'You will not hear from me about it before then. If something changes, please tell me.',
    },
    'promise-broken': {
      subject: '{invoices}: which date shall I note now?',
      opening:
        'You had named {promised, select, none {a day} other {{promised}}} for the payment{count, plural, =1 { of invoice {number}} other {}}. It has not arrived yet.',
      ask: 'If something changed, please tell me. Which date shall I note now?',
    },
    statement: {
      subject: '{invoices}: what is open',
      opening:
        '{count, plural, =1 {By my records invoice {number} is open.} other {By my records these invoices are open.}}',
      ask: 'If you paid meanwhile, thank you, and please tell me when, so that I can find it. Does this agree with your records?',
    },
    thanks: {
      subject:
        '{left, select, none {Thank you: {number} is settled} other {Thank you: a payment for {number} arrived}}',
      opening: 'Your payment for invoice {number} arrived on {paidOn}.',
      more: '{left, select, none {With it the invoice is settled.} other {{left} of it is still open.}}',
      ask: 'Thank you; it makes the work easier.',
    },
    'deposit-awaited': {
      subject: '{project}: the deposit opens the work',
      opening: 'The work on {project} begins as soon as the deposit has arrived.',
      ask: 'If the payment is on its way, thank you. Is there anything you need from me for it?',
    },
    'check-in': {
      subject:
        '{projectsCount, plural, =0 {How are things?} =1 {Where {project} stands} other {Where your projects stand}}',
      opening:
        '{projectsCount, plural, =0 {It has been a while since we spoke.} other {A short word on where things stand.}}',
      ask: '{talkOn, select, none {{projectsCount, plural, =0 {How are things on your side, and is there something I can do?} other {{neededCount, plural, =0 {Does that fit with what you have in mind, or shall we talk?} other {When may I expect what is missing, please?}}}}} other {{projectsCount, plural, =0 {Shall we talk on {talkOn}?} other {Shall we talk about it on {talkOn}?}}}}',
    },
    'input-needed': {
      subject: '{by, select, none {{item}: which day suits you?} other {{item}, by {by}?}}',
      opening: 'The work on {project} waits for something from you.',
      more: '{finish, select, none {} other {Each day without it moves the finish by a day; today it would be {finish}.}}',
      ask: 'Could you please send me what is missing{by, select, none {, or tell me when I may expect it} other { by {by}, or tell me which day suits you}}?',
    },
    'delay-notice': {
      subject: '{project} moves to {to}',
      opening: '{project} will be ready on {to}{from, select, none {} other {, not on {from}}}. I am sorry.',
      more: 'All else stays as planned, and you can count on the new date. Thank you for your patience.',
      ask: 'Does the new date work for you?',
    },
    delivery: {
      subject: '{project} is ready',
      opening: '{project} is ready{link, select, none {} other {, and here it is}}.',
      ask: 'Thank you for the good work together. Would you please look at it{reviewUntil, select, none {} other { by {reviewUntil}}} and tell me whether all is as you wished?',
    },
    'ready-on-payment': {
      subject: '{project} is ready to hand over',
      opening: '{project} is ready. As agreed, I hand it over as soon as the payment has arrived.',
      ask: 'Thank you. Could you please tell me which day I may note for the payment?',
    },
    'receipt-and-review': {
      subject: '{project}: has all arrived?',
      opening: 'On {deliveredOn} I sent you {project}.',
      ask: 'Would you please confirm that you have it, and tell me{reviewUntil, select, none {} other { by {reviewUntil}}} what is left to change?',
    },
    'follow-up': {
      subject: '{months, plural, =6 {Half a year of {project}} other {Did {project} do what you hoped?}}',
      opening:
        '{months, plural, =1 {A month} =3 {Three months} =6 {Half a year} other {# months}} ago we finished {project}.',
      ask: '{months, plural, =6 {What has it done for you, and what would be the next step?} other {How well does it do what you hoped for?}}',
    },
    birthday: {
      subject: 'Happy birthday, {person}',
      opening: 'I wish you a happy birthday and a good year.',
      ask: 'Thank you for the good work together. Enjoy the day.',
    },
    greeting: {
      subject: 'Best wishes for {occasion}',
      opening: 'I send you my best wishes for {occasion}.',
      ask: 'Thank you for the good work together. I look forward to what comes next.',
    },
    'referral-ask': {
      subject: 'Who else could use something like {project}?',
      opening: 'Working with you on {project} was a pleasure, and I have time for one more client like you.',
      ask: 'Thank you for your trust. Do you know somebody I could help in the same way?',
    },
    testimonial: {
      subject: 'Two sentences about {project}',
      opening:
        'People who think of working with me like to hear from those who have, and you know {project} best.',
      ask: 'Thank you in advance. Would you write two or three sentences about it that I may quote with your name?',
    },
    renewal: {
      subject: '{project}: our agreement ends on {ends}',
      opening: 'Our agreement on {project} runs until {ends}.',
      more: '{answerBy, select, none {} other {Please tell me by {answerBy}, so that I can keep the time for you.}}',
      ask: 'Thank you for the work so far. Shall we go on as before, or is there something to change?',
    },
    'proposal-expiring': {
      subject: '{project}: my proposal stands until {expires}',
      opening: 'My proposal for {project} stands until {expires}; until then I keep the time for you.',
      ask: 'Thank you for considering it. Is anything still unclear?',
    },
    'rate-review': {
      subject: 'My rate from {from}',
      opening: 'From {from} my rate changes. What we have agreed until then stays as it is.',
      ask: 'Thank you for the work together. Is there anything you would like to talk about before then?',
    },
    'policy-change': {
      subject: 'What changes from {from}',
      opening: 'From {from} something changes in the way I work.',
      ask: 'What we have agreed until then stays as it is. Thank you; is there anything you would like to ask about it?',
    },
    'pause-notice': {
      subject: '{project} pauses from {from}',
      opening:
        'From {from} I will pause the work on {project}, because {because, select, payment {the payment is still missing} input {I still need something from you} other {we agreed so}}.',
      more: 'As soon as that is settled, I take it up again; the dates then move by the days of the pause.',
      ask: 'Please tell me: what would help us to go on?',
    },
    'extra-work-quote': {
      subject: '{project}: a quote for the extra work',
      opening: 'You asked for something on {project} that our agreement does not hold yet. This is my quote.',
      ask: 'Thank you for asking. Shall I go ahead on these terms?',
    },
    'as-we-agreed': {
      subject: '{project}: as we agreed on {agreedOn}',
      opening: 'This is what I noted of our agreement of {agreedOn} on {project}.',
      ask: 'Thank you for the talk. Is that how you understand it too?',
    },
    'all-right': {
      subject: 'Is everything all right?',
      opening:
        '{lastTouch, select, none {I have not heard from you for a while.} other {I last heard from you on {lastTouch}.}} That is unusual, so I am asking.',
      ask: 'Please take the time you need. Is everything all right on your side?',
    },
    'away-notice': {
      subject: 'Away from {from} to {to}',
      opening: 'From {from} to {to} I am away and do not read messages.',
      ask: 'Thank you for planning with me. Is there anything you need from me before I leave?',
    },
    decline: {
      subject: '{project}: thank you for asking',
      opening: 'Thank you for asking me about {project}. I cannot take it on.',
      ask: 'I wish you good success with it. Please ask me again when something else comes up.',
    },
    ending: {
      subject: 'Our work together ends on {last}',
      opening: 'Our work together ends on {last}. Thank you for the time and the trust.',
      ask: 'I would like to leave everything in good order. Please tell me: what do you still need from me by then?',
    },
    'hand-over': {
      subject: '{project}: all you need to go on',
      opening: 'Here is all you need to go on with {project} without me.',
      more: '{helpUntil, select, none {} other {If a question comes up, I answer it until {helpUntil}.}}',
      ask: 'Thank you for the work together. Could you please check whether you can open everything?',
    },
    'monthly-report': {
      subject: 'Your report for {month}',
      opening: 'This is what happened in {month}.',
      ask: '{neededCount, plural, =0 {Thank you. Is there something you would like to hear more about?} other {Thank you. When may I expect what is missing, please?}}',
    },
  },
};

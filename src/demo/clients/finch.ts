import type { Calendar } from '../calendar.js';
import type { ClientStory, InvoiceStory } from '../story.js';
import { posters, shop } from './finch-projects.js';

/** A London bookseller billed by the hour: the largest client, near its estimate, with one invoice in dispute. */
export function finch(at: Calendar): ClientStory {
  return {
    key: 'finch',
    client: {
      name: 'Harbour & Finch Ltd',
      email: 'hello@harbourfinch.example',
      status: 'active',
      currency: 'GBP',
      language: 'en',
      timeZone: 'Europe/London',
      country: 'GB',
      paymentTerms: 'Net 30',
      reminderPolicy: 'standard',
      sendWithoutAsking: ['thanks', 'check-in'],
      checkInEvery: 'weekly',
      talkedOn: at.weekday(-9),
      notes:
        'Accounts pays on the last Friday of the month; an invoice without a PO number goes to the bottom of the pile.',
      governingLaw: 'GB',
      businessOrConsumer: 'business',
      lateFeeKind: 'statutory',
      graceDays: 7,
      weekendRule: 'following',
      latestCheckInAfter: '2 weeks',
      checkInDay: 'tuesday',
      checkInMinutes: 30,
      checkInTopics: 'Shop figures, what shipped, what is next, hours against the estimate',
      reportEvery: 'monthly',
      preferredWay: 'Video call',
      workingHours: '09:30–17:30',
      bigPictureGoal: 'Sell as many books online as in the two shops by the end of next year.',
      renewalNoticeDays: 60,
      billingIncrement: 15,
      rounding: 'up',
      foundThrough: 'Talk at a type conference',
    },
    contacts: [
      {
        key: 'priya',
        name: 'Priya Raghunathan',
        email: 'priya@harbourfinch.example',
        phone: '+44 20 7946 0182',
        role: ['approves', 'changes-scope', 'assigns-work'],
        preferredWay: 'Video call',
        workingHours: '09:30–17:30',
        timeZone: 'Europe/London',
        inCheckIns: true,
        birthday: at.birthday(21, 1988),
        likes: 'Crime novels with maps in them, ginger biscuits.',
      },
      {
        key: 'malcolm',
        name: 'Malcolm Thorne',
        email: 'accounts@harbourfinch.example',
        role: ['pays'],
        preferredWay: 'Mail with the PO number in the subject',
        getsReminders: true,
      },
      {
        key: 'zoe',
        name: 'Zoë Adeyemi',
        email: 'zoe@harbourfinch.example',
        role: ['technical'],
        preferredWay: 'Chat',
        inCheckIns: true,
      },
    ],
    projects: [shop(at), posters(at)],
    invoices: invoices(at),
    touches: [
      talk(-291, 'priya', 'Kick-off: the old shop loses people on the delivery page', 'Video'),
      talk(-250, 'zoe', 'Stock feed runs hourly, not live; search must say so', 'Chat'),
      {
        ...talk(-212, 'priya', 'Gift cards wait until after the launch', 'Video'),
        kind: 'decision',
      },
      talk(-171, 'priya', 'First shop week online: 41 orders, nobody rang about delivery', 'Call'),
      {
        ...talk(-168, 'priya', '“The first shop software our booksellers do not swear at.”', 'Mail'),
        kind: 'praise',
        mayBeQuoted: true,
      },
      talk(-130, 'zoe', 'Search index grows faster than thought, image sizes are the reason', 'Chat'),
      {
        ...talk(-86, 'priya', 'Subscriptions: a book a month, chosen by the shop', 'Video'),
        kind: 'idea',
        likelyWhen: 'After the Christmas trade',
        roughPrice: 4200,
      },
      {
        ...talk(-52, 'priya', 'Asked for a fourth poster in two sizes, by Friday', 'Call'),
        project: 'posters',
        kind: 'extra-asked',
      },
      {
        ...talk(
          -29,
          'malcolm',
          'Says the fourth poster was part of the price; sent him the mail of the order',
          'Mail',
        ),
        project: 'posters',
        kind: 'open-point',
      },
      talk(-12, 'malcolm', 'Part payment made, PO for the rest still with the director', 'Mail'),
      talk(-9, 'priya', 'Reading lists look right; wants to see them with real covers', 'Video'),
    ],
  };
}

function talk(on: number, contact: string, what: string, channel: string) {
  return { on, project: 'shop', contact, what, channel, kind: 'talk' } as const;
}

function invoices(at: Calendar): readonly InvoiceStory[] {
  return [
    hourly('shop-1', -255, [-290, -256], { paid: -226 }),
    hourly('shop-2', -224, [-255, -225], { paid: -201 }),
    hourly('shop-3', -193, [-224, -194], { paid: -144 }),
    hourly('shop-4', -132, [-193, -133], { paid: -103 }),
    hourly('shop-5', -76, [-132, -77], { paid: -33 }),
    hourly('shop-6', -46, [-76, -47], {
      payments: [{ on: -12, amount: 900, note: 'On account, PO for the rest being raised', method: 'Bank' }],
    }),
    hourly('shop-7', -15, [-46, -16], {}),
    {
      key: 'posters',
      project: 'posters',
      issued: -82,
      total: 2960,
      paid: -56,
      cells: { kind: 'standard', documentStatus: 'sent' },
    },
    {
      key: 'posters-extra',
      project: 'posters',
      issued: -53,
      total: 480,
      cells: {
        kind: 'extra',
        documentStatus: 'sent',
        holdReason: 'dispute',
        holdUntil: at.weekday(10),
      },
    },
  ];
}

function hourly(
  key: string,
  issued: number,
  [from, to]: readonly [from: number, to: number],
  more: Pick<InvoiceStory, 'paid' | 'payments'>,
): InvoiceStory {
  return {
    key,
    project: 'shop',
    issued,
    total: { from, to },
    ...more,
    cells: { kind: 'standard', documentStatus: 'sent' },
  };
}

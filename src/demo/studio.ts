import { type Calendar, holiday } from './calendar.js';
import { type DemoRow, row } from './row.js';

/** The freelancer's own rows: settings, wording and days away. */
export function studioRows(at: Calendar): readonly DemoRow[] {
  return [settings(at), ...days(at), ...templates()];
}

function settings(at: Calendar): DemoRow {
  return row('settings', 'settings', {
    businessName: 'Northlight Studio',
    sender: 'Mara Lindqvist <mara@northlight.example>',
    replyTo: 'mara@northlight.example',
    howToPay: [
      'EUR: IBAN DE00 0000 0000 0000 0000 00, Mara Lindqvist',
      'GBP: sort code 00-00-00, account 00000000',
      'USD: wire to Northlight Studio, routing 000000000, fees with the sender',
      'CHF: QR-bill attached to each invoice',
      'JPY: SWIFT to the EUR account, in yen',
      'BRL: Pix mara@northlight.example',
    ].join('\n\n'),
    language: 'en',
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    workingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    dayOff: 'friday',
    quietHours: '19:00–08:30',
    defaultTerms: 'Net 14',
    defaultPolicy: 'standard',
    rounding: 'nearest',
    billingIncrement: 15,
    digest: 'weekly',
    clientReport: 'monthly',
    budgetAlerts: '75, 90, 100',
    alarmLines: 'One client above 50 % of income; cushion below 3 months',
    greetingDays: 'Christmas, New Year',
    chaseFrom: at.day(-30),
    paymentsCheckedOn: at.weekday(-1),
    idealClient: 'Small, makes something with their hands, one person decides, pays without being chased.',
    workIWant: 'Shops and sites for bookshops, bakers, makers; book covers.',
    workToAvoid: 'Pitches without a fee, gambling, anything needed yesterday.',
    usualPriceRange: '2,500–12,000 EUR',
    usualDuration: '6–16 weeks',
    reservePercent: 0.2,
    officeHours: 'Monday to Thursday, 9:00–17:00',
    answerWithin: 'One working day',
    monthlyExpenses: 2900,
    cushion: 11400,
    putAsidePercent: 0.3,
  });
}

function days(at: Calendar): readonly DemoRow[] {
  const every = (key: string, note: string, from: string, to: string) =>
    row('days', `days/${key}`, { note, from, to, kind: 'never-worked', everyYear: true });
  const { year } = at.today;
  return [
    row('days', 'days/coast', {
      note: 'Two weeks at the coast',
      from: at.day(holiday.from),
      to: at.day(holiday.to),
      kind: 'away',
    }),
    row('days', 'days/course', {
      note: 'Letterpress course in Leipzig',
      from: at.day(31),
      to: at.day(34),
      kind: 'away',
    }),
    row('days', 'days/quiet', {
      note: 'Quiet weeks, room for one small thing',
      from: at.day(50),
      to: at.day(63),
      kind: 'more-time',
    }),
    every('christmas', 'Christmas', `${year}-12-24`, `${year}-12-26`),
    every('new-year', 'New Year', `${year}-01-01`, `${year}-01-01`),
  ];
}

function templates(): readonly DemoRow[] {
  return [
    row('templates', 'templates/thanks-en', {
      subject: 'Thank you, it arrived',
      kind: 'thanks',
      language: 'en',
      body: 'Thank you: {number} is paid. That makes planning the next weeks easy.\n\nMara',
    }),
    row('templates', 'templates/thanks-de', {
      subject: 'Danke, angekommen',
      kind: 'thanks',
      language: 'de',
      body: 'Vielen Dank, {number} ist bezahlt. Das macht die nächsten Wochen leicht planbar.\n\nMara',
    }),
    row('templates', 'templates/birthday-en', {
      subject: 'Happy birthday',
      kind: 'birthday',
      language: 'en',
      body: 'Happy birthday, {name}! No work in this mail, only good wishes.\n\nMara',
    }),
    row('templates', 'templates/check-in-fr', {
      subject: 'Où en sommes-nous',
      kind: 'check-in',
      language: 'fr',
      body: 'Bonjour,\n\nvoici où nous en sommes : {done}. La suite : {next}.\n\nMara Lindqvist',
    }),
  ];
}

import type { MessageKind } from '../../src/jobs/job.js';
import type { Cells } from '../../src/tracker/model.js';
import { mark } from './marks.js';
import type { Story } from './random-tracker.js';

/** What has to stand in the tracker of client A so that a letter of a kind is due on a day; the rest is chance. */
export type LetterStory = { readonly kind: MessageKind; readonly on: string; readonly story: Story };

const settings: Cells<'settings'> = {
  ...{ chaseFrom: '2026-01-01', timeZone: 'Europe/Berlin', currency: 'EUR', remindFrom: null },
  ...{ paymentsFreshFor: null, clientReport: 'none', workingDays: null, dayOff: null },
};
const client: Cells<'clients'> = {
  ...{ status: 'active', reminderPolicy: 'standard', currency: 'EUR', paymentTerms: 'Net 14' },
  ...{ timeZone: 'Europe/Berlin', country: 'DE', checkInEvery: null, greetingDays: null, reportEvery: null },
  ...{ weekendRule: null, lateFeeKind: null, checkInDay: null, latestCheckInAfter: null },
  ...{ renewalNoticeDays: null },
};
const working: Cells<'projects'> = {
  ...{ status: 'in-progress', billing: 'fixed', checkInEvery: null, start: '2026-09-01' },
  ...{ contractEnds: null, newRateFrom: null, deliveredOn: null, completedOn: null },
};
/** A debt that is chased. */
const debt: Cells<'invoices'> = {
  ...{ documentStatus: 'sent', kind: 'standard', project: null, currency: null, due: null, paidOn: null },
  ...{ holdUntil: null, holdReason: null, creditsInvoice: null, promisedOn: null, reminderPolicy: null },
};
/** Nothing of these tables stands in the way of what is to be told. */
const alone = {
  ...{ invoices: [], payments: [], messages: [], touches: [], contacts: [], days: [] },
} as const;

const sent = (key: string, on: string): Cells<'messages'> => ({
  ...{ key, state: 'sent', client: ['A-clients-0'], sentAt: `${on}T09:00:00.000Z` },
});
const photos: Cells<'tasks'> = {
  ...{ project: ['A-projects-0'], status: 'waiting-on-client', waitingOn: null, due: '2026-11-19' },
  ...{ clientMaySee: true, blockedBy: null },
};
const launch: Cells<'tasks'> = {
  ...{ project: ['A-projects-0'], status: 'to-do', waitingOn: 'me', clientMaySee: true },
  ...{ blockedBy: ['A-tasks-0'], due: null, daysAfter: null },
};
const asked = sent('input:A-tasks-0:ask-2026-11-19', '2026-11-16');
const askedAgain = sent('input:A-tasks-0:again-2026-11-19', '2026-11-23');

/** Every kind that is proposed by itself. */
export const letterStories: readonly LetterStory[] = [
  {
    ...{ kind: 'payment-reminder', on: '2026-11-23' },
    story: { settings, clients: client, ...alone, invoices: [{ ...debt, issued: '2026-10-20' }] },
  },
  {
    ...{ kind: 'statement', on: '2026-11-23' },
    story: {
      settings: { ...settings, chaseFrom: '2026-11-01' },
      ...{ clients: client, ...alone },
      invoices: [{ ...debt, issued: '2026-09-01' }],
    },
  },
  {
    ...{ kind: 'thanks', on: '2026-11-23' },
    story: {
      ...{ settings, clients: client, projects: [working] },
      ...{ tasks: [], ...alone },
      invoices: [{ ...debt, issued: '2026-10-20', paidOn: '2026-11-20' }],
    },
  },
  {
    ...{ kind: 'deposit-awaited', on: '2026-11-23' },
    story: {
      ...{ settings, clients: client, projects: [{ status: 'signed', contractEnds: null }], ...alone },
      invoices: [
        { ...debt, kind: 'deposit', project: ['A-projects-0'], issued: '2026-11-16', due: '2026-12-10' },
      ],
    },
  },
  {
    ...{ kind: 'check-in', on: '2026-11-23' },
    story: {
      ...{ settings, clients: { ...client, checkInEvery: 'weekly', talkedOn: '2026-11-09' } },
      ...{ projects: [working], tasks: [], ...alone },
    },
  },
  {
    ...{ kind: 'input-needed', on: '2026-11-18' },
    story: { settings, clients: client, projects: [working], tasks: [photos, launch], ...alone },
  },
  {
    ...{ kind: 'delay-notice', on: '2026-11-26' },
    story: {
      ...{ settings, clients: client, projects: [{ ...working, due: '2026-12-01' }] },
      ...{ tasks: [photos, launch], ...alone, messages: [asked, askedAgain] },
    },
  },
  {
    ...{ kind: 'pause-notice', on: '2026-12-03' },
    story: {
      ...{ settings, clients: client, projects: [working] },
      ...{ tasks: [photos, launch], ...alone, messages: [asked, askedAgain] },
    },
  },
  {
    ...{ kind: 'delivery', on: '2026-11-23' },
    story: {
      ...{ settings, clients: client, tasks: [], ...alone },
      projects: [
        {
          ...{ status: 'delivered', deliveredOn: '2026-11-20', receiptConfirmedOn: null, acceptedOn: null },
          reviewUntil: '2026-12-04',
          deliveredBy: `https://${mark('A', 'projects', 'deliveredBy')}.example.com`,
        },
      ],
    },
  },
  {
    ...{ kind: 'follow-up', on: '2026-11-23' },
    story: {
      ...{ settings, clients: client },
      ...{ projects: [{ status: 'delivered', deliveredOn: '2026-08-20' }], tasks: [], ...alone },
    },
  },
  {
    ...{ kind: 'birthday', on: '2026-11-23' },
    story: {
      ...{ settings, clients: client, projects: [working] },
      ...{ tasks: [], ...alone, contacts: [{ birthday: '1990-11-23' }] },
    },
  },
  {
    ...{ kind: 'greeting', on: '2026-12-22' },
    story: {
      ...{ settings, clients: { ...client, greetingDays: 'Christmas' } },
      ...{ projects: [working], tasks: [], ...alone },
    },
  },
  {
    ...{ kind: 'referral-ask', on: '2026-11-23' },
    story: {
      ...{ settings, clients: client },
      ...{ projects: [{ status: 'delivered', deliveredOn: '2026-11-05' }], tasks: [], ...alone },
    },
  },
  {
    ...{ kind: 'renewal', on: '2026-11-23' },
    story: {
      ...{ settings, clients: client },
      ...{ projects: [{ ...working, contractEnds: '2026-12-10', noticeDays: null }], tasks: [], ...alone },
    },
  },
  {
    ...{ kind: 'proposal-expiring', on: '2026-11-23' },
    story: {
      ...{ settings, clients: client },
      ...{ projects: [{ status: 'proposed', proposalExpires: '2026-11-26' }], tasks: [], ...alone },
    },
  },
  {
    ...{ kind: 'rate-review', on: '2026-11-23' },
    story: {
      ...{ settings, clients: client, tasks: [], ...alone },
      projects: [{ ...working, billing: 'hourly', newRateFrom: '2026-12-15' }],
    },
  },
  {
    ...{ kind: 'monthly-report', on: '2026-12-01' },
    story: {
      ...{ settings: { ...settings, clientReport: 'monthly' }, clients: client, tasks: [], ...alone },
      projects: [{ ...working, billing: 'hourly', contractEnds: null }],
      hours: { project: ['A-projects-0'], date: '2026-11-12', billable: true, task: null },
    },
  },
];

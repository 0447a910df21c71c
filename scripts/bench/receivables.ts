import { receivables } from '../../src/jobs/receivables.js';
import { holidays } from '../../src/service/holidays.js';
import type { MirrorRow } from '../../src/tracker/mirror.js';
import type { TableKey } from '../../src/tracker/model.js';
import { takeSnapshot } from '../../src/tracker/snapshot.js';
import { benchBinding, benchNow } from './rows.js';

/** CPU of one decision about money: 50,000 invoices of 500 clients, a fifth with statutory interest, and 100,000 payments. Median of nine, code warm. */
const counts = { clients: 500, invoices: 50_000, payments: 100_000 };
const runs = 9;

function row(table: TableKey, nth: number, cells: MirrorRow['cells']): MirrorRow {
  return { table, id: `${table}${nth}`, createdAt: '2025-01-01T00:00:00.000Z', cells };
}

function day(nth: number): string {
  return benchNow
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
    .subtract({ days: 40 + (nth % 400) })
    .toString();
}

const terms = ['Net 30', 'EOM', '2/10 net 30', 'Net 14'];
const countries = ['DE', 'GB', 'FR', 'US', 'BR'];
const laws = ['DE', 'GB', 'FR', 'CH', 'BR'];

const rows: MirrorRow[] = [
  row('settings', 0, { timeZone: 'Europe/Berlin', currency: 'EUR', chaseFrom: '2025-06-01' }),
  ...Array.from({ length: counts.clients }, (_, nth) =>
    row('clients', nth, {
      name: `Client ${nth}`,
      paymentTerms: terms[nth % terms.length] ?? null,
      country: countries[nth % countries.length] ?? null,
      governingLaw: laws[nth % laws.length] ?? null,
      businessOrConsumer: 'business',
      lateFeeKind: nth % 5 === 0 ? 'statutory' : null,
    }),
  ),
  ...Array.from({ length: counts.invoices }, (_, nth) =>
    row('invoices', nth, {
      number: `B-${nth}`,
      client: [`clients${nth % counts.clients}`],
      issued: day(nth),
      total: 1_000 + (nth % 900),
      documentStatus: 'sent',
      kind: 'standard',
    }),
  ),
  ...Array.from({ length: counts.payments }, (_, nth) =>
    row('payments', nth, {
      invoice: [`invoices${nth % counts.invoices}`],
      date: '2026-05-01',
      // Two halves settle nine of ten; of the rest one half came.
      amount: nth >= counts.invoices && nth % 10 === 0 ? 1 : (1_000 + ((nth % counts.invoices) % 900)) / 2,
    }),
  ),
];
// As the store hands them over. Texts put together in memory stay in pieces, which makes every look-up slower.
const stored: MirrorRow[] = JSON.parse(JSON.stringify(rows));
const snapshot = takeSnapshot(stored, benchBinding());

const times = Array.from({ length: runs }, () => {
  const before = process.cpuUsage();
  const outcome = receivables.decide({ snapshot, now: benchNow, holidays, skipped: new Map() });
  const { user, system } = process.cpuUsage(before);
  return {
    ms: Math.round((user + system) / 1_000),
    messages: outcome.messages.length,
    faults: outcome.faults.length,
  };
});
const sorted = [...times].sort((a, b) => a.ms - b.ms);
process.stdout.write(
  `${JSON.stringify({ ...counts, all: times.map(({ ms }) => ms), cold: times[0]?.ms, ...sorted[Math.floor(runs / 2)] }, null, 2)}\n`,
);

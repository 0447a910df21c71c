import { agingBuckets } from '../domain/aging.js';
import { showNumber, showPercent } from '../jobs/format.js';
import type { Receivables, ReceivablesSummary } from '../jobs/receivables-summary.js';
import { type Output, table } from './output.js';
import { count } from './report.js';

/** A line for each currency: what is open, and how it is paid. */
export function printTotals(out: Output, total: ReceivablesSummary): void {
  for (const currency of currenciesOf(total)) {
    const paid = total.paid[currency];
    const dso = total.dso[currency];
    const said = [
      `${total.open[currency] ?? '0'} open, ${total.overdue[currency] ?? '0'} overdue`,
      ...(paid
        ? [
            `${showPercent(paid.onTimeRate)} of ${count(paid.count, 'invoice')} paid on time, ` +
              `${showNumber(paid.averageDaysLate)} days late on average`,
          ]
        : []),
      ...(dso ? [`DSO ${count(dso.days, 'day')}${dso.weak ? ' (of few invoices)' : ''}`] : []),
    ];
    out.print(`${currency}: ${said.join(' · ')}`);
  }
  printRest(out, total);
}

/** What each client owes by age, how each pays, and both in total. */
export function printReceivables(out: Output, { asOf, total, clients }: Receivables): void {
  const all = [...clients.map((each) => [each.client, each] as const), ['Total', total] as const];
  out.print(out.style('bold', `Receivables on ${asOf}`));
  const aged = all.flatMap(([name, of]) => [
    ...Object.entries(of.open).map(([currency, open]) => {
      const buckets = agingBuckets.map((bucket) => of.buckets[bucket][currency] ?? '–');
      return [name, currency, open, of.overdue[currency] ?? '–', ...buckets];
    }),
    ...of.tooLarge.map((currency) => [name, currency, 'too large', '?', ...agingBuckets.map(() => '?')]),
  ]);
  const titles = ['Client', '', 'Open', 'Overdue', ...agingBuckets];
  if (aged.length === 0) out.print('  Nothing is open.');
  else for (const line of table(titles, aged)) out.print(`  ${line}`);

  const records = all.flatMap(([name, of]) =>
    currenciesOf(of).flatMap((currency) => {
      const { [currency]: paid } = of.paid;
      const { [currency]: dso } = of.dso;
      if (!paid && !dso) return [];
      return [
        [
          ...[name, currency, paid ? String(paid.count) : '–', paid ? showPercent(paid.onTimeRate) : '–'],
          ...[paid ? showNumber(paid.averageDaysLate) : '–', dso ? String(dso.days) : '–'],
          dso?.weak ? 'of few invoices' : '',
        ],
      ];
    }),
  );
  if (records.length > 0) {
    out.print(`\n${out.style('bold', 'How they pay')}`);
    const heads = ['Client', '', 'Paid', 'On time', 'Days late', 'DSO', ''];
    for (const line of table(heads, records)) out.print(`  ${line}`);
  }
  const told = all.flatMap(([name, of]) => restOf(of).map((said) => [name, said]));
  if (told.length > 0) out.print();
  for (const [name, said] of told) out.print(`  ${name}: ${said}`);
}

function printRest(out: Output, of: ReceivablesSummary): void {
  for (const said of restOf(of)) out.print(said);
}

/** What has no currency. */
function restOf({ promises, paysAfter, notCounted, credit, tooLarge }: ReceivablesSummary): string[] {
  const given = Object.entries(credit).map(([currency, amount]) => `${amount} ${currency}`);
  return [
    ...(given.length > 0 ? [`${given.join(', ')} in favour of clients, not taken off.`] : []),
    ...(promises.kept + promises.broken > 0
      ? [`${count(promises.broken, 'promise')} to pay broken, ${promises.kept} kept.`]
      : []),
    ...(paysAfter === null ? [] : [`Reminded of an invoice, mostly paid after: ${paysAfter}.`]),
    ...(tooLarge.length > 0
      ? [`${tooLarge.join(', ')}: too large to be counted. Check the number of digits in the totals.`]
      : []),
    ...(notCounted > 0
      ? [`${count(notCounted, 'invoice')} not counted: the balance is not known, and Problems says why.`]
      : []),
  ];
}

function currenciesOf({ open, credit, dso, paid }: ReceivablesSummary): string[] {
  return [...new Set([open, credit, dso, paid].flatMap((sums) => Object.keys(sums)))].sort();
}

import { daysBetween, parseDate } from '../domain/calendar.js';
import { type ClientContext, contextOf } from './context.js';
import { showDate } from './format.js';
import type { JobInput } from './job.js';
import { groupBy, once } from './once.js';

/** How long a look at the bank counts where Settings do not say, in days. */
const usuallyFreshFor = 7;

/** Payments that name a client and no invoice, by client. */
const unassigned = once(({ snapshot }: JobInput) =>
  groupBy(
    [...snapshot.tables.payments.values()].filter(({ cells }) => (cells.invoice ?? []).length === 0),
    ({ cells }) => cells.client?.[0] ?? null,
  ),
);

/**
 * Why a message about money must not go out without a look at the bank first: it is long ago that payments were
 * checked, or one of this client's belongs to no invoice yet. Null: nothing speaks against it.
 */
export function freshnessOf(client: ClientContext, input: JobInput): string | null {
  const loose = unassigned(input).get(client.row.id)?.length ?? 0;
  if (loose > 0) {
    const what = loose === 1 ? 'A payment' : `${loose} payments`;
    return `${what} of this client names no invoice yet: link ${loose === 1 ? 'it' : 'them'} in Payments before this goes out.`;
  }
  const { settings, today } = contextOf(input);
  if (!settings) return null;
  const checked =
    settings.cells.paymentsCheckedOn === null ? null : parseDate(settings.cells.paymentsCheckedOn);
  if (!checked?.ok) {
    return 'Payments were never marked as checked: look at your bank first, then fill Settings › Payments checked on.';
  }
  const age = daysBetween(checked.value, today);
  if (age <= (settings.cells.paymentsFreshFor ?? usuallyFreshFor)) return null;
  return `Payments were last checked on ${showDate(checked.value)}: look at your bank first, then fill Settings › Payments checked on.`;
}

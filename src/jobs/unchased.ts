import { negate } from '../domain/money.js';
import { showDate, showMoney } from './format.js';
import type { Line } from './ledger.js';

/** Why nothing can be chased of an invoice, and what would change it. */
export type Unchased = { readonly why: string; readonly wouldChange: readonly string[] };

/**
 * What an invoice is that nobody has to pay: a draft, void, written off, a credit note, overpaid or paid. Null: something
 * may be owed. It is said to whoever asks and stands in no cell: most invoices are paid, and Payment status says so.
 */
export function unchased({ row, balance }: Line): Unchased | null {
  const { documentStatus, kind } = row.cells;
  if (documentStatus !== 'sent') return undocumented[documentStatus ?? 'draft'](balance?.writtenOff ?? null);
  if (balance === null) return null;
  const left = balance.balance;
  if (kind === 'credit') return creditNote(left);
  if (left.minor > 0) return null;
  if (left.minor < 0) {
    return {
      why: `It is paid, and ${showMoney(negate(left))} more came than was asked for. That is the client's, and is never chased.`,
      wouldChange: ['A row in Payments with an amount below zero, once it is paid back.'],
    };
  }
  return {
    why: balance.settledOn
      ? `It was paid in full on ${showDate(balance.settledOn)}.`
      : 'Its total is zero, so nothing is owed for it.',
    wouldChange: ['A row in Payments with an amount below zero, should money go back.'],
  };
}

type Amount = Parameters<typeof showMoney>[0];

const undocumented = {
  draft: () => ({
    why: 'It is a draft, so nobody is asked to pay it.',
    wouldChange: ['Document status Sent, once the client has it.'],
  }),
  void: () => ({
    why: 'It is void, so nothing is owed for it.',
    wouldChange: ['Document status Sent, should it count after all.'],
  }),
  'written-off': (amount: Amount | null) => ({
    why: `${amount && amount.minor > 0 ? `You gave up ${showMoney(amount)} of it` : 'It is written off'}, so it is not chased any more.`,
    wouldChange: ['Document status Sent, should it be chased after all.'],
  }),
} satisfies Record<string, (amount: Amount | null) => Unchased>;

function creditNote(left: Amount): Unchased {
  if (left.minor === 0) {
    return {
      why: 'It is a credit note, and all of it was taken off an invoice or paid back.',
      wouldChange: [],
    };
  }
  return left.minor < 0
    ? {
        why: `It is a credit note. ${showMoney(negate(left))} of it is still the client's, and credits are never chased.`,
        wouldChange: ['Credits invoice, the one it is for; or a row in Payments once it is paid back.'],
      }
    : {
        why: `It is a credit note, and ${showMoney(left)} more was taken off or paid back than it gives. Credits are never chased.`,
        wouldChange: ['Its Total, or the rows in Payments that name it.'],
      };
}

import { parseAgreedValue } from '../domain/charges/agreed-value.js';
import { type Agreed, type Charge, type ChargeInput, tryCharge } from '../domain/charges/charge.js';
import { parseJurisdiction } from '../domain/charges/jurisdictions.js';
import { type Money, parseMoney, subtract } from '../domain/money.js';
import type { FieldKey, Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { contextOf } from './context.js';
import { type Complaint, rowFault } from './fault.js';
import { showMoney } from './format.js';
import type { JobInput } from './job.js';
import { type Line, ledgerOf } from './ledger.js';
import { once } from './once.js';

export type Charges = {
  /** Of overdue invoices of clients with whom a charge was agreed, or whose law is to give one. */
  readonly byInvoice: ReadonlyMap<string, Charge>;
  readonly faults: readonly Fault[];
};

/** What may be charged for each overdue invoice as of the account's today. Nothing is added to an invoice by it. */
export const chargesOf = once((input: JobInput): Charges => {
  const context = contextOf(input);
  const faults: Fault[] = [];
  const byInvoice = new Map<string, Charge>();
  const rules = new Map<string, Rules | null>();
  const bases = new Map<string, Basis>();
  for (const line of ledgerOf(input).lines) {
    const { client, total, row } = line;
    const dueOn = line.effectiveDueOn ?? line.dueOn;
    if (!client || !total || !dueOn || (line.overdue?.days ?? 0) === 0) continue;
    const known = rules.get(client.row.id);
    const own = known === undefined ? readRules(client.row, faults) : known;
    rules.set(client.row.id, own);
    if (!own) continue;
    const key = `${client.row.id} ${total.currency}`;
    const basis = bases.get(key) ?? basisIn(own, total.currency, faults);
    bases.set(key, basis);
    const charge = tryCharge({
      principal: owedOf(total, line),
      dueOn,
      asOf: context.today,
      payments: line.received,
      ...basis,
    });
    if (charge.ok) byInvoice.set(row.id, charge.value);
    else faults.push(rowFault('invoices', row, 'total', charge));
  }
  return { byInvoice, faults };
});

/** A credit note, or a discount that was taken, takes part of the debt back: it never bore interest. */
function owedOf(total: Money, { balance }: Line): Money {
  return balance ? subtract(total, balance.credited) : total;
}

type Rules = {
  readonly row: Row<'clients'>;
  readonly kind: Agreed['kind'];
  readonly value: number | null;
  readonly cap: number | null;
  readonly terms: Pick<ChargeInput, 'jurisdiction' | 'debtor' | 'graceDays'>;
};

/** What counts for every invoice of a client in one currency. */
type Basis = Rules['terms'] & { readonly agreed: Agreed };

/** What stands in the row of a client; null: nothing is charged. What cannot be used is named and counts as blank. */
function readRules(row: Row<'clients'>, faults: Fault[]): Rules | null {
  const { lateFeeKind, lateFeeValue, cap, graceDays, governingLaw, businessOrConsumer } = row.cells;
  const complain = (field: FieldKey<'clients'>, complaint: Complaint) => {
    faults.push(rowFault('clients', row, field, complaint));
  };
  const above = (field: FieldKey<'clients'>, value: number | null, wholeDays = false): number | null => {
    if (value === null || (value >= 0 && (!wholeDays || Number.isInteger(value)))) return value;
    complain(field, {
      problem: `${value} is ${value < 0 ? 'below zero' : 'no whole number of days'}, so it counts as blank.`,
      remedy: 'Write a number of zero or more.',
    });
    return null;
  };
  const value = above('lateFeeValue', lateFeeValue);
  const most = above('cap', cap);
  const grace = above('graceDays', graceDays, true);
  const law = governingLaw === null ? null : parseJurisdiction(governingLaw);
  if (law && !law.ok) complain('governingLaw', law);
  if (lateFeeKind === null || lateFeeKind === 'none') return null;
  return {
    row,
    kind: lateFeeKind,
    value,
    cap: most,
    terms: {
      ...(law?.ok ? { jurisdiction: law.value } : {}),
      ...(businessOrConsumer === null ? {} : { debtor: businessOrConsumer }),
      ...(grace === null ? {} : { graceDays: grace }),
    },
  };
}

/** What was agreed, in a currency of the client's invoices: it says how many decimals an amount may have. */
function basisIn({ row, kind, value, cap, terms }: Rules, currency: string, faults: Fault[]): Basis {
  const fee = value === null ? null : parseAgreedValue(kind, value, currency);
  if (fee?.ok === false) faults.push(rowFault('clients', row, 'lateFeeValue', fee));
  const most = cap === null ? null : parseMoney(cap, currency);
  if (most?.ok === false) faults.push(rowFault('clients', row, 'cap', most));
  const agreed = {
    kind,
    ...(fee?.ok ? { value: fee.value } : {}),
    ...(most?.ok ? { cap: most.value } : {}),
  };
  return { ...terms, agreed };
}

/** What is known that may be asked for beside the debt, in the currency of the debt. */
export function chargedBeside({ interest, compensation, fee }: Charge): Money {
  return { ...interest, minor: interest.minor + (compensation?.minor ?? 0) + fee.minor };
}

const noCharge = { charge: null, working: null };

/** The cells of an invoice: the sum in words, and how it came about. */
export function chargeCells(
  line: Line,
  charge: Charge | undefined,
): { readonly charge: string | null; readonly working: string | null } {
  if (!charge) return noCharge;
  const { interest, compensation, fee, rateKnown } = charge;
  const parts = [
    interest.minor > 0 && `interest ${showMoney(interest)}`,
    compensation === null && 'compensation unknown',
    compensation && compensation.minor > 0 && `compensation ${showMoney(compensation)}`,
    fee.minor > 0 && `fee ${showMoney(fee)}`,
    !rateKnown && 'rate unknown',
  ].filter((part) => typeof part === 'string');
  const sum = chargedBeside(charge);
  const text = sum.minor > 0 ? `${showMoney(sum)} (${parts.join(', ')})` : parts.join(', ') || null;
  const waived = line.row.cells.feeDecision === 'waive' && text !== null;
  return { charge: waived ? `waived: ${text}` : text, working: charge.working.join('\n') };
}

import { type CalendarDate, parseDate } from '../../domain/calendar.js';
import { parseAgreedValue } from '../../domain/charges/agreed-value.js';
import { type Agreed, type Charge, type ChargeInput, tryCharge } from '../../domain/charges/charge.js';
import { parseJurisdiction } from '../../domain/charges/jurisdictions.js';
import type { Payment } from '../../domain/invoice.js';
import { type Money, parseMoney, toDecimal } from '../../domain/money.js';
import { fault, type Result } from '../../domain/result.js';
import { faultAt, misshapen, type QuestionFault } from '../question.js';
import { type ChargeAnswer, type ChargeQuestion, chargeQuestion } from './schema.js';

const example =
  '{"principal": "1000.00", "currency": "GBP", "dueOn": "2026-03-31", "asOf": "2026-05-20", "jurisdiction": "GB", "debtor": "business"}';

/** What may be charged, or why that cannot be said. Bad input is named and nothing is guessed. */
export function answerCharge(question: unknown): ChargeAnswer | QuestionFault {
  const asked = chargeQuestion.safeParse(question);
  if (!asked.success) return misshapen(asked.error.issues[0], example);
  const input = readInput(asked.data);
  if ('fault' in input) return input;
  const charge = tryCharge(input);
  return charge.ok ? shown(charge.value) : faultAt('principal', charge);
}

/** Reads part after part; the first that is wrong is the answer. */
function readInput(asked: ChargeQuestion): ChargeInput | QuestionFault {
  const principal = positive(parseMoney(asked.principal, asked.currency), 'a debt');
  if (!principal.ok) return faultAt('principal', principal);
  const dates = readDates(asked);
  if ('fault' in dates) return dates;
  const law = asked.jurisdiction === undefined ? null : parseJurisdiction(asked.jurisdiction);
  if (law?.ok === false) return faultAt('jurisdiction', law);
  const agreed = readAgreed(asked);
  if (agreed && 'fault' in agreed) return agreed;
  const payments: Payment[] = [];
  for (const [nth, payment] of (asked.payments ?? []).entries()) {
    const on = parseDate(payment.on);
    if (!on.ok) return faultAt(`payments.${nth}.on`, on);
    const amount = positive(parseMoney(payment.amount, asked.currency), 'a payment');
    if (!amount.ok) return faultAt(`payments.${nth}.amount`, amount);
    payments.push({ id: String(nth), on: on.value, amount: amount.value });
  }
  const { debtor, dayCount, rounding, allocation, graceDays } = asked;
  return {
    principal: principal.value,
    ...dates,
    payments,
    ...(agreed ? { agreed } : {}),
    ...(law ? { jurisdiction: law.value } : {}),
    ...(debtor === undefined ? {} : { debtor }),
    ...(dayCount === undefined ? {} : { dayCount }),
    ...(rounding === undefined ? {} : { rounding }),
    ...(allocation === undefined ? {} : { allocation }),
    ...(graceDays === undefined ? {} : { graceDays }),
  };
}

type Dates = { readonly dueOn: CalendarDate; readonly asOf: CalendarDate; readonly paidOn?: CalendarDate };

function readDates({ dueOn, asOf, paidOn }: ChargeQuestion): Dates | QuestionFault {
  const due = parseDate(dueOn);
  if (!due.ok) return faultAt('dueOn', due);
  const day = parseDate(asOf);
  if (!day.ok) return faultAt('asOf', day);
  if (paidOn === undefined) return { dueOn: due.value, asOf: day.value };
  const paid = parseDate(paidOn);
  return paid.ok ? { dueOn: due.value, asOf: day.value, paidOn: paid.value } : faultAt('paidOn', paid);
}

function readAgreed({ agreed, currency }: ChargeQuestion): Agreed | QuestionFault | null {
  if (!agreed) return null;
  const value = isBlank(agreed.value) ? null : parseAgreedValue(agreed.kind, agreed.value, currency);
  if (value?.ok === false) return faultAt('agreed.value', value);
  const stated = isBlank(agreed.statedYearly)
    ? null
    : parseAgreedValue('yearly', agreed.statedYearly, currency);
  if (stated?.ok === false) return faultAt('agreed.statedYearly', stated);
  const cap = isBlank(agreed.cap) ? null : positive(parseMoney(agreed.cap, currency), 'a cap');
  if (cap?.ok === false) return faultAt('agreed.cap', cap);
  return {
    kind: agreed.kind,
    ...(value ? { value: value.value } : {}),
    ...(stated ? { statedYearly: stated.value } : {}),
    ...(cap ? { cap: cap.value } : {}),
  };
}

function isBlank(value: string | number | undefined): value is undefined | '' {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

function positive(read: Result<Money>, what: string): Result<Money> {
  if (!read.ok || read.value.minor >= 0) return read;
  return fault(`${toDecimal(read.value)} is below zero, and ${what} is not.`, 'Write it above zero.');
}

function shown(charge: Charge): ChargeAnswer {
  const { daysOverdue, rateKnown } = charge;
  return {
    daysOverdue,
    open: toDecimal(charge.open),
    interest: toDecimal(charge.interest),
    compensation: charge.compensation && toDecimal(charge.compensation),
    fee: toDecimal(charge.fee),
    total: toDecimal(charge.total),
    rateKnown,
    segments: charge.segments.map(({ from, to, days, ratePercent, base, amount, source, confidence }) => ({
      from: from.toString(),
      to: to.toString(),
      days,
      ratePercent,
      base: toDecimal(base),
      amount: toDecimal(amount),
      source,
      confidence,
    })),
    working: charge.working.join('\n'),
  };
}

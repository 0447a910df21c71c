import type { MessageKind } from '../jobs/job.js';
import type { FactsOf } from './facts.js';
import type { LabelKey } from './texts/text.js';

/** Messages worded by their stage, or by what there is to tell of each project. */
type KindWithOwnForm = 'payment-reminder' | 'statement' | 'check-in' | 'monthly-report';
export type PlainKind = Exclude<MessageKind, KindWithOwnForm>;

type Line<K extends MessageKind> = {
  readonly fact: keyof FactsOf<K> & string;
  /** A line with the label, the amount of the invoice named by the fact, or each entry of a list on a line. */
  readonly as: LabelKey | 'invoice' | 'entries';
};

export type Layout<K extends MessageKind> = {
  /** The lines between the opening and the rest; those without a fact are left out. */
  readonly lines: readonly Line<K>[];
  readonly closing: 'thanks' | 'wishes';
};

/** A layout as it is followed, whatever its kind. */
export type AnyLayout = {
  readonly lines: readonly { readonly fact: string; readonly as: Line<PlainKind>['as'] }[];
  readonly closing: 'thanks' | 'wishes';
};

/** Which facts stand on lines of their own: the same in every language. */
export const layouts: { readonly [K in PlainKind]: Layout<K> } = {
  thanks: { lines: [{ fact: 'amount', as: 'invoice' }], closing: 'wishes' },
  'deposit-awaited': { lines: [{ fact: 'balance', as: 'invoice' }], closing: 'thanks' },
  'input-needed': { lines: [{ fact: 'needed', as: 'entries' }], closing: 'thanks' },
  'delay-notice': { lines: [{ fact: 'reason', as: 'reason' }], closing: 'wishes' },
  delivery: {
    lines: [
      { fact: 'items', as: 'contents' },
      { fact: 'link', as: 'link' },
    ],
    closing: 'wishes',
  },
  'ready-on-payment': { lines: [{ fact: 'balance', as: 'invoice' }], closing: 'wishes' },
  'receipt-and-review': { lines: [], closing: 'thanks' },
  'follow-up': { lines: [{ fact: 'goal', as: 'goal' }], closing: 'wishes' },
  birthday: { lines: [], closing: 'wishes' },
  greeting: { lines: [], closing: 'wishes' },
  'referral-ask': { lines: [], closing: 'wishes' },
  testimonial: { lines: [], closing: 'wishes' },
  renewal: { lines: [], closing: 'wishes' },
  'proposal-expiring': { lines: [], closing: 'wishes' },
  'rate-review': {
    lines: [
      { fact: 'rate', as: 'rateNow' },
      { fact: 'newRate', as: 'rateThen' },
    ],
    closing: 'wishes',
  },
  'policy-change': { lines: [{ fact: 'change', as: 'change' }], closing: 'wishes' },
  'pause-notice': { lines: [{ fact: 'waitingFor', as: 'needed' }], closing: 'thanks' },
  'extra-work-quote': {
    lines: [
      { fact: 'items', as: 'contents' },
      { fact: 'amount', as: 'price' },
      { fact: 'finish', as: 'finish' },
      { fact: 'validUntil', as: 'validUntil' },
    ],
    closing: 'wishes',
  },
  'as-we-agreed': { lines: [{ fact: 'points', as: 'entries' }], closing: 'wishes' },
  'all-right': { lines: [], closing: 'wishes' },
  'away-notice': { lines: [{ fact: 'contact', as: 'contact' }], closing: 'wishes' },
  decline: { lines: [{ fact: 'instead', as: 'instead' }], closing: 'wishes' },
  ending: { lines: [{ fact: 'open', as: 'open' }], closing: 'wishes' },
  'hand-over': {
    lines: [
      { fact: 'items', as: 'contents' },
      { fact: 'link', as: 'link' },
    ],
    closing: 'wishes',
  },
};

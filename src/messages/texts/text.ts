import type { MessageKind } from '../../jobs/job.js';

/** How far a reminder has gone. A statement is a kind of its own and words like a stage. */
export const stages = [
  'before',
  'due',
  'first',
  'second',
  'firm',
  'final',
  'promise-noted',
  'promise-broken',
] as const;

export type Stage = (typeof stages)[number];

export type TextKey = Stage | Exclude<MessageKind, 'payment-reminder'>;

/**
 * The words of one message, as ICU messages. Facts that may be absent read `none` then, so that a `select` can leave
 * their sentence out.
 */
export type Text = {
  readonly subject: string;
  /** The first sentence says why. */
  readonly opening: string;
  /** What follows the lines of facts. */
  readonly more?: string;
  /** One question, or the last word where nothing is asked. */
  readonly ask: string;
};

/** What stands before a line of facts. */
export type LabelKey =
  | 'done'
  | 'next'
  | 'needed'
  | 'goal'
  | 'reason'
  | 'contents'
  | 'link'
  | 'hours'
  | 'work'
  | 'price'
  | 'rateNow'
  | 'rateThen'
  | 'agreed'
  | 'change'
  | 'contact'
  | 'instead'
  | 'open'
  | 'finish'
  | 'validUntil'
  | 'month';

export type Common = {
  /** With the argument `name`. */
  readonly greeting: string;
  readonly greetingUnnamed: string;
  /** The closing of letters about money, and of the others. */
  readonly thanks: string;
  readonly wishes: string;
  readonly automatic: string;
  /** `label` and `value` on a line. */
  readonly labelled: string;
  /** `count` invoices, or the one with its `number`; begins a sentence. */
  readonly invoices: string;
  /** `number`, `issued`, `due`. */
  readonly invoice: string;
  /** The sum in a currency, and what is claimed on top of a balance. */
  readonly total: string;
  readonly charge: string;
  /** An `amount` that could be charged on top of `number`, outside the sum and not asked for. */
  readonly mentionedCharge: string;
  /** An `amount` `per` hour, day, week or month. */
  readonly rate: string;
  /** `percent` of a `project`. */
  readonly progress: string;
  /** An `item` with the `date` by which it is needed. */
  readonly itemBy: string;
  /** `count` further entries of a list. */
  readonly further: string;
  /**
   * Hours of a month: `used`; `all` of those agreed, `none` where there are none; `spent` in all, `none` where those
   * agreed are for the month.
   */
  readonly hoursSpent: string;
};

export type Texts = {
  readonly common: Common;
  readonly labels: Readonly<Record<LabelKey, string>>;
  readonly texts: Readonly<Record<TextKey, Text>>;
};

import type { Cells, FieldKey } from '../tracker/model.js';
import type { Calendar } from './calendar.js';

/**
 * What happened with one client, as it is told in `clients/`. Dates are days from today, below zero for the past;
 * `build.ts` makes rows of it.
 */
export type ClientStory = {
  readonly key: string;
  readonly client: Cells<'clients'>;
  readonly contacts: readonly (Cells<'contacts'> & { readonly key: string })[];
  readonly projects: readonly ProjectStory[];
  readonly invoices: readonly InvoiceStory[];
  readonly touches: readonly TouchStory[];
};

/** Every client's file exports one of these. */
export type Tell = (at: Calendar) => ClientStory;

export type ProjectStory = {
  readonly key: string;
  readonly cells: Omit<Cells<'projects'>, 'client'>;
  readonly tasks: readonly TaskStory[];
};

/** Hours to be spread over the working days of a stretch, told in the words of a time sheet. */
export type Work = {
  readonly from: number;
  readonly to: number;
  readonly hours: number;
  readonly log: readonly string[];
  readonly unbilled?: true;
};

export type TaskStory = {
  readonly key: string;
  readonly name: string;
  readonly status: NonNullable<Cells<'tasks'>['status']>;
  readonly estimate: number;
  readonly due?: number;
  readonly done?: number;
  readonly work?: Work;
  /** Keys of tasks in the same project. */
  readonly blockedBy?: readonly string[];
  readonly cells?: Omit<Cells<'tasks'>, Exclude<FieldKey<'tasks'>, ToldApart>>;
};

/** The columns of a task that are told as they stand. */
type ToldApart =
  | 'waitingOn'
  | 'fixedDeadline'
  | 'clientMaySee'
  | 'scope'
  | 'extraState'
  | 'price'
  | 'stage'
  | 'rush'
  | 'daysAfter';

export type InvoiceStory = {
  readonly key: string;
  readonly project?: string;
  /** Moved to the weekday before; absent for a draft. */
  readonly issued?: number;
  /** Written into the row; absent where the client's terms say it. */
  readonly due?: number;
  /** An amount, or the billable hours of the project in a stretch of days. */
  readonly total: number | { readonly from: number; readonly to: number };
  /** The whole of it, on that day: a date in the row and no payment of its own. */
  readonly paid?: number;
  /** Rows in Payments. */
  readonly payments?: readonly PaymentStory[];
  /** Key of another invoice of the client. */
  readonly credits?: string;
  readonly cells: Omit<
    Cells<'invoices'>,
    'number' | 'client' | 'project' | 'issued' | 'due' | 'total' | 'currency' | 'paidOn' | 'creditsInvoice'
  >;
};

export type PaymentStory = {
  readonly on: number;
  readonly amount: number;
  readonly note: string;
  readonly method: string;
};

export type TouchStory = Omit<Cells<'touches'>, 'client' | 'project' | 'contact' | 'date'> & {
  readonly on: number;
  readonly project?: string;
  readonly contact?: string;
};

type More = Omit<TaskStory, 'key' | 'name' | 'status' | 'work'>;

/** A finished task: worked on from `from` to `to` and done on the last day, as planned unless `more.due` says when. */
export function done(
  key: string,
  name: string,
  [from, to, hours]: readonly [from: number, to: number, hours: number],
  log: readonly string[],
  more: Partial<More> & { readonly unbilled?: true } = {},
): TaskStory {
  const { unbilled, ...rest } = more;
  const work: Work = { from, to, hours, log, ...(unbilled && { unbilled }) };
  return { key, name, status: 'done', estimate: hours, due: to, done: to, work, ...rest };
}

/** A task in the works: so many hours went into it until yesterday, of so many thought of. */
export function doing(
  key: string,
  name: string,
  due: number,
  estimate: number,
  [from, hours]: readonly [from: number, hours: number],
  log: readonly string[],
  more: Partial<More> = {},
): TaskStory {
  return { key, name, status: 'doing', estimate, due, work: { from, to: -1, hours, log }, ...more };
}

/** A task nobody has begun: mine to do. */
export function toDo(
  key: string,
  name: string,
  due: number,
  estimate: number,
  more: Partial<More> = {},
): TaskStory {
  return { key, name, status: 'to-do', estimate, due, ...more };
}

/** Something the client owes: texts, a decision, an approval. */
export function fromClient(key: string, name: string, due: number, more: Partial<More> = {}): TaskStory {
  const cells = { waitingOn: 'client', clientMaySee: true, ...more.cells } as const;
  return { key, name, status: 'waiting-on-client', estimate: 0, due, ...more, cells };
}

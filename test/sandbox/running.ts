import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.js';

export const TOKEN = 'patSandbox.token';

type SomeRecord = {
  readonly id?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly commentCount?: number;
};
type Entity = { readonly id: string; readonly name: string; readonly [key: string]: unknown };

/** What the answers of the API may hold; which of it is there, the tests say. */
export type Body = SomeRecord & {
  readonly error?: { readonly type: string; readonly message?: string };
  readonly errors?: readonly { readonly error: string }[];
  readonly records?: readonly SomeRecord[];
  readonly createdRecords?: readonly string[];
  readonly updatedRecords?: readonly string[];
  readonly offset?: string;
  readonly comments?: readonly { readonly text: string }[];
  readonly bases?: readonly Entity[];
  readonly tables?: readonly (Entity & {
    readonly fields: readonly Entity[];
    readonly views: readonly Entity[];
  })[];
  readonly options?: Readonly<Record<string, unknown>>;
  readonly cursor?: number;
  readonly mightHaveMore?: boolean;
  readonly payloads?: readonly Readonly<Record<string, unknown>>[];
  readonly webhooks?: readonly Readonly<Record<string, unknown>>[];
  readonly macSecretBase64?: string;
  readonly expirationTime?: string;
  readonly workspaceId?: string;
  readonly scopes?: readonly string[];
  readonly total?: number;
  readonly counters?: Readonly<Record<string, unknown>>;
};
export type Answer = { readonly status: number; readonly body: Body };

/** A sandbox with one base of clients and invoices, and short ways to talk to it. */
export class Running {
  readonly sandbox: Sandbox;
  readonly base: string;
  token = TOKEN;

  private constructor(sandbox: Sandbox, base: string) {
    this.sandbox = sandbox;
    this.base = base;
  }

  static async start(options: SandboxOptions = {}): Promise<Running> {
    const sandbox = await startSandbox({
      limits: false,
      now: '2026-05-12T08:00:00Z',
      seed: SEED,
      ...options,
    });
    return new Running(sandbox, BASE);
  }

  get url(): string {
    return this.sandbox.url;
  }

  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }

  records(method: string, table: string, body?: unknown): Promise<Answer> {
    return this.call(method, `/v0/${this.base}/${table}`, body);
  }

  meta(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.call(method, `/v0/meta/bases/${this.base}/${path}`, body);
  }

  hooks(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.call(method, `/v0/bases/${this.base}/webhooks${path}`, body);
  }

  control(path: string, body: unknown): Promise<Answer> {
    return this.call('POST', `/_sandbox/${path}`, body);
  }
}

export const BASE = 'appSandbox0000001';
export const CLIENTS = 'tblClients0000001';
export const INVOICES = 'tblInvoices000001';
export const ADA = 'recAda00000000001';

export const SEED = {
  bases: [
    {
      id: BASE,
      name: 'Studio',
      tables: [
        {
          id: CLIENTS,
          name: 'Clients',
          fields: [
            { id: 'fldClientName0001', name: 'Name', type: 'singleLineText' },
            { id: 'fldClientNotes001', name: 'Notes', type: 'richText' },
          ],
          records: [{ id: ADA, fields: { Name: 'Ada' } }],
        },
        {
          id: INVOICES,
          name: 'Invoices',
          fields: [
            { id: 'fldNumber00000001', name: 'Number', type: 'singleLineText' },
            { name: 'Client', type: 'multipleRecordLinks', options: { linkedTableId: CLIENTS } },
            { name: 'Total', type: 'currency', options: { precision: 2, symbol: '€' } },
            { name: 'Due', type: 'date', options: { dateFormat: { name: 'iso' } } },
            {
              name: 'Seen',
              type: 'dateTime',
              options: {
                dateFormat: { name: 'iso' },
                timeFormat: { name: '24hour' },
                timeZone: 'Europe/Berlin',
              },
            },
            { name: 'Paid', type: 'checkbox', options: { icon: 'check', color: 'greenBright' } },
            {
              name: 'Status',
              type: 'singleSelect',
              options: { choices: [{ name: 'Draft' }, { name: 'Sent' }] },
            },
            { name: 'Tags', type: 'multipleSelects', options: { choices: [{ name: 'late' }] } },
            { name: 'No', type: 'autoNumber' },
            { name: 'Double', type: 'formula', options: { formula: '{Total} * 2' } },
          ],
        },
      ],
    },
  ],
};

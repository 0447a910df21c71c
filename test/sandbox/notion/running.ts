import { Client, LogLevel } from '@notionhq/client';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/index.js';

/** A body whose form a test goes on to assert; whatever is read out of it is text, list and object alike. */
export type Body = string & readonly Body[] & { readonly [key: string]: Body };
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Body };

export const TOKEN = 'ntn_sandbox';
export const NOW = '2026-05-12T08:00:20.500Z';

/** A sandbox with its Home page, the official client and short ways to talk to it. */
export class Notion {
  readonly sandbox: Sandbox;
  readonly client: Client;
  readonly home: string;
  readonly bot: string;
  token = TOKEN;
  version = '2026-03-11';

  private constructor(sandbox: Sandbox, info: { rootPageId: string; botId: string }) {
    this.sandbox = sandbox;
    this.home = info.rootPageId;
    this.bot = info.botId;
    this.client = new Client({
      auth: TOKEN,
      baseUrl: sandbox.url,
      notionVersion: '2026-03-11',
      retry: false,
      logLevel: LogLevel.ERROR,
    });
  }

  static async start(options: SandboxOptions = {}): Promise<Notion> {
    const sandbox = await startSandbox({ limits: false, now: NOW, ...options });
    const info = await fetch(`${sandbox.url}/_sandbox/info`);
    const { notion } = (await info.json()) as { notion: { rootPageId: string; botId: string } };
    return new Notion(sandbox, notion);
  }

  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.sandbox.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        'notion-version': this.version,
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: JSON.parse(text),
    };
  }

  control(path: string, body: unknown): Promise<Answer> {
    return this.call('POST', `/_sandbox/${path}`, body);
  }

  /** A database on Home; answers its id and that of its data source. */
  async database(title: string, properties: object): Promise<{ id: string; source: string }> {
    const { body } = await this.call('POST', '/v1/databases', {
      parent: { type: 'page_id', page_id: this.home },
      title: [{ text: { content: title } }],
      initial_data_source: { properties },
    });
    return { id: body['id'] ?? '', source: body['data_sources']?.[0]?.['id'] ?? '' };
  }

  /** A row; values stand in the API's form. */
  async row(source: string, properties: object): Promise<string> {
    const { status, body } = await this.call('POST', '/v1/pages', {
      parent: { data_source_id: source },
      properties,
    });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body['id'] ?? '';
  }

  async page(title: string, more: object = {}): Promise<string> {
    const { status, body } = await this.call('POST', '/v1/pages', {
      parent: { page_id: this.home },
      properties: { title: { title: [{ text: { content: title } }] } },
      ...more,
    });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body['id'] ?? '';
  }

  async schema(source: string): Promise<Body> {
    const { body } = await this.call('GET', `/v1/data_sources/${source}`);
    return body['properties'] as Body;
  }

  query(source: string, body: object = {}): Promise<Answer> {
    return this.call('POST', `/v1/data_sources/${source}/query`, body);
  }
}

export function title(text: string): object {
  return { title: [{ text: { content: text } }] };
}

/** The titles of a query's rows. */
export function names({ body }: Answer): string[] {
  return [...(body['results'] ?? [])].map((page) => {
    const shown = Object.values(page['properties'] ?? {}).find((value) => value['type'] === 'title');
    return shown?.['title']?.[0]?.['plain_text'] ?? '';
  });
}

import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import helmet from 'helmet';
import { z } from 'zod';
import { SCRIPT } from './assets/script.js';
import { STYLE } from './assets/style.js';
import { grid } from './grid.js';
import { html } from './html.js';
import { PATHS, page } from './layout.js';
import type { GridEdit, GridEditResult, GridSource, PageLink } from './source.js';

export type GridPageOptions = {
  /** Other local pages to link from the top; read anew for every view. */
  readonly links?: readonly PageLink[];
  /** Shows without letting anybody edit. */
  readonly readOnly?: boolean;
};

const EDIT = z.object({
  sourceId: z.string(),
  tableId: z.string(),
  recordId: z.string(),
  fieldId: z.string(),
  text: z.string(),
});

/** Everything comes from the page's own address; nothing inline, nothing from elsewhere. */
export const secure = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      connectSrc: ["'self'"],
      imgSrc: ['data:'],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  // The sandbox speaks plain HTTP on this machine.
  strictTransportSecurity: false,
});

/** The page at which a person looks at the sandbox's tables and edits them by hand. */
export function gridRouter(
  sources: () => readonly GridSource[],
  counters: () => Record<string, number>,
  options: GridPageOptions = {},
): Router {
  const router = express.Router();
  router.get('/', secure, (request, response) => {
    const { status, body } = view(sources(), counters(), options, request.query);
    response.status(status).set('Cache-Control', 'no-store').type('html').send(body);
  });
  router.get(PATHS.style, secure, (_, response) => void response.type('css').send(STYLE));
  router.get(PATHS.script, secure, (_, response) => void response.type('text/javascript').send(SCRIPT));
  router.get(
    PATHS.counters,
    secure,
    (_, response) => void response.set('Cache-Control', 'no-store').json(counters()),
  );
  router.post(PATHS.edit, ownPageOnly, express.json({ limit: '1mb' }), (request, response) => {
    const result = options.readOnly
      ? refused('This page only shows; edit the row where it is kept.')
      : edit(sources(), request.body);
    response.status(result.ok ? 200 : 422).json(result);
  });
  router.use(PATHS.edit, (_cause: unknown, _request: Request, response: Response, _next: NextFunction) => {
    response.status(400).json(refused('The edit could not be read.'));
  });
  return router;
}

/** A page of another site must not edit the tables through its visitor's browser. */
function ownPageOnly(request: Request, response: Response, next: NextFunction): void {
  const origin = request.get('origin');
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.get('host'))) {
    response.status(403).json(refused('Edits are taken from this page only.'));
    return;
  }
  next();
}

function edit(sources: readonly GridSource[], body: unknown): GridEditResult {
  const parsed = EDIT.safeParse(body);
  if (!parsed.success) return refused('The edit could not be read.');
  const { sourceId, ...change } = parsed.data;
  const source = sources.find(({ id }) => id === sourceId);
  const table = source?.tables().find(({ id }) => id === change.tableId);
  const field = table?.fields.find(({ id }) => id === change.fieldId);
  if (source === undefined || field === undefined)
    return refused('This field is no longer there. Reload the page.');
  if (!field.editable) return refused(`${field.name} is worked out by the tracker and cannot be edited.`);
  return source.edit(change satisfies GridEdit);
}

function refused(message: string): GridEditResult {
  return { ok: false, message };
}

function view(
  sources: readonly GridSource[],
  counters: Readonly<Record<string, number>>,
  options: GridPageOptions,
  query: Request['query'],
): { status: number; body: string } {
  const source = wanted(sources, query['source']);
  const tables = source?.tables() ?? [];
  const table = wanted(tables, query['table']);
  const missing =
    source === undefined ? asked(query['source']) : table === undefined && asked(query['table']);
  const readOnly = options.readOnly ?? false;
  const main =
    table === undefined
      ? html`<p class="empty">${missing ? 'There is no such table here any more.' : 'No base yet. It appears here as soon as one is made.'}</p>`
      : grid({
          table,
          page: Number(query['page'] ?? 1),
          readOnly,
          pageHref: (number) => `${href(source?.id ?? '', table.id)}&page=${number}`,
        });
  const body = page({
    title: `${table?.name ?? 'Tables'} – Short Accounts sandbox`,
    sourceId: source?.id ?? '',
    tableId: table?.id ?? '',
    sources: sources.map(({ id, name }) => ({ href: href(id), label: name, current: id === source?.id })),
    tables: tables.map(({ id, name }) => ({
      href: href(source?.id ?? '', id),
      label: name,
      current: id === table?.id,
    })),
    links: options.links ?? [],
    counters,
    readOnly,
    main,
  });
  return { status: missing ? 404 : 200, body };
}

/** The one asked for, the first when none is asked for. */
function wanted<Item extends { readonly id: string }>(items: readonly Item[], id: unknown): Item | undefined {
  return asked(id) ? items.find((item) => item.id === id) : items[0];
}

function asked(id: unknown): boolean {
  return id !== undefined && id !== '';
}

function href(sourceId: string, tableId?: string): string {
  const query = new URLSearchParams({
    source: sourceId,
    ...(tableId === undefined ? {} : { table: tableId }),
  });
  return `/?${query}`;
}

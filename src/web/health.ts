import express from 'express';
import helmet from 'helmet';

/** How the service is doing, for a person and for a monitor. Holds no row, name or token. */
export type Health = {
  /** False once the last round stopped before its end, or none ended for too long. */
  readonly ok: boolean;
  /** One sentence. */
  readonly summary: string;
  /** ISO 8601 UTC; null before the first one. */
  readonly lastRoundAt: string | null;
  readonly nextRoundAt: string | null;
  readonly faults: number;
  readonly waiting: number;
  readonly callsThisMonth: number;
};

/** Serves `GET /health`: JSON, 200 when well and 503 when not; and `GET /`, the same for people. */
export function healthApp(health: () => Promise<Health>): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"] } },
    }),
  );
  // Another site's page must not read this one through a name it made point here.
  app.use((request, response, next) => {
    if (/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')) next();
    else response.status(421).type('text').send('Ask for 127.0.0.1 or localhost.\n');
  });
  app.get('/health', async (_request, response) => {
    const now = await health();
    response.status(now.ok ? 200 : 503).json(now);
  });
  app.get('/', async (_request, response) => {
    response.type('html').send(page(await health()));
  });
  return app;
}

function page(health: Health): string {
  const rows: [string, string][] = [
    ['Last round', health.lastRoundAt ?? 'none yet'],
    ['Next round', health.nextRoundAt ?? 'not planned'],
    ['Waiting for your decision', String(health.waiting)],
    ['Problems found', String(health.faults)],
    ['Calls this month', String(health.callsThisMonth)],
  ];
  const list = rows.map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Short Accounts</title>
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1.5rem}dd{margin:0}</style>
<h1>Short Accounts</h1><p>${escaped(health.summary)}</p><dl>${list}</dl></html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

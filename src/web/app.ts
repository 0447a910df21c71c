import type { IncomingHttpHeaders } from 'node:http';
import express from 'express';
import { type Health, healthApp } from './health.js';

export type WebOptions = {
  readonly health: () => Promise<Health>;
  /** Client pages, for everybody; null: there are none. */
  readonly pages: express.Express | null;
};

/** One port for both: client pages under any name, the health page for this computer alone. */
export function webApp({ health, pages }: WebOptions): express.Express {
  const app = express();
  app.disable('x-powered-by');
  const local = healthApp(health);
  app.use((request, response, next) => {
    const isForPages = /^\/(c|calendar)\//iu.test(request.path) || !isFromHere(request.headers);
    (pages && isForPages ? pages : local)(request, response, next);
  });
  return app;
}

/** Set by a proxy or a tunnel on this computer: whoever asks is somewhere else, whatever name the proxy asks for. */
const forwarding = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

function isFromHere(headers: IncomingHttpHeaders): boolean {
  const isLocal = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/u.test(headers.host ?? '');
  return isLocal && forwarding.every((name) => headers[name] === undefined);
}

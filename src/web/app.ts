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
    const isForPages = /^\/(c|calendar)\//u.test(request.path) || !isLocal(request.headers.host);
    (pages && isForPages ? pages : local)(request, response, next);
  });
  return app;
}

function isLocal(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/u.test(host ?? '');
}

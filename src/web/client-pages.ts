import { createHash } from 'node:crypto';
import express from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet, { contentSecurityPolicy } from 'helmet';
import type { CalendarFeed } from '../service/calendar-feed.js';
import type { ClientPages } from '../service/client-pages.js';
import { missingPage, missingStyle } from './missing-page.js';

export type ClientPagesOptions = {
  readonly pages: ClientPages;
  /** The freelancer's own calendar; left out: there is none. */
  readonly calendar?: CalendarFeed;
  /** Requests a minute from one address. */
  readonly perMinute?: number;
  /** Of these, those that find nothing: whoever guesses is slowed down long before anything is found. */
  readonly missesPerMinute?: number;
};

const minuteMs = 60_000;

/**
 * Serves `GET /c/:secret`: a client's page to whoever has a link to it, and `GET /calendar/:secret.ics`: the freelancer's
 * own calendar of relations. Whatever is wrong – no such link, an expired or
 * revoked one, a client who is gone – the answer is the same. Nothing of a request is logged, because its path is the
 * secret. Behind a proxy on this computer, addresses are those that the proxy names.
 */
export function clientPagesApp(options: ClientPagesOptions): express.Express {
  const { pages, calendar, perMinute = 300, missesPerMinute = 30 } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', 'loopback');
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: policyFor(missingStyle) },
      crossOriginEmbedderPolicy: true,
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
    }),
  );
  app.use((_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow, noarchive' });
    next();
  });
  const common = { windowMs: minuteMs, standardHeaders: false, legacyHeaders: false } as const;
  const limits = [
    rateLimit({ ...common, limit: perMinute }),
    rateLimit({ ...common, limit: missesPerMinute, skipSuccessfulRequests: true }),
  ];
  app.get('/robots.txt', (_request, response) => {
    response.type('text').send('User-agent: *\nDisallow: /\n');
  });
  app.get('/c/:secret', ...limits, async (request, response) => {
    const html = await pages.find(String(request.params['secret']));
    if (html === null) response.status(404).type('html').send(missingPage);
    else withPolicyOf(html)(request, response, () => response.type('html').send(html));
  });
  app.get('/calendar/:name', ...limits, async (request, response) => {
    const [, secret = ''] = /^(.+)\.ics$/u.exec(String(request.params['name'])) ?? [];
    const feed = (await calendar?.find(secret)) ?? null;
    if (feed === null) response.status(404).type('html').send(missingPage);
    else response.type('text/calendar').send(feed);
  });
  app.use((_request, response) => {
    response.status(404).type('html').send(missingPage);
  });
  // The default would print a stack, and the path with it.
  app.use(
    (error: unknown, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
      // A path that is no text, such as `/c/%E0%`, leads nowhere like any other.
      if (error instanceof URIError) response.status(404).type('html').send(missingPage);
      else response.status(500).type('text').send('Something went wrong here. Please try again later.\n');
    },
  );
  return app;
}

/** What the policy allows: this one style sheet and nothing else. */
function policyFor(style: string) {
  const hash = createHash('sha256').update(style).digest('base64');
  return {
    defaultSrc: ["'none'"],
    styleSrc: [`'sha256-${hash}'`],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  };
}

const policies = new Map<string, ReturnType<typeof contentSecurityPolicy>>();

/** The style sheet of a page is the one thing in it that is not escaped; its accent differs from account to account. */
function withPolicyOf(html: string) {
  const [, style = ''] = /<style>(.*?)<\/style>/su.exec(html) ?? [];
  const policy =
    policies.get(style) ?? contentSecurityPolicy({ useDefaults: false, directives: policyFor(style) });
  policies.set(style, policy);
  return policy;
}

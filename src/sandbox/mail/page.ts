import express, { type Response, type Router } from 'express';
import { type Html, html, PATHS, secure } from '../page/index.js';
import type { CaughtMail, MailCatcher } from './catcher.js';

export const MAIL_PATH = '/mail';

/** The mails that were caught, for a person to read. */
export function mailRouter(catcher: MailCatcher): Router {
  const router = express.Router();
  router.get(MAIL_PATH, secure, (_, response) => send(response, 200, list(catcher.mails())));
  router.get(`${MAIL_PATH}/:n`, secure, (request, response) => {
    const mail = found(catcher, request.params['n']);
    send(response, mail ? 200 : 404, mail ? letter(mail) : missing());
  });
  router.get(`${MAIL_PATH}/:n/html`, (request, response) => {
    const mail = found(catcher, request.params['n']);
    // As a mail program would show it: its own styles, nothing else, nothing from elsewhere.
    response.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    send(response, mail ? 200 : 404, mail?.html ?? missing());
  });
  return router;
}

function found(catcher: MailCatcher, n: string | undefined): CaughtMail | undefined {
  return catcher.mails().find((mail) => String(mail.n) === n);
}

function send(response: Response, status: number, body: string): void {
  response.status(status).set('Cache-Control', 'no-store').type('html').send(body);
}

function list(mails: readonly CaughtMail[]): string {
  const rows = [...mails].reverse().map(
    (mail) => html`<tr>
<td>${time(mail.at)}</td><td>${mail.to.join(', ')}</td>
<td><a href="${MAIL_PATH}/${mail.n}">${mail.subject || '(no subject)'}</a></td></tr>`,
  );
  const table = html`<table>
<thead><tr><th scope="col">Caught</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
  return page('Caught mail', mails.length === 0 ? html`<p>Nothing has been sent yet.</p>` : table);
}

function letter(mail: CaughtMail): string {
  const headers = Object.entries(mail.headers).map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  );
  const files = mail.attachments.map(
    ({ name, type, text }) => html`<h2>${name || type}</h2><pre>${text}</pre>`,
  );
  return page(
    mail.subject || '(no subject)',
    html`<p>Handed over ${time(mail.at)} for ${mail.to.join(', ')} · <a href="${MAIL_PATH}/${mail.n}/html">as HTML</a></p>
<pre>${mail.text}</pre>
${files}
<h2>Headers</h2>
<table><tbody>${headers}</tbody></table>`,
  );
}

function missing(): string {
  return page('No such mail', html`<p>It is not there any more.</p>`);
}

function page(title: string, main: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${PATHS.style}">
</head>
<body class="paper">
<main>
<p class="where"><a href="/">Sandbox</a> · <a href="${MAIL_PATH}">Caught mail</a></p>
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`.markup;
}

function time(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}

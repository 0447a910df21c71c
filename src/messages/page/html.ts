import { Eta } from 'eta';
import { Temporal } from 'temporal-polyfill';
import { plainText } from '../../domain/typed-text.js';
import type { ClientView } from '../../jobs/client-view.js';
import { shortenedTo } from '../plain.js';
import { enoughRoom, pageDocument, type Room } from './document.js';
import { pageStyle } from './style.js';
import { type PageVoice, pageVoice } from './voice.js';

/** All that is put in is escaped; there is no script, and nothing is fetched. */
const template = `<!doctype html>
<html lang="<%= it.language %>" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="referrer" content="no-referrer">
<title><%= it.title %></title>
<style><%~ it.style %></style>
</head>
<body>
<div class="page">
<header>
<p class="business"><%= it.business %></p>
<p class="quiet"><%= it.asOf %></p>
</header>
<main>
<p class="greeting"><%= it.greeting %></p>
<h1><%= it.headline %></h1>
<% if (it.needed) { %>
<section class="needed" aria-labelledby="needed">
<h2 id="needed"><%= it.needed.title %></h2>
<ul>
<% for (const { name, due, notes } of it.needed.items) { %>
<li><div class="head"><strong><%= name %></strong><% if (due.length > 0) { %> <span><%= due.join(' · ') %></span><% } %></div><% if (notes.length > 0) { %><p class="quiet"><%= notes.join(' · ') %></p><% } %></li>
<% } %>
<% if (it.needed.more) { %>
<li class="quiet"><%= it.needed.more %></li>
<% } %>
</ul>
</section>
<% } %>
<% for (const { name, state, percent, told } of it.projects) { %>
<section>
<div class="head">
<h2><%= name %></h2>
<% if (percent) { %>
<span><%= percent.text %><% if (percent.method) { %> <span class="quiet">(<%= percent.method %>)</span><% } %></span>
<% } %>
<% if (state) { %>
<span class="quiet"><%= state %></span>
<% } %>
</div>
<% if (percent) { %>
<progress max="100" value="<%= Math.round(percent.share * 100) %>" aria-label="<%= name %>: <%= percent.text %>"></progress>
<% } %>
<% if (told.length > 0) { %>
<dl>
<% for (const { label, items } of told) { %>
<dt><%= label %></dt><dd><%= items.join(' · ') %></dd>
<% } %>
</dl>
<% } %>
</section>
<% } %>
<% if (it.moreProjects) { %>
<section><p class="quiet"><%= it.moreProjects %></p></section>
<% } %>
<% if (it.hours) { %>
<section>
<h2 id="hours"><%= it.hours.title %></h2>
<table aria-labelledby="hours">
<thead><tr><th scope="col"><%= it.hours.heads[0] %></th><th scope="col" class="bar" colspan="2"><%= it.hours.heads[1] %></th></tr></thead>
<tbody>
<% for (const { month, text, share } of it.hours.rows) { %>
<tr><th scope="row"><%= month %></th><td class="bar"><progress max="100" value="<%= Math.round(share * 100) %>" aria-label="<%= month %>: <%= text %>"></progress></td><td class="amount"><%= text %></td></tr>
<% } %>
</tbody>
</table>
</section>
<% } %>
<% if (it.invoices) { %>
<section>
<h2 id="invoices"><%= it.invoices.title %></h2>
<table aria-labelledby="invoices">
<thead><tr><th scope="col"><%= it.invoices.heads[0] %></th><th scope="col" class="amount"><%= it.invoices.heads[1] %></th><th scope="col"><%= it.invoices.heads[2] %></th></tr></thead>
<tbody>
<% for (const { number, amount, state, isPaid } of it.invoices.rows) { %>
<tr<% if (isPaid) { %> class="quiet"<% } %>><th scope="row"><%= number %></th><td class="amount"><%= amount %></td><td><%= state %></td></tr>
<% } %>
<% if (it.invoices.more) { %>
<tr class="quiet"><td colspan="3"><%= it.invoices.more %></td></tr>
<% } %>
</tbody>
</table>
</section>
<% } %>
<% if (it.talk) { %>
<section><p><%= it.talk %></p></section>
<% } %>
<% if (it.work) { %>
<section>
<h2><%= it.work.title %></h2>
<dl>
<% for (const { label, items } of it.work.told) { %>
<dt><%= label %></dt><dd><%= items.join(' · ') %></dd>
<% } %>
</dl>
</section>
<% } %>
</main>
<footer>
<% if (it.questions) { %>
<p><%= it.questions.before %><% if (it.questions.link) { %><a href="<%= it.questions.link %>"><%= it.questions.address %></a><% } else { %><%= it.questions.address %><% } %><%= it.questions.after %></p>
<% } %>
<p class="quiet"><%= it.privatePage %></p>
</footer>
</div>
</body>
</html>
`;

const eta = new Eta({ autoEscape: true, autoTrim: [false, 'nl'] });
const render = eta.compile(template);

export type PageTime = {
  /** When the figures were last known to be true. */
  readonly asOf: Temporal.Instant;
  readonly now: Temporal.Instant;
};

/** When figures are said to be old: after a day, and the hours in which a schedule rests. */
export function oldFrom(asOf: Temporal.Instant): Temporal.Instant {
  return asOf.add({ hours: 36 });
}

/** A page is no heavier than that, whatever was typed, in bytes. */
export const mostBytes = 50_000;

/** How much is told, and how long a text may be. The next one where a page would be too heavy. */
const rooms: readonly (Room & { readonly graphemes: number })[] = [
  { ...enoughRoom, graphemes: 160 },
  { ...enoughRoom, graphemes: 60 },
  { needed: 5, projects: 10, invoices: 10, graphemes: 40 },
];

/** The client's page, in their language. The same view and times give the same page, byte for byte. */
export function clientPage(view: ClientView, time: PageTime): string {
  let html = '';
  for (const room of rooms) {
    html = pageWithin(room, view, time);
    if (Buffer.byteLength(html) <= mostBytes) break;
  }
  return html;
}

function pageWithin(room: (typeof rooms)[number], view: ClientView, { asOf, now }: PageTime): string {
  const voice = pageVoice(view, { forScreen: true, mostGraphemes: room.graphemes });
  const document = pageDocument(view, voice, { daily: true, room });
  const isOld = Temporal.Instant.compare(oldFrom(asOf), now) <= 0;
  return eta.render(render, {
    ...document,
    language: view.language,
    style: pageStyle(view.accent),
    title: [view.business, view.name].flatMap((text) => (text ? [titleText(text)] : [])).join(' · '),
    business: view.business === null ? '' : voice.typed(view.business),
    asOf: [voice.say('asOf', { when: voice.moment(asOf) }), ...(isOld ? [voice.say('older')] : [])].join(' '),
    questions: questionsOf(view, voice, document.questions),
    privatePage: voice.say('privatePage', { client: voice.typed(view.name) }),
  });
}

/** Of a name, as much as stands in a browser's tab. */
function titleText(name: string): string {
  return shortenedTo(plainText(name), 60, 180);
}

/** The sentence around the address, which is a link. What is too long to be an address stays text. */
function questionsOf({ writeTo }: ClientView, voice: PageVoice, text: string | null) {
  if (text === null || writeTo === null) return null;
  const address = voice.typed(writeTo);
  const [before = '', after = ''] = text.split(address);
  const plain = plainText(writeTo);
  const isAddress = plain.length <= longestAddress && /^[^@\s]+@[^@\s]+$/u.test(plain);
  const link = isAddress ? `mailto:${encodeURIComponent(plain).replaceAll('%40', '@')}` : null;
  return { before, after, address, link };
}

/** In characters (RFC 5321, section 4.5.3.1.3, less the brackets). */
const longestAddress = 254;

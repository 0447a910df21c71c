import { createHash } from 'node:crypto';
import type { CellValue, TableKey } from '../tracker/model.js';
import type { RawCell } from '../tracker/port.js';

/** 32 random bytes as base64url. */
const secretForm = /^[A-Za-z0-9_-]{43}$/u;
const linkForm = /^(?<start>.+\/c\/)(?<secret>[A-Za-z0-9_-]{43})$/u;

/** Where the page of whoever has this secret stands. */
export function linkOf(publicUrl: string, secret: string): string {
  return `${publicUrl}/c/${secret}`;
}

export function calendarLinkOf(publicUrl: string, secret: string): string {
  return `${publicUrl}/calendar/${secret}.ics`;
}

export function isLinkSecret(text: string): boolean {
  return secretForm.test(text);
}

/** The one form in which a secret is remembered. It has 256 random bits, so that a plain hash cannot be turned back. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** A link with the hash of its secret in place of it; any other text as it is. */
function hashedLink(link: string): string {
  const { start, secret } = linkForm.exec(link.trim())?.groups ?? {};
  return start === undefined || secret === undefined ? link : `${start}sha256-${hashOf(secret)}`;
}

/** The hash in such a link, and the address before it; null where it is none. */
export function hashIn(hashed: string): { readonly publicUrl: string; readonly hash: string } | null {
  const [, publicUrl, hash] = /^(.+)\/c\/sha256-([A-Za-z0-9_-]{43})$/u.exec(hashed) ?? [];
  return publicUrl === undefined || hash === undefined ? null : { publicUrl, hash };
}

/** Cells as they may be remembered: a link to a client's page by its hash. */
export function rememberedCells<C extends CellValue | RawCell>(
  table: TableKey,
  cells: Readonly<Record<string, C>>,
): Readonly<Record<string, C | string>> {
  const { clientPage } = cells;
  if (table !== 'clients' || typeof clientPage !== 'string') return cells;
  return { ...cells, clientPage: hashedLink(clientPage) };
}

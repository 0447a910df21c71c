import { fault, ok, type Result } from '../../domain/result.js';

/** A mailbox: `name` is for people and may be empty. */
export type Mailbox = { readonly name: string; readonly address: string };

/**
 * The addresses that mail programs exchange in practice: a dot-separated local part, and a domain with at least one dot.
 * Quoted local parts and addresses of hosts are left out on purpose: nobody pays invoices there, and typing errors look
 * like them. Letters of other alphabets are allowed (RFC 6531).
 */
const form =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;

/** RFC 5321, 4.5.3.1: what a mail server has to take. */
const longest = { local: 64, whole: 254 };

/** One address, as it may be handed to a mail server: no list, no name, no line break. */
export function parseAddress(text: string): Result<string> {
  const address = text.trim();
  const [local = ''] = address.split('@');
  if (address.length <= longest.whole && local.length <= longest.local && form.test(address))
    return ok(address);
  if (/[,;\s]\S+@/u.test(address) && address.split('@').length > 2) {
    return fault('It holds several addresses.', 'Write the one address the message goes to.');
  }
  return fault('It is not an e-mail address.', 'Write one address like ada@example.com.');
}

/** Reads `Lena Brandt <lena@example.com>`, a bare address, or a bare name (whose address is empty). */
export function parseMailbox(text: string): Result<Mailbox> {
  const [, name = '', inside] = /^([^<>]*)<([^<>]*)>\s*$/u.exec(text.trim()) ?? [];
  if (inside === undefined) {
    const address = parseAddress(text);
    return ok(address.ok ? { name: '', address: address.value } : { name: plainName(text), address: '' });
  }
  const address = parseAddress(inside);
  return address.ok ? ok({ name: plainName(name), address: address.value }) : address;
}

/** A name on one line, without the signs that mean something in a header. */
function plainName(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029"<>]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

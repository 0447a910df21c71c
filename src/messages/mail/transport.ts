import type { Mail } from './mail.js';

/**
 * What became of a letter.
 * - `accepted`: the server took it.
 * - `refused`: the server will not take this letter, ever; `problem` has its words.
 * - `unavailable`: nothing was handed over; it may be tried again. `forAll`: the same would happen to every letter.
 * - `unknown`: it may or may not have been taken. Never to be tried again without a person having looked.
 */
export type Sending =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly problem: string; readonly remedy: string }
  | {
      readonly kind: 'unavailable';
      readonly problem: string;
      readonly remedy: string;
      readonly forAll: boolean;
    }
  | { readonly kind: 'unknown'; readonly problem: string; readonly remedy: string };

/** A way out for letters. Never throws: what went wrong is an outcome, in words without any secret. */
export interface MailTransport {
  /** Whether letters could leave: the server answers and takes the login. Null: they could. */
  check(): Promise<Extract<Sending, { kind: 'unavailable' }> | null>;
  /** @param at the time the letter bears. */
  send(mail: Mail, at: Date): Promise<Sending>;
}

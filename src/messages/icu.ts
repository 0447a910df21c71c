import { IntlMessageFormat } from 'intl-messageformat';

export type Args = Readonly<Record<string, string | number>>;

const compiled = new Map<string, IntlMessageFormat>();

/** An ICU message in the words of a locale. What is put in stays what it is: no value is read as a message. */
export function say(message: string, args: Args, locale: string): string {
  const name = `${locale} ${message}`;
  const format = compiled.get(name) ?? new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
  compiled.set(name, format);
  return String(format.format(args)).replace(/ {2,}/gu, ' ').trim();
}

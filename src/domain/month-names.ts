const languages = ['en', 'de', 'es', 'pt', 'fr', 'tr'] as const;

/** Lower case, without accents and doubled spaces, so that what people type is found. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .replace(/ı/gu, 'i')
    .replace(/[’‘]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Months by their long and short names in the languages of the tracker. */
const months: ReadonlyMap<string, number> = new Map(
  languages.flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, nth): [string, number] => {
        const name = format.format(Date.UTC(2000, nth, 1));
        return [plainWords(name).replace(/\.$/u, ''), nth + 1];
      });
    }),
  ),
);

/** The number of a month called by its name; null for any other word. */
export function monthCalled(name: string): number | null {
  return months.get(name) ?? null;
}

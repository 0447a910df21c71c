const locale = 'en';
const day = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'long', year: 'numeric' },
  timeZone: 'UTC',
});

/** An amount handed over as decimal text with all decimals of its currency: `1800.00` and `EUR` read `€1,800.00`. */
export function amountText(decimal: string, currency: string): string {
  const decimals = decimal.split('.')[1]?.length ?? 0;
  return new Intl.NumberFormat(locale, {
    ...{ style: 'currency', currency },
    ...{ minimumFractionDigits: decimals, maximumFractionDigits: decimals },
  }).format(Number(decimal));
}

/** `2026-11-30` reads `30 November 2026`. */
export function dateText(iso: string): string {
  return day.format(Date.parse(`${iso}T00:00:00Z`));
}

/** `a, b and c` */
export function listText(items: readonly string[]): string {
  return new Intl.ListFormat(locale).format(items);
}

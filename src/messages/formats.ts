/** One formatter for each locale and set of options: making one takes a hundred times as long as using it. */
function kept<O, F>(make: (locale: string, options: O) => F): (locale: string, options: O) => F {
  const known = new Map<string, F>();
  return (locale, options) => {
    const name = `${locale} ${JSON.stringify(options)}`;
    const format = known.get(name) ?? make(locale, options);
    known.set(name, format);
    return format;
  };
}

export const numberFormat = kept(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);

export const dateFormat = kept(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

export const listFormat = kept(
  (locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options),
);

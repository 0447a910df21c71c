/** Trackers and people tell names of tables, columns and options apart whatever their case and outer spaces. */
export function sameName(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase('en') === b.trim().toLocaleLowerCase('en');
}

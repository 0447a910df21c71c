import type { JobInput } from './job.js';

/** Several jobs look at the same things; each is computed once for an input, whoever asks first. */
export function once<T, I extends object = JobInput>(compute: (input: I) => T): (input: I) => T {
  const known = new WeakMap<I, { readonly value: T }>();
  return (input) => {
    const before = known.get(input);
    if (before) return before.value;
    const value = compute(input);
    known.set(input, { value });
    return value;
  };
}

/** Rows by something they belong to, in the order given. */
export function groupBy<K, V>(
  values: Iterable<V>,
  keyOf: (value: V) => K | null,
): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/**
 * Bad input told to the person who typed it: what is wrong and what to do about it, in whole sentences.
 * Table, row and field are added by whoever knows them.
 */
export type Fault = { readonly problem: string; readonly remedy: string };

/** Either a right value or a fault; the domain never guesses and never turns bad input into 0. */
export type Result<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & Fault);

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fault(problem: string, remedy: string): { readonly ok: false } & Fault {
  return { ok: false, problem, remedy };
}

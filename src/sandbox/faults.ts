import { z } from 'zod';

/** A name that is not known is refused: a misspelt fault would befall nobody, and a test of it would prove nothing. */
const FAULT = z.strictObject({
  match: z.strictObject({ method: z.string().optional(), path: z.string().optional() }).default({}),
  /** How many calls it befalls; without it all. */
  times: z.number().int().positive().optional(),
  do: z.strictObject({
    status: z.number().int().optional(),
    /** A text is sent as it is, so that it need not be JSON; anything else as JSON. */
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    /** Carries the call out and cuts the connection before the answer. */
    applyThenDrop: z.boolean().optional(),
    /** Carries the call out and answers with this status instead; Notion's 503 then says what was saved. */
    applyThenStatus: z.number().int().optional(),
    /** Notion only: refuses for a limit of the connection, of the whole workspace, or for good. */
    refuse: z.enum(['connection', 'workspace', 'blocked']).optional(),
    delayMs: z.number().nonnegative().optional(),
    /** Never answers. */
    hang: z.boolean().optional(),
    /** Cuts the connection before anything is done. */
    reset: z.boolean().optional(),
    /** Carries the call out and answers with broken JSON. */
    malformed: z.boolean().optional(),
  }),
});

export const FAULTS = z.union([FAULT, z.array(FAULT)]);

type Fault = z.infer<typeof FAULT>;
export type FaultAct = Fault['do'];

/** Troubles that befall calls, in the order they were asked for. */
export class Faults {
  #waiting: { fault: Fault; left: number; path: RegExp }[] = [];

  add(asked: z.infer<typeof FAULTS>): void {
    for (const fault of [asked].flat()) {
      this.#waiting.push({
        fault,
        left: fault.times ?? Number.POSITIVE_INFINITY,
        path: glob(fault.match.path ?? '*'),
      });
    }
  }

  clear(): void {
    this.#waiting = [];
  }

  /** What befalls this call, if anything; it counts as one of the times. */
  take(method: string, path: string): FaultAct | null {
    if (this.#waiting.length === 0) return null;
    const hit = this.#waiting.find(
      ({ fault, path: pattern }) =>
        (fault.match.method ?? method).toUpperCase() === method && pattern.test(path),
    );
    if (hit === undefined) return null;
    hit.left -= 1;
    if (hit.left === 0) this.#waiting = this.#waiting.filter((one) => one !== hit);
    return hit.fault.do;
  }
}

/** `*` stands for any text, slashes too. */
function glob(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

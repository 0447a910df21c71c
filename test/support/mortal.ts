/** What a process says when it is killed: it stops there, and nothing of it runs any more. */
export class Killed extends Error {}

/** A process that ends at its nth step, if at all, and lets others have their turn in between. */
export class Mortal {
  #left: number;
  #turn = 0;
  readonly #yields: readonly number[];
  readonly #onDeath: () => void;
  #dead = false;

  /** @param endsAt null: it lives on. @param yields how many turns it gives away, step by step, over and over. */
  constructor(endsAt: number | null, yields: readonly number[], onDeath: () => void) {
    this.#left = endsAt ?? Number.POSITIVE_INFINITY;
    this.#yields = yields;
    this.#onDeath = onDeath;
  }

  async step(): Promise<void> {
    if (this.#dead) throw new Killed();
    this.#turn += 1;
    const turns = this.#yields[this.#turn % Math.max(1, this.#yields.length)] ?? 0;
    for (let turn = 0; turn < turns; turn += 1) await null;
    this.#left -= 1;
    if (this.#left >= 0 || this.#dead) return;
    this.#dead = true;
    this.#onDeath();
    throw new Killed();
  }

  /** The same thing as this process sees it: it may die before a call, or after it and never hear the answer. */
  seen<T extends object>(
    whole: T,
    heard: (call: string, args: readonly unknown[], answer: unknown) => void,
  ): T {
    const mortal = this;
    return new Proxy(whole, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        if (name === 'changes') return (...args: unknown[]) => mortal.#pages(member.apply(target, args));
        return async (...args: unknown[]) => {
          await mortal.step();
          const answer = (await member.apply(target, args)) as unknown;
          heard(String(name), args, answer);
          await mortal.step();
          return answer;
        };
      },
    });
  }

  async *#pages(pages: AsyncIterable<unknown>): AsyncIterable<unknown> {
    for await (const page of pages) {
      await this.step();
      yield page;
    }
  }
}

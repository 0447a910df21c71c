import type { MessageIntent } from '../jobs/job.js';

type Facts = MessageIntent['facts'];

/** Interest grows from day to day; that a charge is asked for or told at all is what a person decides about. */
const growing = ['charges', 'mentionedCharges'];

/**
 * Whether two sets of facts say the same to the reader. '' stands for facts that nobody knows any more. Whom they are
 * told (`to`) counts only where both name it: else it is an address of the freelancer's own.
 */
export function sameFacts(before: string, now: string): boolean {
  if (before === '') return false;
  const [then, after] = [material(before), material(now)];
  if (then['to'] === undefined || after['to'] === undefined) {
    delete then['to'];
    delete after['to'];
  }
  return JSON.stringify(then) === JSON.stringify(after);
}

function material(json: string): Record<string, Facts[string]> {
  const facts = JSON.parse(json) as Record<string, Facts[string]>;
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      growing.includes(name) && isList(value) ? value.map((each) => (each === '' ? '' : 'some')) : value,
    ]),
  );
}

const nextSteps = {
  approved: 'To send it: take Approve back, wait until this line changes, and approve again.',
  written: 'Correct the text if need be, then decide.',
  replaced: 'That approval does not hold for this one: it waits for your decision.',
} as const;

/** What a message was written or approved for, and what is so now: both, for the freelancer to compare. */
export function noticeOf(done: keyof typeof nextSteps, before: string, now: string): string {
  const after = linesOf(JSON.parse(now) as Facts);
  const next = nextSteps[done];
  if (before === '') {
    const lost =
      done !== 'written'
        ? 'This approval was given for something that is not so any more, or in another row.'
        : 'What this text was made from is not known any more.';
    return `${lost} Now: ${[...after.values()].join('; ')}. ${next}`;
  }
  const then = linesOf(JSON.parse(before) as Facts);
  const names = [...new Set([...then.keys(), ...after.keys()])].filter(
    (name) => then.get(name) !== after.get(name),
  );
  const told = (lines: ReadonlyMap<string, string>) =>
    names.map((name) => lines.get(name) ?? `${name}: nothing`).join('; ');
  const when =
    done === 'written'
      ? 'It was written when'
      : `You ${done === 'approved' ? 'approved it' : 'had approved that one'} when`;
  return `${when} this was so: ${told(then)}. Now: ${told(after)}. ${next}`;
}

/** Each fact on a line of its own; what is said of the same invoice stands together. */
function linesOf(facts: Facts): Map<string, string> {
  const { numbers, balances, currencies, ...rest } = facts;
  const lines = new Map<string, string>();
  if (isList(numbers) && isList(balances) && isList(currencies)) {
    numbers.forEach((number, nth) => {
      lines.set(number, `${number}: ${balances[nth] ?? ''} ${currencies[nth] ?? ''} open`);
    });
  }
  for (const [name, value] of Object.entries(rest)) {
    const text = isList(value) ? value.filter((each) => each !== '').join(', ') : String(value);
    if (text !== '') lines.set(name, `${wordsOf(name)}: ${text}`);
  }
  return lines;
}

function isList(value: Facts[string] | undefined): value is readonly string[] {
  return Array.isArray(value);
}

/** `neededBy` as a person reads it: `needed by`. */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}

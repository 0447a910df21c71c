import type { MessageIntent } from '../jobs/job.js';
import { listFact } from './facts.js';
import { dateText, listText } from './format.js';
import { fittingSubject, type Letter, letter, type Parties } from './letter.js';

/** A check-in: done, next, what is needed, one question. */
export function wordCheckIn(intent: MessageIntent, parties: Parties): Letter {
  const projects = listFact(intent, 'projects');
  const percents = listFact(intent, 'percents');
  const done = listFact(intent, 'done');
  const next = listFact(intent, 'next');
  const neededBy = listFact(intent, 'neededBy');
  const needed = listFact(intent, 'needed').map((name, nth) => {
    const by = neededBy[nth];
    return by ? `${name} (by ${dateText(by)})` : name;
  });
  const where = projects.map((name, nth) => (percents[nth] ? `${name}: ${percents[nth]} done` : name));
  const subject =
    projects.length === 1
      ? fittingSubject(`Where ${projects[0]} stands`, 'Where your project stands')
      : projects.length > 1
        ? 'Where your projects stand'
        : 'How are things?';
  return letter(
    subject,
    parties,
    [
      projects.length > 0 ? 'A short word on where things stand.' : 'It has been a while since we spoke.',
      where.join('\n'),
      section('Done', done),
      section('Next', next),
      section('From you', needed),
      question(projects.length > 0, needed.length > 0),
    ],
    'Best wishes',
  );
}

function section(title: string, items: readonly string[]): string | null {
  return items.length === 0 ? null : `${title}: ${listText(items)}.`;
}

function question(working: boolean, waiting: boolean): string {
  if (!working) return 'How are things on your side, and is there something I can do?';
  return waiting
    ? 'When may I expect what is missing, and shall we talk it through?'
    : 'Does that fit with what you have in mind, or shall we talk?';
}

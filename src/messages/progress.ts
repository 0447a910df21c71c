import type { MessageIntent } from '../jobs/job.js';
import { formatted, nameText } from './arguments.js';
import { factsOf } from './facts.js';
import { percentText } from './format.js';
import { frame, type Voice } from './frame.js';
import type { Letter, Parties } from './letter.js';
import { entriesOf, labelled, labelledList, type Room, withDates } from './lists.js';

export type ProgressIntent = MessageIntent & { readonly kind: 'check-in' | 'monthly-report' };

/** A check-in or monthly report: how far, done, next, what is needed, one question. */
export function wordProgress(intent: ProgressIntent, voice: Voice, parties: Parties, room: Room): Letter {
  const { projects, percents, done, next, needed, neededBy } = factsOf(intent);
  const { args } = formatted(intent, voice.reader);
  const { locale } = voice.reader;
  const where = projects.map((name, nth) => {
    const project = nameText(name);
    const percent = percents[nth];
    return percent ? voice.common('progress', { project, percent: percentText(percent, locale) }) : project;
  });
  const missing = withDates(needed, neededBy, room, voice);
  const hours = intent.kind === 'monthly-report' ? intent.facts['hours'] : undefined;
  return frame(
    {
      key: intent.kind,
      args,
      names: { project: nameText(projects[0] ?? '') },
      facts: [
        entriesOf(where, { ...room, length: 200 }, voice).join('\n'),
        labelledList('done', entriesOf(done, room, voice), voice),
        labelledList('next', entriesOf(next, room, voice), voice),
        labelledList('needed', entriesOf(missing, { ...room, length: 200 }, voice), voice),
        typeof hours === 'string' && hours !== '' ? labelled('hours', nameText(hours), voice) : null,
      ],
      closing: 'wishes',
    },
    voice,
    parties,
  );
}

import type { MessageIntent } from '../jobs/job.js';
import { formatted, nameText, none } from './arguments.js';
import { factsOf } from './facts.js';
import { amountText, percentText } from './format.js';
import { numberFormat } from './formats.js';
import { frame, type Voice } from './frame.js';
import { invoiceLine, openItems } from './invoices.js';
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
        ...(isReport(intent) ? reportLines(intent, voice, room) : []),
      ],
      closing: 'wishes',
    },
    voice,
    parties,
  );
}

type ReportIntent = MessageIntent & { readonly kind: 'monthly-report' };

function isReport(intent: ProgressIntent): intent is ReportIntent {
  return intent.kind === 'monthly-report';
}

/** Hours by project, what they cost where that was agreed, and what is open. */
function reportLines(intent: ReportIntent, voice: Voice, room: Room): (string | null)[] {
  const { worked, minutes, spent, agreed, labour, labourCurrencies } = factsOf(intent);
  const { locale } = voice.reader;
  const hours = worked.map((name, nth) =>
    voice.common('hoursSpent', {
      project: nameText(name),
      used: hoursText(minutes[nth] ?? '', locale),
      spent: hoursText(spent[nth] ?? '', locale),
      all: hoursText(agreed[nth] ?? '', locale),
    }),
  );
  const cost = labour.map((amount, nth) =>
    labelled('work', amountText(amount, labourCurrencies[nth] ?? '', locale), voice),
  );
  const open = openItems(factsOf(intent)).map((item) => invoiceLine(item, voice));
  return [
    hours.length === 0
      ? null
      : [
          `${labelled('hours', '', voice)}`,
          ...entriesOf(hours, { ...room, length: 200 }, voice),
          ...cost,
        ].join('\n'),
    open.length === 0
      ? null
      : [labelled('open', '', voice), ...entriesOf(open, { ...room, length: 200 }, voice)].join('\n'),
  ];
}

/** Minutes as hours, in the reader's short form; `none` where there are none to tell. */
function hoursText(minutes: string, locale: string): string {
  if (minutes === '') return none;
  const format = numberFormat(locale, {
    style: 'unit',
    unit: 'hour',
    unitDisplay: 'short',
    maximumFractionDigits: 2,
  });
  return format.format(Number(minutes) / 60);
}

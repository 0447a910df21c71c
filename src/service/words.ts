import { ok, type Result } from '../domain/result.js';
import { rowFault } from '../jobs/fault.js';
import type { MessageIntent } from '../jobs/job.js';
import { isPromiseNote } from '../jobs/promise-notes.js';
import { howToPay } from '../messages/how-to-pay.js';
import type { Letter, Parties } from '../messages/letter.js';
import type { Language } from '../messages/locale.js';
import { templateFault, wordFromTemplate } from '../messages/template.js';
import { word } from '../messages/word.js';
import type { Row } from '../tracker/model.js';
import type { Fault, Snapshot } from '../tracker/snapshot.js';
import type { Worded } from './message-cells.js';
import { settingsRow } from './settings.js';

export type Words = (intent: MessageIntent) => Result<Worded>;

/** Words messages in the name of the freelancer whose tracker this is, in the language of each client. */
export function wordsFor(snapshot: Snapshot): Words {
  const partiesOf = partiesIn(snapshot);
  const mine = settingsRow(snapshot)?.cells.language ?? 'en';
  return (intent) => {
    const parties = partiesOf(intent);
    const template = templateFor(snapshot, intent, parties.language ?? 'en');
    const own = template && wordFromTemplate(templateTexts(template), intent, parties);
    const letter = own?.ok ? own : attempt(intent, parties);
    if (!letter.ok) return letter;
    const translated = parties.language === mine ? null : attempt(intent, { ...parties, language: mine });
    return ok({
      ...letter.value,
      inMyLanguage: translated?.ok ? `${translated.value.subject}\n\n${translated.value.body}` : null,
      askFirst:
        own && !own.ok
          ? `Your template ${nameOf(template)} could not be used: ${own.problem} ${own.remedy} Until then this is the usual text.`
          : null,
    });
  };
}

/** Templates that cannot be used, told before a message would need them. Rows not begun yet are left alone. */
export function templateFaults({ tables }: Snapshot): Fault[] {
  return [...tables.templates.values()].flatMap((row) => {
    const texts = templateTexts(row);
    const { kind } = row.cells;
    if (kind === null || (texts.subject.trim() === '' && texts.body.trim() === '')) return [];
    const wrong = templateFault(texts, kind);
    return wrong === null ? [] : [rowFault('templates', row, wrong.field, wrong.fault)];
  });
}

/** The language a client is written to in, and whose names stand in a letter. */
export function readerOf(snapshot: Snapshot, clientId: string): { language: Language; names: string[] } {
  const client = snapshot.tables.clients.get(clientId)?.cells;
  const settings = settingsRow(snapshot)?.cells;
  return {
    language: client?.language ?? settings?.language ?? 'en',
    names: [client?.name ?? ''].filter((name) => name !== ''),
  };
}

function partiesIn(snapshot: Snapshot): (intent: MessageIntent) => Parties {
  const settings = settingsRow(snapshot)?.cells;
  const lines = [settings?.sender, settings?.businessName].map(
    (line) => line?.replace(/<[^>]*>/gu, '').trim() ?? '',
  );
  const signature = [...new Set(lines.filter((line) => line !== ''))];
  const pay = howToPay(settings?.howToPay ?? null);
  return ({ clientId }) => {
    const client = snapshot.tables.clients.get(clientId)?.cells;
    return {
      clientName: client?.name?.trim() ?? '',
      signature,
      howToPay: pay,
      language: readerOf(snapshot, clientId).language,
      country: client?.country ?? null,
      address: client?.formOfAddress ?? 'formal',
      saysAutomatic: settings?.saysAutomatic === true,
    };
  };
}

/** Facts that do not fit their kind are a fault of this one message, and the others go on. */
function attempt(intent: MessageIntent, parties: Parties): Result<Letter> {
  try {
    return ok(word(intent, parties));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return {
      ok: false,
      problem: `The ${intent.kind} could not be worded: ${error.message}`,
      remedy: 'Check what stands in the row it is about; the other messages are not touched.',
    };
  }
}

/** The freelancer's own wording for a kind: in the reader's language, else for any language. The oldest counts. */
function templateFor(
  { tables }: Snapshot,
  { key, kind }: MessageIntent,
  language: Language,
): Row<'templates'> | undefined {
  // Words that ask for money do not say thank you for a promise.
  if (isPromiseNote(key)) return undefined;
  const own = [...tables.templates.values()].filter(({ cells }) => cells.kind === kind);
  return (
    own.find(({ cells }) => cells.language === language) ?? own.find(({ cells }) => cells.language === null)
  );
}

function templateTexts({ cells }: Row<'templates'>) {
  return { subject: cells.subject ?? '', body: cells.body ?? '' };
}

function nameOf(template: Row<'templates'> | undefined): string {
  return `"${template?.cells.subject?.trim() || template?.id}"`;
}

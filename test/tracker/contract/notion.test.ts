import { startSandbox } from '../../../src/sandbox/index.js';
import { openNotion } from '../../../src/tracker/notion/index.js';
import { fakeClock } from '../../support/fake-clock.js';
import { type ContractBench, trackerContract } from './contract.js';

/** The adapter over the local Notion, and a person who works in the same workspace. */
async function openOverSandbox(): Promise<ContractBench> {
  const sandbox = await startSandbox({ port: 0, limits: false });
  const info = (await (await fetch(`${sandbox.url}/_sandbox/info`)).json()) as {
    notion: { rootPageId: string };
  };
  let spent = 0;
  const tracker = openNotion({
    token: 'ntn_sandbox',
    parentPageId: info.notion.rootPageId,
    baseUrl: sandbox.url,
    meter: {
      spend: async () => {
        spent += 1;
      },
    },
    clock: fakeClock('2026-11-23T09:00:00Z'),
    pace: { run: (call) => call(), pause: () => {} },
  });

  async function control(name: string, body: object): Promise<{ pages?: { id: string }[] }> {
    const response = await fetch(`${sandbox.url}/_sandbox/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
    return (await response.json()) as { pages?: { id: string }[] };
  }
  const type = (edit: object) => control('edit', { edits: [edit] });

  return {
    tracker,
    person: {
      addRow: async (dataSourceId, fieldId, text) => {
        const { pages } = await type({ dataSourceId, properties: { [fieldId]: text } });
        return pages?.[0]?.id ?? '';
      },
      setText: async (dataSourceId, pageId, fieldId, text) => {
        await type({ dataSourceId, pageId, properties: { [fieldId]: text } });
      },
      deleteRow: async (dataSourceId, pageId) => {
        await type({ dataSourceId, pageId, delete: true });
      },
      addColumn: async () => {},
    },
    loseNextAnswer: async () => {
      await control('faults', {
        match: { method: 'POST', path: '/v1/pages' },
        times: 1,
        do: { applyThenDrop: true },
      });
    },
    spent: () => spent,
    served: async () => {
      const response = await fetch(`${sandbox.url}/_sandbox/requests`);
      return ((await response.json()) as { counters: { notion: number } }).counters.notion;
    },
    close: async () => {
      await tracker.close();
      await sandbox.close();
    },
  };
}

trackerContract('Notion', openOverSandbox, {
  deletionsByScan: 'A page in the trash vanishes from answers, and no call tells of it.',
  strangeColumns: "Columns of the person's own concern nobody; a page shows when one of ours is missing.",
  unread: { 'clientUpdates.body': 'A body costs a call a page; it is known from its own writing.' },
});

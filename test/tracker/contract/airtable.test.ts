import { startSandbox } from '../../../src/sandbox/index.js';
import { openBench } from '../../support/airtable.js';
import { type ContractBench, trackerContract } from './contract.js';

const token = 'patSandbox.token';

/** The adapter over the local Airtable, and a person who works in the same base. */
async function openOverSandbox(): Promise<ContractBench> {
  const sandbox = await startSandbox({ port: 0, limits: false });
  const bench = openBench({
    base: 'none',
    token,
    workspaceId: 'wspSandbox0000000',
    endpointUrl: sandbox.url,
  });
  let acts = 0;

  async function act(method: string, path: string, body?: object): Promise<{ id: string }> {
    acts++;
    const response = await fetch(`${sandbox.url}/v0/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as { id: string };
  }
  const base = () => bench.made[0] ?? '';

  return {
    tracker: bench.tracker,
    person: {
      addRow: async (tableId, fieldId, text) =>
        (await act('POST', `${base()}/${tableId}`, { fields: { [fieldId]: text } })).id,
      setText: async (tableId, rowId, fieldId, text) => {
        await act('PATCH', `${base()}/${tableId}/${rowId}`, { fields: { [fieldId]: text } });
      },
      deleteRow: async (tableId, rowId) => {
        await act('DELETE', `${base()}/${tableId}/${rowId}`);
      },
      addColumn: async (tableId, name) => {
        await act('POST', `meta/bases/${base()}/tables/${tableId}/fields`, { name, type: 'singleLineText' });
      },
    },
    loseNextAnswer: async () => {
      const response = await fetch(`${sandbox.url}/_sandbox/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          match: { method: 'PATCH', path: '/v0/*' },
          times: 1,
          do: { applyThenDrop: true },
        }),
      });
      if (!response.ok) throw new Error(`The local Airtable took no fault: ${response.status}`);
    },
    spent: () => bench.spent.length,
    served: async () => {
      const response = await fetch(`${sandbox.url}/_sandbox/requests`);
      const { counters } = (await response.json()) as { counters: { airtable: number } };
      return counters.airtable - acts;
    },
    close: async () => {
      await bench.tracker.close();
      await sandbox.close();
    },
  };
}

trackerContract('Airtable', openOverSandbox);

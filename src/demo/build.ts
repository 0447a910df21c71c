import type { Calendar } from './calendar.js';
import { logHours } from './hours.js';
import { invoiceRows } from './invoices.js';
import { type DemoRow, row } from './row.js';
import type { ClientStory, ProjectStory } from './story.js';

/** The rows of one client and all that belongs to it. `numbers`: invoice numbers by the key of the invoice's row. */
export function clientRows(
  at: Calendar,
  story: ClientStory,
  numbers: ReadonlyMap<string, string>,
): readonly DemoRow[] {
  const client = story.key;
  const hours = story.projects.flatMap((project) => logHours(at, story, project));
  return [
    row('clients', client, story.client),
    ...story.contacts.map(({ key, ...cells }) =>
      row('contacts', `${client}/contacts/${key}`, { ...cells, client: [client] }),
    ),
    ...story.projects.flatMap((project) => projectRows(at, client, project)),
    ...invoiceRows(at, story, hours, numbers),
    ...touchRows(at, story),
  ];
}

function projectRows(at: Calendar, client: string, { key, cells, tasks }: ProjectStory): readonly DemoRow[] {
  const project = `${client}/${key}`;
  return [
    row('projects', project, { ...cells, client: [client] }),
    ...tasks.map((task) =>
      row('tasks', `${project}/${task.key}`, {
        name: task.name,
        project: [project],
        status: task.status,
        due: task.due === undefined ? null : at.weekday(task.due),
        estimateHours: task.estimate > 0 ? task.estimate : null,
        doneOn: task.done === undefined ? null : at.weekday(task.done),
        clientMaySee: true,
        blockedBy: task.blockedBy?.map((other) => `${project}/${other}`) ?? null,
        ...task.cells,
      }),
    ),
  ];
}

function touchRows(at: Calendar, { key: client, touches }: ClientStory): readonly DemoRow[] {
  return touches.map(({ on, project, contact, ...cells }, nth) =>
    row('touches', `${client}/touches/${nth + 1}`, {
      ...cells,
      date: at.weekday(on),
      client: [client],
      project: project === undefined ? null : [`${client}/${project}`],
      contact: contact === undefined ? null : [`${client}/contacts/${contact}`],
    }),
  );
}

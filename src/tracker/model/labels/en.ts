import * as core from './en/core.js';
import * as packs from './en/packs.js';

/** The tracker's words in English. */
export const en = {
  clients: { ...core.clients, fields: { ...core.clients.fields, ...packs.clients } },
  projects: { ...core.projects, fields: { ...core.projects.fields, ...packs.projects } },
  tasks: { ...core.tasks, fields: { ...core.tasks.fields, ...packs.tasks } },
  hours: core.hours,
  invoices: { ...core.invoices, fields: { ...core.invoices.fields, ...packs.invoices } },
  messages: core.messages,
  clientUpdates: core.clientUpdates,
  settings: { ...core.settings, fields: { ...core.settings.fields, ...packs.settings } },
  payments: packs.payments,
  contacts: packs.contacts,
  touches: packs.touches,
  templates: packs.templates,
  days: packs.days,
} as const;

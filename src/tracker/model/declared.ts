import * as core from './core.js';
import * as agreement from './packs/agreement.js';
import * as charges from './packs/charges.js';
import * as payments from './packs/payments.js';
import * as planning from './packs/planning.js';
import * as relationship from './packs/relationship.js';
import * as retainers from './packs/retainers.js';
import * as scope from './packs/scope.js';
import * as vetting from './packs/vetting.js';

/**
 * The one declared tracker, without words. Types, plans, codecs and documentation derive from it.
 * Order is the order in which tables and columns are made and shown.
 */
export const declared = {
  clients: {
    ...core.clients,
    fields: {
      ...core.clients.fields,
      ...charges.clients,
      ...relationship.clients,
      ...retainers.clients,
      ...vetting.clients,
    },
  },
  projects: {
    ...core.projects,
    fields: {
      ...core.projects.fields,
      ...agreement.projects,
      ...relationship.projects,
      ...retainers.projects,
      ...scope.projects,
      ...vetting.projects,
    },
  },
  tasks: { ...core.tasks, fields: { ...core.tasks.fields, ...scope.tasks, ...planning.tasks } },
  hours: core.hours,
  invoices: {
    ...core.invoices,
    fields: {
      ...core.invoices.fields,
      ...payments.invoices,
      ...charges.invoices,
      ...agreement.invoices,
    },
  },
  messages: core.messages,
  clientUpdates: core.clientUpdates,
  settings: {
    ...core.settings,
    fields: {
      ...core.settings.fields,
      ...payments.settings,
      ...retainers.settings,
      ...vetting.settings,
      ...planning.settings,
    },
  },
  payments: payments.payments,
  contacts: relationship.contacts,
  touches: relationship.touches,
  templates: relationship.templates,
  days: planning.days,
} as const;

export type Declared = typeof declared;

import type { Command } from 'commander';
import { addApply } from './commands/apply.js';
import { addCharge } from './commands/charge.js';
import { addDemo } from './commands/demo.js';
import { addDoctor } from './commands/doctor.js';
import { addDue } from './commands/due.js';
import { addExplain } from './commands/explain.js';
import { addHours } from './commands/hours.js';
import { addOverdue } from './commands/overdue.js';
import { addPlan } from './commands/plan.js';
import { addPreview } from './commands/preview.js';
import { addPublish } from './commands/publish.js';
import { addRate } from './commands/rate.js';
import { addReceivables } from './commands/receivables.js';
import { addRound } from './commands/round.js';
import { addSandbox } from './commands/sandbox.js';
import { addShare } from './commands/share.js';
import { addStart } from './commands/start.js';
import { addWorker } from './commands/worker.js';

/** Adds one command to the program. */
export type AddCommand = (program: Command) => void;

/** Every command, in the order of `--help`. */
export const commands: readonly AddCommand[] = [
  addDemo,
  addPlan,
  addApply,
  addDoctor,
  addRound,
  addExplain,
  addPreview,
  addReceivables,
  addHours,
  addStart,
  addShare,
  addPublish,
  addWorker,
  addSandbox,
  addDue,
  addCharge,
  addRate,
  addOverdue,
];

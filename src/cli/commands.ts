import type { Command } from 'commander';
import { addApply } from './commands/apply.js';
import { addPlan } from './commands/plan.js';
import { addRound } from './commands/round.js';

/** Adds one command to the program. */
export type AddCommand = (program: Command) => void;

/** Every command, in the order of `--help`. */
export const commands: readonly AddCommand[] = [addPlan, addApply, addRound];

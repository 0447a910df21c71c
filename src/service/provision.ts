import type { AccountStore } from '../store/port.js';
import { bind, usable } from '../tracker/bind.js';
import { TrackerError } from '../tracker/errors.js';
import type { Pack, TableKey } from '../tracker/model.js';
import { describeStep, type Plan, type PlanStep, planTracker } from '../tracker/plan.js';
import type { Standing, Tracker } from '../tracker/port.js';

export type ProvisionOptions = {
  readonly packs: readonly Pack[];
  /** What a new base or root page is called. */
  readonly name: string;
  readonly firstRow: Readonly<Record<string, string>>;
  /** ISO 8601 UTC. */
  readonly now: string;
};

export type Priced = { readonly plan: Plan; readonly standing: Standing; readonly calls: number };

/** What has to be made, and what that costs. Changes nothing. */
export async function planProvision(
  tracker: Tracker,
  account: AccountStore,
  options: ProvisionOptions,
): Promise<Priced> {
  const state = await account.state();
  const standing = await tracker.describe();
  const schema = planTracker(standing, state.binding, { ...options, resuming: state.provisioning !== null });
  const rest = await tracker.planRest(standing, schema.binding, tablesToMake(schema.steps));
  const plan = {
    ...schema,
    steps: [...schema.steps, ...rest.steps],
    conflicts: [...rest.conflicts, ...schema.conflicts],
  };
  return { plan, standing, calls: plan.steps.reduce((sum, step) => sum + tracker.priceOf(step), 0) };
}

export type Provisioned = { readonly steps: number; readonly conflicts: Plan['conflicts'] };

/**
 * Makes what the plan says, a step at a time, remembering ids after each. Killed anywhere, the next run plans again
 * from what stands and makes the rest; nothing is made twice and nothing that stood is changed.
 */
export async function provision(
  tracker: Tracker,
  account: AccountStore,
  options: ProvisionOptions,
  onStep: (step: PlanStep, done: number, total: number) => void = () => {},
): Promise<Provisioned> {
  const first = await planProvision(tracker, account, options);
  const { plan } = first;
  let { standing } = first;
  if (plan.steps.length > 0) {
    await account.saveState({ provisioning: { name: options.name, startedAt: options.now } });
  }
  if (await remember(account, standing, options)) {
    // Columns that came into use hold what was never read: the next round reads everything.
    await account.saveState({ cursor: null });
  }
  const conflicts = [...plan.conflicts];
  let done = 0;
  const carryOut = async (steps: readonly PlanStep[]) => {
    const total = Math.max(plan.steps.length, done + steps.length);
    for (const step of steps) {
      onStep(step, done, total);
      const { binding } = await account.state();
      const made = await tracker.apply(step, standing, binding).catch((error: unknown) => {
        throw error instanceof TrackerError ? error.within(`Not done: ${describeStep(step)}`) : error;
      });
      standing = made.standing;
      // What was made just now is empty, or told by the feed: it need not be read.
      await remember(account, standing, options);
      if (made.cursor !== undefined) {
        await account.saveState({ cursor: made.cursor, scannedAt: options.now });
      }
      if (made.conflict) conflicts.push(made.conflict);
      done += 1;
    }
  };
  const views = plan.steps.filter(isView);
  const others = plan.steps.filter((step) => !isView(step));
  await carryOut(others);
  // Where a view goes is known once its table stands.
  const { binding } = await account.state();
  const placed = others.length === 0 ? views : (await tracker.planRest(standing, binding, [])).steps;
  await carryOut(placed);
  await account.saveState({ provisioning: null, schemaCheckedAt: options.now });
  return { steps: done, conflicts };
}

function tablesToMake(steps: readonly PlanStep[]): TableKey[] {
  return steps.flatMap((step) => {
    if (step.kind === 'create-table') return [step.draft.table];
    return step.kind === 'create-container' ? step.tables.map(({ table }) => table) : [];
  });
}

function isView({ kind }: PlanStep): boolean {
  return kind === 'create-view';
}

/** @returns whether columns came into use. */
async function remember(
  account: AccountStore,
  standing: Standing,
  options: ProvisionOptions,
): Promise<boolean> {
  const { binding: before } = await account.state();
  const { binding } = bind(standing, before, options.packs);
  if (!binding || JSON.stringify(binding) === JSON.stringify(before)) return false;
  await account.saveState({ binding });
  return !before || columns(usable(binding)) > columns(usable(before));
}

function columns(binding: ReturnType<typeof usable>): number {
  return Object.values(binding.tables).reduce((sum, table) => sum + Object.keys(table.fields).length, 0);
}

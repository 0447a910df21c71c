/** One installation of the service: a computer with its data folder, or a fleet with its database. */
export type Installation = {
  /** Stays the same when the store is lost, so that it does not lock itself out. */
  readonly id: string;
  /** A name the freelancer knows it by, such as the computer's. */
  readonly label: string;
};

export type Keeping =
  | { readonly mayWrite: true /** What `Kept by` ought to say. */; readonly cell: string }
  | { readonly mayWrite: false; readonly problem: string; readonly remedy: string };

const written = /^(?<label>.*) · (?<id>[0-9a-z]{6,40}) · seen (?<on>\d{4}-\d{2}-\d{2})$/su;

/**
 * Who keeps this tracker. Only one installation writes; another one reads until it is told to take over, however
 * long the first has been silent: a laptop may be closed for a month.
 *
 * @param cell what `Kept by` says now; a text that is not ours counts as nobody.
 * @param today the account's date, written as a daily sign of life.
 */
export function keep(
  cell: string | null,
  installation: Installation,
  today: string,
  takeOver: boolean,
): Keeping {
  const other = cell === null ? undefined : written.exec(cell.trim())?.groups;
  if (other && other['id'] !== installation.id && !takeOver) {
    return {
      mayWrite: false,
      problem: `This tracker is kept by another installation, ${other['label']} (last seen ${other['on']}). Nothing was written.`,
      remedy: 'Stop the other one and run "short-accounts start --take-over", or leave this one off.',
    };
  }
  return { mayWrite: true, cell: `${installation.label} · ${installation.id} · seen ${today}` };
}

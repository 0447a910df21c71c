import { startSandbox } from '../../src/sandbox/index.js';
import { benchNow } from './rows.js';

/** The local Airtable in a process of its own, so that what is measured is the service alone. */
const { url } = await startSandbox({ limits: false, now: benchNow.toString() });
process.send?.(url);

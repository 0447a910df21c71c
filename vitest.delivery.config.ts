import { defineConfig } from 'vitest/config';

const common = { env: { TZ: 'Pacific/Auckland' }, setupFiles: ['test/setup.ts'], testTimeout: 1_800_000 };
const halves = ['one half', 'the other half'];

/** What `npm test` only samples: 10,000 random stories of delivery, in two halves side by side, and 50 kills. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      ...halves.map((name) => ({
        test: {
          ...{ ...common, name, include: ['test/service/deliver.test.ts'] },
          env: { ...common.env, DELIVERY_RUNS: '5000' },
        },
      })),
      {
        test: {
          ...{ ...common, name: 'kills', include: ['test/cli/kills.test.ts'] },
          env: { ...common.env, DELIVERY_KILLS: '50' },
        },
      },
    ],
  },
});

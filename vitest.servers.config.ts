import { defineConfig } from 'vitest/config';

/** Tests that need a real Redis. `npm run test:servers` finds or installs it. */
export default defineConfig({
  test: {
    include: ['test/**/*.servers.test.ts'],
    env: { TZ: 'Pacific/Auckland' },
    testTimeout: 60_000,
    maxWorkers: 1,
  },
});

import { defineConfig } from 'vitest/config';

/** Tests that need a real browser. `npm run test:browser` finds or installs Chromium. */
export default defineConfig({
  test: {
    include: ['test/**/*.browser.test.ts'],
    env: { TZ: 'Pacific/Auckland' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 1,
  },
});

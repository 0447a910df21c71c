import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/**/*.servers.test.ts', 'test/**/*.browser.test.ts'],
    setupFiles: ['test/setup.ts'],
    env: { TZ: 'Pacific/Auckland' },
    testTimeout: 30_000,
    // Several files start the sandbox or child processes; more forks than cores only makes them wait for each other.
    maxWorkers: 2,
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/**/*.servers.test.ts', 'test/**/*.browser.test.ts'],
    setupFiles: ['test/setup.ts'],
    env: { TZ: 'Pacific/Auckland' },
    // Some tell hundreds of stories or start the program again and again; a busy machine takes twice its time for them.
    testTimeout: 60_000,
    // Several files start the sandbox or child processes; more forks than cores only makes them wait for each other.
    maxWorkers: 2,
  },
});

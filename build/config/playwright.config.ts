import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const repository = join(import.meta.dirname, '../..');

/** End to end: the built app with real windows and real sound. One at a time, because a call is timing. */
export default defineConfig({
  testDir: join(repository, 'test/e2e'),
  outputDir: join(repository, 'test-results/e2e'),
  globalSetup: join(import.meta.dirname, 'playwright-desk.ts'),
  workers: 1,
  retries: 0, // a test that passes the second time has found something
  timeout: 90_000, // a journey that takes 15 s takes a minute where the machine does much besides
  // A busy machine is late; what the product promises to be sooner stands as a bound of its own in the test.
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  use: { trace: 'retain-on-failure' },
});

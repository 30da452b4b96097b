import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Everything under test/ that needs no built app. Forks, because PortAudio may take its process down with it. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'test/gates/{wrong,right}/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000, // for a loaded machine; what has to be fast asserts so
    hookTimeout: 60_000,
    globalSetup: [join(import.meta.dirname, 'vitest-desk.ts')],
    setupFiles: [join(import.meta.dirname, 'vitest-seed.ts')],
    passWithNoTests: false,
  },
});

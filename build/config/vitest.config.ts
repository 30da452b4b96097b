import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const OUTSIDE = ['test/e2e/**', 'test/gates/{wrong,right}/**'];
/** Real sound, memory, and bounds of a second or less: another test beside them would be what they measure. */
export const ALONE: readonly string[] = [
  'test/main/adapters/audio-process/**/*.test.ts',
  'test/main/audio/device/sound-devices.test.ts',
  'test/main/audio/socket/**/*.test.ts',
  'test/main/audio/voice/any-sound.test.ts',
  'test/main/audio/voice/process-end.test.ts',
  'test/main/gateway/practice-feed.test.ts',
  'test/main/gateway/receiver/disk-full.test.ts',
  'test/main/gateway/receiver/slow-senders.test.ts',
  'test/main/practice/voices.test.ts',
  'test/renderer/station/device-matrix.test.ts',
  'test/renderer/station/far-gain.test.ts',
  'test/renderer/station/practice-line.test.ts',
  'test/renderer/station/ringer-devices.test.ts',
  'test/renderer/station/sent-gain.test.ts',
  'test/renderer/station/silent-microphone.test.ts',
  'test/setup/sound.test.ts',
];

/** Everything under test/ that needs no built app. Forks, because PortAudio may take its process down with it. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    pool: 'forks',
    testTimeout: 30_000, // for a loaded machine; what has to be fast asserts so
    hookTimeout: 60_000,
    globalSetup: [join(import.meta.dirname, 'vitest-desk.ts')],
    setupFiles: [join(import.meta.dirname, 'vitest-seed.ts')],
    expect: { poll: { timeout: 10_000 } }, // the same: a page beside other tests may answer a second late
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'beside',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [...OUTSIDE, ...ALONE],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'alone', include: [...ALONE], exclude: OUTSIDE, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});

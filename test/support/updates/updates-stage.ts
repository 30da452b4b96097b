import type { Call } from '#contract/call.ts';
import { type AppError } from '#contract/errors.ts';
import { ok, type Result } from '#contract/result.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { DEFAULT_UPDATES, type UpdateProgress, type UpdateSettings } from '#contract/updates.ts';
import type { ReleaseNotice } from '../../../main/core/updates/release-notice.ts';
import { createUpdatesDesk, type UpdatesDesk } from '../../../main/core/updates/updates-desk.ts';
import type { UpdateSource } from '../../../main/core/updates/updates-port.ts';
import { openUpdateMemory } from '../../../main/adapters/updater/update-memory.ts';
import { createSimulatedClock, SIMULATED_START, type SimulatedClock } from '../fakes/simulated-clock.ts';
import { memoryFile } from '../memory-file.ts';
import { memoryLog } from '../memory-log.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export function releaseOf(version: string, more: Partial<ReleaseNotice> = {}): ReleaseNotice {
  return {
    version,
    channel: 'stable',
    publishedAt: unixMs(SIMULATED_START - HOUR_MS),
    expiresAt: unixMs(SIMULATED_START + 30 * DAY_MS),
    isHalted: false,
    noCallsBelow: null,
    stages: [],
    files: [{ name: 'Pilot-Softphone.AppImage', sha512: 'A'.repeat(88), bytes: 1_000 }],
    ...more,
  };
}

export interface UpdatesStage {
  readonly desk: UpdatesDesk;
  readonly clock: SimulatedClock;
  /** What the channel answers from now on. */
  offer(answer: Result<ReleaseNotice, AppError>): void;
  /** What was asked of the source, in order. */
  readonly asked: readonly string[];
  /** What the agent was told beside the settings. */
  readonly told: readonly string[];
  readonly phase: () => UpdateProgress['phase'];
  readonly progress: () => UpdateProgress;
  setCalls(calls: readonly Pick<Call, 'phase'>[]): void;
  use(settings: Partial<UpdateSettings>): void;
  /** Nobody has touched the machine for so long. */
  idleFor(seconds: number): void;
  finishDownload(outcome?: Result<null, AppError>): Promise<void>;
  stop(): void;
}

/** The updates desk of version 1.0.0 on its own, with a channel that is told what to say. */
export function setUpdatesStage({
  source = {},
  settings: given = {},
  seat = 50,
}: {
  readonly source?: Partial<Pick<UpdateSource, 'none' | 'isUnattended' | 'installNow' | 'readRelease'>>;
  readonly settings?: Partial<UpdateSettings>;
  readonly seat?: number;
} = {}): UpdatesStage {
  const clock = createSimulatedClock();
  const log = memoryLog();
  const asked: string[] = [];
  const told: string[] = [];
  let settings = { ...DEFAULT_UPDATES, ...given };
  let idleSeconds = 0;
  let answer: Result<ReleaseNotice, AppError> = ok(releaseOf('1.0.0'));
  let finish: (outcome: Result<null, AppError>) => void = () => undefined;
  const desk = createUpdatesDesk({
    installed: '1.0.0',
    source: {
      none: null,
      isUnattended: true,
      readRelease(channel) {
        asked.push(`read ${channel}`);
        return Promise.resolve(answer);
      },
      download({ version }, onPercent) {
        asked.push(`download ${version}`);
        onPercent(40.6);
        return new Promise((resolve) => {
          finish = resolve;
        });
      },
      forget: () => asked.push('forget'),
      installNow() {
        asked.push('install');
        return Promise.resolve(ok(null));
      },
      ...source,
    },
    memory: openUpdateMemory({ file: memoryFile(), random: () => seat / 100, log }),
    settings: () => settings,
    idleSeconds: () => idleSeconds,
    clock,
    random: () => 0.5,
    log,
    tell: ({ code, detail = '' }) => told.push(`${code} ${detail}`),
    changed: () => undefined,
  });
  const stop = desk.start();
  let calls: readonly Call[] = [];
  return {
    desk,
    clock,
    asked,
    told,
    progress: () => desk.state().progress,
    phase: () => desk.state().progress.phase,
    offer(next) {
      answer = next;
    },
    setCalls(now) {
      calls = now as readonly Call[]; // the desk looks at phases alone
      desk.follow(calls);
    },
    use(change) {
      settings = { ...settings, ...change };
      desk.follow(calls);
    },
    idleFor(seconds) {
      idleSeconds = seconds;
    },
    async finishDownload(outcome = ok(null)) {
      finish(outcome);
      await clock.settle();
    },
    stop,
  };
}

export function ago(milliseconds: number): UnixMs {
  return unixMs(SIMULATED_START - milliseconds);
}

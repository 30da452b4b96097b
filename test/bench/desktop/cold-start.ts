import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SETUP_OVER } from '#contract/setup.ts';
import { startHost } from '../../../build/dev-host/test-face.ts';
import { startPracticeLine } from '../../../main/practice/practice-line.ts';
import { nearestRank } from '../../support/nearest-rank.ts';
import type { Verdicts } from '../audio/live/verdicts.ts';
import { spread } from '../spread.ts';
import { REPOSITORY } from './desktop-room.ts';

const WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 10;
/** An agent who starts the phone waits for it; a few seconds are what they are used to. */
const MEDIAN_MS = 3_000;

/** Milliseconds since the process was started. */
interface Start {
  /** The number field is on the screen and takes digits. */
  readonly field: number;
  /** A line can place and receive calls. */
  readonly usable: number;
}

/**
 * The app's start until an agent can work, with a folder that was never used and one that was, on the development host: Chromium is
 * started there as well, as Electron starts its own.
 */
export async function measureColdStart(rounds: number, verdicts: Verdicts): Promise<void> {
  const practice = await startPracticeLine({});
  const folder = mkdtempSync(join(tmpdir(), 'softphone-start-'));
  try {
    const env = {
      PILOT_STATUS_API_URL: practice.apiBase,
      PILOT_STATUS_API_KEYS: practice.numbers.map(({ apiKey }) => apiKey).join(','),
      LC_ALL: 'pt_BR.UTF-8',
    };
    const starts: Record<'first' | 'later', Start[]> = { first: [], later: [] };
    const kept = newFolder(join(folder, 'kept'));
    await oneStart(kept, env);
    for (let round = 0; round < rounds; round += 1) {
      starts.first.push(await oneStart(newFolder(join(folder, `first-${String(round)}`)), env));
      starts.later.push(await oneStart(kept, env));
    }
    verdicts.note(`${String(rounds)} starts each; milliseconds: min / median / p95 / max`);
    verdicts.note('| start | number field | a line is ready |\n  |---|---|---|');
    for (const [name, all] of Object.entries(starts)) {
      verdicts.note(`| ${name} | ${spread(all.map(({ field }) => field))} | ${spread(all.map(({ usable }) => usable))} |`);
    }
    const usable = starts.later.map((start) => start.usable);
    verdicts.atMost('cold start → usable, median, ms', nearestRank(usable, 0.5), MEDIAN_MS);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await practice.stop();
  }
}

/** A folder of user data in which the first run's questions are over. */
function newFolder(folder: string): string {
  const settings = { version: 1, settings: { setup: SETUP_OVER } };
  mkdirSync(folder);
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings), { mode: 0o600 });
  return folder;
}

async function oneStart(userDataDir: string, env: Readonly<Record<string, string>>): Promise<Start> {
  const began = performance.now();
  const host = await startHost({ app: REPOSITORY, userDataDir, env, readyWithinMs: WITHIN_MS });
  const seen = { field: Number.NaN, usable: Number.NaN };
  try {
    while (Number.isNaN(seen.usable) && performance.now() - began < WITHIN_MS) {
      const main = (await host.face.ask('windows')).find(({ url, visible }) => visible && url.includes('/views/main/'));
      const shown =
        main === undefined ? null : await host.face.ask('window/evaluate', { id: main.id, expression: SHOWN }).catch(() => null);
      const now = performance.now() - began;
      if (shown !== null && Number.isNaN(seen.field)) seen.field = now;
      if (shown === 'ready') seen.usable = now;
      else await delay(LOOK_EVERY_MS);
    }
    await host.face.ask('app/quit');
    await host.ended;
    return seen;
  } finally {
    await host.stop();
  }
}

/** In the page: null before the number field is there, then whether the status says that calls come and go. */
const SHOWN = `(() => {
  const field = document.querySelector('input[role="combobox"]');
  if (field === null || field.disabled) return null;
  return document.body.innerText.includes('Pronto') ? 'ready' : 'waiting';
})()`;

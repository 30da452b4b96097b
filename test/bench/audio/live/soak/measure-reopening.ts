import type { VirtualSound } from '../../../../../build/setup/sound.ts';
import { askProcess } from '../../../../support/ask-process.ts';
import type { Verdicts } from '../verdicts.ts';
import type { ReopenReport } from './reopen-process.ts';

const TIMES = 200;
const WITHIN_MS = 240_000;
const MEBIBYTE = 1_048_576;

/** Two hundred calls in one process: does opening and closing devices leave anything behind? */
export async function measureReopening(sound: VirtualSound, verdicts: Verdicts): Promise<void> {
  const asked = await askProcess({
    entry: new URL('reopen-process.ts', import.meta.url),
    args: [String(TIMES)],
    env: sound.env,
    withinMs: WITHIN_MS,
  });
  const { rssBytes, before, after, failures } = asked as ReopenReport; // its only message
  const mb = (round: number): number => (rssBytes[round] ?? Number.NaN) / MEBIBYTE;
  verdicts.note(`RSS ${mb(0).toFixed(1)} MB, ${mb(80).toFixed(1)} after 80, ${mb(TIMES).toFixed(1)} after ${String(TIMES)}`);
  verdicts.atMost(`growth over ${String(TIMES)} openings, MB`, mb(TIMES) - mb(0), 5);
  verdicts.atMost('openings that failed', failures, 0);
  verdicts.atMost('threads more than before', after.threads - before.threads, 0);
  verdicts.atMost('open files more than before', after.files - before.files, 0);
}

import { askProcess } from '../../../../support/ask-process.ts';
import type { Verdicts } from '../verdicts.ts';
import type { SimulatedHours } from './simulated-hours-process.ts';

const HOURS = 10;
const WITHIN_MS = 20 * 60_000;
const MEBIBYTE = 1_048_576;

/** Ten hours of frames through the engine's parts, as fast as they go. */
export async function measureSimulatedHours(verdicts: Verdicts): Promise<void> {
  const startedMs = performance.now();
  const asked = await askProcess({
    entry: new URL('simulated-hours-process.ts', import.meta.url),
    args: [String(HOURS)],
    env: {},
    execArgv: ['--expose-gc'],
    withinMs: WITHIN_MS,
  });
  const { heapBytes, rssBytes, sentFrames, receivedSamples } = asked as SimulatedHours; // its only message
  const seconds = (performance.now() - startedMs) / 1_000;
  verdicts.note(
    `${String(HOURS)} h in ${seconds.toFixed(0)} s: ${String(sentFrames)} frames sent, ${(receivedSamples / 16_000 / 3_600).toFixed(2)} h received; heap ` +
      `${heapBytes.map((heap) => (heap / MEBIBYTE).toFixed(2)).join(', ')} MB, RSS ${mb(rssBytes[0])} → ${mb(rssBytes.at(-1))} MB`,
  );
  verdicts.atMost(
    `growth of the heap over ${String(HOURS)} h, MB`,
    ((heapBytes.at(-1) ?? Number.NaN) - (heapBytes[0] ?? Number.NaN)) / MEBIBYTE,
    1,
  );
}

function mb(bytes: number | undefined): string {
  return ((bytes ?? Number.NaN) / MEBIBYTE).toFixed(1);
}

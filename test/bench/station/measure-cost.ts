import { setTimeout as delay } from 'node:timers/promises';
import type { Verdicts } from '../audio/live/verdicts.ts';
import { answerBenchCall, ringBenchCall } from './call/bench-call.ts';
import type { ChromiumProcesses } from './page/chromium-processes.ts';
import type { StationRoom } from './station-room.ts';

const SETTLE_MS = 4_000;
const RING_MS = 500;
const MEBIBYTE = 1_048_576;
const WHOSE = ['station', 'audio', 'all'] as const;
/** Of one core, for everything a call in Chromium takes: capture, cleaning, Opus, SRTP, playout, our looks at it. */
const CALL_PERCENT = 40;

/** Use of the processor and memory in the states a station is in for long. */
export async function measureCost({ page }: StationRoom, seconds: number, verdicts: Verdicts): Promise<void> {
  verdicts.note(`over ${String(seconds)} s each: % of one core, RSS / PSS in MiB`);
  verdicts.note('| | station’s process | Chromium’s audio service | all of Chromium |');
  verdicts.note('|---|---|---|---|');
  const costOf = (state: string): Promise<number> => measureState({ page, state, seconds, verdicts });
  const ends: (() => Promise<void>)[] = [];
  try {
    const idle = await costOf('no call');
    const ringing = await ringBenchCall({ page, roundTripMs: 0, preAccept: true });
    ends.push(ringing.end);
    await costOf('one rings, the way to it is open');
    const { id } = await ringing.answer();
    const talking = await costOf('one talks');
    await page.give({ type: 'record', callId: id, isOn: true });
    await costOf('one talks and is recorded');
    await page.give({ type: 'record', callId: id, isOn: false });
    const second = await answerBenchCall({ page, roundTripMs: 0, preAccept: true, ringMs: RING_MS });
    ends.push(second.end);
    await page.give({ type: 'set-held', callId: second.id, held: true });
    await costOf('one talks, one is held');
    verdicts.atMost('a call, % of one core', talking - idle, CALL_PERCENT);
  } finally {
    for (const end of ends) await end();
  }
}

/** Resolves with the use of one core by all of Chromium. */
async function measureState({
  page,
  state,
  seconds,
  verdicts,
}: Pick<StationRoom, 'page'> & { readonly state: string; readonly seconds: number; readonly verdicts: Verdicts }): Promise<number> {
  await delay(SETTLE_MS);
  const before = await page.processes();
  const startedMs = performance.now();
  await delay(seconds * 1_000);
  const after = await page.processes();
  const percent = (whose: keyof ChromiumProcesses): number =>
    ((after[whose].cpuSeconds - before[whose].cpuSeconds) / (performance.now() - startedMs)) * 100_000;
  const cell = (whose: keyof ChromiumProcesses): string =>
    `${percent(whose).toFixed(1)} %, ${mebibytes(after[whose].rssBytes)} / ${mebibytes(after[whose].pssBytes)}`;
  verdicts.note(`| ${[state, ...WHOSE.map(cell)].join(' | ')} |`);
  return percent('all');
}

function mebibytes(bytes: number): string {
  return (bytes / MEBIBYTE).toFixed(0);
}

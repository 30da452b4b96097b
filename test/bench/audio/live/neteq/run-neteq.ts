import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadResamplers } from '../../../../../main/audio/dsp/resampler.ts';
import { readTraces, type Trace } from '../../../../support/traces/read-traces.ts';
import { speech } from '../../speech.ts';
import type { NetEqOptions } from '../live-options.ts';
import { openVerdicts } from '../verdicts.ts';
import { writeWav } from '../../../../support/sound/wav-file.ts';
import { compareOnTrace, type Compared } from './compare-trace.ts';

const BROWSER = process.env['PILOT_CHROMIUM'] ?? '/usr/bin/chromium';
/** Chromium's frames: traces of longer ones do not fit it. */
const FRAME_MS = 20;
/** Beside the call: until the media flows. */
const START_SECONDS = 10;
const VOICE_HZ = 48_000;
/** Gaps smaller than this are the live peers' own unrest. */
const DELAY_TIE_MS = 10;
const CONCEALED_TIE_PERCENT = 0.05;

const NOT_JUDGED =
  'SI-SDR, LSD and STOI are told, and not judged: the reference is held back and cut as what was heard is, and where it follows by a hair too ' +
  'early or too late that costs more than the receivers differ by. Judged are delay and concealment alone.';

const HEADING = `${''.padEnd(30)}  delay ms  target  concealed %  events   acc %   exp %   SI-SDR dB   LSD dB    STOI`;

/**
 * Two Chromium peers through a relay that applies the traces, in real time, beside our engine on the same packets:
 * `npm run bench:audio -- --neteq`. The bound: on no trace worse in delay and in concealment; how near to the reference both sound
 * is for the reader. Resolves with whether it held.
 */
export async function runNetEq(options: NetEqOptions): Promise<boolean> {
  const verdicts = openVerdicts('live NetEq', options.say);
  if (!existsSync(BROWSER)) {
    verdicts.skipped('live NetEq', `there is no ${BROWSER}`);
    return verdicts.conclude();
  }
  const createResampler = await loadResamplers();
  const voice = join(options.outputFolder, 'live-voice.wav');
  writeWav(voice, await speech(options.seconds + START_SECONDS, VOICE_HZ), VOICE_HZ);
  const traces = readTraces(options.tracesFolder).filter(
    ({ name, frameMs }) => frameMs === FRAME_MS && (options.only === null || name === options.only),
  );
  if (traces.length === 0) throw new Error(`no trace of 20 ms frames in ${options.tracesFolder}`);
  options.say(HEADING);
  for (const trace of traces) {
    const compared = await verdicts.attempt(trace.name, () =>
      compareOnTrace({ ...options, seconds: callSeconds(trace, options), trace, voice, createResampler }),
    );
    if (compared === null) continue;
    const { netEq, ours } = compared;
    options.say(line(`${trace.name}: NetEq`, netEq));
    options.say(line('  ours', ours));
    const slower = ours.delayMs > netEq.delayMs + DELAY_TIE_MS;
    const rougher = ours.concealedPercent > netEq.concealedPercent + CONCEALED_TIE_PERCENT;
    verdicts.atMost(`${trace.name}, worse in delay and in concealment`, slower && rougher ? 1 : 0, 0);
  }
  verdicts.note(NOT_JUDGED);
  return verdicts.conclude();
}

/** No longer than the trace: the link is perfect after it. */
function callSeconds({ lateMs, frameMs }: Trace, { seconds }: NetEqOptions): number {
  return Math.min(seconds, (lateMs.length * frameMs) / 1_000);
}

function line(label: string, figures: Compared['ours']): string {
  const cells: readonly (readonly [number, number, number])[] = [
    [figures.delayMs, 1, 8],
    [figures.targetMs, 0, 8],
    [figures.concealedPercent, 2, 13],
    [figures.concealmentEvents, 0, 8],
    [figures.acceleratedPercent, 2, 8],
    [figures.expandedPercent, 2, 8],
    [figures.siSdrDb, 1, 12],
    [figures.logSpectralDistanceDb, 2, 9],
    [figures.stoi, 3, 8],
  ];
  return `${label.padEnd(32)}${cells.map(([figure, digits, width]) => figure.toFixed(digits).padStart(width)).join('')}`;
}

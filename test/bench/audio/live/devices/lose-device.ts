import { setTimeout as delay } from 'node:timers/promises';
import { rmsDbfs } from '../../../../support/sound/tone-analysis.ts';
import { startTwoHeadsets, type TwoHeadsets } from '../../../../support/sound/two-headsets.ts';
import { NO_VOICE_PROCESSING, openLiveCall, type LiveCall } from '../call/open-live-call.ts';

const FRAGILE = 'one';
const FALLBACK = 'two';
const SETTLED_MS = 1_500;
const HEARD_WITHIN_MS = 5_000;
const AUDIBLE_DBFS = -50;
const NOTHING_LEFT_WITHIN_MS = 500;

export interface DeviceLoss {
  /** From the server's death until we knew of it; NaN where nobody noticed. */
  readonly detectedMs: number;
  /** Until the far side is heard on the default device. */
  readonly fallbackMs: number;
  /** That quitting took, right after the second server's death. */
  readonly quitMs: number;
  /** Processes that were still there afterwards. */
  readonly left: number;
}

/**
 * A call on a headset whose server is killed: measured until the call is heard on the other one, the default device. Then
 * that one's server is killed too, and the app quits while its audio process hangs in PortAudio.
 */
export async function loseDevice(): Promise<DeviceLoss> {
  const headsets = await startTwoHeadsets({ byDefault: FALLBACK });
  try {
    return await loseDeviceInCall(headsets);
  } finally {
    await headsets.stop();
  }
}

async function loseDeviceInCall(headsets: TwoHeadsets): Promise<DeviceLoss> {
  const ear = headsets.ear(FALLBACK);
  const call = await openLiveCall({ env: headsets.env, voice: NO_VOICE_PROCESSING, device: FRAGILE, farEnd: 'tone' });
  let detectedMs = Number.NaN;
  try {
    await delay(SETTLED_MS);
    if (rmsDbfs(ear.last(500)) > AUDIBLE_DBFS) throw new Error('the call is not on the fragile device');
    const killedMs = performance.now();
    whenLost(call, () => (detectedMs = performance.now() - killedMs));
    reopenWhenLost(call);
    headsets.kill(FRAGILE);
    const fallbackMs = await heardAgain(() => rmsDbfs(ear.last(40)), killedMs);
    headsets.kill(FALLBACK); // main has not noticed yet, so that the process has to end with its dead device
    const quitFromMs = performance.now();
    await call.audio.stop();
    const quitMs = performance.now() - quitFromMs;
    await delay(NOTHING_LEFT_WITHIN_MS);
    return { detectedMs, fallbackMs, quitMs, left: call.node.running().length };
  } finally {
    await call.stop();
  }
}

/** When main learns that the device, or the process with it, is gone. */
function whenLost({ audio }: LiveCall, tell: () => void): void {
  const ignore = audio.listen((event) => {
    const gone =
      event.type === 'lost' ||
      (event.type === 'engine' && event.engine.state === 'restarting') ||
      (event.type === 'running' && event.running?.speaker !== FRAGILE);
    if (!gone) return;
    ignore();
    tell();
  });
}

/** What the call desk does with a call whose sound is lost: another session. */
function reopenWhenLost({ audio, session }: LiveCall): void {
  audio.listen((event) => {
    if (event.type === 'lost') audio.open(session).catch((cause: unknown) => process.emitWarning(String(cause)));
  });
}

async function heardAgain(level: () => number, sinceMs: number): Promise<number> {
  while (performance.now() - sinceMs < HEARD_WITHIN_MS) {
    if (level() > AUDIBLE_DBFS) return performance.now() - sinceMs;
    await delay(10);
  }
  return Number.NaN;
}

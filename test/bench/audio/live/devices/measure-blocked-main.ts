import { setTimeout as delay } from 'node:timers/promises';
import type { VirtualSound } from '../../../../../build/setup/sound.ts';
import { playTone } from '../../../../support/sound/play-tone.ts';
import { NO_VOICE_PROCESSING, openLiveCall, type LiveCall } from '../call/open-live-call.ts';
import type { Verdicts } from '../verdicts.ts';
import { latenessOf } from './late-frames.ts';

const WARM_UP_MS = 4_000;
const BLOCKS = 5;
const BLOCK_MS = 1_000;
const BETWEEN_MS = 1_000;
/** Whole ones, as the strictest receivers want them. */
const SENT_FRAME_MS = 60;
/** Two blocks of the device and two turns of the timer that sends. */
const LATE_MS = 40;

/** Main stands still five times for a second while a call runs: nobody on the phone may notice. */
export async function measureBlockedMain(sound: VirtualSound, verdicts: Verdicts): Promise<void> {
  const call = await openLiveCall({ env: sound.env, voice: NO_VOICE_PROCESSING, watchesLoop: true });
  const hush = playTone({ pulseServer: sound.pulseServer, sink: 'mic', hz: 440 });
  try {
    await delay(WARM_UP_MS);
    const concealedBefore = concealmentEvents(call);
    const framesBefore = (await call.far.report()).arrivedMs.length;
    await call.meter();
    for (let times = 0; times < BLOCKS; times += 1) {
      for (const untilMs = performance.now() + BLOCK_MS; performance.now() < untilMs;); // as a modal dialog does
      await delay(BETWEEN_MS);
    }
    const { loopP99Ms, loopMaxMs } = await call.meter();
    const { arrivedMs } = await call.far.report();
    await delay(1_200); // the last second's report
    const uplink = latenessOf(arrivedMs.slice(framesBefore), SENT_FRAME_MS, LATE_MS);
    verdicts.note(`frames sent: ${String(arrivedMs.length - framesBefore)}, at most ${uplink.worstMs.toFixed(0)} ms later than even`);
    verdicts.atMost('concealments while main stood still', concealmentEvents(call) - concealedBefore, 0);
    verdicts.atMost(`frames sent more than ${String(LATE_MS)} ms late`, uplink.late, 0);
    verdicts.atMost('loop delay of the audio process p99, ms', loopP99Ms, 5);
    verdicts.atMost('loop delay of the audio process max, ms', loopMaxMs, 20);
    measureCallsOfMain(call, verdicts);
  } finally {
    await call.stop();
    await hush();
  }
}

function concealmentEvents(call: LiveCall): number {
  const last = call.events.findLast((event) => event.type === 'quality');
  return last?.whole.concealmentEvents ?? Number.NaN;
}

/** How long each order to the audio process holds main up. */
function measureCallsOfMain({ audio, session }: LiveCall, verdicts: Verdicts): void {
  const orders: Readonly<Record<string, () => unknown>> = {
    setMuted: () => {
      audio.setMuted(session.callId, true);
    },
    useDevices: () => {
      audio.useDevices({ microphone: null, speaker: null });
    },
    useVoice: () => {
      audio.useVoice(NO_VOICE_PROCESSING);
    },
    soundCheck: () => {
      audio.soundCheck({ kind: 'tone', hz: 440 });
    },
    close: () => {
      audio.close(session.callId).catch((cause: unknown) => process.emitWarning(String(cause)));
    },
    open: () => {
      audio.open(session).catch((cause: unknown) => process.emitWarning(String(cause)));
    },
  };
  for (const [name, order] of Object.entries(orders)) {
    const startedMs = performance.now();
    order();
    verdicts.atMost(`main held up by ${name}, ms`, performance.now() - startedMs, 5);
  }
}

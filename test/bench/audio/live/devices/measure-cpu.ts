import { setTimeout as delay } from 'node:timers/promises';
import type { VoiceProcessing } from '#contract/audio.ts';
import type { VirtualSound } from '../../../../../build/setup/sound.ts';
import { playTone } from '../../../../support/sound/play-tone.ts';
import { askProcess } from '../../../../support/ask-process.ts';
import { ALL_VOICE_PROCESSING, NO_VOICE_PROCESSING, openLiveCall } from '../call/open-live-call.ts';
import type { Verdicts } from '../verdicts.ts';

/** Hears what it plays. */
const DEVICE = 'spk_loop';
const WARM_UP_MS = 5_000;
const EXTRA_MS = 30_000;

/**
 * What a call costs, without and with everything that is done to the agent's voice. `peer`: what PortAudio alone costs; asked before the call
 * and after it, because a shared machine changes its pace by a third from one minute to the next.
 */
export async function measureCpu(order: {
  readonly sound: VirtualSound;
  readonly seconds: number;
  readonly peer: () => Promise<number | null>;
  readonly verdicts: Verdicts;
}): Promise<void> {
  const { sound, seconds, peer, verdicts } = order;
  const hush = playTone({ pulseServer: sound.pulseServer, sink: 'mic', hz: 440 });
  try {
    const bare = await barePercent(sound, seconds);
    verdicts.note(`naudiodon alone, silence out, nothing done with what comes in: ${bare.toFixed(1)} % of one core`);
    const before = await peer();
    const plain = await callPercent(sound, NO_VOICE_PROCESSING, seconds);
    const after = await peer();
    verdicts.atMost('call, % of one core', plain, 15);
    if (before === null || after === null) verdicts.skipped('call beside PortAudio alone', 'that was not measured');
    else verdicts.atMost('call over PortAudio alone, points', plain - (before + after) / 2, 3);
    verdicts.atMost('call over naudiodon alone, points', plain - bare, 5);
    const cleaned = await callPercent(sound, ALL_VOICE_PROCESSING, seconds);
    verdicts.note(`call with echo canceller, noise suppressor and gain: ${cleaned.toFixed(1)} % of one core`);
    verdicts.atMost('echo canceller, noise suppressor and gain, points', cleaned - plain, 2.5);
  } finally {
    await hush();
  }
}

async function barePercent(sound: VirtualSound, seconds: number): Promise<number> {
  const percent = await askProcess({
    entry: new URL('bare-process.ts', import.meta.url),
    args: [DEVICE, String(seconds)],
    env: sound.env,
    withinMs: seconds * 1_000 + EXTRA_MS,
  });
  return Number(percent);
}

async function callPercent(sound: VirtualSound, voice: VoiceProcessing, seconds: number): Promise<number> {
  const call = await openLiveCall({ env: sound.env, voice });
  try {
    await delay(WARM_UP_MS);
    await call.meter();
    await delay(seconds * 1_000);
    const { cpuPercent } = await call.meter();
    // Another process has taken over, which did nothing for a part of the time.
    if (call.events.some(({ type }) => type === 'lost')) throw new Error(`the sound was lost\n${call.log.text()}`);
    return cpuPercent;
  } finally {
    await call.stop();
  }
}

import { expect, onTestFinished, test } from 'vitest';
import { startAudioEngine } from '../../../../main/audio/audio-engine.ts';
import { NO_PORT_AUDIO } from '../../../../main/audio/device/load-port-audio.ts';
import { createVoiceSeat } from '../../../../main/audio/device/voice-seat.ts';
import { loadResamplers } from '../../../../main/audio/dsp/resampler.ts';
import type { AudioReport } from '../../../../main/audio/protocol.ts';

test('a call that opens while a tone is tried ends the sound check, whether or not main has said so', async () => {
  const reports: AudioReport[] = [];
  const engine = startAudioEngine({
    portAudio: NO_PORT_AUDIO,
    createResampler: await loadResamplers(),
    voice: createVoiceSeat(new Promise(() => undefined)),
    now: () => performance.now(),
    report: (report) => void reports.push(report),
    flushPrints: () => undefined,
    die: () => expect.unreachable('nothing is beyond saving'),
    withoutDevices: true,
  });
  onTestFinished(() => engine.stop());
  const states = () => reports.flatMap((report) => (report.type === 'sound-check' ? [report.state] : []));

  engine.obey({ type: 'sound-check', step: { kind: 'tone', hz: 440 } });
  await expect.poll(() => states().at(-1)).toMatchObject({ phase: 'running', kind: 'tone' });
  // Nobody listens there; the check ends all the same.
  const target = { wsUrl: 'ws://127.0.0.1:9', sampleRate: 16_000, mode: 'talk', muted: false, sendFrameMs: 60 } as const;
  engine.obey({ type: 'open', stream: 1, target });
  expect(states().at(-1)).toEqual({ phase: 'idle' });
  const told = states().length;
  await new Promise((resolve) => {
    setTimeout(resolve, 250); // two readings of the level
  });
  expect(states()).toHaveLength(told);
});

import { setTimeout as delay } from 'node:timers/promises';
import { callId } from '#contract/call.ts';
import { expect, test } from 'vitest';
import { startVirtualSound } from '../../../build/setup/sound.ts';
import { talkerSamples } from '../../support/sound/voice-room.ts';
import { pulseControl, speakInto } from './support/plugged-headset.ts';
import { openStationPage } from './support/station-page.ts';

/** Chromium's gain control, left to itself, turned a microphone from 40 to 60 per cent within seven seconds, and to 100 within ten. */
const LISTENING_MS = 12_000;
const A_WHISPER = 0.03;

// Side by side: each waits for long, and has a sound server of its own.
test.concurrent.for([true, false])(
  'the system’s microphone level stays where it is, with gain control %s',
  { timeout: 90_000 },
  async (autoGain, { onTestFinished }) => {
    const sound = await startVirtualSound();
    onTestFinished(sound.stop);
    const volume = (): string => /\d+%/.exec(pulseControl(sound.pulseServer, 'get-source-volume', 'headset_mic'))?.[0] ?? '';
    const spoken = await talkerSamples(20);
    const talker = speakInto({ pulseServer: sound.pulseServer, sink: 'mic', samples: spoken.map((sample) => sample * A_WHISPER) });
    onTestFinished(talker.stop);
    const station = await openStationPage({
      microphoneSound: new Float32Array(48_000),
      microphone: 'allowed',
      pulseServer: sound.pulseServer,
    });
    onTestFinished(() => station.close());

    pulseControl(sound.pulseServer, 'set-source-volume', 'headset_mic', '40%');
    const voice = { echoCancellation: true, noiseSuppression: true, autoGain };
    await station.order({ type: 'use-devices', microphone: null, speaker: null, voice, known: [] });
    expect(await station.ask({ type: 'make-offer', orderId: 'offer', callId: callId('call-1') })).toMatchObject({ type: 'done' });
    await delay(LISTENING_MS);
    expect(volume()).toBe('40%');
  },
);

import { afterEach, expect, test } from 'vitest';
import { type Call, callId } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { systemClock } from '../../../../main/adapters/clock/system-clock.ts';
import { createWebLeg } from '../../../../main/core/call/web-leg.ts';
import { practiceBench } from '../../../support/practice-bench.ts';
import { playTone } from '../../../support/sound/play-tone.ts';
import { openEar } from '../../../support/sound/speaker-ear.ts';
import { openWebAudioRoom } from '../../../support/sound/web-audio-room.ts';

const CALL: Call = {
  id: callId('call-1'),
  lineId: lineId('line-1'),
  kind: 'web',
  direction: 'inbound',
  peer: null,
  createdAt: unixMs(0),
  phase: 'active',
  answeredAt: unixMs(0),
  media: 'connecting',
  muted: false,
  held: false,
};
const TONE_CUSTOMER = 'tone';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

test('a call whose socket is cut at the practice line sounds again within a second, both ways, without touching its devices', async () => {
  const { api, control, numberId } = await practiceBench();
  const line = api('web');
  const room = await openWebAudioRoom();
  undo.push(() => room.stop());
  const ear = await openEar({ pulseServer: room.sound.pulseServer });
  undo.push(() => ear.stop());
  undo.push(playTone({ pulseServer: room.sound.pulseServer, sink: 'mic', hz: 440 }));
  const media: string[] = [];
  const { leg } = createWebLeg({
    audio: room.audio,
    clock: systemClock,
    log: room.log,
    sampleRate: () => 16_000,
    listener: { media: (_id, state) => void media.push(state), mediaFailed: () => void media.push('failed'), observed: () => undefined },
  });
  const { callId: remoteId } = await control.ring(numberId('web'), TONE_CUSTOMER);
  await line.accept(remoteId, null);
  expect(await leg.openMedia({ call: CALL, api: line, remoteId, preAccept: false, sdpOffer: null, sdpAnswer: null }, false)).toMatchObject({
    ok: true,
  });
  await ear.waitForTone({ hz: 1_000, presentWithinMs: 2_000 });
  const heard440 = (): Promise<unknown> =>
    expect.poll(async () => (await control.meter(remoteId)).moments.at(-1)?.tone440Dbfs ?? -100, { timeout: 3_000 }).toBeGreaterThan(-15);
  await heard440();

  await control.cutMedia(remoteId);
  const cutMs = performance.now();
  await expect.poll(() => media, { timeout: 3_000, interval: 10 }).toEqual(['flowing', 'interrupted', 'flowing']);
  console.log(`sound back ${(performance.now() - cutMs).toFixed(0)} ms after its socket was cut`);
  expect(performance.now() - cutMs).toBeLessThan(1_000);
  await ear.waitForTone({ hz: 1_000, presentWithinMs: 1_000 });
  await heard440();
  expect(room.events.filter(({ type }) => type === 'running')).toHaveLength(1);
  await leg.closeMedia(CALL.id);
});

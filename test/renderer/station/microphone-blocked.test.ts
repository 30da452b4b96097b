import { callId } from '#contract/call.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStationPage, type StationPage } from './support/station-page.ts';
import { openWhatsappPeer } from './support/whatsapp-peer.ts';

const CALL = callId('call-1');
const NOTHING_OPEN = { connections: 0, microphones: [], contexts: 0, audibleContexts: 0, players: 0 };

let station: StationPage;
beforeAll(async () => {
  station = await openStationPage({ microphoneSound: new Float32Array(48_000), microphone: 'denied' });
}, 60_000);
afterAll(() => station.close());

test('a microphone that is blocked is not taken for one that is missing', async () => {
  const counts = await station.reported(({ type }) => type === 'devices');
  expect(counts.type === 'devices' && counts.microphones.length).toBeGreaterThan(0);
});

test('a call is not offered while the microphone is blocked, and nothing stays open', async () => {
  const failed = await station.ask({ type: 'make-offer', orderId: 'offer', callId: CALL });
  expect(failed).toMatchObject({ type: 'failed', error: { code: 'microphone-blocked' } });
  await expect.poll(() => station.census()).toEqual(NOTHING_OPEN);
});

test('a blocked microphone is said when an answered call is released', async () => {
  const peer = await openWhatsappPeer();
  try {
    const offerSdp = await peer.offer();
    expect(await station.ask({ type: 'answer-offer', orderId: 'answer', callId: CALL, offerSdp })).toMatchObject({ type: 'done' });
    const failed = await station.ask({ type: 'release-media', orderId: 'release', callId: CALL });
    expect(failed).toMatchObject({ type: 'failed', error: { code: 'microphone-blocked' } });
    await station.order({ type: 'close', callId: CALL });
    await expect.poll(() => station.census()).toEqual(NOTHING_OPEN);
  } finally {
    await peer.close();
  }
});

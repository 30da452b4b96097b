import { setTimeout as delay } from 'node:timers/promises';
import { callId } from '#contract/call.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sine } from './support/sound.ts';
import { openStationPage, type StationPage } from './support/station-page.ts';
import { until } from './support/until.ts';
import { openWhatsappPeer } from './support/whatsapp-peer.ts';

const MICROPHONE_HZ = 440;
const HEARD = 0.015;
const SILENT = 0.002;
let station: StationPage;

beforeAll(async () => {
  station = await openStationPage({ microphoneSound: sine({ frequencyHz: MICROPHONE_HZ, seconds: 4 }), microphone: 'allowed' });
}, 60_000);
afterAll(() => station.close());

test('a held call sends silent packets whatever mute says, its customer is not played, and it is heard again after', async () => {
  const peer = await openWhatsappPeer();
  const call = callId('call-held');
  try {
    const answered = await station.ask({ type: 'answer-offer', orderId: 'order-1', callId: call, offerSdp: await peer.offer() });
    if (answered.type !== 'done' || answered.sdp === null) throw new Error(JSON.stringify(answered));
    await peer.takeAnswer(answered.sdp);
    await until(peer.connected);
    await station.ask({ type: 'release-media', orderId: 'order-2', callId: call });
    peer.say(1_000);
    await until(() => peer.heard(MICROPHONE_HZ, 200) > HEARD);
    expect(await station.audiblePlayers()).toBe(1);

    await station.order({ type: 'set-held', callId: call, held: true });
    await until(() => peer.heard(MICROPHONE_HZ, 60) < SILENT);
    await station.order({ type: 'set-muted', callId: call, muted: true });
    await station.order({ type: 'set-muted', callId: call, muted: false });
    const before = peer.packets();
    await delay(1_000);
    expect(peer.packets() - before).toBeGreaterThan(40);
    expect(peer.heard(MICROPHONE_HZ, 800)).toBeLessThan(SILENT);
    expect(await station.audiblePlayers()).toBe(0);

    await station.order({ type: 'set-held', callId: call, held: false });
    await until(() => peer.heard(MICROPHONE_HZ, 100) > HEARD);
    expect(await station.audiblePlayers()).toBe(1);
  } finally {
    await station.order({ type: 'close', callId: call });
    await peer.close();
  }
});

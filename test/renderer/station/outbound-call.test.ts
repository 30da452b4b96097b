import { callId } from '#contract/call.ts';
import type { StationReport } from '#contract/station.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sine } from './support/sound.ts';
import { openStationPage, type StationPage } from './support/station-page.ts';
import { until } from './support/until.ts';
import { openWhatsappPeer, type WhatsappPeer } from './support/whatsapp-peer.ts';

const NOTHING_OPEN = { connections: 0, microphones: [], contexts: 0, audibleContexts: 0, players: 0 };
const MICROPHONE_HZ = 440;
const HEARD = 0.015;

let station: StationPage;
let peer: WhatsappPeer;
let call = callId('');
let ids = 0;
const orderId = (): string => `order-${(ids += 1)}`;

function sdpOf(report: StationReport): string {
  if (report.type !== 'done' || report.sdp === null) throw new Error(`no SDP: ${JSON.stringify(report)}`);
  return report.sdp;
}
function farDbfs(): number {
  const last = station.reports.findLast((report) => report.type === 'levels' && report.levels.callId === call);
  return last?.type === 'levels' ? last.levels.farDbfs : -100;
}

beforeAll(async () => {
  station = await openStationPage({ microphoneSound: sine({ frequencyHz: MICROPHONE_HZ, seconds: 4 }), microphone: 'allowed' });
}, 60_000);
afterAll(() => station.close());
beforeEach(async () => {
  ids += 1;
  call = callId(`call-${ids}`);
  peer = await openWhatsappPeer();
});
afterEach(async () => {
  await station.order({ type: 'close', callId: call });
  await peer.close();
  await expectNothingLeft();
});

async function expectNothingLeft(): Promise<void> {
  await expect.poll(() => station.census()).toEqual(NOTHING_OPEN);
}

test.each(['passive', 'active'] as const)(
  'an outbound call offers one audio section with Opus, as DTLS client, and is heard at both ends when the answer is %s',
  async (setup) => {
    const offer = sdpOf(await station.ask({ type: 'make-offer', orderId: orderId(), callId: call }));
    expect(offer.match(/^m=.*/gm)).toHaveLength(1);
    expect(offer.match(/^a=rtpmap:\d+ (.*)/gm)?.map((line) => line.split(' ')[1])).toEqual(['opus/48000/2', 'telephone-event/8000']);
    for (const line of ['a=setup:active', 'a=sendrecv', 'a=ptime:20', 'a=rtcp-mux']) expect(offer).toContain(`${line}\r\n`);
    expect(offer).not.toContain('actpass');
    expect(offer).toMatch(/^a=fingerprint:sha-256 /m);

    const answer = await peer.answer(offer, setup);
    expect(answer).toContain(`a=setup:${setup}`);
    expect(await station.ask({ type: 'apply-answer', orderId: orderId(), callId: call, answerSdp: answer })).toMatchObject({
      type: 'done',
    });
    peer.say(1_000);
    await until(() => peer.heard(MICROPHONE_HZ, 200) > HEARD);
    await until(() => farDbfs() > -30);
  },
);

test('an outbound call leaves the DTLS role to WhatsApp where the settings say so', async () => {
  const offer = sdpOf(await station.ask({ type: 'make-offer', orderId: orderId(), callId: call, setup: 'actpass' }));
  expect(offer.match(/^a=setup:.*$/gm)?.map((line) => line.trim())).toEqual(['a=setup:actpass']);
  const answer = await peer.answer(offer, 'active');
  expect(await station.ask({ type: 'apply-answer', orderId: orderId(), callId: call, answerSdp: answer })).toMatchObject({
    type: 'done',
  });
  await until(() => peer.heard(MICROPHONE_HZ, 200) > HEARD);
});

test('an outbound call that is hung up while it is prepared ends as gone, and leaves nothing', async () => {
  const id = orderId();
  await station.order({ type: 'make-offer', orderId: id, callId: call });
  await station.order({ type: 'close', callId: call });
  const ended = await station.reported((report) => 'orderId' in report && report.orderId === id);
  expect(ended).toMatchObject({ type: 'failed', error: { code: 'call-gone' } });
});

test('an outbound call refuses an answer that is none', async () => {
  sdpOf(await station.ask({ type: 'make-offer', orderId: orderId(), callId: call }));
  const refused = await station.ask({ type: 'apply-answer', orderId: orderId(), callId: call, answerSdp: 'busy' });
  expect(refused).toMatchObject({ type: 'failed', error: { code: 'call-setup-refused' } });
});

import { setTimeout as delay } from 'node:timers/promises';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startVirtualSound, type VirtualSound } from '../../../build/setup/sound.ts';
import { nativeCallObservations } from '../../../main/core/events/native-calls-payload.ts';
import { openWebhookReceiver } from '../../main/practice/support/webhook-receiver.ts';
import { openTimedEar, type TimedEar } from '../../bench/station/sound/timed-ear.ts';
import { playTone } from '../../support/sound/play-tone.ts';
import { practiceBench, type PracticeBench } from '../../support/practice-bench.ts';
import { openPhoneDesk, type PhoneDesk } from './support/phone-desk.ts';
import { openStationPage, type StationPage } from './support/station-page.ts';
import { without } from './support/sdp-samples.ts';

const AGENT_HZ = 440;
const TONE_CUSTOMER = phoneNumber('+5531988880003') as PhoneNumber;
const NOTHING_OPEN = { connections: 0, microphones: [], contexts: 0, audibleContexts: 0, players: 0 };

let sound: VirtualSound;
let page: StationPage;
let ear: TimedEar;
let stopTone: () => Promise<void>;

beforeAll(async () => {
  sound = await startVirtualSound();
  stopTone = playTone({ pulseServer: sound.pulseServer, sink: 'mic', hz: AGENT_HZ });
  ear = await openTimedEar(sound.pulseServer);
  page = await openStationPage({ microphoneSound: new Float32Array(48_000), microphone: 'allowed', pulseServer: sound.pulseServer });
}, 60_000);
afterAll(async () => {
  await page?.close();
  await ear?.stop();
  await stopTone?.();
  await sound?.stop();
});

/** A phone on the practice line's Meta number. */
async function phone(options: { readonly preAccept?: boolean; readonly bench?: PracticeBench } = {}): Promise<PhoneDesk & PracticeBench> {
  const bench = options.bench ?? (await practiceBench());
  const desk = openPhoneDesk({ page, api: bench.api('meta'), preAccept: () => options.preAccept ?? true });
  onTestFinished(async () => {
    await desk.stop();
    await expect.poll(() => page.census()).toEqual(NOTHING_OPEN);
    expect(page.complaints).toEqual([]);
  });
  return { ...bench, ...desk };
}

/** The customer rings, the line hears of it, and the connection stands where it is to stand before the answer. */
async function rung(one: PhoneDesk & PracticeBench): Promise<{ readonly id: ReturnType<PhoneDesk['dial']>; readonly remoteId: string }> {
  const { callId: remoteId } = await one.control.ring(one.numberId('meta'), TONE_CUSTOMER);
  const id = await one.hear(remoteId);
  await delay(800);
  return { id, remoteId };
}
async function customerHears(one: PracticeBench, remoteId: string): Promise<void> {
  await expect
    .poll(async () => (await one.control.meter(remoteId)).moments.at(-1)?.tone440Dbfs ?? -120, { timeout: 10_000, interval: 50 })
    .toBeGreaterThan(-45);
}

describe('a customer of the practice line who calls', { timeout: 60_000 }, () => {
  test('hears the agent and is heard, and got no packet before accept’s 2xx; pre-accept and accept had one SDP', async () => {
    const one = await phone();
    const { id, remoteId } = await rung(one);
    expect(await one.control.call(remoteId)).toMatchObject({ status: 'RINGING', rtpBeforeAccept: 0 });
    expect(one.desk.answer(id).ok).toBe(true);
    await customerHears(one, remoteId);
    await ear.soundSince(one.acceptedMs() ?? 0, 5_000);
    await expect.poll(() => one.call(id)).toMatchObject({ phase: 'active', media: 'flowing' });
    expect(await one.control.call(remoteId)).toMatchObject({ rtpBeforeAccept: 0, answeredEarly: false });
    expect(one.given.accept).toBe(one.given.preAccept);
  });

  test('is first heard within 200 ms of accept’s 2xx', async () => {
    const one = await phone();
    const delays: number[] = [];
    for (let call = 0; call < 5; call += 1) {
      const { id, remoteId } = await rung(one);
      await ear.silence(300, 5_000);
      one.desk.answer(id);
      await expect.poll(() => one.call(id)?.phase, { interval: 5 }).toBe('active');
      const acceptedMs = one.acceptedMs() ?? 0;
      delays.push((await ear.soundSince(acceptedMs, 5_000)) - acceptedMs);
      expect(await one.control.call(remoteId)).toMatchObject({ rtpBeforeAccept: 0 });
      one.desk.hangUp(id);
      await expect.poll(async () => (await one.control.call(remoteId)).status).toBe('COMPLETED');
    }
    console.log(`first customer sound after accept's 2xx: ${delays.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    expect(delays.toSorted((first, second) => first - second)[2]).toBeLessThanOrEqual(200);
  });

  test('is heard also on a line without pre-accept, where nothing is connected before the click', async () => {
    const one = await phone({ preAccept: false });
    const { id, remoteId } = await rung(one);
    expect(await page.census()).toEqual(NOTHING_OPEN);
    one.desk.answer(id);
    await customerHears(one, remoteId);
    await ear.soundSince(one.acceptedMs() ?? 0, 5_000);
    expect(one.given.preAccept).toBeNull();
    expect(await one.control.call(remoteId)).toMatchObject({ rtpBeforeAccept: 0 });
  });

  test('hears silence, in packets, while the agent is muted, and the call is not ended for it', async () => {
    const one = await phone({ bench: await practiceBench({ times: { noMediaMidCallMs: 1_500 } }) });
    const { id, remoteId } = await rung(one);
    one.desk.answer(id);
    await customerHears(one, remoteId);
    one.desk.mute(id, true);
    await expect
      .poll(async () => (await one.control.meter(remoteId)).moments.at(-1)?.lastStepDbfs ?? 0, { interval: 50 })
      .toBeLessThan(-60);
    one.desk.setHeld(id, true);
    await delay(3_000);
    expect(await one.control.call(remoteId)).toMatchObject({ status: 'ACCEPTED', mediaFault: null });
    one.desk.setHeld(id, false);
    one.desk.mute(id, false);
    await customerHears(one, remoteId);
  });
});

describe('a customer of the practice line who is called', { timeout: 60_000 }, () => {
  test('is heard before the service says that they picked up, and hears the agent', async () => {
    const one = await phone({ bench: await practiceBench({ times: { acceptedStatusLagMs: 3_000, customerAnswersAfterMs: 500 } }) });
    const dialledMs = performance.now();
    const id = one.dial(TONE_CUSTOMER);
    await ear.soundSince(dialledMs, 15_000);
    await expect.poll(() => one.call(id)).toMatchObject({ phase: 'alerting', media: 'flowing' });
    const remoteId = (await one.control.calls()).at(-1)?.id ?? '';
    await customerHears(one, remoteId);
    await expect.poll(async () => (await one.control.call(remoteId)).status, { timeout: 10_000 }).toBe('ACCEPTED');
    await one.hear(remoteId);
    expect(one.call(id)).toMatchObject({ phase: 'active', media: 'flowing' });
  });

  test.each(['value', 'data', 'entry'] as const)(
    'is heard where the SDP answer comes in the native calls event alone, in the shape of %s',
    async (nativeCallsShape) => {
      const bench = await practiceBench({
        switches: { nativeCallsShape, sdpAnswerByPolling: 'absent' },
        times: { customerAnswersAfterMs: 500 },
      });
      const one = await phone({ bench });
      const receiver = await openWebhookReceiver();
      onTestFinished(() => receiver.close());
      const made = await bench.webhooks('meta').create({ name: 'test', url: receiver.url, events: ['calls'] });
      expect(made.ok).toBe(true);
      const dialledMs = performance.now();
      const id = one.dial(TONE_CUSTOMER);
      await expect.poll(() => receiver.deliveries.length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
      for (const { body } of receiver.deliveries) one.observe(nativeCallObservations(body));
      await ear.soundSince(dialledMs, 15_000);
      expect(one.call(id)).toMatchObject({ direction: 'outbound' });
    },
  );

  test('is not called, and no microphone opens, where they did not allow it', async () => {
    const one = await phone();
    const spansBefore = (await page.microphoneSpans()).length;
    const id = one.dial(phoneNumber('+5581988880008') as PhoneNumber);
    await expect.poll(() => one.call(id)).toMatchObject({ phase: 'ended', error: { code: 'permission-required' } });
    expect(await page.microphoneSpans()).toHaveLength(spansBefore);
    expect(await one.control.calls()).toEqual([]);
  });
});

const BREAKS: readonly (readonly [string, (sdp: string) => string])[] = [
  ['no audio section', (sdp) => sdp.replace('m=audio', 'm=text')],
  ['a video section too', (sdp) => `${sdp}m=video 9 UDP/TLS/RTP/SAVPF 96\r\n`],
  ['a data channel too', (sdp) => `${sdp}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n`],
  ['two audio sections', (sdp) => `${sdp}${sdp.slice(sdp.indexOf('m=audio'))}`],
  ['its section rejected', (sdp) => sdp.replace(/m=audio \d+/, 'm=audio 0')],
  ['no encryption', (sdp) => sdp.replace('UDP/TLS/RTP/SAVPF', 'RTP/AVP')],
  ['a lite ICE agent', (sdp) => sdp.replace('m=audio', 'a=ice-lite\r\nm=audio')],
  ['no ICE credentials', (sdp) => without(sdp, /^a=ice-pwd/)],
  ['no fingerprint', (sdp) => without(sdp, /^a=fingerprint/)],
  ['a SHA-1 fingerprint', (sdp) => sdp.replace(/^a=fingerprint:sha-256 .*$/m, 'a=fingerprint:sha-1 AB:CD\r')],
  ['no DTLS role', (sdp) => without(sdp, /^a=setup/)],
  ['the role of the server', (sdp) => sdp.replace('a=setup:active', 'a=setup:passive')],
  ['RTCP apart', (sdp) => without(sdp, /^a=rtcp-mux/)],
  ['no Opus', (sdp) => without(sdp, /opus/)],
  ['Opus described, but not offered', (sdp) => sdp.replace('SAVPF 111 126', 'SAVPF 126')],
  ['another packet time', (sdp) => sdp.replace('a=ptime:20', 'a=ptime:60')],
  ['two packet times', (sdp) => sdp.replace('a=ptime:20', 'a=ptime:20\r\na=ptime:40')],
  ['no packet time', (sdp) => without(sdp, /^a=ptime/)],
  ['digits at 48 kHz alone', (sdp) => sdp.replace('telephone-event/8000', 'telephone-event/48000')],
  ['another codec too', (sdp) => sdp.replace('SAVPF 111', 'SAVPF 111 9').replace('a=ptime', 'a=rtpmap:9 G722/8000\r\na=ptime')],
  ['a codec of a fixed number too', (sdp) => sdp.replace(/^(m=audio .*)\r$/m, '$1 0\r')],
  ['a second track', (sdp) => sdp.replace(/^a=msid:(\S+) .*$/m, '$&\na=msid:$1 other\r')],
  ['one direction', (sdp) => sdp.replace('a=sendrecv', 'a=sendonly')],
  ['nothing at all', () => ''],
];

test('WhatsApp’s side takes the station’s offer, and refuses it with any one of its rules broken', { timeout: 60_000 }, async () => {
  const bench = await practiceBench({ switches: { outboundSetup: 'active' } });
  const call = `rules-${String(Date.now())}`;
  const made = await page.ask({ type: 'make-offer', orderId: `${call}-offer`, callId: call as never });
  onTestFinished(() => page.order({ type: 'close', callId: call as never }));
  if (made.type !== 'done' || made.sdp === null) throw new Error(JSON.stringify(made));
  const api = bench.api('meta');
  for (const [what, broken] of BREAKS) {
    const offer = broken(made.sdp);
    expect(offer, what).not.toBe(made.sdp);
    expect(await api.place({ to: TONE_CUSTOMER, sdpOffer: offer }), what).toMatchObject({
      ok: false,
      error: { code: 'call-setup-refused' },
    });
  }
  expect(await api.place({ to: TONE_CUSTOMER, sdpOffer: made.sdp })).toMatchObject({ ok: true });
});

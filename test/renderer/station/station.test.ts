import { setTimeout as delay } from 'node:timers/promises';
import type { CallLevels } from '#contract/audio.ts';
import { callId } from '#contract/call.ts';
import { DEFAULT_VOICE } from '#contract/settings.ts';
import type { StationReport } from '#contract/station.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { without, WHATSAPP_OFFER } from './support/sdp-samples.ts';
import { sine } from './support/sound.ts';
import { openStationPage, type StationPage } from './support/station-page.ts';
import { leastOfThree, until } from './support/until.ts';
import { openWhatsappPeer, type WhatsappPeer } from './support/whatsapp-peer.ts';

const NOTHING_OPEN = { connections: 0, microphones: [], contexts: 0, audibleContexts: 0, players: 0 };
const MICROPHONE_HZ = 440;
/** Noise suppression holds a steady tone for noise and lowers it to 0.03 within four seconds. */
const HEARD = 0.015;
const SILENT = 0.002;

let station: StationPage;
let peer: WhatsappPeer;
let call = callId('');
let ids = 0;
const orderId = (): string => `order-${(ids += 1)}`;

function sdpOf(report: StationReport): string {
  if (report.type !== 'done' || report.sdp === null) throw new Error(`no SDP: ${JSON.stringify(report)}`);
  return report.sdp;
}

async function preAccepted(): Promise<string> {
  const answer = sdpOf(await station.ask({ type: 'answer-offer', orderId: orderId(), callId: call, offerSdp: await peer.offer() }));
  await peer.takeAnswer(answer);
  await until(peer.connected);
  return answer;
}
async function released(): Promise<void> {
  expect(await station.ask({ type: 'release-media', orderId: orderId(), callId: call })).toMatchObject({ type: 'done', sdp: null });
}
function lastLevels(): CallLevels | null {
  const last = station.reports.findLast((report) => report.type === 'levels' && report.levels.callId === call);
  return last?.type === 'levels' ? last.levels : null;
}
const mediaStates = (): string[] =>
  station.reports.flatMap((report) => (report.type === 'media' && report.callId === call ? [report.media] : []));
const farDbfs = (): number => lastLevels()?.farDbfs ?? -100;

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
  await expect.poll(() => station.census()).toEqual(NOTHING_OPEN); // an audio context takes a moment to close
  expect(station.complaints).toEqual([]);
}
/** The microphones that end up open: the old one stays until the new one is there. */
async function expectMicrophones(labels: readonly string[]): Promise<void> {
  await expect.poll(async () => (await station.census()).microphones, { timeout: 10_000 }).toEqual(labels);
}
/** Fifty packets a second go on. What a busy machine delivers late of one second is counted in the next. */
async function expectSteadyPackets(): Promise<void> {
  const counts: number[] = [];
  while (counts.length < 3 && (counts.at(-1) ?? 0) <= 45) {
    const before = peer.packets();
    await delay(1_000);
    counts.push(peer.packets() - before);
  }
  expect(Math.max(...counts)).toBeGreaterThan(45);
}

test('the station says how many devices there are', async () => {
  const counts = await station.reported(({ type }) => type === 'devices');
  expect(counts.type === 'devices' && counts.microphones.length).toBeGreaterThan(0);
});

test('the station reports ready once, holding nothing open', async () => {
  expect(station.reports.filter(({ type }) => type === 'ready')).toHaveLength(1);
  expect(await station.census()).toEqual(NOTHING_OPEN);
});

describe('an inbound call', () => {
  test('is answered with Opus and DTMF at 8 kHz alone, as DTLS client, in one audio section', async () => {
    const answer = await preAccepted();
    expect(answer.match(/^m=.*/gm)).toEqual([expect.stringMatching(/^m=audio \d+ UDP\/TLS\/RTP\/SAVPF 111 126$/)]);
    expect(answer.match(/^a=rtpmap.*/gm)).toEqual(['a=rtpmap:111 opus/48000/2', 'a=rtpmap:126 telephone-event/8000']);
    for (const line of ['a=setup:active', 'a=sendrecv', 'a=ptime:20', 'a=rtcp-mux']) expect(answer).toContain(`${line}\r\n`);
  });

  test('keeps its description when the microphone comes, because accept must repeat that of pre-accept', async () => {
    const answer = await preAccepted();
    const before = await station.localSdp();
    expect(without(answer, /^a=ptime/)).toBe(before);
    await released();
    await until(() => peer.packets() > 10);
    expect(await station.localSdp()).toBe(before);
  });

  test('sends nothing, hears nothing and opens no microphone before it is released', async () => {
    await preAccepted();
    peer.say(1_000);
    await delay(800);
    expect(peer.packets()).toBe(0);
    expect(await station.census()).toEqual({ ...NOTHING_OPEN, connections: 1 });
    expect(station.reports.some((report) => 'callId' in report && report.callId === call)).toBe(false);
  });

  test('is heard at both ends once it is released', async () => {
    await preAccepted();
    peer.say(1_000);
    await released();
    await until(() => peer.heard(MICROPHONE_HZ, 200) > HEARD);
    await station.reported((report) => report.type === 'media' && report.callId === call && report.media === 'flowing');
    await until(() => farDbfs() > -30);
    // 0.3 of full scale, as a sine, is -13.5 dBFS RMS.
    await until(() => Math.abs(farDbfs() + 13.5) < 1.5);
    await expectSteadyPackets();
    expect(peer.packetMs()).toBe(20);
  });

  test('mute silences within 200 ms while packets and the meter go on, and ends as fast', async () => {
    await preAccepted();
    await released();
    await until(() => peer.heard(MICROPHONE_HZ, 100) > HEARD);
    const muted = async (): Promise<number> => {
      await station.order({ type: 'set-muted', callId: call, muted: true });
      return until(() => peer.heard(MICROPHONE_HZ, 60) < SILENT && peer.packets() > 0);
    };
    const unmuted = async (): Promise<number> => {
      await station.order({ type: 'set-muted', callId: call, muted: false });
      return until(() => peer.heard(MICROPHONE_HZ, 60) > HEARD);
    };
    const quietAfterMs = [await muted()];
    await expectSteadyPackets();
    expect(peer.heard(MICROPHONE_HZ, 900)).toBeLessThan(SILENT);
    // The meter shows what the agent says all the same.
    expect(lastLevels()?.microphoneDbfs).toBeGreaterThan(-40);
    const heardAfterMs = [await unmuted()];
    for (let again = 0; again < 2; again += 1) {
      quietAfterMs.push(await muted());
      heardAfterMs.push(await unmuted());
    }
    // The best of three: a busy machine adds to a single one what the station does not.
    expect(Math.min(...quietAfterMs)).toBeLessThan(200);
    expect(Math.min(...heardAfterMs)).toBeLessThan(300);
  });

  test('that was muted while ringing is released without a word getting out', async () => {
    await preAccepted();
    await station.order({ type: 'set-muted', callId: call, muted: true });
    await released();
    await until(() => peer.packets() > 50);
    expect(peer.heard(MICROPHONE_HZ, 900)).toBeLessThan(SILENT);
  });

  test('is interrupted after two seconds without sound, and flows again with the next', async () => {
    await preAccepted();
    await released();
    const becomes = (media: string): Promise<number> => until(() => mediaStates().at(-1) === media);
    const interruptedMs = await leastOfThree(async () => {
      const hush = peer.say(1_000);
      await becomes('flowing');
      hush();
      const afterMs = await becomes('interrupted');
      expect(afterMs).toBeGreaterThan(1_500);
      return afterMs;
    }, 2_700);
    expect(interruptedMs).toBeLessThan(2_700);
    peer.say(1_000);
    await becomes('flowing');
    expect(mediaStates()).toEqual(mediaStates().map((_, at) => (at % 2 === 0 ? 'flowing' : 'interrupted')));
  });

  test('whose own sound dries up gets its microphone back within six seconds', { timeout: 60_000 }, async () => {
    await preAccepted();
    await released();
    await until(() => peer.heard(MICROPHONE_HZ, 200) > HEARD);
    const backMs = await leastOfThree(async () => {
      await station.loseTrack();
      await delay(500);
      const before = peer.packets();
      await delay(1_000);
      expect(peer.packets()).toBe(before);
      return 1_500 + (await until(() => peer.packets() > before + 10 && peer.heard(MICROPHONE_HZ, 200) > HEARD));
    }, 6_000);
    expect(backMs).toBeLessThan(6_000);
    await station.reported((report) => report.type === 'sending-mended' && report.callId === call);
    await expectMicrophones(['Fake Default Audio Input', 'Fake Default Audio Input']);
  });

  test('that the caller leaves while it is answered ends as gone, and leaves nothing', async () => {
    const id = orderId();
    await station.order({ type: 'answer-offer', orderId: id, callId: call, offerSdp: await peer.offer() });
    await station.order({ type: 'close', callId: call });
    const ended = await station.reported((report) => 'orderId' in report && report.orderId === id);
    expect(ended).toMatchObject({ type: 'failed', error: { code: 'call-gone' } });
  });

  test('with an offer that Chromium refuses fails without a word of the offer', async () => {
    const offerSdp = `${WHATSAPP_OFFER}a=candidate:secret 1\r\n`;
    const refused = await station.ask({ type: 'answer-offer', orderId: orderId(), callId: call, offerSdp });
    if (refused.type !== 'failed') throw new Error(JSON.stringify(refused));
    expect(refused.error.code).toBe('call-setup-refused');
    expect(refused.error.detail).toMatch(/^[A-Za-z]+Error$/);
  });

  test('with an offer that cannot be used is refused, and leaves nothing', async () => {
    const refused = await station.ask({
      type: 'answer-offer',
      orderId: orderId(),
      callId: call,
      offerSdp: without(WHATSAPP_OFFER, /fingerprint/),
    });
    expect(refused).toMatchObject({ type: 'failed', error: { code: 'call-setup-refused' } });
    await expect.poll(() => station.census()).toEqual(NOTHING_OPEN);
  });
});

test('another microphone takes over in a running call, and one that is missing is said to be', async () => {
  await preAccepted();
  await released();
  await until(() => peer.heard(MICROPHONE_HZ, 200) > HEARD);
  await station.order({ type: 'use-devices', microphone: 'Fake Audio Input 2', speaker: null, voice: DEFAULT_VOICE, known: [] });
  await expectMicrophones(['Fake Audio Input 2', 'Fake Audio Input 2']);
  await expectSteadyPackets();
  await station.order({ type: 'use-devices', microphone: 'Jabra Evolve2 65', speaker: null, voice: DEFAULT_VOICE, known: [] });
  await station.reported(
    (report) => report.type === 'device-missing' && report.kind === 'microphone' && report.name === 'Jabra Evolve2 65',
  );
  await expectMicrophones(['Fake Default Audio Input', 'Fake Default Audio Input']);
  const taken = peer.packets();
  await until(() => peer.packets() - taken > 10 && peer.heard(MICROPHONE_HZ, 200) > HEARD);
});

test('a line that is cut is interrupted first, and lost when Chromium gives it up', { timeout: 60_000 }, async () => {
  await preAccepted();
  await released();
  peer.say(1_000);
  await station.reported((report) => report.type === 'media' && report.callId === call && report.media === 'flowing');
  await peer.close();
  const lost = await station.reported((report) => report.type === 'media-failed' && report.callId === call, 40_000);
  expect(lost).toMatchObject({ error: { code: 'media-lost' } });
  expect(mediaStates()).toEqual(['flowing', 'interrupted']);
});

test('an order for a call that is not here fails as gone', async () => {
  const failed = await station.ask({ type: 'release-media', orderId: orderId(), callId: call });
  expect(failed).toMatchObject({ type: 'failed', error: { code: 'call-gone' } });
});

test('two calls at once do not mix, and closing one leaves the other', async () => {
  const other = await openWhatsappPeer();
  const otherCall = callId(`${call}-other`);
  try {
    await preAccepted();
    await released();
    const answer = sdpOf(await station.ask({ type: 'answer-offer', orderId: orderId(), callId: otherCall, offerSdp: await other.offer() }));
    await other.takeAnswer(answer);
    await until(other.connected);
    await station.order({ type: 'close', callId: otherCall });
    await until(() => peer.heard(MICROPHONE_HZ, 200) > HEARD);
    expect(other.packets()).toBe(0);
  } finally {
    await station.order({ type: 'close', callId: otherCall });
    await other.close();
  }
});

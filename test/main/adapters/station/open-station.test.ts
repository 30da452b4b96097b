import { callId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import { pcmText } from '#contract/pcm-text.ts';
import { DEFAULT_VOICE } from '#contract/settings.ts';
import type { StationOrder, StationReport } from '#contract/station.ts';
import { unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import { openStation, type StationLink } from '../../../../main/adapters/station/open-station.ts';
import type { Clock, StationEvent } from '../../../../main/core/ports.ts';
import { RING } from '../../../support/sounding-tones.ts';
import { seenDevices } from '../../../support/fakes/seen-devices.ts';

const CALL = callId('call-1');
const OTHER = callId('call-2');

interface Bench {
  readonly station: StationLink;
  readonly sent: StationOrder[];
  readonly events: StationEvent[];
  readonly warnings: string[];
  readonly advance: (ms: number) => void;
  readonly timers: () => number;
}

function bench(): Bench {
  const sent: StationOrder[] = [];
  const events: StationEvent[] = [];
  const warnings: string[] = [];
  let now = 0;
  const due = new Set<{ readonly at: number; readonly fire: () => void }>();
  const clock: Clock = {
    now: () => unixMs(now),
    after: (ms, fire) => {
      const timer = { at: now + ms, fire };
      due.add(timer);
      return () => due.delete(timer);
    },
  };
  let ids = 0;
  const warn = (message: string): void => void warnings.push(message);
  const station = openStation({
    send: (order) => sent.push(order),
    newId: (prefix) => `${prefix}-${(ids += 1)}`,
    clock,
    log: { info: () => {}, warn, error: warn },
  });
  station.listen((event) => events.push(event));
  const advance = (ms: number): void => {
    now += ms;
    for (const timer of [...due]) {
      if (timer.at <= now && due.delete(timer)) timer.fire();
    }
  };
  return { station, sent, events, warnings, advance, timers: () => due.size };
}

function readyBench(): Bench {
  const made = bench();
  made.station.report({ type: 'ready' });
  return made;
}
const done = (orderId: string, sdp: string | null = null): StationReport => ({ type: 'done', orderId, sdp });

test('how many devices there are is passed on', () => {
  const { station, events } = readyBench();
  station.report(seenDevices(0, 2));
  expect(events).toEqual([seenDevices(0, 2)]);
});

test('an offer goes to the window and its answer comes back', async () => {
  const { station, sent, timers } = readyBench();
  const answer = station.answerOffer(CALL, 'v=0 offer');
  expect(sent).toEqual([{ type: 'answer-offer', orderId: 'order-1', callId: CALL, offerSdp: 'v=0 offer' }]);
  station.report(done('order-1', 'v=0 answer'));
  await expect(answer).resolves.toEqual({ ok: true, value: 'v=0 answer' });
  expect(timers()).toBe(0);
});

test("an outbound call's steps each get their own answer, in whatever order they come", async () => {
  const { station } = readyBench();
  const offer = station.makeOffer(CALL, 'active');
  const applied = station.applyAnswer(CALL, 'v=0');
  station.report(done('order-2'));
  station.report(done('order-1', 'v=0 offer'));
  await expect(offer).resolves.toEqual({ ok: true, value: 'v=0 offer' });
  await expect(applied).resolves.toEqual({ ok: true, value: null });
});

test("the window's refusal is the order's failure", async () => {
  const { station } = readyBench();
  const offer = station.makeOffer(CALL, 'active');
  station.report({ type: 'failed', orderId: 'order-1', error: appError('microphone-blocked') });
  await expect(offer).resolves.toEqual({ ok: false, error: { code: 'microphone-blocked' } });
});

test('what is asked before the window is there is asked when it is, in order, devices and tone first', () => {
  const { station, sent } = bench();
  void station.answerOffer(CALL, 'v=0');
  station.playTone(RING);
  station.setMuted(CALL, true);
  station.useDevices({ microphone: 'Headset', speaker: null, voice: DEFAULT_VOICE, known: [] });
  expect(sent).toEqual([]);
  station.report({ type: 'ready' });
  expect(sent.map(({ type }) => type)).toEqual(['use-devices', 'play-tone', 'answer-offer', 'set-muted']);
});

test('an order without answer fails after ten seconds, and the call is closed in case it is answered yet', async () => {
  const { station, sent, advance, warnings } = readyBench();
  const offer = station.makeOffer(CALL, 'active');
  advance(9_999);
  expect(sent).toHaveLength(1);
  advance(1);
  await expect(offer).resolves.toMatchObject({ ok: false, error: { code: 'call-setup-timeout' } });
  expect(sent.at(-1)).toEqual({ type: 'close', callId: CALL });
  station.report(done('order-1', 'v=0'));
  expect(warnings.at(-1)).toMatch(/too late/);
});

test('an order that waited too long for the window is not carried out when it comes', async () => {
  const { station, sent, advance } = bench();
  const answer = station.answerOffer(CALL, 'v=0');
  advance(10_000);
  await expect(answer).resolves.toMatchObject({ ok: false, error: { code: 'call-setup-timeout' } });
  station.report({ type: 'ready' });
  expect(sent).toEqual([]);
});

test('the queue has an end, and what does not fit fails at once', async () => {
  const { station, sent } = bench();
  const answers = Array.from({ length: 65 }, (_, index) => station.answerOffer(callId(`call-${index}`), 'v=0'));
  await expect(answers[64]).resolves.toMatchObject({ ok: false, error: { code: 'media-lost' } });
  station.report({ type: 'ready' });
  expect(sent).toHaveLength(64);
});

test('a crash of the window fails what is pending and ends what was open, each once', async () => {
  const { station, events } = readyBench();
  const offer = station.makeOffer(CALL, 'active');
  station.report(done('order-1', 'v=0'));
  await offer;
  const answer = station.answerOffer(OTHER, 'v=0');
  station.gone();
  await expect(answer).resolves.toMatchObject({ ok: false, error: { code: 'media-lost' } });
  expect(events).toEqual([
    { type: 'media-failed', callId: CALL, error: { code: 'media-lost', detail: 'the station window is gone' } },
    { type: 'media-failed', callId: OTHER, error: { code: 'media-lost', detail: 'the station window is gone' } },
  ]);
  station.gone();
  expect(events).toHaveLength(2);
});

test('after a crash the ring and the devices come back with the window, the calls do not', () => {
  const { station, sent } = readyBench();
  station.useDevices({ microphone: null, speaker: 'Headset', voice: DEFAULT_VOICE, known: [] });
  station.playTone(RING);
  void station.answerOffer(CALL, 'v=0');
  station.gone();
  sent.length = 0;
  station.report({ type: 'ready' });
  expect(sent).toEqual([
    { type: 'use-devices', microphone: null, speaker: 'Headset', voice: DEFAULT_VOICE, known: [] },
    { type: 'play-tone', tone: RING },
  ]);
});

test('a window that loads anew without a word has lost its calls too', async () => {
  const { station, events } = readyBench();
  const offer = station.makeOffer(CALL, 'active');
  station.report({ type: 'ready' });
  await expect(offer).resolves.toMatchObject({ ok: false, error: { code: 'media-lost' } });
  expect(events).toMatchObject([{ type: 'media-failed', callId: CALL }]);
});

test('nothing is told of a call after it was closed', async () => {
  const { station, events, sent } = readyBench();
  const offer = station.makeOffer(CALL, 'active');
  station.report(done('order-1', 'v=0'));
  await offer;
  const flowing = { type: 'media', callId: CALL, media: 'flowing' } as const;
  station.report(flowing);
  station.close(CALL);
  station.report({ type: 'media', callId: CALL, media: 'interrupted' });
  station.report({ type: 'levels', levels: { callId: CALL, microphoneDbfs: -20, farDbfs: -20 } });
  station.report({ type: 'media-failed', callId: CALL, error: appError('media-lost') });
  expect(events).toEqual([flowing]);
  expect(sent.at(-1)).toEqual({ type: 'close', callId: CALL });
});

test('the last piece of a recording may come just after its call was closed, and nothing much later', async () => {
  const { station, events, advance, timers } = readyBench();
  const offer = station.makeOffer(CALL, 'active');
  station.report(done('order-1', 'v=0'));
  await offer;
  station.record(CALL, true);
  station.close(CALL);
  const piece = { type: 'recorded', callId: CALL, pcm: pcmText(Int16Array.of(1, 2)), isFirst: false } as const;
  advance(499);
  station.report(piece);
  advance(1);
  station.report(piece);
  expect(events).toEqual([{ ...piece, pcm: Int16Array.of(1, 2) }]);
  expect(timers()).toBe(0);
});

test('closing a call fails its pending order at once', async () => {
  const { station, timers } = readyBench();
  const offer = station.makeOffer(CALL, 'active');
  station.close(CALL);
  await expect(offer).resolves.toMatchObject({ ok: false, error: { code: 'call-gone' } });
  expect(timers()).toBe(0);
});

test('a call that is closed before the window came never reaches it', () => {
  const { station, sent } = bench();
  void station.answerOffer(CALL, 'v=0');
  station.setMuted(CALL, true);
  station.close(CALL);
  station.report({ type: 'ready' });
  expect(sent).toEqual([]);
});

test('a missing device is written down, not passed over', () => {
  const { station, warnings } = readyBench();
  station.report({ type: 'device-missing', kind: 'speaker', name: 'Headset' });
  expect(warnings).toEqual([expect.stringMatching(/missing/)]);
});

test('disposing leaves no timer, no pending order and no listener', async () => {
  const { station, events, timers } = readyBench();
  const offer = station.makeOffer(CALL, 'active');
  station.dispose();
  await expect(offer).resolves.toMatchObject({ ok: false });
  station.report({ type: 'media', callId: CALL, media: 'flowing' });
  expect(events).toEqual([]);
  expect(timers()).toBe(0);
});

import { setTimeout as delay } from 'node:timers/promises';
import type { KnownDevice } from '#contract/audio.ts';
import { callId } from '#contract/call.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startVirtualSound, type VirtualSound } from '../../../build/setup/sound.ts';
import { RING } from '../../support/sounding-tones.ts';
import { createPluggedHeadset, hum, pulseControl, type PluggedHeadset } from './support/plugged-headset.ts';
import { openSpeakerEar, type SpeakerEar } from './support/speaker-ear.ts';
import { openStationPage, type StationPage } from './support/station-page.ts';
import { until } from './support/until.ts';
import { openWhatsappPeer, type WhatsappPeer } from './support/whatsapp-peer.ts';

/** What the wearer of each headset hums, and what the customer says: far enough apart for 60 ms to tell them. */
const BUILT_IN_HZ = 450;
const USB_HZ = 750;
const CUSTOMER_HZ = 1_050;
const RING_HZ = 659.26;
const HEARD = 0.03;
const SILENT = 0.005;
/** Both ways, and of three moments the best: a busy machine adds to a single one what the station does not. */
const BACK_WITHIN_MS = 1_000;
const UNTOUCHED = { echoCancellation: false, noiseSuppression: false, autoGain: false };
const USB = 'USB headset';

let sound: VirtualSound;
let station: StationPage;
let builtIn: SpeakerEar;
let agent: { stop(): Promise<void> };
let usb: PluggedHeadset;
let peer: WhatsappPeer;
let call = callId('');
let calls = 0;
/** Reports before this one were of another test's devices. */
let told = 0;

type Where = 'built-in' | 'usb';
const ear = (where: Where): SpeakerEar => (where === 'usb' ? usb.ear() : builtIn);
const hears = (where: Where, hz: number): boolean => ear(where).heard(hz, 60) > HEARD;
const isQuiet = (where: Where, hz: number): boolean => ear(where).heard(hz, 60) < SILENT;
const humsIn = (where: Where): boolean => peer.heard(where === 'usb' ? USB_HZ : BUILT_IN_HZ, 100) > HEARD;
const pactl = (...order: readonly string[]): string => pulseControl(sound.pulseServer, ...order);

async function choose(name: string | null, known: readonly KnownDevice[] = []): Promise<void> {
  await station.order({ type: 'use-devices', microphone: name, speaker: name, voice: UNTOUCHED, known });
}
/** As main knows it once the station has seen it. */
async function chooseUsb(): Promise<void> {
  const found = (): readonly KnownDevice[] => {
    const seen = station.reports.slice(told).findLast((report) => report.type === 'devices');
    if (seen?.type !== 'devices') return [];
    const kinds = [
      ['microphone', seen.microphones],
      ['speaker', seen.speakers],
    ] as const;
    return kinds.flatMap(([kind, devices]) => devices.filter(({ label }) => label === USB).map(({ id }) => ({ kind, name: USB, id })));
  };
  await until(() => found().length === 2);
  await choose(USB, found());
}
async function answered(): Promise<void> {
  const answer = await station.ask({ type: 'answer-offer', orderId: `${call} answer`, callId: call, offerSdp: await peer.offer() });
  if (answer.type !== 'done' || answer.sdp === null) throw new Error(JSON.stringify(answer));
  await peer.takeAnswer(answer.sdp);
  await until(peer.connected);
  peer.say(CUSTOMER_HZ);
}
async function released(): Promise<void> {
  expect(await station.ask({ type: 'release-media', orderId: `${call} release`, callId: call })).toMatchObject({ type: 'done' });
}
async function hold(held: boolean): Promise<void> {
  await station.order({ type: 'set-held', callId: call, held });
}

/** A moment of the phone's day. `begin` brings it about; after the change `goOn` does what the agent does next. */
interface Moment {
  readonly name: string;
  readonly hasVoice: boolean;
  begin(where: Where): Promise<void>;
  goOn(): Promise<void>;
  isOn(where: Where): boolean;
  isOff(where: Where): boolean;
}
const nothing = (): Promise<void> => Promise.resolve();
const ringsOn = (where: Where): boolean => hears(where, RING_HZ);
const talksOn = (where: Where): boolean => hears(where, CUSTOMER_HZ) && humsIn(where);
const isSilentOn = (where: Where): boolean => isQuiet(where, CUSTOMER_HZ) && !humsIn(where);
const talk = async (where: Where): Promise<void> => {
  await answered();
  await released();
  await until(() => talksOn(where));
};
const MOMENTS: readonly Moment[] = [
  {
    name: 'while it rings',
    hasVoice: false,
    begin: async (where) => {
      await station.order({ type: 'play-tone', tone: RING });
      await until(() => ringsOn(where));
    },
    goOn: nothing,
    isOn: ringsOn,
    isOff: (where) => isQuiet(where, RING_HZ),
  },
  { name: 'while it is answered', hasVoice: true, begin: answered, goOn: released, isOn: talksOn, isOff: isSilentOn },
  { name: 'in a call', hasVoice: true, begin: talk, goOn: nothing, isOn: talksOn, isOff: isSilentOn },
  {
    name: 'on hold',
    hasVoice: true,
    begin: async (where) => {
      await talk(where);
      await hold(true);
      await until(() => isSilentOn(where));
    },
    goOn: () => hold(false),
    isOn: talksOn,
    isOff: isSilentOn,
  },
];

beforeAll(async () => {
  sound = await startVirtualSound();
  // A television: nobody chose it, but it may become the default.
  pactl('load-module', 'module-null-sink', 'sink_name=tv', 'rate=48000', 'sink_properties=device.description=TV');
  builtIn = openSpeakerEar(sound.pulseServer, 'spk');
  agent = hum({ pulseServer: sound.pulseServer, sink: 'mic', hz: BUILT_IN_HZ });
  usb = createPluggedHeadset({ pulseServer: sound.pulseServer, serverName: 'usb', label: USB, hums: USB_HZ });
  station = await openStationPage({ microphoneSound: new Float32Array(48_000), microphone: 'allowed', pulseServer: sound.pulseServer });
}, 60_000);
afterAll(async () => {
  await station.close();
  await usb.unplug();
  await agent.stop();
  await builtIn.stop();
  await sound.stop();
});
beforeEach(async () => {
  calls += 1;
  call = callId(`call-${calls}`);
  // Chromium keeps a stream for five seconds: the headset of another test is another one.
  usb = createPluggedHeadset({ pulseServer: sound.pulseServer, serverName: `usb_${calls}`, label: USB, hums: USB_HZ });
  told = station.reports.length;
  await usb.plugIn();
  await choose(null);
  peer = await openWhatsappPeer();
});
afterEach(async () => {
  await station.order({ type: 'play-tone', tone: null });
  await station.order({ type: 'close', callId: call });
  await peer.close();
  await usb.unplug();
  pactl('set-default-sink', 'spk');
  pactl('set-default-source', 'headset_mic');
  expectNoComplaint();
});
function expectNoComplaint(): void {
  expect(station.complaints).toEqual([]);
}

interface Change {
  readonly name: string;
  /** Whether the agent chose the USB headset, or follows the system. */
  readonly isChosen: boolean;
  readonly before: Where;
  change(): Promise<void> | void;
  readonly after: Where;
  /** What may still be heard where it was: nothing, but of a device that is gone. */
  readonly leaves: boolean;
}
const CHANGES: readonly Change[] = [
  { name: 'is unplugged', isChosen: true, before: 'usb', change: () => usb.unplug(), after: 'built-in', leaves: false },
  {
    name: 'is unplugged for a second',
    isChosen: true,
    before: 'usb',
    change: async () => {
      await usb.unplug();
      await delay(1_000);
      await usb.plugIn();
    },
    after: 'usb',
    leaves: true,
  },
  {
    name: 'changes its rate, as Bluetooth does',
    isChosen: true,
    before: 'usb',
    change: () => usb.plugIn({ serverName: 'usb_handsfree', rateHz: 16_000 }),
    after: 'usb',
    leaves: true,
  },
  { name: 'is renamed', isChosen: true, before: 'usb', change: () => usb.rename('Headset of Ana'), after: 'usb', leaves: true },
  {
    name: 'is not the new default',
    isChosen: true,
    before: 'usb',
    change: () => {
      pactl('set-default-sink', 'tv');
      pactl('set-default-source', 'tv.monitor');
    },
    after: 'usb',
    leaves: true,
  },
  {
    name: 'becomes the default',
    isChosen: false,
    before: 'built-in',
    change: () => {
      pactl('set-default-sink', `usb_${calls}`);
      pactl('set-default-source', `usb_${calls}_mic`);
    },
    after: 'usb',
    leaves: true,
  },
];

describe.each(CHANGES)('a headset that $name', ({ name, isChosen, before, change, after, leaves }) => {
  const backMs: number[] = [];

  test.each(MOMENTS)('$name: sound is on the right device', { timeout: 60_000 }, async (moment) => {
    await (isChosen ? chooseUsb() : choose(null));
    await moment.begin(before);
    await change();
    const changedAt = performance.now();
    await moment.goOn();
    await until(() => moment.isOn(after));
    if (moment.hasVoice) backMs.push(performance.now() - changedAt);
    if (leaves) await until(() => moment.isOff(after === 'usb' ? 'built-in' : 'usb'));
  });

  test(`${name}: sound is back within a second`, () => {
    process.stderr.write(`BACK ${name}: ${backMs.map(Math.round).join(' ')}\n`);
    expect(Math.min(...backMs)).toBeLessThan(BACK_WITHIN_MS);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { VoiceProcessing } from '#contract/audio.ts';
import type { StationOrder, StationReport } from '#contract/station.ts';
import { chromium } from 'playwright-core';
import { CHROMIUM_FEATURES_OFF } from '../../../../main/chromium-switches.ts';
import { watchOpenings, type Census, type MicrophoneSpan, type SentSamples } from './watch-openings.ts';
import { openStationSite } from '../../../support/station-site.ts';
import { writeWav } from '../../../support/sound/wav-file.ts';
import { RATE_HZ } from './sound.ts';

/** The built station page in a real Chromium, with main's end of the bridge in our hands. */
export interface StationPage {
  readonly order: (order: StationOrder) => Promise<void>;
  /** Gives an order and waits for its answer. */
  readonly ask: (order: StationOrder & { readonly orderId: string }) => Promise<StationReport>;
  readonly reports: readonly StationReport[];
  /** Called with every report from now on. */
  readonly listen: (listener: (report: StationReport) => void) => void;
  /** Waits until a report satisfies the condition, also one that came before. */
  readonly reported: (condition: (report: StationReport) => boolean, withinMs?: number) => Promise<StationReport>;
  /** What the page holds open now. */
  readonly census: () => Promise<Census>;
  /** Players of far sound that can be heard. */
  readonly audiblePlayers: () => Promise<number>;
  /** What Chromium does to the voice of each live track, where it does anything. */
  readonly processing: () => Promise<readonly VoiceProcessing[]>;
  /** The local description of the newest connection, as Chromium has it now. */
  readonly localSdp: () => Promise<string>;
  /** What the newest connection sends is taken from it, as a broken driver would: no RTP leaves any more. */
  readonly loseTrack: () => Promise<void>;
  /** From now on no sound can be opened on the output with this label, as with a driver that refuses; null: on all. */
  readonly refuseOutput: (label: string | null) => Promise<void>;
  /** From now on what is opened on the output with this label finds none, as where it went a moment ago. Ended as above. */
  readonly loseOutput: (label: string) => Promise<void>;
  /** The next so many openings of a microphone fail, as of one that is only just there; if not said otherwise, of one that was chosen. */
  readonly refuseMicrophones: (times: number, of?: 'chosen' | 'any') => Promise<void>;
  /** From now on an opening waits until this is said to be over, as while a sound server comes back. */
  readonly hangMicrophones: (isHung: boolean) => Promise<void>;
  /** What the newest connection sends, from now on for so long. */
  readonly sent: (milliseconds: number) => Promise<SentSamples>;
  /** From when to when each microphone was open, in Unix ms; null where it still is. Copies of a track do not count. */
  readonly microphoneSpans: () => Promise<readonly MicrophoneSpan[]>;
  /** Lines the page wrote to its console as errors: bugs, all of them. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

export interface StationPageSetting {
  readonly microphoneSound: Float32Array;
  readonly microphone: 'allowed' | 'denied';
  /** The PulseAudio to hear and speak through, in place of the sound given above and no speaker at all. */
  readonly pulseServer?: string;
}

export async function openStationPage({ microphoneSound, microphone, pulseServer }: StationPageSetting): Promise<StationPage> {
  const folder = mkdtempSync(join(tmpdir(), 'station-page-'));
  writeWav(join(folder, 'microphone.wav'), microphoneSound, RATE_HZ);
  const site = await openStationSite();
  const browser = await chromium.launch({
    ignoreDefaultArgs: ['--mute-audio'],
    ...(pulseServer === undefined ? {} : { env: { ...process.env, PULSE_SERVER: pulseServer } }),
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      microphone === 'allowed' ? '--use-fake-ui-for-media-stream' : '--use-fake-ui-for-media-stream=deny',
      ...(pulseServer === undefined
        ? ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${join(folder, 'microphone.wav')}`]
        : []),
      '--autoplay-policy=no-user-gesture-required',
      `--disable-features=${['WebRtcHideLocalIpsWithMdns', ...CHROMIUM_FEATURES_OFF].join()}`,
      '--allow-loopback-in-peer-connection',
    ],
  });
  const page = await browser.newPage();
  const reports: StationReport[] = [];
  const complaints: string[] = [];
  const listeners: ((report: StationReport) => void)[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.exposeFunction('mainHears', (report: StationReport) => {
    reports.push(report);
    for (const listener of listeners) listener(report);
  });
  await page.addInitScript(watchOpenings);
  await page.goto(site.address);

  const order = (given: StationOrder): Promise<void> =>
    page.evaluate((value) => (window as unknown as { order(value: unknown): void }).order(value), given);
  const reported = async (condition: (report: StationReport) => boolean, withinMs = 10_000): Promise<StationReport> => {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const found = reports.find(condition);
      if (found !== undefined) return found;
      if (performance.now() > deadline)
        throw new Error(`not reported in time; last were ${JSON.stringify(reports.slice(-3))} ${complaints.join('; ')}`);
      await delay(10);
    }
  };

  const refuseOutput = (label: string | null, later: boolean): Promise<void> =>
    page.evaluate(
      (given) => (window as unknown as { refuseOutput(...given: readonly unknown[]): Promise<void> }).refuseOutput(...given),
      [label, later],
    );

  return {
    order,
    ask: async (given) => {
      await order(given);
      return reported((report) => 'orderId' in report && report.orderId === given.orderId);
    },
    reports,
    listen: (listener) => void listeners.push(listener),
    reported,
    census: () => page.evaluate(() => (window as unknown as { census(): Census }).census()),
    audiblePlayers: () => page.evaluate(() => (window as unknown as { audiblePlayers(): number }).audiblePlayers()),
    processing: () => page.evaluate(() => (window as unknown as { processing(): readonly VoiceProcessing[] }).processing()),
    localSdp: () => page.evaluate(() => (window as unknown as { localSdp(): string }).localSdp()),
    loseTrack: () => page.evaluate(() => (window as unknown as { loseTrack(): Promise<void> }).loseTrack()),
    refuseOutput: (label) => refuseOutput(label, false),
    loseOutput: (label) => refuseOutput(label, true),
    refuseMicrophones: (times, of = 'chosen') =>
      page.evaluate(
        (given) => (window as unknown as { refuseMicrophones(...given: readonly unknown[]): void }).refuseMicrophones(...given),
        [times, of],
      ),
    hangMicrophones: (isHung) =>
      page.evaluate((value) => (window as unknown as { hangMicrophones(value: boolean): void }).hangMicrophones(value), isHung),
    sent: (milliseconds) =>
      page.evaluate((value) => (window as unknown as { sent(value: number): Promise<SentSamples> }).sent(value), milliseconds),
    microphoneSpans: () => page.evaluate(() => (window as unknown as { microphoneSpans(): readonly MicrophoneSpan[] }).microphoneSpans()),
    complaints,
    close: async () => {
      await browser.close();
      await site.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

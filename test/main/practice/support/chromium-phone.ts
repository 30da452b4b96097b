import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { toneSamples } from '../../../support/sound/tone-analysis.ts';
import { writeWav } from '../../../support/sound/wav-file.ts';

/** A page in a real Chromium whose microphone hears a tone; stands for the softphone's WebRTC side. */
export interface ChromiumPhone {
  readonly page: Page;
  /** Makes a peer connection whose microphone is held back (inbound) and answers with the local SDP. */
  answer(offer: string): Promise<string>;
  /** Makes an offer with the microphone live; `asBrowser` leaves its `a=setup:actpass` alone. */
  offer(asBrowser?: boolean): Promise<string>;
  applyAnswer(answer: string): Promise<void>;
  /** Puts the microphone on the wire. */
  openMicrophone(): Promise<void>;
  /** Takes it off the wire: no RTP at all, unlike a mute. */
  closeMicrophone(): Promise<void>;
  /** Resolves with the moment (Unix ms) it was done at. */
  setMuted(muted: boolean): Promise<number>;
  connectionState(): Promise<string>;
  /** Strongest frequency in what is received, Hz; null for silence. */
  heardHz(): Promise<number | null>;
  close(): Promise<void>;
}

/** Starts Chromium with `toneHz` as its microphone. */
export async function openChromiumPhone(toneHz: number): Promise<ChromiumPhone> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-phone-'));
  const microphone = join(folder, 'tone.wav');
  // Whole periods, so that it loops without a click.
  writeWav(microphone, toneSamples({ hz: toneHz, rateHz: 48_000, seconds: 1, dbfs: -8.7 }), 48_000);
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: '/usr/bin/chromium',
    headless: true,
    permissions: ['microphone'],
    args: [
      '--no-sandbox',
      '--headless=new',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${microphone}`,
      '--disable-features=WebRtcHideLocalIpsWithMdns',
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
  const page = await context.newPage();
  await page.route('http://phone.localhost/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>phone</title>' }),
  );
  await page.goto('http://phone.localhost/');
  await page.evaluate(PHONE_SCRIPT);
  const call = <Reply>(expression: string): Promise<Reply> => page.evaluate<Reply>(expression);
  return {
    page,
    answer: (offer) => call(`phone.answer(${JSON.stringify(offer)})`),
    offer: (asBrowser = false) => call(`phone.offer(${String(asBrowser)})`),
    applyAnswer: (answer) => call(`phone.applyAnswer(${JSON.stringify(answer)})`),
    openMicrophone: () => call('phone.openMicrophone()'),
    closeMicrophone: () => call('phone.sender.replaceTrack(null)'),
    setMuted: (muted) => call(`phone.setMuted(${String(muted)})`),
    connectionState: () => call('phone.pc.connectionState'),
    heardHz: () => call('phone.heardHz()'),
    async close() {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const PHONE_SCRIPT = `
globalThis.phone = {
  pc: null, sender: null, track: null, analyser: null,
  async prepare() {
    this.pc = new RTCPeerConnection();
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
    this.track = stream.getAudioTracks()[0];
    this.pc.ontrack = ({ track }) => {
      const remote = new MediaStream([track]);
      const sink = new Audio();
      sink.srcObject = remote; sink.muted = true; sink.play();
      this.context = new AudioContext({ sampleRate: 48000 });
      this.analyser = this.context.createAnalyser();
      this.analyser.fftSize = 8192;
      this.context.createMediaStreamSource(remote).connect(this.analyser);
    };
  },
  restrictCodecs(transceiver) {
    const codecs = RTCRtpReceiver.getCapabilities('audio').codecs;
    transceiver.setCodecPreferences(codecs.filter((c) => c.mimeType === 'audio/opus' || (c.mimeType === 'audio/telephone-event' && c.clockRate === 8000)));
  },
  // Chromium sends 20 ms, and does not say so.
  withPtime: (sdp) => sdp.replace('a=rtcp-mux\\r\\n', 'a=rtcp-mux\\r\\na=ptime:20\\r\\n'),
  async answer(sdp) {
    await this.prepare();
    await this.pc.setRemoteDescription({ type: 'offer', sdp });
    const transceiver = this.pc.getTransceivers()[0];
    transceiver.direction = 'sendrecv';
    this.sender = transceiver.sender;
    await this.pc.setLocalDescription(await this.pc.createAnswer());
    return this.withPtime(this.pc.localDescription.sdp);
  },
  async offer(asBrowser) {
    await this.prepare();
    const transceiver = this.pc.addTransceiver(this.track, { direction: 'sendrecv' });
    this.restrictCodecs(transceiver);
    this.sender = transceiver.sender;
    await this.pc.setLocalDescription(await this.pc.createOffer());
    const sdp = this.withPtime(this.pc.localDescription.sdp);
    return asBrowser ? sdp : sdp.replace('a=setup:actpass', 'a=setup:active');
  },
  async applyAnswer(sdp) { await this.pc.setRemoteDescription({ type: 'answer', sdp }); },
  async openMicrophone() { await this.sender.replaceTrack(this.track); },
  setMuted(muted) { this.track.enabled = !muted; return Date.now(); },
  heardHz() {
    if (!this.analyser) return null;
    const bins = new Float32Array(this.analyser.frequencyBinCount);
    this.analyser.getFloatFrequencyData(bins);
    let best = 1;
    for (let i = 2; i < bins.length; i += 1) if (bins[i] > bins[best]) best = i;
    return bins[best] < -70 ? null : best * 48000 / 8192;
  },
};
undefined`;

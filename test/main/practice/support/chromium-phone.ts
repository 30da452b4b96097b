import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

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
  await writeFile(microphone, sineWav(toneHz));
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
  async answer(sdp) {
    await this.prepare();
    await this.pc.setRemoteDescription({ type: 'offer', sdp });
    const transceiver = this.pc.getTransceivers()[0];
    transceiver.direction = 'sendrecv';
    this.sender = transceiver.sender;
    await this.pc.setLocalDescription(await this.pc.createAnswer());
    return this.pc.localDescription.sdp;
  },
  async offer(asBrowser) {
    await this.prepare();
    const transceiver = this.pc.addTransceiver(this.track, { direction: 'sendrecv' });
    this.restrictCodecs(transceiver);
    this.sender = transceiver.sender;
    await this.pc.setLocalDescription(await this.pc.createOffer());
    const { sdp } = this.pc.localDescription;
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

/** One second of a full-period sine as 48 kHz mono WAV, so that it loops without a click. */
function sineWav(frequencyHz: number): Buffer {
  const count = 48_000;
  const wav = Buffer.alloc(44 + count * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + count * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(48_000, 24);
  wav.writeUInt32LE(96_000, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(count * 2, 40);
  for (let index = 0; index < count; index += 1) {
    wav.writeInt16LE(Math.round(12_000 * Math.sin((2 * Math.PI * frequencyHz * index) / 48_000)), 44 + index * 2);
  }
  return wav;
}

import { chromium } from 'playwright-core';
import { callThroughRelay, type Endpoints, type InboundStats } from './page-call.ts';
import { startTraceRelay, type RelayedPacket } from './trace-relay.ts';

const INSTALLED = '/usr/bin/chromium';
/** Above the length of the call: starting, ICE and handing over what was heard. */
const EXTRA_MS = 60_000;
/** What a browser sends for one voice, and much for 16 kHz speech. */
const OPUS_BITRATE = 32_000;

export interface ChromiumCall {
  readonly before: InboundStats;
  readonly after: InboundStats;
  /** The sender's Opus packets, in order: what the relay passed on, before encryption. */
  readonly opus: readonly Uint8Array[];
  readonly packets: readonly RelayedPacket[];
  /** s16le mono at 48 kHz. */
  readonly heard: Buffer;
}

/**
 * A voice call between two peer connections of the machine's Chromium, in which the media takes as long as the trace
 * says. Throws when it does not come about.
 */
export async function callInChromium(order: {
  /** A WAV file, 48 kHz mono, at least as long as the call. */
  readonly voice: string;
  readonly traceMs: ArrayLike<number>;
  readonly seconds: number;
}): Promise<ChromiumCall> {
  const relay = await startTraceRelay(order.traceMs);
  const browser = await chromium.launch({
    executablePath: process.env['PILOT_CHROMIUM'] ?? INSTALLED,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${order.voice}%noloop`,
      '--autoplay-policy=no-user-gesture-required',
      '--allow-loopback-in-peer-connection',
      '--disable-features=WebRtcHideLocalIpsWithMdns',
    ],
  });
  const impatience = setTimeout(() => void browser.close().catch(() => undefined), order.seconds * 1_000 + EXTRA_MS);
  try {
    const page = await browser.newPage();
    await page.route('http://localhost/', (route) => route.fulfill({ contentType: 'text/html', body: '<title>peers</title>' }));
    await page.goto('http://localhost/');
    await page.exposeFunction('connectRelay', (endpoints: Endpoints) => {
      relay.connect(endpoints);
    });
    const { senderSide, receiverSide } = relay;
    const call = await page.evaluate(callThroughRelay, { seconds: order.seconds, senderSide, receiverSide, bitrate: OPUS_BITRATE });
    return {
      before: call.before,
      after: call.after,
      opus: opusPackets(Buffer.from(call.opus, 'base64')),
      packets: relay.packets.slice(),
      heard: Buffer.from(call.heard, 'base64'),
    };
  } finally {
    clearTimeout(impatience);
    await browser.close();
    await relay.stop();
  }
}

/** Packets of which each follows its length in 16 bits. */
function opusPackets(bytes: Buffer): readonly Uint8Array[] {
  const packets: Uint8Array[] = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    const length = bytes.readUInt16BE(at);
    packets.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return packets;
}

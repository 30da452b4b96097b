import { createDecoder } from 'libopus-wasm';
import { createSampleQueue } from '../media/sample-queue.ts';
import { TALKER_SPEECH } from './talker-speech.ts';
import type { CustomerVoice, VoiceRateHz } from './customer-voice.ts';

/** Silence between two rounds of the speech. */
const PAUSE_MS = 2_500;
const PACKET_MS = 20;

/**
 * A customer who says the recorded speech over and over. Opus is decoded at the asked rate, one 20 ms packet at a time as it is
 * needed: decoding the whole speech at once would hold up the loop.
 */
export async function talkerVoice(sampleRateHz: VoiceRateHz): Promise<CustomerVoice> {
  const packets = splitPackets(Buffer.from(TALKER_SPEECH, 'base64'));
  const decoder = await createDecoder({ sampleRate: sampleRateHz, channels: 1 });
  const ready = createSampleQueue(sampleRateHz);
  const pausePackets = PAUSE_MS / PACKET_MS;
  const silence = new Int16Array((sampleRateHz * PACKET_MS) / 1_000);
  let next = 0;
  return {
    hear: () => undefined,
    speak(out) {
      while (ready.length < out.length) {
        const packet = packets[next];
        ready.push(packet === undefined ? silence : decoder.decode(packet));
        next = (next + 1) % (packets.length + pausePackets);
      }
      ready.pull(out);
    },
    close() {
      decoder.free();
    },
  };
}

/** The asset is a row of Opus packets, each after its length (16 bits, big-endian). */
function splitPackets(asset: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  for (let offset = 0; offset + 2 <= asset.length;) {
    const end = offset + 2 + asset.readUInt16BE(offset);
    packets.push(asset.subarray(offset + 2, end));
    offset = end;
  }
  return packets;
}

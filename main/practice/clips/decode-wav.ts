import type { Sound } from './clip.ts';

const PCM = 1;
/** WAVE_FORMAT_EXTENSIBLE: the real format is the first two bytes of its sub-format. */
const EXTENSIBLE = 0xfffe;
const SUB_FORMAT_AT = 24;
const RATES_HZ = { least: 1_000, most: 192_000 };

interface Format {
  readonly channels: number;
  readonly sampleRateHz: number;
  readonly bits: number;
}

/**
 * Decodes a RIFF/WAVE file of PCM, 8 or 16 bits, mono or stereo, any usual rate; stereo is mixed to mono. Answers a sentence when the
 * file is anything else. A `data` chunk that promises more than there is, as streamed files have, ends with the file.
 */
export function decodeWav(bytes: Buffer): Sound | string {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE')
    return 'the file is no WAV file';
  let format: Format | undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4);
    const body = bytes.subarray(at + 8, at + 8 + bytes.readUInt32LE(at + 4));
    if (name === 'fmt ') {
      const read = readFormat(body);
      if (typeof read === 'string') return read;
      format = read;
    }
    if (name === 'data') return format === undefined ? 'the WAV file has no format before its sound' : toMono(body, format);
    // Chunks begin at even places.
    at += 8 + body.length + (body.length % 2);
  }
  return 'the WAV file has no sound';
}

function readFormat(body: Buffer): Format | string {
  if (body.length < 16) return 'the WAV file has a broken format chunk';
  const tag = body.readUInt16LE(0);
  const code = tag === EXTENSIBLE && body.length >= SUB_FORMAT_AT + 2 ? body.readUInt16LE(SUB_FORMAT_AT) : tag;
  const format = { channels: body.readUInt16LE(2), sampleRateHz: body.readUInt32LE(4), bits: body.readUInt16LE(14) };
  if (code !== PCM || (format.bits !== 8 && format.bits !== 16)) return 'the WAV file is not PCM of 8 or 16 bits';
  if (format.channels !== 1 && format.channels !== 2) return 'the WAV file is neither mono nor stereo';
  if (format.sampleRateHz < RATES_HZ.least || format.sampleRateHz > RATES_HZ.most) return 'the WAV file has no usable sample rate';
  return format;
}

function toMono(body: Buffer, { channels, sampleRateHz, bits }: Format): Sound {
  const bytesEach = bits / 8;
  // 8-bit samples are unsigned, 16-bit ones are not.
  const sampleAt = (at: number): number => (bits === 8 ? (body.readUInt8(at) - 128) * 256 : body.readInt16LE(at));
  const samples = new Int16Array(Math.floor(body.length / (bytesEach * channels)));
  for (let index = 0; index < samples.length; index += 1) {
    const at = index * bytesEach * channels;
    samples[index] = channels === 1 ? sampleAt(at) : (sampleAt(at) + sampleAt(at + bytesEach)) / 2;
  }
  return { sampleRateHz, samples };
}

import { RECORDING_RATE_HZ } from '#contract/recording.ts';
import { FRAME_MS } from './opus-pair.ts';

/**
 * WebM of one Opus track (https://www.matroska.org/technical/elements.html, RFC 9559; OpusHead: RFC 7845, section 5.1). A cluster for each
 * record of the file, cues in front, so that a player may jump before it has read everything.
 */
const ID = {
  ebml: 0x1a45dfa3,
  version: 0x4286,
  readVersion: 0x42f7,
  longestId: 0x42f2,
  longestSize: 0x42f3,
  docType: 0x4282,
  docVersion: 0x4287,
  docReadVersion: 0x4285,
  segment: 0x18538067,
  about: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  muxer: 0x4d80,
  writer: 0x5741,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  codec: 0x86,
  codecPrivate: 0x63a2,
  codecDelay: 0x56aa,
  seekPreRoll: 0x56bb,
  audio: 0xe1,
  rate: 0xb5,
  channels: 0x9f,
  cues: 0x1c53bb6b,
  cuePoint: 0xbb,
  cueTime: 0xb3,
  cuePositions: 0xb7,
  cueTrack: 0xf7,
  cueCluster: 0xf1,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
} as const;

const APP = 'Pilot Softphone';
const CLUSTERS_PER_CUE = 5;
const KEYFRAME = 0x80;
/** What a decoder needs to hear before it is right again after a jump. */
const SEEK_PRE_ROLL_NS = 80_000_000;

/** How a cluster will stand in the file. */
export interface ClusterShape {
  readonly atMs: number;
  readonly bytes: number;
}

/** Everything before the first cluster, for clusters of these shapes. */
export function webmHead(clusters: readonly ClusterShape[], about: { readonly durationMs: number; readonly preSkip: number }): Buffer {
  const info = element(ID.about, [
    element(ID.timestampScale, uint(1_000_000)),
    element(ID.duration, float(about.durationMs)),
    element(ID.muxer, APP),
    element(ID.writer, APP),
  ]);
  const tracks = element(ID.tracks, [trackEntry(about.preSkip)]);
  const cued = clusters.map((shape, index) => ({ ...shape, index })).filter(({ index }) => index % CLUSTERS_PER_CUE === 0);
  // A cue has the same length whatever it points to, so the clusters' places are known before they are written.
  const cueBytes = element(
    ID.cues,
    cued.map(() => cuePoint(0, 0)),
  ).length;
  let position = info.length + tracks.length + cueBytes;
  const places = clusters.map(({ bytes }) => {
    const here = position;
    position += bytes;
    return here;
  });
  const cues = element(
    ID.cues,
    cued.map(({ atMs, index }) => cuePoint(atMs, places[index] ?? 0)),
  );
  const ebml = element(ID.ebml, [
    element(ID.version, uint(1)),
    element(ID.readVersion, uint(1)),
    element(ID.longestId, uint(4)),
    element(ID.longestSize, uint(8)),
    element(ID.docType, 'webm'),
    element(ID.docVersion, uint(4)),
    element(ID.docReadVersion, uint(2)),
  ]);
  return Buffer.concat([ebml, idBytes(ID.segment), size(position, 8), info, tracks, cues]);
}

/** A cluster whose first packet sounds at `atMs`. */
export function webmCluster(packets: readonly Buffer[], atMs: number): Buffer {
  const blocks = packets.map((packet, index) => {
    const head = Buffer.from([0x81, 0, 0, KEYFRAME]);
    head.writeInt16BE(index * FRAME_MS, 1);
    return element(ID.simpleBlock, [head, packet]);
  });
  const timestamp = Buffer.alloc(4);
  timestamp.writeUInt32BE(atMs);
  return element(ID.cluster, [element(ID.timestamp, timestamp), ...blocks]);
}

function trackEntry(preSkip: number): Buffer {
  const head = Buffer.alloc(21);
  head.write('OpusHead', 0, 'latin1');
  head.writeUInt8(1, 8);
  head.writeUInt8(2, 9);
  head.writeUInt16LE(preSkip, 10);
  head.writeUInt32LE(RECORDING_RATE_HZ, 12);
  // Mapping family 1: two streams, none of them coupled, left and right.
  head.writeUInt8(1, 18);
  head.writeUInt8(2, 19);
  return element(ID.track, [
    element(ID.trackNumber, uint(1)),
    element(ID.trackUid, uint(1)),
    element(ID.trackType, uint(2)),
    element(ID.codec, 'A_OPUS'),
    element(ID.codecPrivate, [head, Buffer.from([0, 1])]),
    element(ID.codecDelay, uint(Math.round((preSkip * 1_000_000_000) / 48_000))),
    element(ID.seekPreRoll, uint(SEEK_PRE_ROLL_NS)),
    element(ID.audio, [element(ID.rate, float(48_000)), element(ID.channels, uint(2))]),
  ]);
}

function cuePoint(atMs: number, position: number): Buffer {
  const [time, place] = [Buffer.alloc(4), Buffer.alloc(8)];
  time.writeUInt32BE(atMs);
  place.writeBigUInt64BE(BigInt(position));
  return element(ID.cuePoint, [
    element(ID.cueTime, time),
    element(ID.cuePositions, [element(ID.cueTrack, uint(1)), element(ID.cueCluster, place)]),
  ]);
}

function element(id: number, content: Buffer | string | readonly Buffer[]): Buffer {
  const body = typeof content === 'string' ? Buffer.from(content, 'latin1') : Buffer.isBuffer(content) ? content : Buffer.concat(content);
  return Buffer.concat([idBytes(id), size(body.length, 4), body]);
}

function idBytes(id: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(id);
  return bytes.subarray(bytes.findIndex((byte) => byte !== 0));
}

/** A length in `width` bytes, the first of which has the bit that says so. */
function size(length: number, width: 4 | 8): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  const out = bytes.subarray(8 - width);
  out[0] = (out[0] ?? 0) | (width === 4 ? 0x10 : 0x01);
  return out;
}

function uint(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  const from = bytes.findIndex((byte) => byte !== 0);
  return bytes.subarray(from < 0 ? 7 : from);
}

function float(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
}

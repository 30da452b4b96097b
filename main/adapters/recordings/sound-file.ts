import type { RecordingFormat } from '#contract/recording.ts';
import { createPairDecoder, createPairEncoder, FRAME_SAMPLES, packetsOf, soundOf } from './opus-pair.ts';
import { type OpenedRecording, soundRecords } from './recording-reader.ts';
import { millisecondsOf, packetsIn, pcmBytes, pcmIn } from './sound-content.ts';
import { WAV_FRAME_BYTES, wavHead } from './wav-head.ts';
import { type ClusterShape, webmCluster, webmHead } from './webm.ts';

/** A recording as a file that any player takes, made while it is read: no second of it lies open on the disk. */
export interface SoundFile {
  readonly bytes: number;
  parts(): AsyncGenerator<Buffer, void>;
}

export interface SoundSource {
  readonly path: string;
  readonly key: Buffer;
  readonly opened: OpenedRecording;
}

/** As WAV or WebM, whatever it is kept as. */
export function soundFile(source: SoundSource, as: RecordingFormat): Promise<SoundFile> {
  return as === 'wav' ? Promise.resolve(wavFile(source)) : webmFile(source);
}

function wavFile({ path, key, opened }: SoundSource): SoundFile {
  const { facts, samples } = opened;
  return {
    bytes: wavHead(0).length + samples * WAV_FRAME_BYTES,
    async *parts() {
      yield wavHead(samples * WAV_FRAME_BYTES);
      if (facts.format === 'wav') {
        yield* soundRecords(path, key);
        return;
      }
      const decoder = await createPairDecoder();
      try {
        for await (const content of soundRecords(path, key)) {
          yield pcmBytes(await soundOf(packetsIn(content), decoder));
        }
      } finally {
        decoder.free();
      }
    },
  };
}

/**
 * Read twice: where a cluster stands must be said before the first of them. What has to be encoded for it is held instead, some 20 MB an
 * hour, because encoding an hour takes a minute.
 */
async function webmFile(source: SoundSource): Promise<SoundFile> {
  const { opened } = source;
  const shapes: ClusterShape[] = [];
  const isEncodedHere = opened.facts.format === 'wav';
  const encoded: Buffer[] = [];
  for await (const { cluster, atMs } of clusters(source)) {
    shapes.push({ atMs, bytes: cluster.length });
    if (isEncodedHere) encoded.push(cluster);
  }
  const preSkip = opened.facts.format === 'webm' ? opened.facts.preSkip : await preSkipNow();
  const head = webmHead(shapes, { durationMs: millisecondsOf(opened.samples), preSkip });
  return {
    bytes: shapes.reduce((sum, { bytes }) => sum + bytes, head.length),
    async *parts() {
      yield head;
      if (isEncodedHere) yield* encoded;
      else for await (const { cluster } of clusters(source)) yield cluster;
    },
  };
}

async function* clusters({ path, key, opened }: SoundSource): AsyncGenerator<{ readonly cluster: Buffer; readonly atMs: number }, void> {
  const encoder = opened.facts.format === 'wav' ? await createPairEncoder() : null;
  let samples = 0;
  try {
    for await (const content of soundRecords(path, key)) {
      const packets = encoder === null ? packetsIn(content) : await packetsOf(wholeFrames(pcmIn(content)), encoder);
      const atMs = millisecondsOf(samples);
      yield { cluster: webmCluster(packets, atMs), atMs };
      samples += packets.length * FRAME_SAMPLES;
    }
  } finally {
    encoder?.free();
  }
}

/** What is missing of the last frame is silence. */
function wholeFrames(pcm: Int16Array): Int16Array {
  const length = FRAME_SAMPLES * 2;
  const whole = new Int16Array(Math.ceil(pcm.length / length) * length);
  whole.set(pcm);
  return whole;
}

async function preSkipNow(): Promise<number> {
  const encoder = await createPairEncoder();
  const { preSkip } = encoder;
  encoder.free();
  return preSkip;
}

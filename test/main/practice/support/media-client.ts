import WebSocket from 'ws';
import { dominantFrequencyHz } from '../../../../main/practice/media/dominant-frequency.ts';

/** The client end of a media socket. */
export interface MediaClient {
  readonly socket: WebSocket;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  /** JSON text frames, parsed. */
  readonly texts: unknown[];
  /** Byte length of each binary message. */
  readonly lengths: number[];
  /** When each binary message came, in milliseconds of `performance.now()`. */
  readonly arrivedMs: number[];
  /** All samples so far. */
  received(): Int16Array;
  /** Strongest frequency in what was received. */
  heardHz(rateHz: number): number | null;
  /** Sends the PCM over and over, 60 ms at a time, in real time; returns the function that stops it. */
  send(pcm: Buffer, rateHz: number): () => void;
}

/** Connects to a `wsUrl`. Rejects when it is refused. */
export async function openMediaClient(url: string): Promise<MediaClient> {
  const socket = new WebSocket(url);
  const chunks: Buffer[] = [];
  const texts: unknown[] = [];
  const lengths: number[] = [];
  const arrivedMs: number[] = [];
  socket.on('message', (payload, isBinary) => {
    if (!Buffer.isBuffer(payload)) return;
    if (!isBinary) {
      texts.push(JSON.parse(payload.toString('utf8')));
      return;
    }
    chunks.push(payload);
    lengths.push(payload.length);
    arrivedMs.push(performance.now());
  });
  const closed = new Promise<{ readonly code: number; readonly reason: string }>((resolve) => {
    socket.on('close', (code, reason) => {
      resolve({ code, reason: reason.toString('utf8') });
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  const received = (): Int16Array => {
    const bytes = Buffer.concat(chunks);
    return Int16Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readInt16LE(index * 2));
  };
  return {
    socket,
    closed,
    texts,
    lengths,
    arrivedMs,
    received,
    heardHz: (rateHz) =>
      dominantFrequencyHz(
        Float32Array.from(received().slice(-rateHz / 4), (sample) => sample / 32_768),
        rateHz,
      ),
    send(pcm, rateHz) {
      const frameBytes = (rateHz * 60 * 2) / 1_000;
      let offset = 0;
      const timer = setInterval(() => {
        if (socket.readyState !== WebSocket.OPEN) return;
        socket.send(pcm.subarray(offset, offset + frameBytes));
        offset = (offset + frameBytes) % pcm.length;
      }, 60);
      return () => {
        clearInterval(timer);
      };
    },
  };
}

/** 1.2 s (a whole number of periods and of 60 ms frames) of a half-scale sine as PCM16LE. */
export function tonePcm(frequencyHz: number, rateHz: number): Buffer {
  const samples = rateHz * 1.2;
  const pcm = Buffer.alloc(samples * 2);
  for (let index = 0; index < samples; index += 1)
    pcm.writeInt16LE(Math.round(16_000 * Math.sin((2 * Math.PI * frequencyHz * index) / rateHz)), index * 2);
  return pcm;
}

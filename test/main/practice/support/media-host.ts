import { createServer, type ServerResponse } from 'node:http';

/** A web server on this machine that serves sound files. */
export interface MediaHost {
  /** `http://127.0.0.1:port`. */
  readonly base: string;
  close(): Promise<void>;
}

/** `answers` by path; any other path is a 404. */
export async function openMediaHost(answers: Readonly<Record<string, (response: ServerResponse) => void>>): Promise<MediaHost> {
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    base: `http://127.0.0.1:${String(address.port)}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** A WAV file around raw samples. */
export function wavFile(
  pcm: Buffer,
  {
    rateHz,
    channels = 1,
    bits = 16,
    tag = 1,
  }: { readonly rateHz: number; readonly channels?: number; readonly bits?: number; readonly tag?: number },
): Buffer {
  const format = Buffer.alloc(16);
  format.writeUInt16LE(tag, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(rateHz, 4);
  format.writeUInt32LE((rateHz * channels * bits) / 8, 8);
  format.writeUInt16LE((channels * bits) / 8, 12);
  format.writeUInt16LE(bits, 14);
  // A chunk of odd length before the sound, as editors write them: readers must skip its padding too.
  const body = Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', format), chunk('LIST', Buffer.from('abc')), chunk('data', pcm)]);
  return Buffer.concat([Buffer.from('RIFF'), uint32(body.length), body]);
}

function chunk(name: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(name), uint32(body.length), body, Buffer.alloc(body.length % 2)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

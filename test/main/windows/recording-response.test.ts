import { appError } from '#contract/errors.ts';
import { fail, ok } from '#contract/result.ts';
import { describe, expect, test } from 'vitest';
import type { Recordings } from '../../../main/core/recording/recordings.ts';
import { serveAppScheme } from '../../../main/windows/app-protocol.ts';
import { recordingResponse } from '../../../main/windows/recording-response.ts';

const BYTES = Buffer.from('0123456789');

const RECORDINGS: Pick<Recordings, 'sound'> = {
  sound(id) {
    if (id === 'recording_locked') return Promise.resolve(fail(appError('recording-locked')));
    if (id !== 'recording_a') return Promise.resolve(fail(appError('recording-gone')));
    return Promise.resolve(
      ok({
        bytes: BYTES.length,
        format: 'webm' as const,
        async *read(from: number, to: number) {
          // In pieces, as it is opened record by record.
          for (let at = from; at < to; at += 3) yield new Uint8Array(BYTES.subarray(at, Math.min(to, at + 3)));
        },
      }),
    );
  },
};
let serve: (request: Request) => Response | Promise<Response> = () => new Response();
serveAppScheme({ handle: (_scheme, handler) => void (serve = handler), unhandle: () => undefined }, '/nowhere', (request) =>
  recordingResponse(request, RECORDINGS),
);
const get = async (path: string, range?: string): Promise<Response> =>
  serve(new Request(`app://pilot${path}`, range === undefined ? {} : { headers: { range } }));

describe('a recording in a player', () => {
  test('is given whole, with its type and length', async () => {
    const response = await get('/recordings/recording_a');
    expect([response.status, response.headers.get('Content-Type'), response.headers.get('Content-Length')]).toEqual([
      200,
      'audio/webm',
      '10',
    ]);
    expect(await response.text()).toBe('0123456789');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });

  test.each([
    ['bytes=0-', '0123456789', 'bytes 0-9/10'],
    ['bytes=4-6', '456', 'bytes 4-6/10'],
    ['bytes=7-99', '789', 'bytes 7-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
  ])('is given from anywhere: %s', async (range, text, content) => {
    const response = await get('/recordings/recording_a', range);
    expect([response.status, response.headers.get('Content-Range')]).toEqual([206, content]);
    expect(await response.text()).toBe(text);
    expect(response.headers.get('Content-Length')).toBe(String(text.length));
  });

  test('a part that is not there, and a range that is none, are answered as HTTP has it', async () => {
    expect((await get('/recordings/recording_a', 'bytes=10-')).status).toBe(416);
    expect((await get('/recordings/recording_a', 'bytes=a-b')).status).toBe(200);
  });

  test('that is gone, locked or no recording is not given', async () => {
    expect((await get('/recordings/recording_b')).status).toBe(404);
    expect((await get('/recordings/recording_locked')).status).toBe(403);
    for (const path of ['/recordings/', '/recordings/../index.html', '/recordings/recording_a/x', '/recordings/%2e%2e'])
      expect((await get(path)).status, path).toBe(404);
  });
});

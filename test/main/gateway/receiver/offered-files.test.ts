import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { lineId } from '#contract/line.ts';
import { createClipHost } from '../../../../main/gateway/clip-host.ts';
import { post, receiverBench } from './receiver-bench.ts';

const SOUND = { bytes: Buffer.from('RIFF and so on'), type: 'audio/wav', suffix: '.wav' };

describe('a file that is offered', () => {
  test('is fetched whole by whoever knows its path, and that is told', async () => {
    const { receiver, at } = await receiverBench();
    const offered = receiver.offerFile(SOUND);
    expect(offered.path).toMatch(/^\/files\/[0-9a-f]{32}\.wav$/);
    let isFetched = false;
    const fetched = offered.fetched.then(() => (isFetched = true));
    const head = await fetch(at(offered.path), { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, String(SOUND.bytes.length), '']);
    await delay(20);
    expect(isFetched).toBe(false);
    const got = await fetch(at(offered.path));
    expect([got.status, got.headers.get('content-type'), got.headers.get('cache-control')]).toEqual([200, 'audio/wav', 'no-store']);
    expect(await got.text()).toBe(SOUND.bytes.toString());
    await fetched;
    expect((await fetch(`${at(offered.path)}?again=1`)).status).toBe(200);
  });

  test('is gone when it is closed, and no other path gives it', async () => {
    const { receiver, at } = await receiverBench();
    const offered = receiver.offerFile(SOUND);
    const other = receiver.offerFile(SOUND);
    expect(other.path).not.toBe(offered.path);
    offered.close();
    expect((await fetch(at(offered.path))).status).toBe(404);
    expect((await fetch(at(other.path))).status).toBe(200);
    for (const path of ['/files/', '/files/0.wav', other.path.slice(0, -4), `${other.path}/`, other.path.replace('/files', '/hooks')])
      expect((await fetch(at(path))).status, path).toBe(404);
  });

  test('takes nothing, and leaves webhooks as they are', async () => {
    const { receiver, at, url } = await receiverBench();
    const offered = receiver.offerFile(SOUND);
    expect((await post(at(offered.path), '{}')).status).toBe(404);
    expect((await post(url, '{}')).status).toBe(204);
    expect((await fetch(url)).status).toBe(405);
  });
});

test('a clip is offered where the line’s service reaches us, and nowhere else', async () => {
  const { receiver, at } = await receiverBench();
  const [reached, unreached] = [lineId('line-1'), lineId('line-2')];
  const host = createClipHost({ receiver, publicUrl: (line) => (line === reached ? at('') : null) });
  expect(host.offer(unreached, new Uint8Array(4))).toBeNull();
  const offered = host.offer(reached, new Uint8Array([1, 2, 3]));
  expect(new Uint8Array(await (await fetch(offered?.url ?? '')).arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
  await offered?.fetched;
  offered?.close();
  expect((await fetch(offered?.url ?? '')).status).toBe(404);
});

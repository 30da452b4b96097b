import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { openDelayedPath } from './delayed-path.ts';

const ONE_WAY_MS = 40;
/** Timers may be a millisecond early. */
const LEAST_MS = ONE_WAY_MS - 2;

async function openSocket(): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return socket;
}

test('a datagram takes its time to the peer, and so does the answer, back to who sent it', async () => {
  const peer = await openSocket();
  const path = await openDelayedPath({
    sdp: `m=audio ${String(peer.address().port)} UDP/TLS/RTP/SAVPF 111\r\na=candidate:1 1 udp 2122260223 127.0.0.1 ${String(peer.address().port)} typ host\r\n`,
    oneWayMs: ONE_WAY_MS,
  });
  onTestFinished(path.close);
  const ports = [...path.sdp.matchAll(/(?:audio|127\.0\.0\.1) (\d+) /g)].map(([, port]) => Number(port));
  expect(new Set(ports).size).toBe(1);
  expect(ports).not.toContain(peer.address().port);

  // Two who send must be two at the far end, or one would get the other's answers.
  peer.on('message', (said, from) => peer.send(`to ${said.toString()}`, from.port, from.address));
  for (const name of ['one', 'two']) {
    const sender = await openSocket();
    const startedMs = performance.now();
    sender.send(name, ports[0] ?? 0, '127.0.0.1');
    const [answer] = (await once(sender, 'message')) as [Buffer];
    expect(answer.toString()).toBe(`to ${name}`);
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(2 * LEAST_MS);
  }
});

test('a description without a candidate on loopback has no path', async () => {
  await expect(openDelayedPath({ sdp: 'a=candidate:1 1 udp 1 198.51.100.7 3480 typ host', oneWayMs: 1 })).rejects.toThrow('loopback');
});

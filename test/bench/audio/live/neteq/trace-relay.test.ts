import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { startTraceRelay } from './trace-relay.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

async function peer(): Promise<{ readonly socket: Socket; readonly port: number; readonly got: number[] }> {
  const socket = createSocket('udp4');
  const got: number[] = [];
  socket.on('message', (datagram: Buffer) => got.push(datagram[3] ?? -1));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  undo.push(() => socket.close());
  return { socket, port: socket.address().port, got };
}
/** `number` is where RTP has its sequence number. */
const rtp = (number: number): Buffer => Buffer.from([0x90, 111, 0, number, ...new Uint8Array(20)]);
const stun = (number: number): Buffer => Buffer.from([0, 1, 0, number, ...new Uint8Array(20)]);

test('media waits as the trace says and in order; handshakes and answers pass at once', async () => {
  const relay = await startTraceRelay([0, 120, 0]);
  undo.push(() => relay.stop());
  const sender = await peer();
  const receiver = await peer();
  const at = (port: number) => ({ address: '127.0.0.1', port });
  relay.connect({ sender: at(sender.port), receiver: at(receiver.port) });
  for (const datagram of [rtp(1), rtp(2), rtp(3), stun(9)]) sender.socket.send(datagram, relay.senderSide, '127.0.0.1');
  receiver.socket.send(stun(7), relay.receiverSide, '127.0.0.1');

  await expect.poll(() => receiver.got.length).toBe(4);
  expect(receiver.got.filter((number) => number !== 9)).toEqual([1, 2, 3]);
  expect(receiver.got.indexOf(9)).toBeLessThan(receiver.got.indexOf(2));
  expect(sender.got).toEqual([7]);
  const heldMs = relay.packets.map(({ inMs, outMs }) => outMs - inMs);
  expect(heldMs[1]).toBeGreaterThanOrEqual(120);
  expect(heldMs[2]).toBeGreaterThanOrEqual(119);
  expect(relay.packets.map(({ bytes }) => bytes)).toEqual([24, 24, 24]);
});

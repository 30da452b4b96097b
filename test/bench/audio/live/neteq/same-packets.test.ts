import { expect, test } from 'vitest';
import { samePackets } from './same-packets.ts';

const ADDED_BYTES = 38;
const frames = Array.from({ length: 200 }, (_, index) => new Uint8Array(40 + ((index * 37) % 61)));
const relayed = frames.map(({ length }, index) => ({ inMs: index * 20, outMs: index * 20 + 5, bytes: length + ADDED_BYTES }));

test('each packet on the relay is told by the length of the frame in it', () => {
  const pairs = samePackets(relayed, frames);
  expect(pairs.length).toBe(200);
  expect(pairs.every(({ opus, bytes }) => bytes - opus.length === ADDED_BYTES)).toBe(true);
});

test('frames that left before the tap worked are left out', () => {
  const pairs = samePackets(relayed, frames.slice(7));
  expect(pairs[0]).toMatchObject({ inMs: 140 });
  expect(pairs[0]?.opus).toBe(frames[7]);
});

test('frames of another call are refused', () => {
  expect(() => samePackets(relayed, frames.toReversed())).toThrow('not the same');
});

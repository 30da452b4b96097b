import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nestsWithin, receivedBody } from '../../../../main/gateway/receiver/received-body.ts';

test('depth is counted as a JSON parser would, in one pass', () => {
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      const text = JSON.stringify(value);
      const depth = depthOf(value);
      return nestsWithin(text, depth) && (depth === 0 || !nestsWithin(text, depth - 1));
    }),
  );
});

test('a member called __proto__ is a member like any other, and of two that are called alike the last counts', () => {
  const received = receivedBody(Buffer.from('{"__proto__":{"polluted":1},"a":1,"a":2}'));
  expect(received).toMatchObject({ ok: true, value: { a: 2 } });
  expect('polluted' in {}).toBe(false);
  expect(received.ok && Object.getPrototypeOf(received.value)).toBe(Object.prototype);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLineApi } from '../../../../main/adapters/pilot-status/open-line-api.ts';
import { memoryLog } from '../../../support/memory-log.ts';

test('ten thousand fuzzed answers: a value every time, and no prototype changes', { timeout: 60_000 }, async () => {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  const jsonText = fc.oneof(
    fc.json(),
    fc.string(),
    fc.json().map((inner) => `{"calls":[{"id":"c","direction":"INBOUND","__proto__":{"polluted":1},"status":${inner}},${inner}]}`),
    fc
      .json()
      .map((inner) => `{"id":"c","direction":${inner},"constructor":{"prototype":{"polluted":1}},"sdpOffer":${inner},"wsUrl":${inner}}`),
  );
  await fc.assert(
    fc.asyncProperty(jsonText, fc.constantFrom(200, 201, 400, 401, 409, 429, 500), async (body, status) => {
      const canned: typeof fetch = () => Promise.resolve(new Response(body, { status }));
      const line = openLineApi({ apiBase: 'http://127.0.0.1:1/v1', apiKey: 'ps_key' }, { fetch: canned, log: memoryLog() });
      for (const result of await Promise.all([
        line.list(25),
        line.read('a', true),
        line.realtimeSession('a'),
        line.readNumber(),
        line.detectKind(),
      ])) {
        if (!result.ok && result.error.code === 'internal') return false;
      }
      return !('polluted' in {});
    }),
    { numRuns: 10_000 },
  );
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
});

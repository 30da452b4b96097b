import { ApmProcessReverseStreamRequest, ApmProcessStreamRequest, FfiRequest, NewApmRequest } from '@livekit/rtc-ffi-bindings';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  handleIn,
  isFineAnswer,
  newApmRequest,
  processReverseStreamRequest,
  processStreamRequest,
} from '../../../../main/audio/voice/apm-requests.ts';

// The package's own encoder is slow to load, so ours is used; here they are held side by side.

const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

test('a canceller is asked for as the package would', () => {
  const value = new NewApmRequest({
    echoCancellerEnabled: true,
    gainControllerEnabled: false,
    highPassFilterEnabled: false,
    noiseSuppressionEnabled: false,
  });
  expect(newApmRequest()).toEqual(new FfiRequest({ message: { case: 'newApm', value } }).toBinary());
});

test('blocks are handed over as the package would, at any address', () => {
  fc.assert(
    fc.property(uint64, uint64, fc.integer({ min: 0, max: 100_000 }), (handle, address, bytes) => {
      const stream = { handle, address, bytes, rateHz: 48_000 };
      const fields = { apmHandle: handle, dataPtr: address, size: bytes, sampleRate: 48_000, numChannels: 1 };
      expect(processStreamRequest(stream)).toEqual(
        new FfiRequest({ message: { case: 'apmProcessStream', value: new ApmProcessStreamRequest(fields) } }).toBinary(),
      );
      expect(processReverseStreamRequest(stream)).toEqual(
        new FfiRequest({ message: { case: 'apmProcessReverseStream', value: new ApmProcessReverseStreamRequest(fields) } }).toBinary(),
      );
    }),
  );
});

test('the handle is found in an answer, however large', () => {
  expect(handleIn(Uint8Array.of(138, 3, 6, 10, 4, 10, 2, 8, 1))).toBe(1n);
  expect(handleIn(Uint8Array.of(138, 3, 8, 10, 6, 10, 4, 8, 129, 128, 1))).toBe(16_385n);
});

test('an answer of another shape is a failure, and none is read beyond its end', () => {
  for (const answer of [[], [138], [138, 3, 6, 8, 4], [138, 3, 6, 10, 4, 10, 2, 10, 1], [138, 3, 6, 10, 4, 10, 2, 8]])
    expect(() => handleIn(Uint8Array.from(answer))).toThrow();
  expect(isFineAnswer(Uint8Array.of(146, 3, 0))).toBe(true);
  expect(isFineAnswer(Uint8Array.of(146, 3, 4, 10, 2, 65, 66))).toBe(false);
  expect(isFineAnswer(new Uint8Array(0))).toBe(false);
});

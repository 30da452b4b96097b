import type { QualityWhole } from '#contract/quality.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchStats } from '../../../../renderer/station/stats/watch-stats.ts';

/** Chromium's statistics of one stream that brings 4,000 bytes a second. */
function receiving(second: number): RTCStatsReport {
  const inbound = {
    id: 'in',
    type: 'inbound-rtp',
    kind: 'audio',
    timestamp: 0,
    bytesReceived: second * 4_000,
    packetsReceived: second * 50,
  };
  return new Map([[inbound.id, inbound]]);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function watched(getStats: (look: number) => Promise<RTCStatsReport>) {
  const told: QualityWhole[] = [];
  let looks = 0;
  const stop = watchStats({
    peer: { getStats: () => getStats((looks += 1)) },
    levels: () => ({ microphoneDbfs: -30, farDbfs: -30 }),
    told: (_second, whole) => void told.push(whole),
  });
  return { told, stop, looks: () => looks };
}

test('statistics that fail once cost their second, and the call is measured on', async () => {
  const { told, stop } = watched((look) => (look === 3 ? Promise.reject(new DOMException('busy')) : Promise.resolve(receiving(look))));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(told.map(({ receivedBytes }) => receivedBytes)).toEqual([8_000, 16_000, 20_000]);
  expect(console.error).toHaveBeenCalledOnce();
  stop();
});

test('a call that is closed while its statistics fail is not asked again', async () => {
  const failing = Promise.withResolvers<RTCStatsReport>();
  const { stop, looks } = watched(() => failing.promise);
  await vi.advanceTimersByTimeAsync(1_000);
  stop();
  failing.reject(new DOMException('closed'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(looks()).toBe(1);
});

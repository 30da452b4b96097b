import { describe, expect, test } from 'vitest';
import { readTraces, TRACES_FOLDER } from '../../../support/traces/read-traces.ts';
import { measureNetEq, measureSpeex } from '../measure.ts';
import { createNetEqHistogram } from './neteq-histogram.ts';
import { buildSpeexPeer } from './speex-peer.ts';

const TRACES = readTraces(TRACES_FOLDER).filter(({ frameMs }) => frameMs === 20);
const trace = (wanted: string) => TRACES.find(({ name }) => name === wanted) ?? { name: '', frameMs: 20, lateMs: new Float64Array() };

describe('NetEq’s target', () => {
  const after = (seconds: number, lateMs: (frame: number) => number): number => {
    const histogram = createNetEqHistogram(0.95);
    for (let frame = 0; frame < seconds * 50; frame += 1) histogram.arrived(frame * 20, frame * 20 + lateMs(frame));
    return histogram.targetMs();
  };

  test('is 80 ms at first, and two buckets once half a second was even', () => {
    expect(after(0.4, () => 1)).toBe(80);
    expect(after(2, () => 1)).toBe(40);
  });

  test('is the bucket of a delay that comes every second, and ignores one in a minute', () => {
    expect(after(20, (frame) => (frame % 50 === 10 ? 71 : 1))).toBe(80);
    expect(after(55, (frame) => (frame === 1_500 ? 71 : 1))).toBe(40);
  });
});

test('NetEq’s policy waits for the spikes of Wi-Fi, and not on a LAN', () => {
  const [lan, wifi] = ['lan', 'wifi-spikes'].map((name) => measureNetEq({ trace: trace(name), phasesMs: [0] }));
  expect(lan?.meanMs).toBeLessThan(60);
  expect(lan?.concealedPercent).toBe(0);
  expect(wifi?.meanMs).toBeGreaterThan(120);
});

test('a higher quantile buys less concealment with more delay', () => {
  const [low, high] = [0.8, 0.97].map((quantile) => measureNetEq({ trace: trace('bursts'), phasesMs: [0] }, quantile));
  expect(high?.meanMs).toBeGreaterThan(low?.meanMs ?? 0);
  expect(high?.concealedPercent).toBeLessThan(low?.concealedPercent ?? 0);
});

test('speexdsp with a margin of 40 ms plays 40 ms later, and conceals less', ({ skip }) => {
  const speex = buildSpeexPeer();
  if (typeof speex === 'string') return skip(speex);
  const at = (marginMs: number) => measureSpeex({ trace: trace('wifi-spikes'), phasesMs: [0, 10] }, speex, marginMs);
  const [plain, careful] = [at(0), at(40)];
  speex.dispose();
  expect(careful.meanMs - plain.meanMs).toBeGreaterThan(30);
  expect(careful.meanMs - plain.meanMs).toBeLessThan(50);
  expect(careful.concealedPercent).toBeLessThan(plain.concealedPercent);
});

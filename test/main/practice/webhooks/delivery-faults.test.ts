import { describe, expect, test } from 'vitest';
import { DEFAULT_SWITCHES, type PracticeSwitches } from '../../../../main/practice/practice-switches.ts';
import { deliveryFaults } from '../../../../main/practice/webhooks/delivery-faults.ts';

const fates = (change: Partial<PracticeSwitches>, count = 2_000) => {
  const faults = deliveryFaults();
  return Array.from({ length: count }, () => faults.next({ ...DEFAULT_SWITCHES, ...change }));
};

describe('webhooks that are spoilt on purpose', () => {
  test('none are, unless a switch says so', () => {
    expect(fates({}).every(({ lost, delayMs }) => !lost && delayMs === 0)).toBe(true);
    expect(fates({ webhookLossPercent: 100, webhookLatePercent: 100 }).every(({ lost, delayMs }) => lost && delayMs === 60_000)).toBe(true);
  });

  test('are the share that was asked for, and the same ones for the same seed', () => {
    const tenth = fates({ webhookLossPercent: 10, webhookLatePercent: 5, webhookLateSeconds: 3 });
    const lost = tenth.filter((fate) => fate.lost).length;
    expect(lost).toBeGreaterThan(150);
    expect(lost).toBeLessThan(250);
    expect(new Set(tenth.map(({ delayMs }) => delayMs))).toEqual(new Set([0, 3_000]));
    expect(fates({ webhookLossPercent: 10, webhookLatePercent: 5, webhookLateSeconds: 3 })).toEqual(tenth);
    expect(fates({ webhookLossPercent: 10, webhookLatePercent: 5, webhookLateSeconds: 3, webhookFaultSeed: 2 })).not.toEqual(tenth);
    // Who is lost does not depend on who is late.
    expect(fates({ webhookLossPercent: 10 }).map((fate) => fate.lost)).toEqual(tenth.map((fate) => fate.lost));
  });
});

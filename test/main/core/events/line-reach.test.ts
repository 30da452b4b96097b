import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { unixMs } from '#contract/time.ts';
import { lineReach, type ReachEvidence } from '../../../../main/core/events/line-reach.ts';

const AT = unixMs(5_000);
const PROVEN = unixMs(4_000);
const GOOD = { ok: true, at: AT } as const;
const failed = (code: Parameters<typeof appError>[0], failures = 1) => ({ ok: false, error: appError(code), failures }) as const;
const CALM: ReachEvidence = { lastLook: GOOD, webhooks: { cause: 'no-tunnel' }, connection: 'open', calling: 'enabled' };
const LIVE = { webhooks: { provenAt: PROVEN } } as const;

describe('whether a ring would reach us', () => {
  test.each<[string, Partial<ReachEvidence>, ReturnType<typeof lineReach>]>([
    ['nothing was looked at yet', { lastLook: null }, null],
    ['looking works', {}, { state: 'polling', provenAt: AT, cause: 'no-tunnel' }],
    ['looking works, the tunnel does not', { webhooks: { cause: 'probe-lost' } }, { state: 'polling', provenAt: AT, cause: 'probe-lost' }],
    ['webhooks reach us', LIVE, { state: 'live', provenAt: PROVEN }],
    ['nobody may ask about the number', { ...LIVE, connection: 'unknown', calling: 'unknown' }, { state: 'live', provenAt: PROVEN }],
    ['the number is closed', { ...LIVE, connection: 'closed' }, { state: 'unreachable', error: appError('line-disconnected') }],
    ['the number is connecting', { connection: 'connecting' }, { state: 'unreachable', error: appError('line-disconnected') }],
    ['calls are switched off', { ...LIVE, calling: 'disabled' }, { state: 'unreachable', error: appError('calling-disabled') }],
    ['looking fails', { lastLook: failed('service-timeout') }, { state: 'unreachable', error: appError('service-timeout') }],
    ['looking fails once, webhooks reach us', { ...LIVE, lastLook: failed('service-timeout') }, { state: 'live', provenAt: PROVEN }],
    [
      'looking fails again, webhooks reach us',
      { ...LIVE, lastLook: failed('service-timeout', 2) },
      { state: 'unreachable', error: appError('service-timeout') },
    ],
    [
      'the service asks for quiet, webhooks reach us',
      { ...LIVE, lastLook: failed('rate-limited', 9) },
      { state: 'live', provenAt: PROVEN },
    ],
    [
      'the key is refused, webhooks reach us',
      { ...LIVE, lastLook: failed('key-rejected') },
      { state: 'unreachable', error: appError('key-rejected') },
    ],
  ])('%s', (_what, part, reach) => {
    expect(lineReach({ ...CALM, ...part })).toEqual(reach);
  });
});

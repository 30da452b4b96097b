import { expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import type { AppErrorCode } from '#contract/errors.ts';
import type { CallIn } from '#contract/call.ts';
import { ago, call, SALES, trouble } from '../../../../build/gallery/fixtures.ts';
import { helpsToCallAgain } from '../../../../renderer/features/call/call-again.ts';

const ended = (code: AppErrorCode | null): CallIn<'ended'> => ({
  ...(call({ phase: 'alerting', media: 'connecting', muted: false }) as CallIn<'alerting'>),
  phase: 'ended',
  endedAt: ago(0),
  answeredAt: null,
  reason: 'failed',
  error: code === null ? null : appError(code),
});

test.each<readonly [AppErrorCode | null, boolean]>([
  [null, true],
  ['call-setup-timeout', true],
  ['peer-setup-failed', true],
  ['call-lost-in-restart', true],
  ['service-timeout', true],
  ['permission-required', false],
  ['call-limit-reached', false],
  ['peer-unreachable', false],
  ['calling-disabled', false],
  ['line-disconnected', false],
  ['microphone-blocked', false],
])('after %s calling once more is the next step: %s', (code, helps) => {
  expect(helpsToCallAgain(ended(code), SALES)).toBe(helps);
});

test('on a line that is offline, or gone, it is not', () => {
  expect([trouble(SALES, 'key-rejected'), undefined].map((line) => helpsToCallAgain(ended(null), line))).toEqual([false, false]);
});

import { describe, expect, test } from 'vitest';
import type { AppErrorCode } from '#contract/errors.ts';
import { CODE_MEANING, CONFLICT, NOT_FOUND, REFUSED_INPUT, type Subject } from '../../../../main/adapters/pilot-status/error-table.ts';
import { refusalError } from '../../../../main/adapters/pilot-status/refusal.ts';

const SUBJECTS: readonly Subject[] = ['placing', 'media-description', 'one-call', 'reading', 'webhook', 'account', 'first-contact'];

function codeFor(status: number, body: unknown, subject: Subject = 'one-call'): AppErrorCode {
  return refusalError({ status, body, retryAfterMs: null, subject }).code;
}

describe('the code of a refusal rules over its HTTP status', () => {
  test.each(Object.entries(CODE_MEANING))('%s means %s, whatever the status and the subject', (code, meaning) => {
    for (const status of [400, 401, 402, 403, 404, 409, 429, 500]) {
      for (const subject of SUBJECTS) expect(codeFor(status, { error: 'Texto', code }, subject)).toBe(meaning);
    }
  });

  test.each<[string, unknown, AppErrorCode]>([
    ['its name', { error: 'x', code: 'META_138006' }, 'permission-required'],
    ['its name, where it is short', { error: 'x', code: 'META_613' }, 'rate-limited'],
    ['the code, as text', { error: 'x', code: '131044' }, 'payment-required'],
    ['the code, as text, where it is short', { error: 'x', code: '100' }, 'call-setup-refused'],
    ['the code, as a number', { error: 'x', code: 138_003 }, 'peer-busy'],
    ['the code, as a number, where it is short', { error: 'x', code: 613 }, 'rate-limited'],
    ['the text', { error: '(#138012) refused by Meta', code: 'META_ERROR' }, 'call-limit-reached'],
    ['the text, where it is short', { error: '(#100) refused by Meta', code: 'META_ERROR' }, 'call-setup-refused'],
    ['Meta’s own error', { error: { message: 'x', code: 138_000 } }, 'calling-disabled'],
    ['Meta’s own error, where it is short', { error: { message: 'x', code: 100 } }, 'call-setup-refused'],
    ['the details', { error: 'x', code: 'PROVIDER_ERROR', details: { error: { code: 131_047, fbtrace_id: 'A1' } } }, 'text-window-closed'],
    [
      'the details, where it is short',
      { error: 'x', code: 'PROVIDER_ERROR', details: { error: { code: 613, fbtrace_id: 'A1' } } },
      'rate-limited',
    ],
  ])('Meta’s number is read in %s', (_place, body, meaning) => {
    for (const status of [400, 401, 429, 500]) expect(codeFor(status, body)).toBe(meaning);
  });

  test('a telephone number that contains the digits of a Meta error is not one', () => {
    expect(codeFor(400, { error: 'cannot call 5513800612345' }, 'placing')).toBe('bad-number');
    expect(codeFor(400, { error: 'cannot call 55119138006' }, 'placing')).toBe('bad-number');
    expect(codeFor(400, { error: 'cannot call +55 11 100 613' }, 'placing')).toBe('bad-number');
  });

  test('a 401 that Meta caused does not send the agent to look for another key', () => {
    expect(codeFor(401, { error: 'x', code: 'META_SOMETHING_NEW' })).toBe('number-restricted');
    expect(codeFor(401, { error: 'x', code: 'META_PERMISSION_EXPIRED' })).toBe('permission-required');
    expect(codeFor(401, { error: 'x', code: 'META_PERMISSION_LIMIT' })).toBe('permission-request-limit');
    expect(codeFor(401, { error: 'x', code: 'META_PAYMENT_DUE' })).toBe('payment-required');
    expect(codeFor(400, { error: 'x', code: 'META_DAILY_LIMIT' })).toBe('call-limit-reached');
    expect(codeFor(500, { error: 'x', code: 'META_SOMETHING_NEW' })).toBe('service-broken');
    expect(codeFor(429, { error: 'x', code: 'META_SOMETHING_NEW' })).toBe('rate-limited');
  });

  test('codes no page lists are understood by their family', () => {
    expect(codeFor(403, { error: 'x', code: 'SUBSCRIPTION_EXPIRED' })).toBe('plan-required');
    expect(codeFor(409, { error: 'x', code: 'CALL_ALREADY_ENDED' })).toBe('call-gone');
    expect(codeFor(409, { error: 'x', code: 'INVALID_CALL_STATE' })).toBe('call-gone');
  });
});

describe('a refusal without a code we know', () => {
  const byStatus: readonly (readonly [number, AppErrorCode])[] = [
    [401, 'key-rejected'],
    [402, 'plan-required'],
    [403, 'key-rejected'],
    [408, 'service-timeout'],
    [429, 'rate-limited'],
    [500, 'service-broken'],
    [502, 'service-broken'],
    [503, 'service-broken'],
    [504, 'service-timeout'],
    [418, 'service-broken'],
  ];
  test.each(byStatus)('HTTP %i means %s', (status, meaning) => {
    for (const body of [null, {}, { error: 'x' }, { error: 'x', code: 'WHO_KNOWS' }, [], 'text', 7]) {
      expect(codeFor(status, body)).toBe(meaning);
    }
  });

  test.each(SUBJECTS)('a 400, 404 or 409 about %s is read by what was asked', (subject) => {
    expect(codeFor(400, { error: 'x', code: 'VALIDATION_ERROR' }, subject)).toBe(REFUSED_INPUT[subject]);
    expect(codeFor(422, null, subject)).toBe(REFUSED_INPUT[subject]);
    expect(codeFor(404, null, subject)).toBe(NOT_FOUND[subject]);
    expect(codeFor(410, { error: 'Gone' }, subject)).toBe(NOT_FOUND[subject]);
    expect(codeFor(409, { error: 'x', code: 'WHO_KNOWS' }, subject)).toBe(CONFLICT[subject]);
  });

  test('a 400 while placing is about the number, unless it speaks of the SDP', () => {
    expect(codeFor(400, { error: 'to must be E.164' }, 'placing')).toBe('bad-number');
    expect(codeFor(400, { error: 'sdp is required' }, 'placing')).toBe('call-setup-refused');
  });
});

describe('a live call is ended by nothing but the word that it is gone', () => {
  test.each<[number, unknown]>([
    [429, { error: 'x', code: 'CALL_RATE_LIMITED' }],
    [401, { error: 'x', code: 'CALL_UNAUTHORIZED' }],
    [402, { error: 'x', code: 'CALL_PLAN_REQUIRED' }],
    [403, { error: 'x', code: 'CALL_NOT_ALLOWED' }],
    [404, null],
    [404, { error: 'Route not found', code: 'NOT_FOUND' }],
    [410, null],
    [400, { error: 'x', code: 'VALIDATION_ERROR' }],
    [409, { error: 'x', code: 'CALL_IN_PROGRESS' }],
    [409, { error: 'x', code: 'INVALID_CALL_STATE' }],
  ])('HTTP %i with %j does not', (status, body) => {
    expect(codeFor(status, body, 'reading')).not.toBe('call-gone');
  });

  test('CALL_NOT_FOUND does', () => {
    expect(codeFor(404, { error: 'x', code: 'CALL_NOT_FOUND' }, 'reading')).toBe('call-gone');
  });

  test('a pace that was too fast is said as such, with the time to wait', () => {
    expect(refusalError({ status: 429, body: { code: 'CALL_RATE_LIMITED' }, retryAfterMs: 9_000, subject: 'reading' })).toMatchObject({
      code: 'rate-limited',
      retryAfterMs: 9_000,
    });
  });

  test('a call that cannot be placed has not "already ended"', () => {
    expect(codeFor(409, { error: 'x', code: 'CALL_IN_PROGRESS' }, 'placing')).toBe('peer-busy');
    expect(codeFor(403, { error: 'x', code: 'CALL_NOT_ALLOWED' }, 'placing')).toBe('call-setup-refused');
    expect(codeFor(429, { error: 'x', code: 'CALL_RATE_LIMITED' }, 'placing')).toBe('rate-limited');
  });

  test('a call that somebody else accepted does not mean that the number is disconnected', () => {
    expect(codeFor(409, { error: 'x', code: 'ALREADY_ACCEPTED' }, 'one-call')).toBe('call-setup-refused');
  });
});

test('an address where nothing of the service answers is told at the first contact', () => {
  expect(codeFor(404, null, 'first-contact')).toBe('api-address-wrong');
  expect(codeFor(404, null, 'account')).toBe('service-broken');
});

test('the detail keeps status and code and drops the service’s free text', () => {
  const error = refusalError({
    status: 404,
    body: { error: 'no call of ps_secret with +5511999990000', code: 'CALL_NOT_FOUND' },
    retryAfterMs: 4_000,
    subject: 'one-call',
  });
  expect(error).toEqual({ code: 'call-gone', detail: 'HTTP 404 CALL_NOT_FOUND', retryAfterMs: 4_000 });
  expect(refusalError({ status: 400, body: { code: 'ps_secret <b>' }, retryAfterMs: null, subject: 'account' }).detail).toBe('HTTP 400');
});

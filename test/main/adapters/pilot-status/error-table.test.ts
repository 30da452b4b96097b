import { describe, expect, test } from 'vitest';
import type { AppErrorCode } from '#contract/errors.ts';
import { CODE_MEANING, type Subject } from '../../../../main/adapters/pilot-status/error-table.ts';
import { refusalError } from '../../../../main/adapters/pilot-status/refusal.ts';

const SUBJECTS: readonly Subject[] = ['placing', 'media-description', 'one-call', 'reading', 'webhook', 'account', 'first-contact'];

const meaning = (status: number, body: unknown, subject: Subject): AppErrorCode =>
  refusalError({ status, body, retryAfterMs: null, subject }).code;

describe('every error that the service documents says what to do, whatever was asked', () => {
  test.each<[status: number, code: string, AppErrorCode]>([
    [400, 'FEATURE_NOT_SUPPORTED', 'not-supported'],
    [400, 'NUMBER_MISMATCH', 'tenant-key-given'],
    [400, 'NUMBER_REQUIRED', 'tenant-key-given'],
    [402, 'SUBSCRIPTION_REQUIRED_FOR_MEDIA', 'plan-required'],
    [403, 'TENANT_SCOPE_NOT_ALLOWED', 'tenant-key-given'],
    [403, 'NUMBER_SCOPE_NOT_ALLOWED', 'number-key-given'],
    [404, 'CALL_NOT_FOUND', 'call-gone'],
    [404, 'NUMBER_NOT_FOUND', 'tenant-key-given'],
    [404, 'WEBHOOK_NOT_FOUND', 'service-broken'],
    [409, 'WHATSAPP_INSTANCE_NOT_CONNECTED', 'line-disconnected'],
    // Their HTTP status is not documented; Meta's own is 401 for the first.
    [401, 'META_CALL_PERMISSION_REQUIRED', 'permission-required'],
    [400, 'META_CALL_PERMISSION_REQUEST_LIMIT', 'permission-request-limit'],
    [402, 'META_CALLING_PAYMENT_REQUIRED', 'payment-required'],
  ])('%i %s: %s', (status, code, said) => {
    expect(Object.keys(CODE_MEANING)).toContain(code);
    for (const subject of SUBJECTS) expect(meaning(status, { error: 'x', code, requestId: 'r' }, subject)).toBe(said);
  });

  test.each<[status: number, code: string | undefined, Partial<Record<Subject, AppErrorCode>>]>([
    [400, undefined, { placing: 'bad-number', 'media-description': 'call-setup-refused', account: 'service-broken' }],
    [
      400,
      'VALIDATION_ERROR',
      { placing: 'bad-number', 'one-call': 'call-setup-refused', webhook: 'not-supported', reading: 'service-broken' },
    ],
    [401, undefined, Object.fromEntries(SUBJECTS.map((subject) => [subject, 'key-rejected']))],
    [402, undefined, Object.fromEntries(SUBJECTS.map((subject) => [subject, 'plan-required']))],
    [429, undefined, Object.fromEntries(SUBJECTS.map((subject) => [subject, 'rate-limited']))],
    [500, undefined, Object.fromEntries(SUBJECTS.map((subject) => [subject, 'service-broken']))],
    [504, undefined, Object.fromEntries(SUBJECTS.map((subject) => [subject, 'service-timeout']))],
  ])('%i %s', (status, code, said) => {
    const asked = SUBJECTS.filter((subject) => said[subject] !== undefined);
    expect(Object.fromEntries(asked.map((subject) => [subject, meaning(status, { error: 'x', code }, subject)]))).toEqual(said);
  });
});

describe('every error of Meta says what to do', () => {
  const META: readonly (readonly [code: number, status: number, AppErrorCode])[] = [
    [100, 400, 'call-setup-refused'],
    [613, 429, 'rate-limited'],
    [131009, 400, 'country-not-served'],
    [131030, 400, 'peer-unreachable'],
    [131044, 400, 'payment-required'],
    [131047, 400, 'text-window-closed'],
    [131055, 400, 'not-supported'],
    [138000, 401, 'calling-disabled'],
    [138001, 400, 'peer-unreachable'],
    [138002, 429, 'too-many-calls'],
    [138003, 400, 'peer-busy'],
    [138004, 500, 'service-broken'],
    [138005, 429, 'too-many-calls'],
    [138006, 401, 'permission-required'],
    [138007, 500, 'call-setup-timeout'],
    [138008, 400, 'call-setup-refused'],
    [138009, 400, 'permission-request-limit'],
    [138011, 400, 'conversation-needed'],
    [138012, 400, 'call-limit-reached'],
    [138013, 400, 'country-not-served'],
    [138014, 400, 'quality-paused'],
    [138015, 400, 'tier-too-low'],
    [138017, 400, 'permission-is-permanent'],
    [138018, 400, 'calling-not-ready'],
    [138019, 400, 'peer-setup-failed'],
    [138020, 400, 'peer-setup-failed'],
    [138021, 400, 'peer-heard-nothing'],
    [138022, 400, 'peer-sent-nothing'],
    [138023, 400, 'sound-never-came'],
  ];

  test.each(META)('%i (HTTP %i): %s, in whichever place the number stands', (code, status, said) => {
    for (const subject of SUBJECTS) {
      for (const told of [status, 400, 401]) {
        expect(meaning(told, { error: 'x', code: `META_${String(code)}` }, subject)).toBe(said);
        expect(meaning(told, { error: { message: 'x', code, error_data: { details: 'd' } } }, subject)).toBe(said);
        expect(meaning(told, { error: `(#${String(code)}) x`, code: 'PROVIDER_ERROR' }, subject)).toBe(said);
      }
    }
  });

  test('a 401 with a word of Meta never says that the key is bad', () => {
    for (const subject of SUBJECTS) {
      for (const code of ['META_CALL_PERMISSION_REQUIRED', 'META_138000', 'META_NEW_WORD', 'META_PERMISSION_GONE']) {
        expect(meaning(401, { error: 'x', code }, subject)).not.toBe('key-rejected');
      }
    }
  });
});

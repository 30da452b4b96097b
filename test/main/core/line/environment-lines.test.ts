import { describe, expect, test } from 'vitest';
import { DEFAULT_API_BASE } from '#contract/settings.ts';
import { environmentLines } from '../../../../main/core/line/environment-lines.ts';

describe('lines from the environment', () => {
  test('no key, no line', () => {
    for (const keys of [undefined, '', ' ', ',', ' , ,']) {
      expect(environmentLines({ PILOT_STATUS_API_KEYS: keys })).toEqual({
        given: false,
        apiBase: DEFAULT_API_BASE,
        signatures: [],
        accesses: { ok: true, value: [] },
      });
    }
  });

  test('keys are trimmed, kept in order, and counted once', () => {
    expect(environmentLines({ PILOT_STATUS_API_KEYS: ' ps_b, ps_a ,,ps_b' }).accesses).toEqual({
      ok: true,
      value: [
        { apiBase: DEFAULT_API_BASE, apiKey: 'ps_b' },
        { apiBase: DEFAULT_API_BASE, apiKey: 'ps_a' },
      ],
    });
  });

  test('secrets of signed webhooks come in a list, none where none is given', () => {
    expect(environmentLines({ PILOT_STATUS_WEBHOOK_SECRETS: ' new , old,' }).signatures).toEqual(['new', 'old']);
    expect(environmentLines({}).signatures).toEqual([]);
  });

  test('another address may be given', () => {
    const lines = environmentLines({ PILOT_STATUS_API_KEYS: 'ps_a', PILOT_STATUS_API_URL: 'http://127.0.0.1:4010/v1/' });
    expect(lines).toEqual({
      given: true,
      apiBase: 'http://127.0.0.1:4010/v1',
      signatures: [],
      accesses: { ok: true, value: [{ apiBase: 'http://127.0.0.1:4010/v1', apiKey: 'ps_a' }] },
    });
  });

  test('an address without keys is where lines that are added are looked for', () => {
    expect(environmentLines({ PILOT_STATUS_API_URL: 'https://test.example/v1' })).toMatchObject({
      given: false,
      apiBase: 'https://test.example/v1',
      accesses: { ok: true, value: [] },
    });
  });

  test('a wrong address is an error, with or without keys', () => {
    for (const keys of ['ps_a', undefined]) {
      expect(environmentLines({ PILOT_STATUS_API_KEYS: keys, PILOT_STATUS_API_URL: 'http://evil.org' })).toMatchObject({
        given: keys !== undefined,
        apiBase: DEFAULT_API_BASE,
        accesses: { ok: false, error: { code: 'environment-invalid', detail: expect.stringContaining('PILOT_STATUS_API_URL') } },
      });
    }
  });

  test('a key that no header could carry is an error that does not show it', () => {
    for (const key of ['ps_CANARY with space', 'ps_CANARY\nx', 'ps_CANARYé', `ps_CANARY${'a'.repeat(500)}`]) {
      const lines = environmentLines({ PILOT_STATUS_API_KEYS: `ps_a,${key}` });
      expect(lines).toMatchObject({
        given: true,
        accesses: { ok: false, error: { code: 'environment-invalid', detail: expect.stringContaining('PILOT_STATUS_API_KEYS') } },
      });
      expect(JSON.stringify(lines)).not.toContain('CANARY');
    }
  });
});

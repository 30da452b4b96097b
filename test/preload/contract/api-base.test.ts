import { describe, expect, test } from 'vitest';
import { apiBase, isLoopbackBase } from '#contract/api-base.ts';

describe('the address of the API', () => {
  test.each([
    ['https://pilotstatus.com.br/v1', 'https://pilotstatus.com.br/v1'],
    ['  https://pilotstatus.com.br/v1/ ', 'https://pilotstatus.com.br/v1'],
    ['HTTPS://PilotStatus.com.br/V1', 'https://pilotstatus.com.br/V1'],
    ['https://calls.example.org:8443', 'https://calls.example.org:8443'],
    ['http://127.0.0.1:4010/v1', 'http://127.0.0.1:4010/v1'],
    ['http://localhost:4010/v1', 'http://localhost:4010/v1'],
    ['http://[::1]:4010/v1', 'http://[::1]:4010/v1'],
  ])('%s is kept as %s', (text, base) => {
    expect(apiBase(text)).toEqual({ ok: true, value: base });
  });

  test.each([
    'http://pilotstatus.com.br/v1',
    'http://127.0.0.1.evil.org/v1',
    'http://localhost.evil.org/v1',
    'http://192.168.0.4/v1',
    'https://user:secret@pilotstatus.com.br/v1',
    'https://pilotstatus.com.br@evil.org/v1',
    'https://pilotstatus.com.br/v1?key=a',
    'https://pilotstatus.com.br/v1#a',
    'https://pilotstatus.com.br/%2e%2e',
    'https://pilotstatus.com.br:70000/v1',
    'https://pilot status/v1',
    'https://',
    'ftp://pilotstatus.com.br',
    'javascript:alert(1)',
    'pilotstatus.com.br',
    'ps_1234567890',
    '',
  ])('%s is refused', (text) => {
    expect(apiBase(text)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  test('what is accepted is what a URL parser sees: host and path mean the same to both', () => {
    for (const text of ['https://calls.example.org:8443/v1/x', 'http://[::1]:4010/v1']) {
      const base = apiBase(text);
      expect(base.ok && new URL(base.value).href.replace(/\/$/, '')).toBe(text);
    }
  });

  test('only this machine is a loopback base', () => {
    expect(['http://localhost:1/v1', 'http://127.9.9.9/v1', 'https://[::1]:1'].every(isLoopbackBase)).toBe(true);
    expect(['https://pilotstatus.com.br/v1', 'https://localhost.org', 'nonsense'].some(isLoopbackBase)).toBe(false);
  });
});

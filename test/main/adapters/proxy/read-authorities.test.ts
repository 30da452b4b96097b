import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openProxyRules, proxyConfig } from '../../../../main/adapters/proxy/open-proxy-rules.ts';
import { readAuthorities } from '../../../../main/adapters/proxy/read-authorities.ts';
import { TEST_AUTHORITY, TEST_SERVER } from '../../../support/tls/test-authority.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

function fileWith(text: string): string {
  const path = join(temporaryFolder(), 'ca.pem');
  writeFileSync(path, text);
  return path;
}

describe('a company’s file of certificates', () => {
  test('gives each of them, whatever stands between', () => {
    const read = readAuthorities(fileWith(`# Aurora\n${TEST_AUTHORITY}\n\nsubject=x\n${TEST_SERVER.cert}`));
    expect(read.ok && read.value.length).toBe(2);
  });

  test.each([
    ['nothing', '', 'no certificate in PEM form'],
    ['a certificate that is none', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', 'certificate 1 cannot be read'],
    ['a private key by mistake', `${TEST_SERVER.cert}${TEST_SERVER.key}`, 'it holds a private key'],
  ])('that holds %s is of no use, and says why', (_what, text, detail) => {
    expect(readAuthorities(fileWith(text))).toEqual({ ok: false, error: { code: 'ca-file-unusable', detail } });
  });

  test.each(['//server/share/ca.pem', '\\\\server\\share\\ca.pem', '\\\\?\\UNC\\server\\share\\ca.pem'])(
    'on another machine is not asked for: %s',
    (path) => {
      expect(readAuthorities(path)).toEqual({ ok: false, error: { code: 'ca-file-unusable', detail: 'on another machine' } });
    },
  );

  test('is a file: a device or a folder in its place is not read', () => {
    for (const place of ['/dev/zero', temporaryFolder()]) {
      expect(readAuthorities(place)).toEqual({ ok: false, error: { code: 'ca-file-unusable', detail: 'no plain file' } });
    }
  });

  test('is looked through in one go, however many beginnings without an end it has', () => {
    const path = fileWith('-----BEGIN CERTIFICATE-----'.repeat(75_000));
    const before = performance.now();
    expect(readAuthorities(path)).toMatchObject({ ok: false, error: { detail: 'no certificate in PEM form' } });
    expect(performance.now() - before).toBeLessThan(500);
  });

  test('that is gone is told', () => {
    expect(readAuthorities(join(temporaryFolder(), 'gone.pem'))).toEqual({
      ok: false,
      error: { code: 'ca-file-unusable', detail: 'ENOENT' },
    });
  });
});

describe('our settings in Chromium’s words', () => {
  test.each([
    [{ mode: 'system' }, { mode: 'system' }],
    [{ mode: 'direct' }, { mode: 'direct' }],
    [
      { mode: 'pac', url: 'http://wpad/x.pac' },
      { mode: 'pac_script', pacScript: 'http://wpad/x.pac' },
    ],
    [
      { mode: 'manual', server: 'http://proxy:3128', bypass: ['a.local', '*.b'] },
      { mode: 'fixed_servers', proxyRules: 'http://proxy:3128', proxyBypassRules: 'a.local,*.b' },
    ],
  ] as const)('%j', (ours, theirs) => {
    expect(proxyConfig(ours)).toEqual(theirs);
  });

  test('what is open through the former proxy is closed when another is taken', async () => {
    const told: string[] = [];
    const rules = openProxyRules({
      async setProxy({ mode }) {
        told.push(String(mode));
      },
      async closeAllConnections() {
        told.push('closed');
      },
      resolveProxy: async () => 'DIRECT',
    });
    await rules.use({ mode: 'direct' });
    expect(told).toEqual(['direct', 'closed']);
  });
});

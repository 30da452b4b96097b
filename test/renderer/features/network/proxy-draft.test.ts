import { describe, expect, test } from 'vitest';
import { DEFAULT_NETWORK } from '#contract/network.ts';
import { draftFaults, draftOf, networkOf, passwordOf } from '../../../../renderer/features/network/proxy-draft.ts';

const MANUAL = {
  proxy: { mode: 'manual', server: 'http://proxy.local:3128', bypass: ['a.local', '*.b'] },
  proxyUser: 'ana',
  extraCaFile: '/ca.pem',
} as const;

describe('the proxy’s fields', () => {
  test('hold what is kept, and give it back as it was', () => {
    expect(networkOf(draftOf(DEFAULT_NETWORK), null)).toEqual(DEFAULT_NETWORK);
    expect(networkOf(draftOf(MANUAL), '/ca.pem')).toEqual({ ...MANUAL, proxy: { ...MANUAL.proxy, server: 'proxy.local:3128' } });
  });

  test('take exceptions however they are separated', () => {
    const draft = { ...draftOf(MANUAL), bypass: ' a.local;b.local,\n c.local ' };
    expect(networkOf(draft, null).proxy).toMatchObject({ bypass: ['a.local', 'b.local', 'c.local'] });
  });

  test('say which of them cannot be', () => {
    expect(draftFaults({ ...draftOf(MANUAL), server: 'a b', user: ' ' })).toEqual(['server', 'user']);
    expect(draftFaults({ ...draftOf(DEFAULT_NETWORK), mode: 'pac', pacUrl: 'file:///x' })).toEqual(['pacUrl']);
    expect(draftFaults({ ...draftOf(DEFAULT_NETWORK), mode: 'pac', pacUrl: 'http://wpad/x.pac' })).toEqual([]);
    expect(draftFaults(draftOf(MANUAL))).toEqual([]);
  });

  test.each(['http://10.0.0.256/proxy.pac', 'http://proxy.empresa:80800/x.pac', 'http://proxy:porta/x'])(
    'say that there can be no host or port as in %s',
    (pacUrl) => {
      expect(draftFaults({ ...draftOf(DEFAULT_NETWORK), mode: 'pac', pacUrl })).toEqual(['pacUrl']);
      expect(draftFaults({ ...draftOf(MANUAL), server: '10.0.0.256:3128' })).toEqual(['server']);
    },
  );

  test('take an address of the script with what surrounds it', () => {
    expect(draftFaults({ ...draftOf(DEFAULT_NETWORK), mode: 'pac', pacUrl: ' http://[::1]:80/x.pac?a=b ' })).toEqual([]);
  });

  test('leave the kept password where none is written, and forget it with the login', () => {
    expect(passwordOf(draftOf(MANUAL))).toEqual({});
    expect(passwordOf({ ...draftOf(MANUAL), password: 'nova' })).toEqual({ password: 'nova' });
    expect(passwordOf({ ...draftOf(MANUAL), hasLogin: false, password: 'nova' })).toEqual({ password: null });
    expect(networkOf({ ...draftOf(MANUAL), mode: 'direct' }, null)).toEqual({
      proxy: { mode: 'direct' },
      proxyUser: null,
      extraCaFile: null,
    });
  });
});

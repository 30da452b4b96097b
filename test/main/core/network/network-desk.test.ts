import { describe, expect, test } from 'vitest';
import { DEFAULT_NETWORK, type NetworkSettings } from '#contract/network.ts';
import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok } from '#contract/result.ts';
import type { Settings } from '#contract/settings.ts';
import { unixMs } from '#contract/time.ts';
import { createNetworkDesk, type NetworkDesk } from '../../../../main/core/network/network-desk.ts';
import { createMemorySettings } from '../../../support/fakes/memory-stores.ts';
import { createMemorySecretStore } from '../../../support/fakes/memory-secret-store.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const MANUAL: NetworkSettings = {
  proxy: { mode: 'manual', server: 'http://proxy.local:3128', bypass: [] },
  proxyUser: 'ana',
  extraCaFile: null,
};

function stage(order: { readonly answer?: (url: string) => string; readonly refusal?: (to: Settings) => AppError | null } = {}): {
  readonly desk: NetworkDesk;
  readonly asked: string[];
  readonly used: NetworkSettings['proxy'][];
  readonly log: ReturnType<typeof memoryLog>;
  readonly settings: ReturnType<typeof createMemorySettings>;
  pass(ms: number): void;
} {
  let now = 0;
  const asked: string[] = [];
  const used: NetworkSettings['proxy'][] = [];
  const log = memoryLog();
  const settings = createMemorySettings();
  const desk = createNetworkDesk({
    rules: {
      async use(proxy) {
        used.push(proxy);
      },
      async resolve(url) {
        asked.push(url);
        return order.answer?.(url) ?? 'DIRECT';
      },
    },
    readAuthorities: (path) => (path === '/ca.pem' ? ok(['A', 'B']) : fail(appError('ca-file-unusable', 'ENOENT'))),
    settings,
    secrets: createMemorySecretStore(),
    clock: { now: () => unixMs(now), after: () => () => undefined },
    log,
    refusal: order.refusal ?? (() => null),
    changed: () => undefined,
  });
  return {
    desk,
    asked,
    used,
    log,
    settings,
    pass(ms) {
      now += ms;
    },
  };
}

describe('the way out of this network', () => {
  test('is asked of Chromium for each address, with our login on it, and remembered for a while', async () => {
    const { desk, asked, pass } = stage({ answer: () => 'PROXY proxy.local:3128' });
    await desk.use(MANUAL, 'segredo');
    const way = {
      proxy: { scheme: 'http', host: 'proxy.local', port: 3_128, login: { user: 'ana', password: 'segredo' } },
      extraAuthorities: [],
    };
    expect(await desk.wayTo('https://pilot.example/v1/calls?limit=1')).toEqual(way);
    expect(await desk.wayTo('https://pilot.example/v1/other')).toEqual(way);
    expect(await desk.wayTo('wss://media.example:8443/x?token=secret')).toEqual(way);
    expect(asked).toEqual(['https://pilot.example/', 'https://media.example:8443/']);
    pass(31_000);
    await desk.wayTo('https://pilot.example/');
    expect(asked).toHaveLength(3);
  });

  test('to this machine is never another one, whatever a proxy’s rules say', async () => {
    const { desk, asked } = stage({ answer: () => 'PROXY proxy.local:3128' });
    await desk.use(MANUAL);
    for (const url of ['http://127.0.0.1:4010/v1', 'ws://localhost:9/x', 'http://[::1]:80/']) {
      expect((await desk.wayTo(url)).proxy).toBeNull();
    }
    expect(asked).toEqual([]);
  });

  test('a file of authorities is trusted on every way; one that is of no use is said, and the phone goes on', async () => {
    const { desk } = stage();
    desk.caFileChosen('/ca.pem');
    await desk.use({ ...DEFAULT_NETWORK, extraCaFile: '/ca.pem' });
    expect((await desk.wayTo('https://pilot.example/')).extraAuthorities).toEqual(['A', 'B']);
    expect(desk.state()).toMatchObject({ extraCaCount: 2, extraCaError: null });
    desk.caFileChosen('/gone.pem');
    await desk.use({ ...DEFAULT_NETWORK, extraCaFile: '/gone.pem' });
    expect(desk.state()).toMatchObject({ extraCaCount: 0, extraCaError: { code: 'ca-file-unusable' } });
    expect((await desk.wayTo('https://pilot.example/')).extraAuthorities).toEqual([]);
  });

  test('the password is kept apart, stays where nothing is said of it, and is nowhere else', async () => {
    const { desk, settings, log } = stage({ answer: () => 'PROXY proxy.local:3128' });
    await desk.use(MANUAL, 'segredo');
    await desk.use({ ...MANUAL, proxyUser: 'bia' });
    expect(desk.state().hasPassword).toBe(true);
    expect(desk.loginFor({ host: 'proxy.local', port: 3_128 })).toEqual({ user: 'bia', password: 'segredo' });
    expect(JSON.stringify(settings.read()) + JSON.stringify(desk.state()) + log.text()).not.toContain('segredo');
    await desk.use(DEFAULT_NETWORK, null);
    expect(desk.state().hasPassword).toBe(false);
  });

  test('a proxy that asks Chromium is answered once: a wrong password is not right the second time', async () => {
    const { desk, pass } = stage({ answer: () => 'PROXY proxy.local:3128; PROXY other.local:3128' });
    await desk.use({ ...DEFAULT_NETWORK, proxyUser: 'ana' }, 'segredo');
    expect(desk.loginFor({ host: 'proxy.local', port: 3_128 })).not.toBeNull();
    expect(desk.loginFor({ host: 'proxy.local', port: 3_128 })).toBeNull();
    expect(desk.loginFor({ host: 'other.local', port: 3_128 })).not.toBeNull();
    pass(31_000);
    expect(desk.loginFor({ host: 'proxy.local', port: 3_128 })).not.toBeNull();
  });

  test('a file of authorities that nobody chose in the system’s dialog is not taken; the kept one stays', async () => {
    const { desk, settings } = stage();
    const withFile = { ...DEFAULT_NETWORK, extraCaFile: '/ca.pem' };
    expect(await desk.use(withFile)).toMatchObject({ ok: false, error: { code: 'ca-file-unusable' } });
    desk.caFileChosen('/ca.pem');
    expect((await desk.use(withFile)).ok).toBe(true);
    desk.caFileChosen('/other.pem');
    expect((await desk.use(withFile)).ok).toBe(true);
    expect(settings.read().network.extraCaFile).toBe('/ca.pem');
  });

  test('the login goes to the proxies it was entered for alone, whatever the rules name later', async () => {
    let answer = 'PROXY proxy.local:3128; HTTPS second.local:443; DIRECT';
    const { desk, pass } = stage({ answer: () => answer });
    const system: NetworkSettings = { ...DEFAULT_NETWORK, proxyUser: 'ana' };
    const sent = async (): Promise<string | null> => {
      pass(31_000);
      return (await desk.wayTo('https://pilot.example/')).proxy?.login?.password ?? null;
    };
    await desk.use(system, 'segredo');
    expect(await sent()).toBe('segredo');
    for (const stranger of ['PROXY evil.local:3128', 'PROXY proxy.local:3129', 'SOCKS5 proxy.local:3128', 'HTTPS proxy.local:3128']) {
      answer = stranger;
      expect(await sent()).toBeNull();
    }
    answer = 'HTTPS second.local:443';
    expect(await sent()).toBe('segredo');
    expect(desk.loginFor({ host: 'evil.local', port: 3_128 })).toBeNull();
    expect(desk.loginFor({ host: 'second.local', port: 443 })).not.toBeNull();
    // A window cannot say for whom it is.
    answer = 'PROXY evil.local:3128';
    await desk.use({ ...system, proxyLoginAt: ['http://evil.local:3128'] });
    expect(await sent()).toBeNull();
  });

  test.each(['by hand', 'by an import'])('a login is for nobody once the proxy was changed %s, until it is entered again', async (how) => {
    const { desk, settings } = stage({ answer: () => 'PROXY proxy.local:3128' });
    await desk.use(MANUAL, 'segredo');
    const other: NetworkSettings = { ...MANUAL, proxy: { mode: 'pac', url: 'http://wpad.example/x.pac' } };
    if (how === 'by hand') await desk.use(other);
    else {
      settings.write({ ...settings.read(), network: { ...settings.read().network, proxy: other.proxy } });
      await desk.follow();
    }
    expect(settings.read().network).toEqual(other);
    expect((await desk.wayTo('https://pilot.example/')).proxy?.login).toBeNull();
    await desk.use(other, 'segredo');
    expect((await desk.wayTo('https://pilot.example/')).proxy?.login).not.toBeNull();
  });

  test('that a proxy refuses us is shown until it lets us through, or until the network is set anew', async () => {
    const { desk } = stage();
    await desk.use(MANUAL, 'x');
    desk.loginAsked(false);
    expect(desk.state().proxyRefused).toBe(true);
    desk.loginAsked(true);
    expect(desk.state().proxyRefused).toBe(false);
    desk.loginAsked(false);
    await desk.use(MANUAL, 'y');
    expect(desk.state().proxyRefused).toBe(false);
  });

  test('an address that is none, and a network that is locked, change nothing', async () => {
    const wrong = stage();
    expect(await wrong.desk.use({ ...MANUAL, proxy: { mode: 'manual', server: 'a b', bypass: [] } })).toMatchObject({
      ok: false,
      error: { code: 'proxy-address-wrong' },
    });
    expect(await wrong.desk.use({ ...MANUAL, proxy: { mode: 'pac', url: 'file:///etc/passwd' } })).toMatchObject({ ok: false });
    const locked = stage({ refusal: () => appError('locked-by-policy', 'network.proxy') });
    expect(await locked.desk.use(MANUAL, 'x')).toEqual({ ok: false, error: { code: 'locked-by-policy', detail: 'network.proxy' } });
    expect([...wrong.used, ...locked.used]).toEqual([]);
    expect(locked.settings.read().network).toEqual(DEFAULT_NETWORK);
    expect(locked.desk.state().hasPassword).toBe(false);
  });
});

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
    await desk.use({ ...DEFAULT_NETWORK, extraCaFile: '/ca.pem' });
    expect((await desk.wayTo('https://pilot.example/')).extraAuthorities).toEqual(['A', 'B']);
    expect(desk.state()).toMatchObject({ extraCaCount: 2, extraCaError: null });
    await desk.use({ ...DEFAULT_NETWORK, extraCaFile: '/gone.pem' });
    expect(desk.state()).toMatchObject({ extraCaCount: 0, extraCaError: { code: 'ca-file-unusable' } });
    expect((await desk.wayTo('https://pilot.example/')).extraAuthorities).toEqual([]);
  });

  test('the password is kept apart, stays where nothing is said of it, and is nowhere else', async () => {
    const { desk, settings, log } = stage();
    await desk.use(MANUAL, 'segredo');
    await desk.use({ ...MANUAL, proxyUser: 'bia' });
    expect(desk.state().hasPassword).toBe(true);
    expect(desk.loginFor({ host: 'proxy.local', port: 3_128 })).toEqual({ user: 'bia', password: 'segredo' });
    expect(JSON.stringify(settings.read()) + JSON.stringify(desk.state()) + log.text()).not.toContain('segredo');
    await desk.use(DEFAULT_NETWORK, null);
    expect(desk.state().hasPassword).toBe(false);
  });

  test('a proxy that asks Chromium is answered once: a wrong password is not right the second time', async () => {
    const { desk, pass } = stage();
    await desk.use(MANUAL, 'segredo');
    expect(desk.loginFor({ host: 'proxy.local', port: 3_128 })).not.toBeNull();
    expect(desk.loginFor({ host: 'proxy.local', port: 3_128 })).toBeNull();
    expect(desk.loginFor({ host: 'other.local', port: 3_128 })).not.toBeNull();
    pass(31_000);
    expect(desk.loginFor({ host: 'proxy.local', port: 3_128 })).not.toBeNull();
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

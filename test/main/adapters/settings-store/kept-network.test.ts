import fc from 'fast-check';
import { LONGEST_BYPASS, type NetworkSettings } from '#contract/network.ts';
import { ok } from '#contract/result.ts';
import { SETTINGS_SCHEMAS } from '#contract/settings-schemas.ts';
import { unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, readSettings, settingsDocument } from '../../../../main/adapters/settings-store/settings-document.ts';
import { createNetworkDesk } from '../../../../main/core/network/network-desk.ts';
import { createMemorySecretStore } from '../../../support/fakes/memory-secret-store.ts';
import { createMemorySettings } from '../../../support/fakes/memory-stores.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const SYSTEM: NetworkSettings = { proxy: { mode: 'system' }, proxyUser: 'ana', extraCaFile: null };

/** The settings after `network/use`, and whether they were taken. */
async function used(
  input: { readonly network: NetworkSettings; readonly password?: string | null },
  answer: string,
): Promise<{ readonly isTaken: boolean; readonly settings: ReturnType<ReturnType<typeof createMemorySettings>['read']> }> {
  const settings = createMemorySettings();
  const desk = createNetworkDesk({
    rules: { use: async () => undefined, resolve: async () => answer },
    readAuthorities: () => ok([]),
    settings,
    secrets: createMemorySecretStore(),
    clock: { now: () => unixMs(0), after: () => () => undefined },
    log: memoryLog(),
    refusal: () => null,
    changed: () => undefined,
  });
  if (input.network.extraCaFile !== null) desk.caFileChosen(input.network.extraCaFile);
  const taken = await desk.use(input.network, input.password);
  return { isTaken: taken.ok, settings: settings.read() };
}

/** As they are at the next start. */
const reread = (settings: Awaited<ReturnType<typeof used>>['settings']): unknown =>
  readSettings(JSON.parse(JSON.stringify(settingsDocument(settings, DEFAULT_SETTINGS))), { defaults: DEFAULT_SETTINGS });

const host = fc.oneof(
  fc.constantFrom('proxy', '10.0.0.256', '10.0.0.1', '1.2', '[::1]', '[1:2]', 'xn--', 'proxy.1', 'a..b', 'é.com', 'a_b', 'u@h', 'a\\b', ''),
  fc.domain(),
  fc.ipV4(),
  fc.ipV6().map((address) => `[${address}]`),
  fc.string({ maxLength: 600 }),
  fc.integer({ min: 1, max: 500 }).map((length) => 'a'.repeat(length)),
);
const port = fc.oneof(
  fc.constantFrom('', ':', ':80', ':80800', ':porta', ':0'),
  fc.nat({ max: 99_999 }).map((at) => `:${String(at)}`),
);
const scheme = fc.constantFrom('', 'http://', 'https://', 'HTTP://', 'socks5://', 'ftp://', ' http://', 'http:/', 'http:');
const address = fc
  .tuple(scheme, host, port, fc.constantFrom('', '/', '/x.pac', '?x', '#x', '/%zz', '/\\', ' '))
  .map((parts) => parts.join(''));
const network = fc.record({
  proxy: fc.oneof(
    fc.constantFrom({ mode: 'system' as const }, { mode: 'direct' as const }),
    fc.record({ mode: fc.constant('pac' as const), url: fc.oneof(address, fc.webUrl()) }),
    fc.record({
      mode: fc.constant('manual' as const),
      server: address,
      bypass: fc.array(fc.oneof(host, fc.constant(' ')), { maxLength: 55 }),
    }),
  ),
  proxyUser: fc.option(fc.string({ maxLength: 210 })),
  extraCaFile: fc.option(fc.string({ maxLength: 1_010 })),
});
const answer = fc
  .tuple(fc.constantFrom('PROXY', 'HTTPS', 'SOCKS5', 'DIRECT'), host, port, fc.integer({ min: 1, max: 2 * LONGEST_BYPASS }))
  .map(([word, name, at, ways]) => Array.from({ length: ways }, (_, index) => `${word} p${String(index)}${name}${at}`).join('; '));

test('whatever network is taken is the same at the next start, and costs no other setting', async () => {
  await fc.assert(
    fc.asyncProperty(fc.record({ network, password: fc.option(fc.string()) }), answer, async (wanted, named) => {
      const input = SETTINGS_SCHEMAS['network/use'].safeParse(wanted);
      fc.pre(input.success);
      const { isTaken, settings } = await used(input.data, named);
      fc.pre(isTaken);
      expect(reread(settings)).toEqual(settings);
    }),
    { numRuns: 150 },
  );
});

test.each(['http://10.0.0.256/proxy.pac', 'http://proxy.empresa:80800/x.pac', 'http://proxy:porta/x'])(
  '%s is no address of a script, and is not taken',
  async (url) => {
    const { isTaken, settings } = await used({ network: { ...SYSTEM, proxy: { mode: 'pac', url } } }, 'DIRECT');
    expect([isTaken, settings]).toEqual([false, createMemorySettings().read()]);
  },
);

test('a proxy whose host cannot be is not taken', async () => {
  for (const server of ['10.0.0.256:3128', '[1:2]:80', `${'a'.repeat(490)}:3128`])
    expect((await used({ network: { ...SYSTEM, proxy: { mode: 'manual', server, bypass: [] } } }, 'DIRECT')).isTaken).toBe(false);
});

test('of the proxies that a script names, as many as can be kept have the login', async () => {
  const named = Array.from({ length: 2 * LONGEST_BYPASS }, (_, at) => `PROXY proxy-${String(at)}.local:3128`);
  const { settings } = await used({ network: SYSTEM, password: 'x' }, [`PROXY ${'a'.repeat(600)}:80`, ...named, ...named].join('; '));
  expect(settings.network.proxyLoginAt).toHaveLength(LONGEST_BYPASS);
  expect(settings.network.proxyLoginAt?.[0]).toBe('http://proxy-0.local:3128');
  expect(reread(settings)).toEqual(settings);
});

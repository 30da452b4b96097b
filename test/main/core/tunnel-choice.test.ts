import type { TunnelSettings } from '#contract/tunnel.ts';
import { unixMs } from '#contract/time.ts';
import { describe, expect, test } from 'vitest';
import type { SecretStore, SettingsStore } from '../../../main/core/ports.ts';
import { createTunnelChoice, type TunnelChoice } from '../../../main/core/tunnel-choice.ts';
import { createFakeTunnelDesk, createMemorySecrets, type FakeTunnelDesk } from '../../support/fakes/fake-tunnel.ts';
import { createMemorySettings } from '../../support/fakes/memory-stores.ts';

const NGROK: TunnelSettings = { provider: 'ngrok', domain: null };
const NAMED: TunnelSettings = { provider: 'cloudflared-named', program: null, url: 'https://phone.example.com', localPort: 8_080 };

interface Stage {
  readonly choice: TunnelChoice;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly desk: FakeTunnelDesk;
  readonly changes: () => number;
}

function set(secrets = createMemorySecrets(), settings = createMemorySettings()): Stage {
  const desk = createFakeTunnelDesk();
  let changes = 0;
  const choice = createTunnelChoice({ settings, secrets, desk, changed: () => void (changes += 1) });
  return { choice, settings, secrets, desk, changes: () => changes };
}

describe('choosing how calls arrive', () => {
  test('keeps the way, puts the token with the secrets, and opens it', () => {
    const { choice, settings, secrets, desk } = set();
    expect(choice.use(NGROK, ' 2abc_token\n')).toEqual({ ok: true, value: null });
    expect(settings.read().tunnel).toEqual(NGROK);
    expect(secrets.read('tunnel-token')).toBe('2abc_token');
    expect(desk.used).toEqual([[NGROK, '2abc_token']]);
    expect(choice.state()).toEqual({ settings: NGROK, hasToken: true, status: { state: 'off' } });
    expect(JSON.stringify([choice.state(), settings.read()])).not.toContain('2abc_token');
  });

  test('takes the token out of the command that was copied with it', () => {
    const { choice, desk } = set();
    choice.use(NAMED, 'sudo cloudflared service install eyJhIjoi');
    expect(desk.used).toEqual([[NAMED, 'eyJhIjoi']]);
  });

  test('leaves the kept token where none is given, and never hands it to another provider', () => {
    const { choice, secrets, desk } = set();
    choice.use(NGROK, 'of-ngrok');
    expect(choice.use({ provider: 'ngrok', domain: 'phone.ngrok.app' })).toMatchObject({ ok: true });
    expect(desk.used.at(-1)).toEqual([{ provider: 'ngrok', domain: 'phone.ngrok.app' }, 'of-ngrok']);
    expect(choice.use(NAMED)).toMatchObject({ error: { code: 'tunnel-token-missing' } });
    expect(secrets.read('tunnel-token')).toBe('of-ngrok');
    choice.use({ provider: 'none' });
    expect([secrets.read('tunnel-token'), desk.used.at(-1)]).toEqual([null, [{ provider: 'none' }, null]]);
    expect(choice.use(NGROK, '   ')).toMatchObject({ error: { code: 'tunnel-token-missing' } });
  });

  test('says where the token lasts only until quit', () => {
    const { choice } = set(createMemorySecrets(false));
    expect(choice.use(NGROK, 'token')).toEqual({ ok: true, value: { code: 'keys-not-kept' } });
    expect(choice.state().hasToken).toBe(true);
  });

  test('writes addresses, names and programs in one form', () => {
    const { choice, settings } = set();
    const kept = (wanted: TunnelSettings, token?: string): unknown => (choice.use(wanted, token).ok ? settings.read().tunnel : null);
    expect(kept({ provider: 'own-url', url: ' HTTPS://Phone.Example.com/calls/ ', localPort: 9_000 })).toMatchObject({
      url: 'https://phone.example.com/calls',
    });
    expect(kept({ provider: 'ngrok', domain: 'https://Phone.ngrok.app/' }, 't')).toMatchObject({ domain: 'phone.ngrok.app' });
    expect(kept({ provider: 'ngrok', domain: '  ' })).toMatchObject({ domain: null });
    expect(kept({ provider: 'cloudflared-quick', program: '  ' })).toMatchObject({ program: null });
    expect(kept({ provider: 'cloudflared-quick', program: ' /opt/cloudflared ' })).toMatchObject({ program: '/opt/cloudflared' });
  });

  test.each([
    'http://phone.example.com',
    'https://localhost',
    'https://127.0.0.1',
    'https://phone',
    'https://user:pass@phone.example.com',
    'https://phone.example.com/?a=b',
    'https://phone.example.com:99999',
    'https://phone.example.com/../x y',
    'phone.example.com',
  ])('changes nothing when the address is %s', (url) => {
    const { choice, settings, desk } = set();
    expect(choice.use({ provider: 'own-url', url, localPort: 9_000 })).toMatchObject({ error: { code: 'public-url-wrong' } });
    expect([settings.read().tunnel, desk.used]).toEqual([{ provider: 'none' }, []]);
  });

  test.each([0, 80, 1_023, 65_536, 8_080.5])('changes nothing when the port is %d', (localPort) => {
    const { choice, desk } = set();
    expect(choice.use({ ...NAMED, localPort }, 'token')).toMatchObject({ error: { code: 'invalid-input' } });
    expect(desk.used).toEqual([]);
  });
});

test('what was chosen is opened at the next start, and its news are shown until it stops', () => {
  const before = set();
  before.choice.use(NGROK, 'token');
  const { choice, desk, changes } = set(before.secrets, before.settings);
  const stop = choice.start();
  expect(desk.used).toEqual([[NGROK, 'token']]);
  desk.say({ state: 'open', publicUrl: 'https://x.ngrok.app', provenAt: unixMs(1) });
  expect(choice.state().status).toMatchObject({ state: 'open' });
  expect(changes()).toBe(1);
  stop();
  expect(desk.listening()).toBe(0);
});

import { describe, expect, test } from 'vitest';
import type { TunnelSettings } from '#contract/tunnel.ts';
import { type GatewayEnvironment, readGatewayOrder, takeGatewayEnvironment } from '../../../main/gateway-alone/gateway-order.ts';

const KEYS = { PILOT_STATUS_API_KEYS: 'ps_a, ps_b' } as const;
const WITH_TOKEN = { ...KEYS, PILOT_TUNNEL_TOKEN: 'token' } as const;
const URL = 'https://calls.example';

function read(args: readonly string[], environment: GatewayEnvironment): unknown {
  const order = readGatewayOrder(args, environment);
  return order.ok ? order.value : order.error.detail;
}

describe('the gateway’s command line', () => {
  test.each<[readonly string[], GatewayEnvironment, TunnelSettings]>([
    [[], KEYS, { provider: 'none' }],
    [['--tunnel', 'none', '--port', '4020', '--public-url', URL], KEYS, { provider: 'own-url', url: URL, localPort: 4_020 }],
    [['--tunnel', 'ngrok'], WITH_TOKEN, { provider: 'ngrok', domain: null }],
    [['--tunnel', 'ngrok', '--port', '4020', '--public-url', URL], WITH_TOKEN, { provider: 'ngrok', domain: 'calls.example' }],
    [['--tunnel', 'cloudflared'], KEYS, { provider: 'cloudflared-quick', program: null }],
    [
      ['--tunnel', 'cloudflared', '--port', '4020', '--public-url', URL],
      WITH_TOKEN,
      { provider: 'cloudflared-named', program: null, url: URL, localPort: 4_020 },
    ],
  ])('%j chooses its tunnel', (args, environment, tunnel) => {
    expect(read(args, environment)).toMatchObject({ tunnel, token: environment.PILOT_TUNNEL_TOKEN ?? null });
  });

  test.each<[string, readonly string[], GatewayEnvironment]>([
    ['PILOT_STATUS_API_KEYS names no key', [], {}],
    ['PILOT_STATUS_API_URL', [], { ...KEYS, PILOT_STATUS_API_URL: 'http://elsewhere.example/v1' }],
    ['a port is a number', ['--port', '70000'], KEYS],
    ['a port is a number', ['--status-port', 'x'], KEYS],
    ['--tunnel is cloudflared, ngrok or none', ['--tunnel', 'x'], KEYS],
    ['--public-url needs --port', ['--public-url', URL], KEYS],
    ['needs --public-url and --port', ['--tunnel', 'cloudflared'], WITH_TOKEN],
    ['needs PILOT_TUNNEL_TOKEN', ['--tunnel', 'cloudflared', '--port', '1', '--public-url', URL], KEYS],
    ["Unknown option '--key'", ['--key', 'ps_secret'], KEYS],
  ])('that cannot be obeyed is answered in a sentence: %s', (sentence, args, environment) => {
    expect(read(args, environment)).toContain(sentence);
    expect(read(args, environment)).not.toContain('ps_secret');
  });

  test('takes keys and secrets from the environment, and leaves none there for a child to inherit', () => {
    const environment: NodeJS.ProcessEnv = { ...WITH_TOKEN, PILOT_STATUS_WEBHOOK_SECRETS: 'new,old', PATH: '/bin' };
    const order = read(['--data', '/srv/calls'], takeGatewayEnvironment(environment));
    expect(order).toMatchObject({ folder: '/srv/calls', accesses: [{ apiKey: 'ps_a' }, { apiKey: 'ps_b' }], signatures: ['new', 'old'] });
    expect(environment).toEqual({ PATH: '/bin' });
  });

  test('tells how it is used', () => {
    expect(read(['--help'], {})).toBe('help');
  });
});

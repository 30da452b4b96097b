import { appError } from '#contract/errors.ts';
import type { AppState } from '#contract/app-state.ts';
import type { TunnelSettings, TunnelStatus } from '#contract/tunnel.ts';
import { IDLE, ago } from './fixtures.ts';
import type { GalleryState, Step } from './gallery-state.ts';

const OPEN: readonly Step[] = [{ press: 'Configurações' }, { press: 'Mudar como as chamadas chegam' }];
const NAMED: TunnelSettings = {
  provider: 'cloudflared-named',
  program: null,
  url: 'https://telefone.lojadaana.com.br',
  localPort: 8_347,
};

function using(settings: TunnelSettings, status: TunnelStatus, hasToken = false): AppState {
  return { ...IDLE, settings: { ...IDLE.settings, tunnel: settings }, tunnel: { settings, hasToken, status } };
}

/** How calls arrive: each way, and how it can be. */
export const TUNNEL_STATES: readonly GalleryState[] = [
  { name: 'tunnel-none', window: 'main', state: using({ provider: 'none' }, { state: 'off' }), steps: OPEN },
  {
    name: 'tunnel-quick',
    window: 'main',
    state: using(
      { provider: 'cloudflared-quick', program: null },
      { state: 'open', publicUrl: 'https://amber-river-lamp-quiet.trycloudflare.com', provenAt: ago(12_000) },
    ),
    steps: OPEN,
  },
  {
    name: 'tunnel-named-kept',
    window: 'main',
    state: using(NAMED, { state: 'silent', publicUrl: NAMED.url, since: ago(90_000) }, true),
    steps: OPEN,
  },
  {
    name: 'tunnel-ngrok-wrong',
    window: 'main',
    state: using({ provider: 'none' }, { state: 'off' }),
    steps: [
      ...OPEN,
      { press: 'Só consultar Caminho' },
      { press: 'ngrok', role: 'option' },
      { type: 'meu domínio', into: 'Domínio' },
      { press: 'Usar este caminho' },
    ],
  },
  {
    name: 'tunnel-own-url',
    window: 'main',
    state: using(
      { provider: 'own-url', url: 'https://chamadas.lojadaana.com.br', localPort: 8_347 },
      { state: 'open', publicUrl: 'https://chamadas.lojadaana.com.br', provenAt: null },
    ),
    steps: OPEN,
  },
  {
    name: 'tunnel-failed',
    window: 'main',
    state: using(
      { provider: 'cloudflared-quick', program: null },
      { state: 'failed', error: appError('tunnel-program-missing'), since: ago(60_000) },
    ),
    steps: OPEN,
  },
  {
    name: 'tunnel-refused',
    window: 'main',
    state: using(NAMED, { state: 'opening' }, true),
    failing: { 'tunnel/use': appError('public-url-wrong') },
    steps: [...OPEN, { press: 'Usar este caminho' }, { see: 'O endereço público não traz até aqui' }],
  },
  {
    name: 'settings-tunnel',
    window: 'main',
    state: using(
      { provider: 'ngrok', domain: null },
      { state: 'open', publicUrl: 'https://calm-otter.ngrok-free.app', provenAt: ago(4_000) },
      true,
    ),
    steps: [{ press: 'Configurações' }, { type: 'túnel', into: 'Buscar nas configurações' }],
  },
];

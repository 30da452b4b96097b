import type { AppState } from '#contract/app-state.ts';
import { appError } from '#contract/errors.ts';
import type { CheckResult } from '#contract/diagnostics.ts';
import type { NetworkSettings } from '#contract/network.ts';
import type { GalleryState, Step } from './gallery-state.ts';
import { IDLE } from './fixtures.ts';

const OPEN: readonly Step[] = [{ press: 'Configurações' }];
const look = (word: string): readonly Step[] => [...OPEN, { type: word, into: 'Buscar nas configurações' }];

const BY_PROXY: NetworkSettings = {
  proxy: { mode: 'manual', server: 'http://proxy.empresa.com.br:3128', bypass: ['intranet.local', '*.empresa.com.br'] },
  proxyUser: 'ana.souza',
  extraCaFile: '/people/ana/empresa-ca.pem',
};
const WITH_PROXY: AppState = {
  ...IDLE,
  settings: { ...IDLE.settings, network: BY_PROXY },
  network: { hasPassword: true, extraCaCount: 3, extraCaError: null, proxyRefused: false },
};

const MANAGED: AppState = {
  ...IDLE,
  policy: {
    source: '/etc/pilot-softphone/policy.json',
    organisation: 'Empresa Aurora',
    support: 'ramal 200',
    locked: ['theme', 'ringer.volumePercent', 'apiBase', 'network'],
    problems: [],
  },
};

const BROKEN: AppState['policy']['problems'] = [
  { kind: 'member', where: 'ringer.mode' },
  { kind: 'prices', where: 'precos.csv (ENOENT)' },
];

const CHECKS: readonly CheckResult[] = [
  { name: 'network', verdict: 'good', fact: '41 ms, proxy.empresa.com.br:3128', error: null },
  { name: 'service', verdict: 'bad', fact: null, error: appError('key-rejected') },
  { name: 'media-way', verdict: 'good', fact: '63 ms, proxy.empresa.com.br:3128', error: null },
  { name: 'clock', verdict: 'good', fact: '0 s', error: null },
  { name: 'lines', verdict: 'look', fact: '1 live, 1 polling, 0 unreachable', error: null },
  { name: 'tunnel', verdict: 'idle', fact: null, error: null },
  { name: 'microphone', verdict: 'good', fact: 'Jabra Evolve2 65', error: null },
  { name: 'speaker', verdict: 'look', fact: null, error: appError('audio-device-switched') },
  { name: 'audio-engine', verdict: 'good', fact: null, error: null },
  { name: 'vault', verdict: 'good', fact: null, error: null },
  { name: 'disk', verdict: 'look', fact: '812 MB', error: appError('disk-low') },
  { name: 'notifications', verdict: 'good', fact: null, error: null },
  { name: 'policy', verdict: 'idle', fact: null, error: null },
];

/** The settings page: searched, managed, on a company's network, and what stands round the settings. */
export const SETTINGS_STATES: readonly GalleryState[] = [
  { name: 'settings-search', window: 'main', state: IDLE, steps: look('fonne') },
  { name: 'settings-search-none', window: 'main', state: IDLE, steps: look('xyzzy') },
  {
    name: 'settings-advanced',
    window: 'main',
    state: { ...IDLE, settings: { ...IDLE.settings, apiBase: 'https://homologacao.exemplo.com.br/v1' } },
    steps: look('pilot status'),
  },
  { name: 'settings-managed', window: 'main', state: MANAGED, steps: OPEN },
  {
    name: 'settings-policy-broken',
    window: 'main',
    state: { ...MANAGED, policy: { ...MANAGED.policy, problems: BROKEN } },
    steps: OPEN,
  },
  { name: 'settings-network', window: 'main', state: IDLE, steps: look('rede') },
  { name: 'settings-network-proxy', window: 'main', state: WITH_PROXY, steps: look('rede') },
  {
    name: 'settings-network-refused',
    window: 'main',
    state: {
      ...WITH_PROXY,
      network: { ...WITH_PROXY.network, proxyRefused: true, extraCaCount: 0, extraCaError: appError('ca-file-unusable') },
    },
    steps: look('rede'),
  },
  {
    name: 'settings-network-proven',
    window: 'main',
    state: WITH_PROXY,
    replies: {
      'network/prove': {
        via: 'proxy.empresa.com.br:3128',
        requests: { ok: true, tookMs: 41 },
        sound: { ok: false, error: appError('certificate-untrusted', 'SELF_SIGNED_CERT_IN_CHAIN') },
      },
    },
    steps: [...look('testar a rede'), { press: 'Testar a rede' }, { see: 'A rede mostrou um certificado desconhecido' }],
  },
  {
    name: 'settings-system',
    window: 'main',
    state: IDLE,
    replies: {
      'setup/permissions': [
        { name: 'microphone', state: 'denied', canFix: true },
        { name: 'notifications', state: 'unknown', canFix: true },
      ],
    },
    steps: look('permissão'),
  },
  {
    name: 'settings-import',
    window: 'main',
    state: { ...IDLE, transfer: { canUndo: true } },
    replies: {
      'settings/choose-import': {
        importId: 'import',
        fileName: 'pilot-softphone-2026-11-22.json',
        changes: [
          { path: 'theme', from: 'light', to: 'dark' },
          { path: 'voice.autoGain', from: 'true', to: 'false' },
          { path: 'speaker', from: 'Jabra Evolve2 65', to: 'null' },
        ],
        leftOut: [{ path: 'holograms', why: 'unknown' }],
      },
    },
    steps: [...look('importar'), { press: 'Trazer de um arquivo' }, { see: 'Aplicar' }],
  },
  {
    name: 'settings-diagnostics',
    window: 'main',
    state: IDLE,
    replies: { 'diagnostics/run': CHECKS },
    steps: [...look('diagnóstico'), { press: 'Verificar agora' }, { see: 'Espaço no disco' }],
  },
];

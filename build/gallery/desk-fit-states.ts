import type { AppState } from '#contract/app-state.ts';
import type { Accelerator } from '#contract/accelerator.ts';
import { appError } from '#contract/errors.ts';
import type { HookDelivery } from '#contract/integrations.ts';
import type { GalleryState, Step } from './gallery-state.ts';
import { ago, call, IDLE, SALES } from './fixtures.ts';

const look = (words: string): readonly Step[] => [{ press: 'Configurações' }, { type: words, into: 'Buscar nas configurações' }];
const KEYS = IDLE.settings.hotkeys;
const SILENCE = 'Control+Shift+F7' as Accelerator;

function withKeys(hotkeys: Partial<AppState['hotkeys']>, fit: Partial<AppState['fit']> = {}): AppState {
  return {
    ...IDLE,
    settings: {
      ...IDLE.settings,
      hotkeys: { ...KEYS, isOn: true, silence: SILENCE, dial: 'Control+Alt+Q' as Accelerator, hangUp: null },
    },
    fit: { ...IDLE.fit, command: 'pilot-softphone', ...fit },
    hotkeys: {
      proving: null,
      unproven: null,
      actions: [
        { action: 'answer', keys: KEYS.answer, standing: 'ready', provenAt: ago(130_000) },
        { action: 'reject', keys: null, standing: 'off', provenAt: null },
        { action: 'silence', keys: SILENCE, standing: 'ready', provenAt: null },
        { action: 'hangUp', keys: null, standing: 'off', provenAt: null },
        { action: 'mute', keys: KEYS.mute, standing: 'taken', provenAt: null },
        { action: 'dial', keys: 'Control+Alt+Q' as Accelerator, standing: fit.session === 'wayland' ? 'asked' : 'ready', provenAt: null },
      ],
      ...hotkeys,
    },
  };
}

function delivery(id: string, over: Partial<HookDelivery>): HookDelivery {
  return { id, event: 'call.ringing', at: ago(60_000), standing: 'delivered', attempts: 1, answer: '204', ...over };
}
const TELLING: AppState = {
  ...IDLE,
  settings: {
    ...IDLE.settings,
    crm: { when: 'answer', template: 'https://crm.exemplo.com.br/busca?fone={number}&nome={name}', outbound: true, schemes: [] },
    hook: {
      isOn: true,
      url: 'https://crm.exemplo.com.br/chamadas',
      events: ['call.ringing', 'call.answered', 'call.ended', 'call.missed'],
    },
  },
  hook: {
    hasSecret: true,
    deliveries: [
      delivery('1', { event: 'call.missed', standing: 'waiting', attempts: 2, answer: '503', at: ago(20_000) }),
      delivery('2', { event: 'call.ended' }),
      delivery('3', { event: 'call.answered', at: ago(190_000) }),
      delivery('4', { event: 'call.ringing', standing: 'given-up', attempts: 1, answer: '404', at: ago(200_000) }),
    ],
  },
};
const REQUEST = { id: 'd', digits: '+5511988880001', lineId: SALES.id, from: 'link', at: ago(500) } as const;

/** Keys from anywhere, links, commands, the start of the computer, and the company's other programs. */
export const DESK_FIT_STATES: readonly GalleryState[] = [
  { name: 'hotkeys-off', window: 'main', state: IDLE, steps: look('atalho') },
  { name: 'hotkeys', window: 'main', state: withKeys({}), steps: look('atalho') },
  {
    name: 'hotkeys-recording',
    window: 'main',
    state: withKeys({}),
    steps: [...look('atalho'), { press: 'Mudar as teclas de Atender' }],
  },
  { name: 'hotkeys-proving', window: 'main', state: withKeys({ proving: 'answer' }), steps: look('atalho') },
  { name: 'hotkeys-wayland', window: 'main', state: withKeys({ unproven: 'dial' }, { session: 'wayland' }), steps: look('atalho') },
  {
    name: 'startup-no-tray',
    window: 'main',
    state: {
      ...IDLE,
      settings: { ...IDLE.settings, startup: { atLogin: true, hidden: true, toldOfTray: true } },
      fit: { ...IDLE.fit, trayHost: 'missing', desktop: 'GNOME', login: 'held' },
    },
    steps: look('bandeja'),
  },
  {
    name: 'links',
    window: 'main',
    state: { ...IDLE, fit: { ...IDLE.fit, links: ['pilot-softphone', 'tel'], command: 'pilot-softphone' } },
    steps: look('callto'),
  },
  { name: 'command-lines', window: 'main', state: { ...IDLE, fit: { ...IDLE.fit, command: 'pilot-softphone' } }, steps: look('terminal') },
  ...(
    [
      ['absent', true],
      ['there', true],
      ['there-unlisted', false],
      ['other-copy', true],
      ['taken', true],
    ] as const
  ).map(([name, isOnPath]): GalleryState => ({
    name: `bare-command-${name}`,
    window: 'main',
    state: {
      ...IDLE,
      fit: {
        ...IDLE.fit,
        command: '/agentes/ana/Aplicativos/pilot-softphone-1.0.0-linux-x86_64.AppImage',
        bareCommand: {
          standing: name === 'there-unlisted' ? 'there' : name,
          path: '/agentes/ana/.local/bin/pilot-softphone',
          isOnPath,
        },
      },
    },
    steps: look('terminal'),
  })),
  {
    name: 'bare-command-refused',
    window: 'main',
    state: {
      ...IDLE,
      fit: { ...IDLE.fit, bareCommand: { standing: 'absent', path: '/agentes/ana/.local/bin/pilot-softphone', isOnPath: true } },
    },
    failing: { 'command/place': appError('command-not-placed', 'EACCES') },
    steps: [...look('terminal'), { press: 'Instalar o comando' }],
  },
  { name: 'integrations-empty', window: 'main', state: IDLE, steps: look('crm') },
  {
    name: 'integrations-wrong',
    window: 'main',
    state: IDLE,
    steps: [...look('crm'), { type: 'https://{number}.exemplo.com.br', into: 'Endereço' }, { press: 'Salvar' }],
  },
  { name: 'integrations', window: 'main', state: TELLING, steps: look('webhook') },
  {
    name: 'integrations-secret',
    window: 'main',
    state: TELLING,
    replies: { 'hook/new-secret': 'whsec_8cB1nQ0yW5kR2vT7xZ4aE9uJ6mH3pL0sDfGqIoYtN1w' },
    steps: [...look('webhook'), { press: 'Criar segredo novo' }, { see: 'whsec_' }],
  },
  {
    name: 'integrations-refused',
    window: 'main',
    state: TELLING,
    failing: { 'hook/test': appError('hook-refused', '404') },
    steps: [...look('webhook'), { press: 'Enviar um teste' }],
  },
  { name: 'dial-request', window: 'main', state: { ...IDLE, dialRequest: REQUEST } },
  {
    name: 'dial-request-in-call',
    window: 'main',
    state: {
      ...IDLE,
      dialRequest: { ...REQUEST, from: 'command' },
      calls: [call({ phase: 'active', answeredAt: ago(34_300), media: 'flowing', muted: false, held: false })],
    },
    levels: [-22, -16],
  },
  {
    name: 'crm-in-call',
    window: 'main',
    state: {
      ...TELLING,
      calls: [call({ phase: 'active', answeredAt: ago(34_300), media: 'flowing', muted: false, held: false })],
    },
    levels: [-22, -16],
  },
];

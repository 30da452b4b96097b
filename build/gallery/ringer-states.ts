import type { AppState } from '#contract/app-state.ts';
import { appError } from '#contract/errors.ts';
import { DEFAULT_RINGER, type RingerSettings } from '#contract/ringer.ts';
import { IDLE, call } from './fixtures.ts';
import type { GalleryState } from './gallery-state.ts';

const RINGS = call({ phase: 'ringing', silenced: false }, { id: 'ring-1' });

function ringing(ringer: Partial<RingerSettings>): AppState {
  return { ...withRinger(ringer), calls: [RINGS] };
}

function withRinger(ringer: Partial<RingerSettings>): AppState {
  return { ...IDLE, settings: { ...IDLE.settings, ringer: { ...DEFAULT_RINGER, ...ringer } } };
}

const [speaker] = IDLE.audio.devices.speakers;

/** How incoming calls make themselves known: chosen, shown, and seen where they are not heard. */
export const RINGER_STATES: readonly GalleryState[] = [
  {
    name: 'settings-ringer',
    window: 'main',
    state: withRinger({ devices: [speaker?.name ?? '', 'Caixa da sala'], volumePercent: 65, escalateAfterSeconds: 15 }),
    steps: [{ press: 'Configurações' }, { type: 'campainha', into: 'Buscar nas configurações' }],
  },
  {
    name: 'settings-ringer-in-call',
    window: 'main',
    state: IDLE,
    failing: { 'ringer/try': appError('sound-check-in-call') },
    steps: [{ press: 'Configurações' }, { press: 'Ouvir o toque' }],
  },
  {
    name: 'settings-ringer-visual',
    window: 'main',
    state: withRinger({ mode: 'visual' }),
    steps: [{ press: 'Configurações' }, { type: 'campainha', into: 'Buscar nas configurações' }],
  },
  { name: 'idle-silent', window: 'main', state: withRinger({ mode: 'silent' }) },
  { name: 'ringing-visual', window: 'main', state: ringing({ mode: 'visual' }) },
  { name: 'incoming-visual', window: 'incoming', state: ringing({ mode: 'visual' }) },
  { name: 'incoming-silent', window: 'incoming', state: ringing({ mode: 'silent' }) },
  {
    name: 'edit-line-ringtone',
    window: 'main',
    state: IDLE,
    failing: { 'ringer/try': appError('sound-check-in-call') },
    steps: [{ press: 'Linhas', role: 'tab' }, { press: 'Editar Vendas' }, { press: 'Ouvir' }],
  },
];

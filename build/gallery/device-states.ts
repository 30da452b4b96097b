import type { AppState } from '#contract/app-state.ts';
import type { AgentDevices, VoiceHint } from '#contract/audio.ts';
import { appError } from '#contract/errors.ts';
import { IDLE, ago, call } from './fixtures.ts';
import type { GalleryState } from './gallery-state.ts';

/** One headset for both kinds of number, and one device that each kind has alone. */
const DEVICES: AgentDevices = {
  microphones: IDLE.audio.devices.microphones,
  speakers: [
    { name: 'Jabra Evolve2 65', isDefault: true },
    { name: 'Alto-falantes (Realtek)', isDefault: false, only: 'meta' },
    { name: 'HDA Intel PCH: ALC257 Analog (hw:0,0)', isDefault: false, only: 'web' },
  ],
};
const CHOSEN: AppState = {
  ...IDLE,
  settings: { ...IDLE.settings, speaker: 'HDA Intel PCH: ALC257 Analog (hw:0,0)' },
  audio: { ...IDLE.audio, devices: DEVICES },
};

function unheard(hint: VoiceHint, muted: boolean): AppState {
  const active = call({ phase: 'active', answeredAt: ago(134_300), media: 'flowing', muted, held: false });
  return { ...IDLE, calls: [active], audio: { ...IDLE.audio, voiceHints: [{ callId: active.id, hint }] } };
}

/** Microphone, speaker, and an agent who is not heard. */
export const DEVICE_STATES: readonly GalleryState[] = [
  {
    name: 'settings-devices',
    window: 'main',
    state: CHOSEN,
    steps: [{ press: 'Configurações' }, { type: 'fone', into: 'Buscar nas configurações' }],
  },
  {
    name: 'settings-level',
    window: 'main',
    state: IDLE,
    signals: [{ name: 'microphone/level', value: -24 }],
    steps: [{ press: 'Configurações' }, { press: 'Ver o nível do microfone' }],
  },
  {
    name: 'settings-level-in-call',
    window: 'main',
    state: IDLE,
    failing: { 'microphone/meter': appError('sound-check-in-call') },
    steps: [{ press: 'Configurações' }, { press: 'Ver o nível do microfone' }],
  },
  { name: 'muted-talking', window: 'main', state: unheard('muted-talking', true), levels: [-24, -60] },
  { name: 'muted-microphone-silent', window: 'main', state: unheard('microphone-silent', true), levels: [-100, -28] },
  { name: 'microphone-silent', window: 'main', state: unheard('microphone-silent', false), levels: [-100, -28] },
  {
    name: 'device-switched',
    window: 'main',
    state: {
      ...unheard('microphone-silent', false),
      audio: IDLE.audio,
      notices: [{ id: 'notice-1', lineId: null, at: ago(4_000), error: appError('audio-device-switched', 'speaker: Jabra Evolve2 65') }],
    },
    levels: [-30, -28],
  },
];

import type { AppState } from '#contract/app-state.ts';
import type { HeadsetState } from '#contract/headset.ts';
import { IDLE } from './fixtures.ts';
import type { GalleryState } from './gallery-state.ts';

const JABRA = { vendorId: 0x0b0e, productId: 0x0e52, name: 'Jabra Evolve2 65' } as const;
const POLY = { vendorId: 0x047f, productId: 0xc056, name: 'Plantronics Blackwire 3220 Series' } as const;

function withHeadset(headset: Partial<HeadsetState>): AppState {
  return { ...IDLE, headset: { known: [], choices: null, ...headset } };
}

/** Buttons and lamps of headsets, in the settings. */
export const HEADSET_STATES: readonly GalleryState[] = [
  {
    name: 'settings-headset-none',
    window: 'main',
    state: withHeadset({}),
    steps: [{ press: 'Configurações' }, { type: 'botões', into: 'Buscar nas configurações' }],
  },
  {
    name: 'settings-headset-choosing',
    window: 'main',
    state: withHeadset({
      choices: [
        { ...JABRA, deviceId: 'one' },
        { ...POLY, deviceId: 'two' },
      ],
    }),
    steps: [{ press: 'Configurações' }, { type: 'botões', into: 'Buscar nas configurações' }],
  },
  {
    name: 'settings-headset-nothing-found',
    window: 'main',
    state: withHeadset({ choices: [] }),
    steps: [{ press: 'Configurações' }, { type: 'botões', into: 'Buscar nas configurações' }],
  },
  {
    name: 'settings-headset-blocked',
    window: 'main',
    state: withHeadset({
      known: [
        { ...JABRA, state: 'blocked', controls: [] },
        { ...POLY, state: 'unplugged', controls: [] },
      ],
    }),
    steps: [{ press: 'Configurações' }, { type: 'botões', into: 'Buscar nas configurações' }],
  },
];

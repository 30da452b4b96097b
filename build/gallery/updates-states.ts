import type { AppState } from '#contract/app-state.ts';
import { appError } from '#contract/errors.ts';
import { unixMs } from '#contract/time.ts';
import type { UpdateProgress } from '#contract/updates.ts';
import type { GalleryState, Step } from './gallery-state.ts';
import { IDLE } from './fixtures.ts';

const LOOK: readonly Step[] = [{ press: 'Configurações' }, { type: 'atualizações', into: 'Buscar nas configurações' }];
const at = (progress: UpdateProgress, more: Partial<AppState> = {}): AppState => ({
  ...IDLE,
  updates: { installed: '1.0.0', lookedAt: unixMs(Date.UTC(2026, 10, 26, 14, 2)), progress },
  ...more,
});
const shown = (name: string, state: AppState): GalleryState => ({ name: `updates-${name}`, window: 'main', state, steps: LOOK });

/** The updates in the settings, in each phase. */
export const UPDATES_STATES: readonly GalleryState[] = [
  shown('off', at({ phase: 'off', why: 'no-address' })),
  shown('current', at({ phase: 'current' })),
  shown('staged', at({ phase: 'found', version: '1.1.0', isStaged: true })),
  shown('downloading', at({ phase: 'downloading', version: '1.1.0', percent: 40 })),
  shown('ready', at({ phase: 'ready', version: '1.1.0', waitsFor: 'idle' })),
  shown('ready-in-call', at({ phase: 'ready', version: '1.1.0', waitsFor: 'call' })),
  shown('refused', at({ phase: 'failed', error: appError('update-refused', 'wrong signature') })),
  shown(
    'pinned',
    at({ phase: 'current' }, { settings: { ...IDLE.settings, updates: { automatic: true, channel: 'stable', pinnedTo: '1.0' } } }),
  ),
];

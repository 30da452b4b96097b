import type { AppState } from '#contract/app-state.ts';
import type { SetupStep } from '#contract/setup.ts';
import { IDLE, POLLING, PRACTICE, PRACTICE_META, PRACTICE_WEB, SALES, SUPPORT, trouble } from './fixtures.ts';
import type { GalleryState } from './gallery-state.ts';

function at(step: SetupStep, state: Partial<AppState> = {}): AppState {
  const known: AppState = { ...IDLE, practice: PRACTICE, ...state };
  return { ...known, settings: { ...known.settings, setup: { isOpen: true, step } } };
}

const PRACTISING = { lines: [PRACTICE_META, PRACTICE_WEB] } as const;

/** The first run, question by question. */
export const WIZARD_STATES: readonly GalleryState[] = [
  { name: 'wizard-language', window: 'main', state: at('language', { lines: [], recents: [] }) },
  { name: 'wizard-line', window: 'main', state: at('line', { lines: [], recents: [] }) },
  { name: 'wizard-line-already', window: 'main', state: at('line') },
  { name: 'wizard-number', window: 'main', state: at('number', { lines: [SALES, trouble(SUPPORT, 'line-disconnected')] }) },
  { name: 'wizard-number-none', window: 'main', state: at('number', { lines: [], practice: null }) },
  { name: 'wizard-events', window: 'main', state: at('events', { lines: [{ ...SALES, status: POLLING }] }) },
  {
    name: 'wizard-events-live',
    window: 'main',
    state: at('events', {
      lines: [SALES],
      tunnel: {
        settings: { provider: 'cloudflared-quick', program: null },
        hasToken: false,
        status: { state: 'open', publicUrl: 'https://calm-bell.trycloudflare.com', provenAt: IDLE.publishedAt },
      },
    }),
  },
  { name: 'wizard-events-practice', window: 'main', state: at('events', PRACTISING) },
  {
    name: 'wizard-sound',
    window: 'main',
    state: at('sound', PRACTISING),
    signals: [{ name: 'sound-check/state', value: { phase: 'running', kind: 'meter', progress: null, microphoneDbfs: -24 } }],
  },
  { name: 'wizard-done', window: 'main', state: at('done', PRACTISING) },
  { name: 'wizard-done-nothing', window: 'main', state: at('done', { lines: [], practice: null, recents: [] }) },
];

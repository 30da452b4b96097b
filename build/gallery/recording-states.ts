import type { AppState } from '#contract/app-state.ts';
import { callId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import { type CallCapture, type Clip, clipId, DEFAULT_RECORDING, recordingId } from '#contract/recording.ts';
import { ago, call, IDLE } from './fixtures.ts';
import type { GalleryState } from './gallery-state.ts';

const NOTICE: Clip = { id: clipId('clip_notice'), name: 'Aviso de gravação', durationMs: 6_400 };
const HOURS: Clip = { id: clipId('clip_hours'), name: 'Horário de atendimento', durationMs: 14_000 };
const MUSIC: Clip = { id: clipId('clip_music'), name: 'Música de espera', durationMs: 92_000 };
const ACTIVE = call({ phase: 'active', answeredAt: ago(134_300), media: 'flowing', muted: false, held: false });
const HELD = call({ phase: 'active', answeredAt: ago(134_300), media: 'flowing', muted: false, held: true });
const UNTOUCHED: CallCapture = { callId: ACTIVE.id, consent: null, recordingSince: null, clip: null, error: null };

const WITH_CLIPS: AppState = {
  ...IDLE,
  calls: [ACTIVE],
  clips: [NOTICE, HOURS, MUSIC],
  settings: { ...IDLE.settings, recording: { ...DEFAULT_RECORDING, consentClip: NOTICE.id, holdClip: MUSIC.id } },
};

function capture(part: Partial<CallCapture>, calls = WITH_CLIPS.calls): AppState {
  return { ...WITH_CLIPS, calls, captures: [{ ...UNTOUCHED, ...part }] };
}

const LEVELS = [-22, -16] as const;
const RECENT = callId('recent-2');
const KEPT = { callId: RECENT, format: 'webm', durationMs: 168_000, isCut: false } as const;

/** Recording and clips: in a call, in a call's details, in the settings. */
export const RECORDING_STATES: readonly GalleryState[] = [
  { name: 'active-clips', window: 'main', state: capture({}), levels: LEVELS },
  { name: 'active-consent', window: 'main', state: capture({}), levels: LEVELS, steps: [{ press: 'Gravar a chamada' }] },
  {
    name: 'active-consent-asks',
    window: 'main',
    state: { ...capture({}), settings: IDLE.settings },
    levels: LEVELS,
    steps: [{ press: 'Gravar a chamada' }],
  },
  {
    name: 'active-consent-plays',
    window: 'main',
    state: capture({
      clip: { clipId: NOTICE.id, startedAt: ago(2_000), durationMs: NOTICE.durationMs, purpose: 'consent', canStop: true },
    }),
    levels: LEVELS,
  },
  { name: 'active-recording', window: 'main', state: capture({ consent: 'clip', recordingSince: ago(47_000) }), levels: LEVELS },
  {
    name: 'active-held-music',
    window: 'main',
    state: capture(
      {
        consent: 'clip',
        recordingSince: ago(47_000),
        clip: { clipId: MUSIC.id, startedAt: ago(9_000), durationMs: MUSIC.durationMs, purpose: 'hold', canStop: true },
      },
      [HELD],
    ),
    levels: LEVELS,
  },
  {
    name: 'active-recording-unsafe',
    window: 'main',
    state: { ...capture({}), recordingRefusal: appError('recording-unsafe') },
    levels: LEVELS,
  },
  {
    name: 'call-details-recorded',
    window: 'main',
    state: {
      ...IDLE,
      recordings: [
        { ...KEPT, id: recordingId('recording_a'), startedAt: ago(7_200_000), consent: 'clip' },
        { ...KEPT, id: recordingId('recording_b'), startedAt: ago(7_000_000), consent: 'spoken', durationMs: 21_000, isCut: true },
      ],
    },
    steps: [{ press: 'Ver detalhes da chamada com +55 21 99876-5432' }],
    replies: { 'recents/quality': null },
  },
  {
    name: 'settings-recording',
    window: 'main',
    state: WITH_CLIPS,
    steps: [{ press: 'Configurações' }, { type: 'áudios', into: 'Buscar nas configurações' }],
  },
  {
    name: 'settings-recording-unsafe',
    window: 'main',
    state: { ...WITH_CLIPS, recordingRefusal: appError('recording-unsafe') },
    steps: [{ press: 'Configurações' }, { type: 'áudios', into: 'Buscar nas configurações' }],
  },
];

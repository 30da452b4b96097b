import type { AppState } from '#contract/app-state.ts';
import { appError } from '#contract/errors.ts';
import type { GradedSound, QualitySecond } from '#contract/quality.ts';
import type { SoundCheckState } from '#contract/sound-check.ts';
import { GOOD_MEANS, GOOD_SECOND, GOOD_WHOLE } from './quality-fixtures.ts';
import { IDLE, PRACTICE, PRACTICE_META, PRACTICE_WEB, ago, call } from './fixtures.ts';
import type { GallerySignal, GalleryState, Step } from './gallery-state.ts';

const ACTIVE = call({ phase: 'active', answeredAt: ago(134_300), media: 'flowing', muted: false, held: false }, { line: PRACTICE_WEB });
const IN_CALL: AppState = { ...IDLE, lines: [...IDLE.lines, PRACTICE_WEB], calls: [ACTIVE] };

const MOS = { good: 4.46, poor: 3.8, bad: 2.9 } as const;

function quality(sound: GradedSound, second: Partial<QualitySecond> = {}): readonly GallerySignal[] {
  return [
    {
      name: 'call/quality',
      value: {
        callId: ACTIVE.id,
        ...sound,
        second: { ...GOOD_SECOND, ...second },
        mos: MOS[sound.grade],
        whole: GOOD_WHOLE,
        means: GOOD_MEANS,
        isOverWifi: sound.grade === 'poor',
      },
    },
  ];
}

const GOOD = quality({ grade: 'good' });
const POOR = quality({ grade: 'poor', because: 'gaps' }, { concealedPercent: 5.2, delayMs: 96 });
const BAD = quality({ grade: 'bad', because: 'late' }, { concealedPercent: 2.1, delayMs: 386 });
const BUSY = quality({ grade: 'bad', because: 'busy' }, { concealedPercent: 14.2, delayMs: 212 });
const DEAF = quality({ grade: 'bad', because: 'no-speaker' });
const UNHEARD = quality({ grade: 'bad', because: 'no-microphone' }, { microphoneDbfs: -100 });

const PRACTISING: AppState = { ...IDLE, lines: [PRACTICE_META, PRACTICE_WEB], practice: PRACTICE };
const OPEN: readonly Step[] = [{ press: 'Menu' }, { press: 'Testar som', role: 'menuitem' }];
const METER: SoundCheckState = { phase: 'running', kind: 'meter', progress: null, microphoneDbfs: -24 };
const RECORDED: SoundCheckState = {
  phase: 'done',
  result: { kind: 'record', verdict: 'good', peakDbfs: -9, voiceDbfs: -23 },
  microphoneDbfs: -50,
};
const SILENT: SoundCheckState = {
  phase: 'done',
  result: { kind: 'record', verdict: 'silent', peakDbfs: -70, voiceDbfs: -82 },
  microphoneDbfs: -80,
};

/** Digital silence, as of a microphone that is muted, not permitted, or not there. */
const MUTE: SoundCheckState = { ...METER, microphoneDbfs: -100 };

function withAudio(part: Partial<AppState['audio']>): AppState {
  return { ...PRACTISING, audio: { ...PRACTISING.audio, ...part } };
}

function latency(latencyMs: number | null): SoundCheckState {
  return { phase: 'done', result: { kind: 'latency', latencyMs }, microphoneDbfs: -48 };
}

function soundCheck(name: string, states: readonly SoundCheckState[], part: Partial<GalleryState> = {}): GalleryState {
  const signals = states.map((value): GallerySignal => ({ name: 'sound-check/state', value }));
  return { name: `sound-check-${name}`, window: 'main', state: PRACTISING, signals, steps: OPEN, ...part };
}

/** How a call sounds, and what may be done about it. */
export const SOUND_STATES: readonly GalleryState[] = [
  { name: 'quality-good', window: 'main', state: IN_CALL, levels: [-30, -18], signals: GOOD },
  { name: 'quality-poor', window: 'main', state: IN_CALL, levels: [-30, -18], signals: POOR },
  { name: 'quality-bad', window: 'main', state: IN_CALL, levels: [-30, -18], signals: BAD },
  { name: 'quality-busy', window: 'main', state: IN_CALL, levels: [-30, -18], signals: BUSY },
  { name: 'quality-no-speaker', window: 'main', state: IN_CALL, levels: [-30, -18], signals: DEAF },
  { name: 'quality-no-microphone', window: 'main', state: IN_CALL, levels: [-100, -18], signals: UNHEARD },
  {
    name: 'quality-details',
    window: 'main',
    state: IN_CALL,
    levels: [-30, -18],
    signals: POOR,
    steps: [{ press: 'Som instável. Ver detalhes do som' }],
  },
  {
    name: 'call-sound',
    window: 'main',
    state: { ...IN_CALL, settings: { ...IN_CALL.settings, gain: { microphoneDb: 6, speakerDb: -3 } } },
    levels: [-30, -18],
    signals: GOOD,
    steps: [{ press: 'Som da chamada' }],
  },
  soundCheck('meter', [METER]),
  soundCheck('tone', [{ phase: 'running', kind: 'tone', progress: 0.6, microphoneDbfs: -52 }]),
  soundCheck('recording', [{ phase: 'running', kind: 'record', progress: 0.42, microphoneDbfs: -20 }]),
  soundCheck('recorded', [RECORDED, METER]),
  soundCheck('silent', [SILENT]),
  soundCheck('play-back', [RECORDED, { phase: 'running', kind: 'play-back', progress: 0.3, microphoneDbfs: -60 }]),
  soundCheck('measuring', [{ phase: 'running', kind: 'latency', progress: 0.7, microphoneDbfs: -31 }]),
  soundCheck('latency', [RECORDED, latency(54)]),
  soundCheck('latency-slow', [latency(287)]),
  soundCheck('unheard', [latency(null)]),
  soundCheck('no-practice', [METER], {
    state: {
      ...IDLE,
      practice: null,
      settings: { ...IDLE.settings, practice: false, microphone: 'Microfone do Notebook (Realtek High Definition)' },
    },
  }),
  soundCheck('let-go', [{ phase: 'idle' }]),
  soundCheck('in-call', [], { state: IN_CALL, failing: { 'sound-check/run': appError('sound-check-in-call') } }),
  soundCheck('unavailable', [], {
    state: withAudio({ engine: { state: 'unavailable', error: appError('web-audio-unavailable', 'naudiodon: no such file') } }),
  }),
  soundCheck('starting', [], { state: withAudio({ engine: { state: 'starting' } }) }),
  soundCheck('restarting', [RECORDED, { phase: 'idle' }], { state: withAudio({ engine: { state: 'restarting' } }) }),
  soundCheck('no-microphone', [MUTE], { state: withAudio({ devices: { ...IDLE.audio.devices, microphones: [] } }) }),
  soundCheck('no-speaker', [METER], { state: withAudio({ devices: { ...IDLE.audio.devices, speakers: [] } }) }),
  soundCheck('no-devices', [MUTE], { state: withAudio({ devices: { microphones: [], speakers: [] } }) }),
  soundCheck('mute', [MUTE], { steps: [...OPEN, { see: 'Nenhum som do microfone' }] }),
];

import type { AppState } from '#contract/app-state.ts';
import { appError } from '#contract/errors.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import type { SoundCheckState } from '#contract/sound-check.ts';
import { describe, expect, test } from 'vitest';
import { IDLE, PRACTICE, PRACTICE_META, PRACTICE_WEB } from '../../../../build/gallery/fixtures.ts';
import { soundCheckView, type SoundCheckView, type SoundTests } from '../../../../renderer/features/sound-check/sound-check-view.ts';
import type { SoundCheckHeard } from '../../../../renderer/state/sound-check-heard.ts';

const t = createTranslator('pt-BR');
const METER: SoundCheckState = { phase: 'running', kind: 'meter', progress: null, microphoneDbfs: -30 };
type Order = Parameters<typeof soundCheckView>[0];
type Part = Partial<Omit<Order, 'heard'>> & { readonly check?: SoundCheckState | null } & Partial<Omit<SoundCheckHeard, 'state'>>;

function view({ check = METER, results = {}, silentReadings = 0, hasHeardVoice = false, ...part }: Part = {}): SoundCheckView {
  return soundCheckView({ heard: { state: check, results, silentReadings, hasHeardVoice }, refused: null, state: IDLE, t, ...part });
}
function tests(part: Part = {}): SoundTests {
  const shown = view(part);
  return shown.kind === 'tests' ? shown : expect.unreachable(shown.error.code);
}
function withAudio(part: Partial<AppState['audio']>): { readonly state: AppState } {
  return { state: { ...IDLE, audio: { ...IDLE.audio, ...part } } };
}

test('the meter moves while a step runs and after it, and is off while the microphone is', () => {
  expect(tests().microphone?.dbfs).toBe(-30);
  expect(tests({ check: { phase: 'done', result: { kind: 'tone' }, microphoneDbfs: -41 } }).microphone?.dbfs).toBe(-41);
  expect(tests({ check: { phase: 'idle' } }).microphone).toMatchObject({ dbfs: null, canTurnOn: true });
});

test('only the step that runs shows progress, and its words take the place of its last result', () => {
  const results = { record: { kind: 'record', verdict: 'good', peakDbfs: -9, voiceDbfs: -23 } } as const;
  const shown = tests({ check: { phase: 'running', kind: 'record', progress: 0.4, microphoneDbfs: -20 }, results });
  expect(shown.record).toMatchObject({ isRunning: true, progress: 0.4 });
  expect(shown.playBack?.canPlay).toBe(false);
  expect(shown.record?.words?.text).toContain('Gravando');
  expect([shown.tone, shown.latency, shown.playBack].map((one) => one?.isRunning)).toEqual([false, false, false]);
  expect(tests({ results })).toMatchObject({
    record: { words: { text: 'Sua voz chega bem.', tone: 'good' } },
    playBack: { canPlay: true },
  });
});

test('nobody is asked to speak while the sound of the speaker is listened for', () => {
  const { microphone } = tests({ check: { phase: 'running', kind: 'latency', progress: 0.4, microphoneDbfs: -50 } });
  expect(microphone).toMatchObject({ dbfs: -50, words: { text: 'Escutando o alto-falante…' } });
});

describe('a microphone that cannot be heard', () => {
  test('because it is not opened yet, or opened anew, is not called off, and nothing can be pressed meanwhile', () => {
    expect(tests({ check: null })).toMatchObject({ isWaiting: false, microphone: { words: { text: 'Abrindo o som…' }, canTurnOn: false } });
    for (const [state, text] of [
      ['starting', 'Abrindo o som…'],
      ['restarting', 'O som parou e está abrindo de novo…'],
    ] as const)
      expect(tests({ check: { phase: 'idle' }, ...withAudio({ engine: { state } }) })).toMatchObject({
        isWaiting: true,
        microphone: { dbfs: null, words: { text }, canTurnOn: false },
      });
  });

  test('because there is none is not asked to be spoken into: what is missing is said, and the speaker can still be tried', () => {
    const { missing, ...shown } = tests(withAudio({ devices: { ...IDLE.audio.devices, microphones: [] } }));
    expect(missing).toMatchObject({ title: 'Não achamos nenhum microfone', error: { code: 'audio-device-missing' } });
    expect(shown).toMatchObject({ microphone: null, record: null, playBack: null, latency: null, echo: null });
    expect(shown.tone?.isRunning).toBe(false);
  });

  test('because it gives no sound at all leads to its mute switch and to the system’s permission, but not in its first moment', () => {
    const mute = { ...METER, microphoneDbfs: -100 };
    expect(tests({ check: mute, silentReadings: 19 }).microphone?.words).toMatchObject({ text: 'Fale: a barra deve se mexer.' });
    expect(tests({ check: mute, silentReadings: 20 }).microphone?.words).toMatchObject({
      tone: 'attention',
      text: expect.stringContaining('falta a permissão do sistema'),
    });
  });

  test('because nobody speaks any more is no fault, once a voice came through', () => {
    const mute = { ...METER, microphoneDbfs: -100 };
    expect(tests({ check: mute, silentReadings: 500, hasHeardVoice: true }).microphone?.words).toMatchObject({ tone: 'plain' });
  });
});

test('without a speaker nothing is played, and the microphone can still be tried', () => {
  const results = { record: { kind: 'record', verdict: 'good', peakDbfs: -9, voiceDbfs: -23 } } as const;
  const shown = tests({ results, ...withAudio({ devices: { ...IDLE.audio.devices, speakers: [] } }) });
  expect(shown).toMatchObject({
    tone: null,
    playBack: null,
    latency: null,
    echo: null,
    missing: { title: 'Não achamos nenhum alto-falante' },
  });
  expect([shown.microphone?.dbfs, shown.record?.words?.tone]).toEqual([-30, 'good']);
  expect(shown.record?.title).toBe('Testar a própria voz'); // and not: hear it
  expect(tests(withAudio({ devices: { microphones: [], speakers: [] } })).missing?.title).toBe('Não achamos microfone nem alto-falante');
});

test.each([
  [54, 'good', '54 ms'],
  [120, 'good', '120 ms'],
  [287.4, 'attention', '287 ms'],
  [null, 'plain', 'não ouviu'],
] as const)('a latency of %s is %s', (latencyMs, tone, text) => {
  const { latency } = tests({ results: { latency: { kind: 'latency', latencyMs } } });
  expect(latency?.words?.tone).toBe(tone);
  expect(latency?.words?.text).toContain(text);
});

test('a microphone that hears nothing is not praised', () => {
  const results = { record: { kind: 'record', verdict: 'silent', peakDbfs: -70, voiceDbfs: -90 } } as const;
  expect(tests({ results }).record?.words).toMatchObject({ tone: 'attention', text: expect.stringContaining('Nada foi ouvido') });
});

test('what was refused and what failed are shown alike, and may be tried again', () => {
  const inCall = appError('sound-check-in-call');
  const shown = { kind: 'refused', error: inCall, canRetry: true };
  expect(view({ refused: inCall })).toEqual(shown);
  expect(view({ check: { phase: 'failed', error: inCall } })).toEqual(shown);
});

test('without PortAudio its reason is shown, and no try that cannot succeed is offered', () => {
  const error = appError('web-audio-unavailable', 'no such file');
  expect(view({ refused: error, ...withAudio({ engine: { state: 'unavailable', error } }) })).toEqual({
    kind: 'refused',
    error,
    canRetry: false,
  });
});

test('the device that a call would open is named: a chosen one that is away is not', () => {
  const devices = { microphones: [{ name: 'Headset', isDefault: false }], speakers: [{ name: 'Caixa', isDefault: true }] };
  const at = (settings: Partial<AppState['settings']>): SoundTests =>
    tests({ state: { ...IDLE, settings: { ...IDLE.settings, ...settings }, audio: { ...IDLE.audio, devices } } });
  expect(at({ microphone: 'Headset' }).microphone?.device).toBe('Headset');
  expect(at({ microphone: 'Gone' }).microphone?.device).toBe('Padrão do sistema');
  expect(at({ speaker: 'Gone' }).tone?.speaker).toBe('Caixa');
});

describe('the echo call', () => {
  test('goes to the echo customer on the practice line of a web number', () => {
    const state = { ...IDLE, lines: [PRACTICE_META, PRACTICE_WEB], practice: PRACTICE };
    expect(tests({ state }).echo).toEqual({ state: 'ready', lineId: PRACTICE_WEB.id, to: '+5511988880001', isCut: false });
    const { settings } = state;
    const cancelled = { ...state, settings: { ...settings, voice: { ...settings.voice, echoCancellation: true } } };
    expect(tests({ state: cancelled }).echo).toMatchObject({ isCut: true });
  });
  test('asks for the practice line where it does not run, whatever the setting wishes, and waits only where it is on its way', () => {
    const at = (part: Partial<AppState>): AppState => ({ ...IDLE, practice: null, ...part });
    const settings = { ...IDLE.settings, practice: true };
    expect(tests({ state: at({}) }).echo).toEqual({ state: 'practice-off', hasFailed: false });
    expect(tests({ state: at({ settings }) }).echo).toEqual({ state: 'practice-off', hasFailed: false });
    expect(tests({ state: at({ settings, isPracticeStarting: true }) }).echo).toEqual({ state: 'starting' });
    const notices = [{ id: 'notice', error: appError('practice-unavailable'), lineId: null, at: IDLE.publishedAt }];
    expect(tests({ state: at({ settings, notices }) }).echo).toEqual({ state: 'practice-off', hasFailed: true });
  });
});

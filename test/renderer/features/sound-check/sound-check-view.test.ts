import type { AppState } from '#contract/app-state.ts';
import { appError } from '#contract/errors.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import type { SoundCheckState } from '#contract/sound-check.ts';
import { describe, expect, test } from 'vitest';
import { IDLE, PRACTICE, PRACTICE_META, PRACTICE_WEB } from '../../../../build/gallery/fixtures.ts';
import { soundCheckView, type SoundCheckView } from '../../../../renderer/features/sound-check/sound-check-view.ts';

const t = createTranslator('pt-BR');
const METER: SoundCheckState = { phase: 'running', kind: 'meter', progress: null, microphoneDbfs: -30 };
type Order = Parameters<typeof soundCheckView>[0];

function view(part: Partial<Order> = {}): SoundCheckView {
  return soundCheckView({ check: METER, results: {}, refused: null, state: IDLE, t, ...part });
}

test('the meter moves while a step runs and after it, and is off while the microphone is', () => {
  expect(view().microphone.dbfs).toBe(-30);
  expect(view({ check: { phase: 'done', result: { kind: 'tone' }, microphoneDbfs: -41 } }).microphone.dbfs).toBe(-41);
  expect(view({ check: { phase: 'idle' } }).microphone.dbfs).toBeNull();
});

test('only the step that runs shows progress, and its words take the place of its last result', () => {
  const results = { record: { kind: 'record', verdict: 'good', peakDbfs: -9, voiceDbfs: -23 } } as const;
  const shown = view({ check: { phase: 'running', kind: 'record', progress: 0.4, microphoneDbfs: -20 }, results });
  expect(shown.record).toMatchObject({ isRunning: true, progress: 0.4, canPlay: false });
  expect(shown.record.words?.text).toContain('Gravando');
  expect([shown.tone, shown.latency, shown.playBack].map(({ isRunning }) => isRunning)).toEqual([false, false, false]);
  expect(view({ results }).record).toMatchObject({ canPlay: true, words: { text: 'Sua voz chega bem.', tone: 'good' } });
});

test.each([
  [54, 'good', '54 ms'],
  [120, 'good', '120 ms'],
  [287.4, 'attention', '287 ms'],
  [null, 'plain', 'não ouviu'],
] as const)('a latency of %s is %s', (latencyMs, tone, text) => {
  const { words } = view({ results: { latency: { kind: 'latency', latencyMs } } }).latency;
  expect(words?.tone).toBe(tone);
  expect(words?.text).toContain(text);
});

test('a microphone that hears nothing is not praised', () => {
  const results = { record: { kind: 'record', verdict: 'silent', peakDbfs: -70, voiceDbfs: -90 } } as const;
  expect(view({ results }).record.words).toMatchObject({ tone: 'attention', text: expect.stringContaining('Nada foi ouvido') });
});

test('what was refused and what failed are shown alike', () => {
  const inCall = appError('sound-check-in-call');
  expect(view({ refused: inCall }).error).toEqual(inCall);
  expect(view({ check: { phase: 'failed', error: inCall } }).error).toEqual(inCall);
  expect(view().error).toBeNull();
});

test('the device that a call would open is named: a chosen one that is away is not', () => {
  const devices = { microphones: [{ name: 'Headset', isDefault: false }], speakers: [{ name: 'Caixa', isDefault: true }] };
  const at = (settings: Partial<AppState['settings']>): SoundCheckView =>
    view({ state: { ...IDLE, settings: { ...IDLE.settings, ...settings }, audio: { ...IDLE.audio, devices } } });
  expect(at({ microphone: 'Headset' }).microphone.device).toBe('Headset');
  expect(at({ microphone: 'Gone' }).microphone.device).toBe('Padrão do sistema');
  expect(at({ speaker: 'Gone' }).speaker).toBe('Caixa');
});

describe('the echo call', () => {
  test('goes to the echo customer on the practice line of a web number', () => {
    const state = { ...IDLE, lines: [PRACTICE_META, PRACTICE_WEB], practice: PRACTICE };
    expect(view({ state }).echo).toEqual({ state: 'ready', lineId: PRACTICE_WEB.id, to: '+5511988880001' });
  });
  test('asks for the practice line where it is off, and waits where it is on its way', () => {
    const at = (practice: boolean): AppState => ({ ...IDLE, practice: null, settings: { ...IDLE.settings, practice } });
    expect(view({ state: at(false) }).echo).toEqual({ state: 'practice-off' });
    expect(view({ state: at(true) }).echo).toEqual({ state: 'starting' });
  });
});

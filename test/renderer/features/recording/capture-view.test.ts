import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { type CallCapture, type Clip, clipId, DEFAULT_RECORDING, recordingId } from '#contract/recording.ts';
import { unixMs } from '#contract/time.ts';
import { ago, call, IDLE } from '../../../../build/gallery/fixtures.ts';
import { captureView, type CaptureView } from '../../../../renderer/features/recording/capture-view.ts';
import { evenLoudness } from '../../../../renderer/features/recording/even-loudness.ts';
import { recordingView } from '../../../../renderer/features/recording/recording-view.ts';

const t = createTranslator('pt-BR');
const NOTICE: Clip = { id: clipId('clip_a'), name: 'Aviso', durationMs: 3_000 };
const { id } = call({ phase: 'active', answeredAt: ago(1_000), media: 'flowing', muted: false, held: false });
const UNTOUCHED: CallCapture = { callId: id, consent: null, recordingSince: null, clip: null, error: null };
const playing = (purpose: 'play' | 'consent' | 'hold', canStop = true): CallCapture['clip'] => ({
  clipId: NOTICE.id,
  startedAt: ago(500),
  durationMs: 3_000,
  purpose,
  canStop,
});

function view(part: Partial<CallCapture> = {}, isHeld = false, consentClip: Clip['id'] | null = NOTICE.id): CaptureView {
  const recording = { ...DEFAULT_RECORDING, consentClip };
  const state = {
    captures: [{ ...UNTOUCHED, ...part }],
    clips: [NOTICE],
    settings: { ...IDLE.settings, recording },
    recordingRefusal: null,
  };
  return captureView({ callId: id, isHeld }, state, t);
}

describe('the record button', () => {
  test('asks how the customer agrees, then starts, stops, or calls the notice off', () => {
    expect(view().record).toEqual({ action: 'ask', label: 'Gravar', longLabel: 'Gravar a chamada', refused: null });
    expect(view({ consent: 'spoken' }).record.action).toBe('start');
    expect(view({ consent: 'spoken', recordingSince: ago(1) }).record.action).toBe('stop');
    expect(view({ clip: playing('consent') }).record.action).toBe('cancel');
  });

  test('cannot be pressed where no recording can be kept, and says why; what runs may still be stopped', () => {
    const refusedAs = (code: 'recording-unsafe' | 'recording-locked', part: Partial<CallCapture> = {}): string | null => {
      const state = { ...IDLE, captures: [{ ...UNTOUCHED, ...part }], recordingRefusal: appError(code) };
      return captureView({ callId: id, isHeld: false }, state, t).record.refused;
    };
    expect(refusedAs('recording-unsafe')).toMatch(/falta o cofre de senhas .* Configure-o/);
    expect(refusedAs('recording-locked', { consent: 'spoken' })).toMatch(/cofre de senhas .* não abre\. Desbloqueie-o/);
    expect(refusedAs('recording-locked', { consent: 'spoken', recordingSince: ago(1) })).toBeNull();
    expect(refusedAs('recording-unsafe', { clip: playing('consent') })).toBeNull();
  });

  test('says since when it records, and what the customer hears meanwhile', () => {
    const since = ago(1_000);
    expect(view().status).toBeNull();
    expect(view({ consent: 'clip', recordingSince: since }).status).toEqual({ text: 'Gravando', since });
    expect(view({ consent: 'clip', recordingSince: since, clip: playing('play') }).status).toEqual({
      text: 'O cliente ouve “Aviso”',
      since,
    });
    // The service of a web number plays it in place of the agent's voice.
    expect(view({ clip: playing('play', false) }).status?.text).toBe('O cliente ouve “Aviso” até o fim, e não você');
    expect(view({ clip: playing('hold') }).status).toEqual({ text: 'O cliente ouve “Aviso” na espera', since: null });
  });
});

describe('clips', () => {
  test('are offered while none sounds and the call is not held', () => {
    expect(view().clips).toEqual([NOTICE]);
    expect(view({ clip: playing('play') }).clips).toEqual([]);
    expect(view({}, true).clips).toEqual([]);
  });
  test('may be stopped where we play them ourselves', () => {
    expect(view({ clip: playing('play') }).canStopClip).toBe(true);
    expect(view({ clip: playing('play', false) }).canStopClip).toBe(false);
    expect(view({ clip: playing('hold') }).canStopClip).toBe(false);
  });
  test('the notice is there where one is chosen, still kept, and can be heard', () => {
    expect(view().consentClip).toEqual(NOTICE);
    expect(view({}, false, null).consentClip).toBeNull();
    expect(view({}, false, clipId('clip_gone')).consentClip).toBeNull();
    expect(view({}, true).consentClip).toBeNull();
  });
});

test('a recording is told by time, length and consent, and named so that a folder of them sorts', () => {
  const recording = {
    id: recordingId('recording_a'),
    callId: id,
    startedAt: unixMs(Date.UTC(2026, 10, 26, 17, 2)),
    durationMs: 192_000,
    format: 'webm',
    consent: 'clip',
    isCut: true,
  } as const;
  const shown = recordingView(recording, { t, language: 'pt-BR', who: 'Ana Souza', timeZone: 'America/Sao_Paulo' });
  expect(shown).toEqual({
    source: '/recordings/recording_a',
    label: 'Gravação das 14:02, 3:12',
    facts: [
      'Cliente avisado pelo áudio',
      'Você à esquerda, o cliente à direita',
      'A gravação foi interrompida: o que foi gravado até ali está aqui.',
    ],
    fileName: 'Chamada Ana Souza 2026-11-26 14h02',
  });
});

describe('the loudness of a clip', () => {
  const rms = (pcm: Int16Array): number => Math.sqrt(pcm.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / pcm.length);
  const tone = (volume: number): Float32Array => Float32Array.from({ length: 16_000 }, (_, index) => volume * Math.sin(index / 5));

  test.each([0.03, 0.1, 0.9])('one of a peak of %d comes out as loud as a voice', (volume) => {
    expect(rms(evenLoudness(tone(volume)))).toBeCloseTo(0.1, 2);
  });
  test('pauses do not make it louder, and no peak is cut', () => {
    const spoken = new Float32Array(64_000);
    spoken.set(tone(0.2), 20_000);
    const out = evenLoudness(spoken);
    expect(rms(out.subarray(20_000, 36_000))).toBeCloseTo(0.1, 2);
    const click = tone(0.02);
    click[100] = 1;
    expect(Math.max(...evenLoudness(click))).toBeLessThan(30_000);
  });
  test('silence stays silent, and noise is not blown up', () => {
    expect(evenLoudness(new Float32Array(100)).every((sample) => sample === 0)).toBe(true);
    expect(rms(evenLoudness(tone(0.001)))).toBeLessThan(0.01);
  });
});

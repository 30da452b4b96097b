import { callId } from '#contract/call.ts';
import type { QualityReport, QualitySample } from '#contract/quality.ts';
import { unixMs } from '#contract/time.ts';
import { IDLE } from './fixtures.ts';
import type { GalleryState } from './gallery-state.ts';
import { GOOD_MEANS, GOOD_SECOND, GOOD_WHOLE } from './quality-fixtures.ts';

const SECONDS = 192;
/** Speech as it swings, without chance: the pictures of two runs are the same. */
const swing = (at: number, depth: number): number => Math.sin(at * 0.9) * Math.sin(at * 0.23) * depth;

function sampleAt(atSeconds: number, isRough: boolean): QualitySample {
  const isStalled = isRough && atSeconds >= 60 && atSeconds < 78;
  const isBad = isRough && atSeconds >= 66 && atSeconds < 74;
  const figures = {
    ...GOOD_SECOND,
    atSeconds,
    mos: isBad ? 2.1 : isStalled ? 3.2 : 4.4,
    delayMs: Math.round(isBad ? 410 : isStalled ? 210 : 42 + swing(atSeconds, 16)),
    concealedPercent: isBad ? 18 : isStalled ? 4.5 : 0,
    microphoneDbfs: -34 + swing(atSeconds, 14),
    farDbfs: -30 + swing(atSeconds + 9, 16),
  };
  if (isBad) return { ...figures, grade: 'bad', because: 'gaps' };
  return isStalled ? { ...figures, grade: 'poor', because: 'late' } : { ...figures, grade: 'good', because: null };
}

function report(isRough: boolean): QualityReport {
  const seconds = Array.from({ length: SECONDS }, (_one, at) => sampleAt(at, isRough));
  // Of the rough call six seconds had no sound at all.
  const samples = isRough ? seconds.filter(({ atSeconds }) => atSeconds < 120 || atSeconds >= 126) : seconds;
  return {
    callId: callId('recent-2'),
    startedAt: unixMs(1_764_000_000_000),
    stepSeconds: 1,
    samples,
    whole: {
      ...GOOD_WHOLE,
      seconds: SECONDS,
      concealedPercent: isRough ? 4.2 : 0.1,
      worstDelayMs: isRough ? 410 : 84,
      reconnects: isRough ? 1 : 0,
    },
    means: isRough ? { ...GOOD_MEANS, mos: 4.12, lostPercent: 1.4, sendLostPercent: 0.2 } : GOOD_MEANS,
    gradeSeconds: isRough ? { good: 168, poor: 10, bad: 14 } : { good: SECONDS, poor: 0, bad: 0 },
  };
}

function details(name: string, part: Partial<GalleryState>): GalleryState {
  return { name: `call-details-${name}`, window: 'main', state: IDLE, ...part };
}

const OPEN = [{ press: 'Ver detalhes da chamada com +55 21 99876-5432' }] as const;

/** An ended call in full, with how it sounded. */
export const REPORT_STATES: readonly GalleryState[] = [
  details('rough', { steps: OPEN, replies: { 'recents/quality': report(true) } }),
  details('good', { steps: OPEN, replies: { 'recents/quality': report(false) } }),
  details('none', { steps: OPEN, replies: { 'recents/quality': null } }),
  details('copied', {
    steps: [...OPEN, { press: 'Copiar' }, { see: 'Copiado.' }],
    replies: { 'recents/quality': report(true), 'recents/export-quality': 'copied' },
  }),
  details('saved', {
    steps: [...OPEN, { press: 'Salvar…' }, { see: 'Salvo em' }],
    replies: {
      'recents/quality': report(true),
      'recents/export-quality': { savedAs: '/agente/Documentos/qualidade 2026-11-26 08.02 +5521998765432.csv' },
    },
  }),
  details('unsaved', {
    steps: [...OPEN, { press: 'Salvar…' }, { see: 'Nada foi salvo.' }],
    replies: { 'recents/quality': report(true), 'recents/export-quality': 'cancelled' },
  }),
];

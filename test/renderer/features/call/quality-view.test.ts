import type { VoiceHint } from '#contract/audio.ts';
import { callId } from '#contract/call.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { QUALITY_CAUSES, type CallQuality, type GradedSound } from '#contract/quality.ts';
import { type Language, LANGUAGES } from '#contract/settings.ts';
import { expect, test } from 'vitest';
import { GOOD_MEANS, GOOD_SECOND, GOOD_WHOLE } from '../../../../build/gallery/quality-fixtures.ts';
import { muteWords } from '../../../../renderer/features/call/call-view.ts';
import { qualityView, type QualityView } from '../../../../renderer/features/call/quality-view.ts';

type Figures = Partial<Pick<CallQuality, 'second' | 'whole' | 'isOverWifi'>>;

function view(figures: Figures = {}, language: Language = 'pt-BR', sound: GradedSound = { grade: 'good' }): QualityView {
  const quality: CallQuality = {
    callId: callId('c'),
    second: GOOD_SECOND,
    mos: 4.46,
    whole: GOOD_WHOLE,
    means: GOOD_MEANS,
    isOverWifi: false,
    ...figures,
    ...sound,
  };
  return qualityView(quality, { t: createTranslator(language), language });
}
const badFor = (because: (typeof QUALITY_CAUSES)[number], language: 'pt-BR' | 'en' = 'pt-BR'): QualityView =>
  view({}, language, { grade: 'bad', because });
const figure = (shown: QualityView, label: string) => shown.figures.find((one) => one.label === label);

test('a good call is a word and three bars, and asks for nothing', () => {
  expect(view()).toMatchObject({ word: 'Som bom', bars: 3, advice: null });
});

test('each grade looks different without colour, and each cause says what to do, in both languages', () => {
  const bars = [view(), view({}, 'pt-BR', { grade: 'poor', because: 'gaps' }), badFor('gaps')].map((shown) => shown.bars);
  expect(bars).toEqual([3, 2, 1]);
  for (const language of ['pt-BR', 'en'] as const) {
    const words = QUALITY_CAUSES.map((because) => badFor(because, language).advice);
    expect(new Set(words).size).toBe(QUALITY_CAUSES.length);
    expect(words.every((advice) => advice !== null && /\. \S/.test(advice))).toBe(true); // what is wrong; what to do
  }
});

test('Wi-Fi is named where the computer is known to be on it, and only for what it can do to a call', () => {
  for (const language of LANGUAGES) {
    const naming = (isOverWifi: boolean): readonly string[] =>
      QUALITY_CAUSES.filter((because) => /wi-?fi/i.test(view({ isOverWifi }, language, { grade: 'bad', because }).advice ?? ''));
    expect(naming(false)).toEqual([]);
    expect(naming(true)).toEqual(['late', 'gaps', 'sending', 'weak']);
  }
});

test('without a device there is no sound to grade: the word is what is missing', () => {
  expect([badFor('no-speaker').word, badFor('no-microphone').word]).toEqual(['Sem alto-falante', 'Sem microfone']);
  expect(badFor('gaps').word).toBe('Som ruim');
});

test('the button that says whether one is heard does not claim it without a microphone', () => {
  const t = createTranslator('pt-BR');
  const words = (isMuted: boolean, sound: GradedSound, hint: VoiceHint | null = null): string =>
    muteWords({
      hint,
      mute: { isMuted, text: 'as the call says' },
      quality: { callId: callId('c'), second: GOOD_SECOND, mos: 4.46, whole: GOOD_WHOLE, means: GOOD_MEANS, isOverWifi: false, ...sound },
      t,
    });
  expect(words(false, { grade: 'bad', because: 'no-microphone' })).toBe('O cliente não ouve você');
  expect(words(true, { grade: 'bad', because: 'no-microphone' })).toBe('as the call says');
  expect(words(false, { grade: 'bad', because: 'no-speaker' })).toBe('as the call says');
  expect(words(false, { grade: 'good' })).toBe('as the call says');
  expect(words(false, { grade: 'good' }, 'microphone-silent')).toBe('Seu microfone não dá som nenhum');
  expect(words(true, { grade: 'good' }, 'muted-talking')).toBe('Você está falando no mudo');
});

test('whoever is muted reads that they are, though their microphone gives no sound either', () => {
  const t = createTranslator('pt-BR');
  const mute = { isMuted: true, text: t('call.muted') };
  expect(muteWords({ hint: 'microphone-silent', mute, quality: null, t })).toBe('Mudo: o cliente não ouve você');
  // The hint is a tenth of a second behind the button.
  expect(muteWords({ hint: 'muted-talking', mute: { isMuted: false, text: t('call.heard') }, quality: null, t })).toBe(
    'O cliente ouve você',
  );
});

test('figures stand as people of the language write them', () => {
  const poor = view({ second: { ...GOOD_SECOND, concealedPercent: 5.24, driftPpm: -87.4, receivedBytes: 32_480 } });
  expect(figure(poor, 'Atraso')).toEqual({ label: 'Atraso', now: '28 ms', whole: '31 ms' });
  expect(figure(poor, 'Som que faltou')).toMatchObject({ now: '5,2 %', whole: '0,1 %' });
  expect(figure(poor, 'Diferença de relógio')).toMatchObject({ now: '-315 ms/h', whole: null });
  expect(figure(poor, 'Nota do som (MOS)')).toMatchObject({ now: '4,5', whole: '4,5' });
  expect(figure(poor, 'Ida e volta na rede')).toMatchObject({ now: '46 ms', whole: '48 ms' });
  expect(figure(poor, 'Recebido')).toMatchObject({ now: '32 kB/s', whole: '2,0 MB' });
  expect(figure(view({ whole: { ...GOOD_WHOLE, receivedBytes: 64_000 } }, 'en'), 'Received')).toMatchObject({ whole: '64 kB' });
});

test('a clock that differs is told in time an agent can imagine, and never in parts per million', () => {
  for (const language of ['pt-BR', 'en'] as const) for (const { now } of view({}, language).figures) expect(now ?? '').not.toMatch(/ppm/i);
  // 100 millionths of an hour of 3,600,000 ms.
  const label = 'Clock difference';
  expect(figure(view({ second: { ...GOOD_SECOND, driftPpm: 100 } }, 'en'), label)?.now).toBe('+360 ms/h');
  expect(figure(view({ second: { ...GOOD_SECOND, driftPpm: 0 } }, 'en'), label)?.now).toBe('0 ms/h');
});

test('what this kind of number cannot know is left out, and not shown as zero', () => {
  const second = { ...GOOD_SECOND, driftPpm: null, xruns: null, sendDropped: null };
  const whole = { ...GOOD_WHOLE, xruns: null, sendDropped: null };
  const labels = view({ second, whole }).figures.map(({ label }) => label);
  expect(labels).not.toContain('Diferença de relógio');
  expect(labels).not.toContain('Cortes no seu fone');
  expect(labels).not.toContain('Perdido no caminho');
  expect(labels).toContain('Atraso');
});

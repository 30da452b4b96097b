import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import type { QualityReport } from '#contract/quality.ts';
import type { Language } from '#contract/settings.ts';
import { reportView } from '../../../../renderer/features/recents/report-view.ts';
import { qualityReport } from '../../../support/contract-suites/call-history-suite.ts';

const view = (change: Partial<QualityReport> = {}, language: Language = 'pt-BR') =>
  reportView(qualityReport('a', 1_000, change), { t: createTranslator(language), language });

test.each([
  [{ good: 60, poor: 0, bad: 0 }, 'O som foi bom o tempo todo.'],
  [{ good: 60, poor: 12, bad: 0 }, 'O som ficou instável por 0:12 e bom no resto.'],
  [{ good: 60, poor: 0, bad: 72 }, 'O som ficou ruim por 1:12 e bom no resto.'],
  [{ good: 60, poor: 5, bad: 3 }, 'O som ficou instável por 0:05, ruim por 0:03 e bom no resto.'],
])('%o is said in a plain sentence', (gradeSeconds, sentence) => {
  expect(view({ gradeSeconds }).sound).toBe(sentence);
});

test('score and figures stand as people of the language write them', () => {
  const { score, figures, end } = view();
  expect(score).toBe('Nota 4,5 de 4,5');
  expect(figures).toContainEqual({ label: 'Ida e volta na rede', value: '48 ms' });
  expect(figures).toContainEqual({ label: 'Som que faltou', value: '0,1 %' });
  expect(end).toBe('0:08');
  expect(view({}, 'en').score).toBe('Score 4.5 of 4.5');
});

test('what this kind of number cannot know is left out, and not shown as zero', () => {
  const { means, whole } = qualityReport('a', 1_000);
  const labels = (change: Partial<QualityReport>): readonly string[] => view(change).figures.map(({ label }) => label);
  expect(labels({})).not.toContain('Perdido no caminho');
  expect(labels({ means: { ...means, lostPercent: 0 } })).toContain('Perdido no caminho');
  expect(labels({ whole: { ...whole, xruns: null } })).not.toContain('Cortes no seu fone');
  expect(view({ means: { ...means, mos: null } }).score).toBeNull();
});

test('who does not see the chart is told what it shows', () => {
  expect(view({ gradeSeconds: { good: 9, poor: 0, bad: 0 } }).about).toBe(
    'O som foi bom o tempo todo. Atraso até 28 ms, som que faltou até 0,0 %.',
  );
});

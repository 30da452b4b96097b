import { expect, test } from 'vitest';
import { openVerdicts } from './verdicts.ts';

function said(judge: (verdicts: ReturnType<typeof openVerdicts>) => void): { readonly good: boolean; readonly text: string } {
  const lines: string[] = [];
  const verdicts = openVerdicts('a run', (line) => lines.push(line));
  judge(verdicts);
  return { good: verdicts.conclude(), text: lines.join('\n') };
}

test('a run is good while every bound holds, its very edge included', () => {
  expect(
    said((verdicts) => {
      verdicts.atMost('delay, ms', 60, 60);
      verdicts.atLeast('bursts', 30, 30);
      verdicts.skipped('the peer', 'no compiler');
    }).good,
  ).toBe(true);
});

test('a missed bound is named at the end', () => {
  const { good, text } = said((verdicts) => {
    verdicts.atMost('delay, ms', 60.5, 60);
    verdicts.atLeast('bursts', 31, 30);
  });
  expect(good).toBe(false);
  expect(text.split('\n').slice(-2)).toEqual(['a run: 1 missed', '  delay, ms: 60.50 (at most 60)']);
});

test('what could not be measured holds no bound', () => {
  expect(said((verdicts) => verdicts.atMost('delay, ms', Number.NaN, 60)).good).toBe(false);
  expect(said((verdicts) => verdicts.atLeast('bursts', Number.NaN, 1)).good).toBe(false);
});

test.each([
  { figure: 0.4, uncertainty: 0.5, good: true, word: 'every bound holds' },
  { figure: 0, uncertainty: 5, good: false, word: 'growth, MB/h: 0 ± 5 (at most 1): CANNOT TELL' },
  { figure: 1.2, uncertainty: 0.5, good: false, word: '1 cannot be told by this run' },
  { figure: 1.6, uncertainty: 0.5, good: false, word: '1 missed' },
  { figure: 0, uncertainty: Number.NaN, good: false, word: '1 missed' },
])('a bound of 1 for $figure ± $uncertainty', ({ figure, uncertainty, good, word }) => {
  const run = said((verdicts) => verdicts.surelyAtMost('growth, MB/h', { figure, uncertainty }, 1));
  expect(run.good).toBe(good);
  expect(run.text).toContain(word);
});

test('a part that throws is missed, and the others go on', async () => {
  const lines: string[] = [];
  const verdicts = openVerdicts('a run', (line) => lines.push(line));
  expect(await verdicts.attempt('the loop', () => Promise.reject(new Error('no device')))).toBeNull();
  expect(await verdicts.attempt('the call', () => Promise.resolve(7))).toBe(7);
  expect(verdicts.conclude()).toBe(false);
  expect(lines.at(-1)).toContain('the loop: failed: no device');
});

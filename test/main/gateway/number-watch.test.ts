import { appError } from '#contract/errors.ts';
import { describe, expect, test } from 'vitest';
import { feedBench as bench } from '../../support/feed-bench.ts';
import type { ScriptedLineApi } from '../../support/scripted-line-api.ts';

const state = (connected: boolean) => ({ number: null, label: 'Shop', connected });
const numbers = (api: ScriptedLineApi): number => api.asked.filter((what) => what === 'number').length;

describe('a number that is not connected to WhatsApp', () => {
  test('is no line that is ready, from the first look on and until it is connected again', async () => {
    const { clock, api, healths } = bench({ prepare: (scripted) => void (scripted.number = state(false)) });
    await clock.advance(100);
    expect(healths.at(-1)).toEqual({ ok: false, error: { code: 'line-disconnected' } });
    await clock.advance(10_000);
    expect(healths.at(-1)).toEqual({ ok: false, error: { code: 'line-disconnected' } });
    api.number = state(true);
    await clock.advance(15_000);
    expect(healths.at(-1)).toMatchObject({ ok: true });
  });

  test('is noticed within about a minute, by one question a minute', async () => {
    const { clock, api, healths } = bench({ prepare: (scripted) => void (scripted.number = state(true)) });
    await clock.advance(30_000);
    expect([numbers(api), healths.every(({ ok }) => ok)]).toEqual([1, true]);
    api.number = state(false);
    await clock.advance(35_000);
    expect([numbers(api), healths.at(-1)]).toEqual([2, { ok: false, error: { code: 'line-disconnected' } }]);
  });

  test('stays known while the question fails, and the service’s wish for quiet is kept', async () => {
    const { clock, api, healths } = bench({ prepare: (scripted) => void (scripted.number = state(false)) });
    await clock.advance(1_000);
    api.number = { ...appError('rate-limited'), retryAfterMs: 20_000 };
    await clock.advance(20_000);
    const asked = api.asked.length;
    await clock.advance(10_000);
    expect(api.asked.length).toBeLessThanOrEqual(asked + 1);
    expect(healths.at(-1)).toEqual({ ok: false, error: { code: 'line-disconnected' } });
  });
});

test.each([null, appError('key-rejected'), appError('service-timeout')])(
  'a key that is told %j about its number is a line like any other',
  async (told) => {
    const { clock, healths } = bench({ prepare: (scripted) => void (scripted.number = told) });
    await clock.advance(130_000);
    expect(healths.every(({ ok }) => ok)).toBe(true);
  },
);

test('the number is not asked about while something rings: the list has the whole rate then', async () => {
  const { clock, api, feed } = bench();
  await clock.advance(1_000);
  feed.expect('ringing');
  await clock.advance(120_000);
  expect(numbers(api)).toBe(1);
});

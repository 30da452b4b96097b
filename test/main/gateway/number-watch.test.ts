import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { feedBench as bench } from '../../support/feed-bench.ts';
import type { ScriptedLineApi } from '../../support/scripted-line-api.ts';

const state = (connection: 'unknown' | 'open' | 'connecting' | 'closed') => ({ number: null, label: 'Shop', connection });
const asked = (api: ScriptedLineApi, what: string): number => api.asked.filter((one) => one === what).length;

describe('a number that is not connected to WhatsApp', () => {
  test.each(['closed', 'connecting'] as const)('%s: is no line that rings, until it is connected again', async (connection) => {
    const { clock, api, reaches, healths } = bench({ prepare: (scripted) => void (scripted.number = state(connection)) });
    await clock.advance(100);
    expect(reaches.at(-1)).toEqual({ state: 'unreachable', error: { code: 'line-disconnected' } });
    await clock.advance(10_000);
    expect([reaches.at(-1)?.state, healths.at(-1)?.connection]).toEqual(['unreachable', connection]);
    api.number = state('open');
    await clock.advance(20_000);
    expect([reaches.at(-1)?.state, healths.at(-1)?.connection]).toEqual(['polling', 'open']);
  });

  test('is noticed within about a minute, by one question a minute', async () => {
    const { clock, api, reaches } = bench({ prepare: (scripted) => void (scripted.number = state('open')) });
    await clock.advance(30_000);
    expect([asked(api, 'number'), reaches.every(({ state: told }) => told === 'polling')]).toEqual([1, true]);
    api.number = state('closed');
    await clock.advance(40_000);
    expect([asked(api, 'number'), reaches.at(-1)]).toEqual([2, { state: 'unreachable', error: { code: 'line-disconnected' } }]);
  });

  test('is asked about at once when a click was refused because of it', async () => {
    const { clock, api, gate, reaches } = bench({ prepare: (scripted) => void (scripted.number = state('open')) });
    await clock.advance(20_000);
    api.number = state('closed');
    gate.heard(appError('line-disconnected'), clock.now());
    await clock.advance(0);
    expect(reaches.at(-1)).toEqual({ state: 'unreachable', error: { code: 'line-disconnected' } });
  });

  test('stays known while the question fails, and the service’s wish for quiet is kept', async () => {
    const { clock, api, reaches } = bench({ prepare: (scripted) => void (scripted.number = state('closed')) });
    await clock.advance(1_000);
    api.number = { ...appError('rate-limited'), retryAfterMs: 20_000 };
    await clock.advance(20_000);
    const before = api.asked.length;
    await clock.advance(10_000);
    expect(api.asked.length).toBeLessThanOrEqual(before + 1);
    expect(reaches.at(-1)).toEqual({ state: 'unreachable', error: { code: 'line-disconnected' } });
  });
});

describe('whether a number takes calls', () => {
  test('is asked at the start and every ten minutes', async () => {
    const { clock, api, healths } = bench({ webhooks: 'live' });
    await clock.advance(590_000);
    expect([asked(api, 'calling'), healths.at(-1)?.calling]).toEqual([1, 'enabled']);
    await clock.advance(60_000);
    expect(asked(api, 'calling')).toBe(2);
  });

  test('is asked at once after a call that was refused because of it, and then the line says so until it is mended', async () => {
    const { clock, api, gate, reaches, healths } = bench({ webhooks: 'live' });
    await clock.advance(10_000);
    api.calling = false;
    gate.heard(appError('calling-disabled'), clock.now());
    await clock.advance(0);
    expect(healths.at(-1)).toMatchObject({ calling: 'disabled' });
    expect(reaches.at(-1)).toEqual({ state: 'unreachable', error: { code: 'calling-disabled' } });
    api.calling = true;
    await clock.advance(70_000);
    expect([healths.at(-1)?.calling, reaches.at(-1)?.state]).toEqual(['enabled', 'live']);
  });

  test('a web number always does', async () => {
    const { clock, healths } = bench({ prepare: (scripted) => void (scripted.calling = null) });
    await clock.advance(1_000);
    expect(healths.at(-1)).toMatchObject({ calling: 'enabled', key: 'valid', webhook: 'none' });
  });
});

test.each([null, appError('key-rejected'), appError('service-timeout')])(
  'a key that is told %j about its number is a line like any other',
  async (told) => {
    const { clock, reaches, healths } = bench({
      prepare: (scripted) => {
        scripted.number = told;
        scripted.calling = told ?? true;
      },
    });
    await clock.advance(130_000);
    expect(reaches.every(({ state: reached }) => reached === 'polling')).toBe(true);
    expect(healths.at(-1)).toMatchObject({ connection: 'unknown', key: 'valid' });
  },
);

test('the number is asked about rarely while something rings: looking comes first', async () => {
  const { clock, api, feed } = bench();
  await clock.advance(1_000);
  feed.expect('ringing');
  await clock.advance(120_000);
  expect(asked(api, 'number')).toBeLessThanOrEqual(1);
  expect(asked(api, 'list')).toBeGreaterThanOrEqual(60);
});

import { describe, expect, test } from 'vitest';
import { type CallHours, hoursProblems } from '#contract/calling-settings.ts';
import { type AppError, appError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { openWhatsappApi } from '../../../../main/adapters/pilot-status/open-whatsapp-api.ts';
import { type CallingDesk, createCallingDesk } from '../../../../main/core/calling-settings/calling-desk.ts';
import { isOpenAt } from '../../../../main/core/calling-settings/is-open-at.ts';
import type { WhatsappApi } from '../../../../main/core/permission/whatsapp-api.ts';
import { createCountedIds } from '../../../support/fakes/memory-stores.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { practiceBench } from '../../../support/practice-bench.ts';

const LINE = lineId('line-meta');
const HOURS: CallHours = {
  isOn: true,
  timeZone: 'America/Sao_Paulo',
  weekly: [
    { day: 'friday', opens: 540, closes: 720 },
    { day: 'friday', opens: 780, closes: 1_080 },
  ],
  holidays: [{ date: '2026-12-25', starts: 0, ends: 1_440 }],
};

/** A desk at the practice line, and somebody else who changes the same number. */
async function room(
  locked: AppError | null = null,
): Promise<{ readonly desk: CallingDesk; readonly other: WhatsappApi; readonly writes: () => Promise<number> }> {
  const { access, log, control } = await practiceBench();
  const api = openWhatsappApi(access('meta'), { fetch, log });
  const desk = createCallingDesk({
    clock: createSimulatedClock(),
    newId: createCountedIds(),
    api: (id) => (id === LINE ? api : null),
    locked,
  });
  const writes = async (): Promise<number> => (await control.requests()).filter(({ method }) => method === 'PUT').length;
  return { desk, other: api, writes };
}

async function opened(desk: CallingDesk) {
  const read = await desk.read(LINE);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

async function changedByOther(other: WhatsappApi, change: Parameters<WhatsappApi['changeCallingSettings']>[0]): Promise<void> {
  const kept = await other.readCallingSettings();
  if (!kept.ok) throw new Error(kept.error.code);
  expect(await other.changeCallingSettings(change, kept.value)).toEqual({ ok: true, value: null });
}

describe('calling settings of a number', () => {
  test('are changed member by member, and hours whole', async () => {
    const { desk } = await room();
    const { version } = await opened(desk);
    const saved = await desk.change(LINE, version, { allowsCallBack: false, hours: HOURS });
    expect(saved).toMatchObject({
      ok: true,
      value: { outcome: 'saved', now: { settings: { isOn: true, allowsCallBack: false, hours: HOURS } } },
    });
  });

  test('are read and not changed where an administrator keeps them', async () => {
    const { desk, writes } = await room(appError('locked-by-policy', 'callingSettings'));
    const { version, settings } = await opened(desk);
    const before = await writes();
    expect(await desk.change(LINE, version, { isOn: false, hours: HOURS })).toMatchObject({
      ok: false,
      error: { code: 'locked-by-policy' },
    });
    expect(await writes()).toBe(before);
    expect((await opened(desk)).settings).toEqual(settings);
  });

  test('what somebody else changed meanwhile is not lost where we change something else', async () => {
    const { desk, other } = await room();
    const { version } = await opened(desk);
    await changedByOther(other, { showsButton: false });
    const saved = await desk.change(LINE, version, { hours: HOURS });
    expect(saved).toMatchObject({ ok: true, value: { outcome: 'saved', now: { settings: { showsButton: false, hours: HOURS } } } });
  });

  test('the same hours changed by two are a conflict: nothing is written, and theirs are shown', async () => {
    const { desk, other, writes } = await room();
    const { version } = await opened(desk);
    const theirs = { ...HOURS, timeZone: 'America/Manaus' };
    await changedByOther(other, { hours: theirs });
    const before = await writes();
    const answer = await desk.change(LINE, version, { hours: HOURS, isOn: false });
    expect(answer).toMatchObject({
      ok: true,
      value: { outcome: 'conflict', members: ['hours'], now: { settings: { isOn: true, hours: theirs } } },
    });
    expect(await writes()).toBe(before);
    if (!answer.ok) throw new Error(answer.error.code);
    // Having seen theirs, the agent may still want ours.
    expect(await desk.change(LINE, answer.value.now.version, { hours: HOURS })).toMatchObject({ ok: true, value: { outcome: 'saved' } });
  });

  test('two who want the same do not disagree, and nothing is written twice', async () => {
    const { desk, other, writes } = await room();
    const { version } = await opened(desk);
    await changedByOther(other, { isOn: false });
    const before = await writes();
    expect(await desk.change(LINE, version, { isOn: false })).toMatchObject({ ok: true, value: { outcome: 'saved' } });
    expect(await writes()).toBe(before);
  });

  test('are not changed upon a reading that nobody remembers, nor of another line, nor to hours that Meta refuses', async () => {
    const { desk, writes } = await room();
    const { version } = await opened(desk);
    expect(await desk.change(LINE, 'settings_99', { isOn: false })).toMatchObject({ ok: false, error: { code: 'calling-settings-stale' } });
    expect(await desk.change(lineId('other'), version, { isOn: false })).toMatchObject({
      ok: false,
      error: { code: 'calling-settings-stale' },
    });
    const hours = { ...HOURS, weekly: [] };
    expect(await desk.change(LINE, version, { hours })).toMatchObject({
      ok: false,
      error: { code: 'calling-settings-refused', detail: 'no-hours' },
    });
    expect(await writes()).toBe(0);
  });
});

describe('call hours', () => {
  test.each([
    [{}, []],
    [{ timeZone: 'America/Lua' }, [{ what: 'time-zone', at: null }]],
    [{ weekly: [] }, [{ what: 'no-hours', at: null }]],
    [{ isOn: false, weekly: [] }, []],
    [{ weekly: [{ day: 'monday', opens: 600, closes: 600 }] }, [{ what: 'backwards', at: 'monday' }]],
    [
      {
        weekly: [
          { day: 'monday', opens: 540, closes: 720 },
          { day: 'monday', opens: 700, closes: 800 },
        ],
      },
      [{ what: 'overlap', at: 'monday' }],
    ],
    [{ holidays: [{ date: '2026-02-29', starts: 0, ends: 10 }] }, [{ what: 'bad-date', at: '2026-02-29' }]],
    [
      {
        holidays: [
          { date: '2028-02-29', starts: 0, ends: 10 },
          { date: '2028-02-29', starts: 20, ends: 30 },
        ],
      },
      [{ what: 'repeated-date', at: '2028-02-29' }],
    ],
  ] as const)('%j: %j', (part, problems) => {
    expect(hoursProblems({ ...HOURS, ...part })).toEqual(problems);
  });

  test.each([
    ['2026-11-27T11:59:00Z', false], // a Friday, 8:59 in São Paulo
    ['2026-11-27T12:00:00Z', true],
    ['2026-11-27T15:30:00Z', false], // lunch
    ['2026-11-27T20:59:00Z', true],
    ['2026-11-27T21:00:00Z', false],
    ['2026-11-28T12:00:00Z', false], // Saturday
    ['2026-12-25T12:00:00Z', null], // a Friday that is a holiday
  ])('at %s the number is open: %s', (at, isOpen) => {
    expect(isOpenAt(HOURS, unixMs(Date.parse(at)))).toBe(isOpen);
    expect(isOpenAt({ ...HOURS, isOn: false }, unixMs(Date.parse(at)))).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import type { CallingChange, CallingSettings } from '#contract/calling-settings.ts';
import { appError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import { fail, ok } from '#contract/result.ts';
import { createCallingDesk } from '../../../../main/core/calling-settings/calling-desk.ts';
import type { WhatsappApi } from '../../../../main/core/permission/whatsapp-api.ts';
import { createCountedIds } from '../../../support/fakes/memory-stores.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { fakeWhatsapp } from '../../../support/fakes/fake-whatsapp.ts';

const LINE = lineId('line-meta');
const MINUTE_MS = 60_000;
const OFF: CallingSettings = { isOn: false, showsButton: true, buttonCountries: [], allowsCallBack: true, hours: null, restrictions: [] };

/** A desk at a number whose service is there or not, as the test says. */
function room() {
  const clock = createSimulatedClock();
  let settings = OFF;
  let answersLeft = Number.POSITIVE_INFINITY;
  let reads = 0;
  const api: WhatsappApi = {
    ...fakeWhatsapp(clock.now),
    async readCallingSettings() {
      reads += 1;
      answersLeft -= 1;
      return answersLeft < 0 ? fail(appError('service-unreachable')) : ok({ settings, hours: null });
    },
    async changeCallingSettings(change: CallingChange) {
      settings = { ...settings, ...change };
      return ok(null);
    },
  };
  const desk = createCallingDesk({ clock, newId: createCountedIds(), api: () => api, locked: null });
  return {
    desk,
    clock,
    reads: () => reads,
    answer(times: number) {
      answersLeft = times;
    },
  };
}

describe('what is known of the calling settings', () => {
  test('stays known where it cannot be read again, and is asked for again within minutes', async () => {
    const { desk, clock, reads, answer } = room();
    expect(desk.known(LINE)).toBeNull();
    expect(await desk.lately(LINE)).toEqual(OFF);
    answer(0);
    await clock.advance(11 * MINUTE_MS);
    expect([await desk.lately(LINE), await desk.lately(LINE), desk.known(LINE)]).toEqual([OFF, OFF, OFF]);
    expect(reads(), 'a service in trouble is not asked at every look').toBe(2);
    answer(1);
    await clock.advance(2 * MINUTE_MS);
    expect(await desk.lately(LINE)).toEqual(OFF);
    await clock.advance(9 * MINUTE_MS);
    await desk.lately(LINE);
    expect(reads(), 'what was read is good for ten minutes').toBe(3);
  });

  test('stays known where a look that the agent asked for fails', async () => {
    const { desk, answer } = room();
    await desk.lately(LINE);
    answer(0);
    expect(await desk.read(LINE)).toMatchObject({ ok: false });
    expect(await desk.lately(LINE)).toEqual(OFF);
  });

  test('that was never read is asked for again within minutes', async () => {
    const { desk, clock, answer } = room();
    answer(0);
    expect(await desk.lately(LINE)).toBeNull();
    answer(1);
    await clock.advance(2 * MINUTE_MS);
    expect(await desk.lately(LINE)).toEqual(OFF);
  });

  test('is what was written, though it could not be read again', async () => {
    const { desk, answer } = room();
    const read = await desk.read(LINE);
    if (!read.ok) throw new Error(read.error.code);
    answer(1);
    expect(await desk.change(LINE, read.value.version, { isOn: true })).toMatchObject({ ok: true, value: { outcome: 'saved' } });
    expect(await desk.lately(LINE)).toEqual({ ...OFF, isOn: true });
  });
});

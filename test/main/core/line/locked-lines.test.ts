import { DEFAULT_LINE_OPTIONS, lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import type { LockedLine } from '../../../../main/core/ports.ts';
import { journalled } from '../../../support/contract-suites/call-journal-suite.ts';
import { setAppStage } from '../../../support/fakes/app-stage.ts';
import { createMemoryJournal } from '../../../support/fakes/memory-stores.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';

const LOCKED: LockedLine = { ...DEFAULT_LINE_OPTIONS, id: lineId('locked'), label: 'Old', kind: 'web', number: null, colour: 'pink' };

test('a call that a crash left on a line whose key does not open waits for it, and is listed when the line is removed', async () => {
  const journal = createMemoryJournal([
    journalled('call-old', { lineId: LOCKED.id, lineLabel: 'Old', phase: 'active', answeredAt: unixMs(2) }),
  ]);
  const stage = setAppStage({ polls: false, locked: [LOCKED], journal });
  await stage.clock.advance(60_000);
  expect([journal.read().length, stage.app.state().recents]).toEqual([1, []]);
  await stage.app.removeLine(LOCKED.id);
  expect(stage.app.state().recents).toMatchObject([{ id: 'call-old', lineLabel: 'Old', reason: 'completed' }]);
  expect(journal.read()).toEqual([]);
});

test('a line whose key does not open is shown from the start, says so when it is dialled from, and goes when it is removed', async () => {
  const stage = setAppStage({ polls: false, locked: [LOCKED] });
  await stage.clock.settle();
  expect(stage.app.state().lines.at(-1)).toMatchObject({ id: 'locked', status: { state: 'unreachable', error: { code: 'key-locked' } } });
  expect(stage.codes()).toEqual([]);
  expect(stage.app.dial(LOCKED.id, CUSTOMER)).toEqual({ ok: false, error: { code: 'key-locked' } });
  expect(await stage.app.removeLine(LOCKED.id)).toEqual({ ok: true, value: null });
  expect(stage.app.state().lines.map(({ id }) => id)).toEqual([stage.lines.meta, stage.lines.web]);
  expect(stage.lineStore.locked()).toEqual([]);
});

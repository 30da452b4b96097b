import { lineId } from '#contract/line.ts';
import { expect, test } from 'vitest';
import type { LockedLine } from '../../../../main/core/ports.ts';
import { setAppStage } from '../../../support/fakes/app-stage.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';

const LOCKED: LockedLine = { id: lineId('locked'), label: 'Old', kind: 'web', number: null, colour: 'pink' };

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

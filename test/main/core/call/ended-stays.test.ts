import { expect, test } from 'vitest';
import { ENDED_CALL_SHOWN_MS } from '../../../../main/core/call/phase-deadline.ts';
import { setCallStage } from '../../../support/fakes/call-stage.ts';

test('an ended call leaves the screen by itself, and not while it is written about', async () => {
  const stage = setCallStage();
  const { id } = await stage.talk('web');
  stage.desk.stay(id); // one that is up has no such time
  stage.desk.hangUp(id);
  await stage.clock.settle();
  for (let times = 0; times < 3; times += 1) {
    await stage.clock.advance(ENDED_CALL_SHOWN_MS - 1_000);
    stage.desk.stay(id);
  }
  expect(stage.phase(id)).toBe('ended');
  await stage.clock.advance(ENDED_CALL_SHOWN_MS);
  expect(stage.desk.calls()).toEqual([]);
  stage.desk.stay(id);
  expect(stage.desk.calls()).toEqual([]);
});

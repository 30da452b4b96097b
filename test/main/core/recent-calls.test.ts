import { callId } from '#contract/call.ts';
import { expect, test } from 'vitest';
import { setAppStage } from '../../support/fakes/app-stage.ts';
import { createMemoryHistory } from '../../support/fakes/memory-stores.ts';
import { CUSTOMER, OTHER_CUSTOMER } from '../../support/fakes/people.ts';

test('a call is listed under the name that its line has now', async () => {
  const stage = setAppStage({ polls: false });
  const dialled = stage.app.dial(stage.lines.web, CUSTOMER);
  await stage.clock.advance(1_000);
  stage.app.changeLine(stage.lines.web, { label: 'Renamed' });
  stage.app.hangUp(dialled.ok ? dialled.value : callId(''));
  await stage.clock.advance(1_000);
  expect(stage.history.recent(10).map(({ lineLabel }) => lineLabel)).toEqual(['Renamed']);
});

test('a call is among the recent ones also where the disk refuses it, newest first and once', async () => {
  const kept = createMemoryHistory();
  const stage = setAppStage({ polls: false, history: { ...kept, add: () => undefined } });
  for (const customer of [CUSTOMER, OTHER_CUSTOMER]) {
    const dialled = stage.app.dial(stage.lines.web, customer);
    await stage.clock.advance(1_000);
    stage.app.hangUp(dialled.ok ? dialled.value : callId(''));
    await stage.clock.advance(1_000);
  }
  expect(stage.app.state().recents.map(({ peer }) => peer)).toEqual([OTHER_CUSTOMER, CUSTOMER]);
});

import { callId } from '#contract/call.ts';
import { expect, test } from 'vitest';
import { setAppStage } from '../../support/fakes/app-stage.ts';
import { createMemoryHistory } from '../../support/fakes/memory-stores.ts';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { createRecentCalls } from '../../../main/core/recent-calls.ts';
import { recentCall } from '../../support/contract-suites/call-history-suite.ts';
import { CUSTOMER, OTHER_CUSTOMER } from '../../support/fakes/people.ts';
import { historyBench } from '../../support/history-bench.ts';

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
  const stage = setAppStage({ polls: false, history: { ...kept, add: () => [] } });
  for (const customer of [CUSTOMER, OTHER_CUSTOMER]) {
    const dialled = stage.app.dial(stage.lines.web, customer);
    await stage.clock.advance(1_000);
    stage.app.hangUp(dialled.ok ? dialled.value : callId(''));
    await stage.clock.advance(1_000);
  }
  expect(stage.app.state().recents.map(({ peer }) => peer)).toEqual([OTHER_CUSTOMER, CUSTOMER]);
});

test('a call that the service had told of meanwhile is listed once when it ends here', () => {
  const { history, store } = historyBench();
  const theirs = { call: recentCall('theirs', 1_000), remoteIds: ['remote'] };
  store.addFromService(lineId('line-1'), { calls: [theirs], plan: { gaps: [], readUntil: unixMs(9) } });
  const recents = createRecentCalls(history);
  expect(recents.list().map(({ id }) => id)).toEqual(['theirs']);
  recents.record(recentCall('ours', 1_000), ['remote']);
  expect(recents.list().map(({ id }) => id)).toEqual(['ours']);
});

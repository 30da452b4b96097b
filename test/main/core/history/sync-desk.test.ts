import { expect, test } from 'vitest';
import { type Call, callId } from '#contract/call.ts';
import { type Line, lineId, UNKNOWN_HEALTH } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { createSyncDesk } from '../../../../main/core/history/sync-desk.ts';
import { createCountedIds } from '../../../support/fakes/memory-stores.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { historyBench } from '../../../support/history-bench.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { scriptedLineApi } from '../../../support/scripted-line-api.ts';

const LIVE: Line = {
  id: lineId('line-1'),
  label: 'Vendas',
  kind: 'meta',
  number: null,
  colour: 'blue',
  origin: 'agent',
  status: { state: 'live', provenAt: unixMs(1) },
  health: UNKNOWN_HEALTH,
  ringtone: 'chime',
  preAccept: true,
};

function setDesk() {
  const clock = createSimulatedClock();
  const api = scriptedLineApi();
  const site = { isWanted: true, closed: 0, changes: 0 };
  const desk = createSyncDesk({
    clock,
    newId: createCountedIds(),
    log: memoryLog(),
    store: historyBench().store,
    openList: (id) => (id === 'locked' ? null : { list: api.list, close: () => void (site.closed += 1) }),
    isWanted: () => site.isWanted,
    horizon: () => null,
    added: () => undefined,
    changed: () => void (site.changes += 1),
  });
  return { clock, api, site, desk };
}

test('each line that is reached is fetched, the practice line and a locked one are not', async () => {
  const { clock, desk } = setDesk();
  const lines: readonly Line[] = [
    LIVE,
    { ...LIVE, id: lineId('practice'), origin: 'practice' },
    { ...LIVE, id: lineId('locked') },
    { ...LIVE, id: lineId('away'), status: { state: 'connecting' } },
  ];
  desk.follow({ lines, calls: [] });
  await clock.advance(1_000);
  expect(desk.state().map((one) => [one.lineId, one.phase])).toEqual([['line-1', 'complete']]);
  desk.follow({ lines: [], calls: [] });
  expect(desk.state()).toEqual([]);
  expect(clock.pending()).toBe(0);
});

test('a call that rings is not disturbed by it', async () => {
  const { clock, api, desk } = setDesk();
  const ringing: Call = { ...CALL_IN.ringing, id: callId('a') };
  desk.follow({ lines: [LIVE], calls: [ringing] });
  await clock.advance(20_000);
  expect(api.asked).toEqual([]);
  desk.follow({ lines: [LIVE], calls: [] });
  await clock.advance(6_000);
  expect(api.asked).toHaveLength(1);
  desk.stop();
});

test('who switches it off in the settings is asked for nothing, until it is switched on', async () => {
  const { clock, api, site, desk } = setDesk();
  desk.follow({ lines: [LIVE], calls: [] });
  site.isWanted = false;
  desk.settingsChanged();
  await clock.advance(60_000);
  expect([api.asked, desk.state(), site.closed]).toEqual([[], [], 1]);
  site.isWanted = true;
  desk.settingsChanged();
  await clock.advance(1_000);
  expect(api.asked).toHaveLength(1);
  desk.stop();
});

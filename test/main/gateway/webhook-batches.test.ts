import { expect, test } from 'vitest';
import { wayBench } from '../../support/way-bench.ts';

test('of many calls that Meta tells in one event, the late one keeps no other from ringing', async () => {
  const { deliver, hints, clock } = await wayBench();
  const connect = (id: string, agoMs: number): object => ({
    id: `wacid.${id}`,
    event: 'connect',
    direction: 'USER_INITIATED',
    from: '5511999990000',
    timestamp: String(Math.floor((clock.now() - agoMs) / 1_000)),
  });
  await deliver({ event: 'calls', calls: [connect('late', 60_000), connect('new', 1_000)] });
  await deliver({ event: 'calls', calls: [connect('later', 60_000)] });
  expect(hints.map(({ fresh, observations }) => [fresh, ...observations.map(({ externalId }) => externalId)])).toEqual([
    [true, 'wacid.new'],
    [false, 'wacid.late'],
    [false, 'wacid.later'],
  ]);
});

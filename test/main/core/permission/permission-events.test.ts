import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineId } from '#contract/line.ts';
import { followPermissionEvents, permissionHint } from '../../../../main/core/permission/permission-events.ts';
import { memoryEventLog } from '../../../support/fakes/memory-event-log.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const LINE = lineId('line-1');
const EVENT = 'call.permission_updated';

describe('an event about a permission', () => {
  test.each([
    [
      { event: EVENT, peerNumber: CUSTOMER, status: 'TEMPORARY' },
      { peer: CUSTOMER, status: 'temporary' },
    ],
    [
      { event: EVENT, data: { peerNumber: CUSTOMER.slice(1), status: 'PERMANENT' } },
      { peer: CUSTOMER, status: 'permanent' },
    ],
    [
      { event: EVENT, from: `${CUSTOMER.slice(1)}@s.whatsapp.net`, status: 'NO_PERMISSION' },
      { peer: CUSTOMER, status: 'none' },
    ],
    [
      { event: EVENT, peerNumber: CUSTOMER, status: 'MAYBE' },
      { peer: CUSTOMER, status: null },
    ],
    [{ event: EVENT, status: 'TEMPORARY' }, null],
    [{ event: 'call.ended', peerNumber: CUSTOMER, status: 'COMPLETED' }, null],
  ])('%j says %j', (body, hint) => {
    expect(permissionHint(body)).toEqual(hint);
  });

  test('of any shape is a value, and pollutes nothing', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        permissionHint(body);
        permissionHint({ event: EVENT, data: body });
        return ({} as Record<string, unknown>)['polluted'] === undefined;
      }),
    );
  });

  test('is told once over a restart, also one that came while the app was away, and damage stops nothing', async () => {
    const clock = createSimulatedClock();
    const eventLog = memoryEventLog();
    const told: string[] = [];
    const follow = (): (() => void) =>
      followPermissionEvents({ eventLog, clock, log: memoryLog(), told: (line, { status }) => void told.push(`${line} ${status ?? '?'}`) });
    const append = (eventId: string, body: string) =>
      eventLog.append({ eventId, lineId: LINE, source: 'webhook', receivedAt: clock.now(), body });
    const body = (status: string): string => JSON.stringify({ event: EVENT, peerNumber: CUSTOMER, status });

    await append('1', body('TEMPORARY'));
    const stop = follow();
    await clock.settle();
    stop();
    await append('2', `{"event":"${EVENT}"`);
    await append('3', JSON.stringify({ event: 'call.ringing', callId: 'call_1' }));
    await append('4', body('NO_PERMISSION'));
    follow();
    await clock.settle();
    expect(told).toEqual(['line-1 temporary', 'line-1 none']);
  });
});

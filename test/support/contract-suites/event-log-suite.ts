import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import type { Cursor, EventLog, LoggedEvent, NewEvent } from '../../../main/core/events/event-log.ts';

const LINE = lineId('line-1');
const OTHER_LINE = lineId('line 2/é');

export function newEvent(id: string, change: Partial<NewEvent> = {}): NewEvent {
  const body = JSON.stringify({ event: 'call.ringing', callId: id });
  return { eventId: id, lineId: LINE, source: 'webhook', receivedAt: unixMs(1_763_766_000_123.25), body, ...change };
}

async function keep(log: EventLog, event: NewEvent): Promise<Cursor> {
  const appended = await log.append(event);
  if (!appended.ok) throw new Error(appended.error.code);
  return appended.value.cursor;
}

const BEGINNING: Cursor = { epoch: '', seq: 0 };
const idsOf = (events: readonly LoggedEvent[]): readonly string[] => events.map(({ eventId }) => eventId);
/** Whatever a log puts off, it does within some turns of the loop. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** What every EventLog promises. `open` gives an empty one. */
export function eventLogSuite(name: string, open: () => EventLog): void {
  describe(`event log (${name})`, () => {
    test('an event comes back exactly as it was appended, with its place', async () => {
      const log = open();
      const events = [
        newEvent('a'),
        newEvent('b', { lineId: OTHER_LINE, source: 'polling', body: `{"text":"'; DROP--é📞\\u0000"}` }),
        newEvent('c', { source: 'delivery-log', body: '[]', receivedAt: unixMs(0) }),
      ];
      const places: Cursor[] = [];
      for (const event of events) places.push(await keep(log, event));
      expect(log.read(BEGINNING, null, 10)).toEqual(events.map((event, index) => ({ ...event, cursor: places[index] })));
      expect(log.head()).toEqual(places.at(-1));
      await log.close();
    });

    test('an event that is there already is not kept again, and the first place is told', async () => {
      const log = open();
      const [first, again] = await Promise.all([log.append(newEvent('a')), log.append(newEvent('a', { body: '"other"' }))]);
      const later = await log.append(newEvent('a', { source: 'polling' }));
      expect([first, again, later].map((outcome) => outcome.ok && outcome.value.duplicate)).toEqual([false, true, true]);
      expect([first, again, later].map((outcome) => outcome.ok && outcome.value.cursor.seq)).toEqual([1, 1, 1]);
      expect(log.read(BEGINNING, null, 10).map(({ body }) => body)).toEqual([newEvent('a').body]);
      await log.close();
    });

    test('a page begins after the cursor, holds no more than asked for, and only events of the scope', async () => {
      const log = open();
      const places = [];
      for (let index = 0; index < 10; index += 1) {
        places.push(await keep(log, newEvent(`e${String(index)}`, { lineId: index % 2 === 0 ? LINE : OTHER_LINE })));
      }
      expect(idsOf(log.read(places[3] ?? BEGINNING, null, 2))).toEqual(['e4', 'e5']);
      expect(idsOf(log.read(places[3] ?? BEGINNING, { lineId: OTHER_LINE }, 2))).toEqual(['e5', 'e7']);
      expect(idsOf(log.read(BEGINNING, { lineId: lineId('nobody') }, 9))).toEqual([]);
      expect(idsOf(log.read(log.head(), null, 9))).toEqual([]);
      expect(idsOf(log.read({ epoch: 'another', seq: 8 }, null, 2))).toEqual(['e0', 'e1']);
      await log.close();
    });

    test('a subscriber hears nothing before it can stop, then all that is kept, then what comes', async () => {
      const log = open();
      for (const id of ['a', 'b', 'c']) await keep(log, newEvent(id));
      const heard: string[] = [];
      const stop = log.subscribe({ ...log.head(), seq: 1 }, null, ({ eventId }) => heard.push(eventId));
      expect(heard).toEqual([]);
      await turns();
      expect(heard).toEqual(['b', 'c']);
      await keep(log, newEvent('d'));
      await keep(log, newEvent('d'));
      await turns();
      expect(heard).toEqual(['b', 'c', 'd']);
      stop();
      await keep(log, newEvent('e'));
      await turns();
      expect(heard).toEqual(['b', 'c', 'd']);
      await log.close();
    });

    test('a subscriber of one line hears of no other', async () => {
      const log = open();
      const heard: string[] = [];
      await keep(log, newEvent('a', { lineId: OTHER_LINE }));
      log.subscribe(BEGINNING, { lineId: LINE }, ({ eventId }) => heard.push(eventId));
      await keep(log, newEvent('b'));
      await turns();
      await keep(log, newEvent('c', { lineId: OTHER_LINE }));
      await keep(log, newEvent('d'));
      await turns();
      expect(heard).toEqual(['b', 'd']);
      await log.close();
    });

    test('a subscriber that fails hears of the next event all the same, and so do the others', async () => {
      const log = open();
      const heard: string[] = [];
      log.subscribe(BEGINNING, null, ({ eventId }) => {
        heard.push(`one ${eventId}`);
        throw new Error('a bug');
      });
      log.subscribe(BEGINNING, null, ({ eventId }) => heard.push(`two ${eventId}`));
      await turns();
      await keep(log, newEvent('a'));
      await keep(log, newEvent('b'));
      await turns();
      expect(heard).toEqual(['one a', 'two a', 'one b', 'two b']);
      await log.close();
    });

    test('whenever a subscriber joins, it hears every event after its cursor once and in order', async () => {
      const steps = fc.array(fc.oneof(fc.constant('append' as const), fc.constant('turn' as const), fc.constant('join' as const)), {
        maxLength: 40,
      });
      await fc.assert(
        fc.asyncProperty(steps, fc.nat(5), async (order, from) => {
          const log = open();
          const ears: { readonly from: number; readonly heard: string[] }[] = [];
          let count = 0;
          for (const step of order) {
            if (step === 'append') void log.append(newEvent(`e${String((count += 1))}`));
            else if (step === 'turn') await new Promise((resolve) => setImmediate(resolve));
            else {
              const { epoch, seq } = log.head();
              const ear = { from: Math.min(from, seq), heard: [] as string[] };
              ears.push(ear);
              log.subscribe({ epoch, seq: ear.from }, null, ({ eventId }) => ear.heard.push(eventId));
            }
          }
          await turns();
          const all = Array.from({ length: count }, (_, index) => `e${String(index + 1)}`);
          for (const { heard, from: after } of ears) expect(heard).toEqual(all.slice(after));
          await log.close();
        }),
        { numRuns: 40, seed: 7 },
      );
    });

    test('a consumer begins at the beginning and never goes back', async () => {
      const log = open();
      expect(log.cursorOf('feed')).toEqual({ epoch: log.head().epoch, seq: 0 });
      const places = [];
      for (const id of ['a', 'b', 'c']) places.push(await keep(log, newEvent(id)));
      const [first = BEGINNING, second = BEGINNING] = places;
      log.advance('feed', second);
      log.advance('feed', first);
      log.advance('feed', { epoch: 'another', seq: 3 });
      expect(log.cursorOf('feed')).toEqual(second);
      expect(log.cursorOf('other').seq).toBe(0);
      log.advance('feed', { ...second, seq: 99 });
      expect(log.cursorOf('feed')).toEqual(log.head());
      await log.close();
    });

    test('trimming drops what is older and nothing else; places go on counting, and what is trimmed may come again', async () => {
      const log = open();
      for (const [index, id] of ['a', 'b', 'c', 'd'].entries()) {
        await keep(log, newEvent(id, { receivedAt: unixMs([1_000, 3_000, 2_000, 4_000][index] ?? 0) }));
      }
      expect(log.trim(unixMs(3_000))).toBe(2);
      expect(idsOf(log.read(BEGINNING, null, 10))).toEqual(['b', 'd']);
      expect(log.trim(unixMs(9_000))).toBe(2);
      expect(log.trim(unixMs(9_000))).toBe(0);
      expect(log.head().seq).toBe(4);
      expect((await keep(log, newEvent('a'))).seq).toBe(5);
      await log.close();
    });

    test('a closed log refuses instead of forgetting, and may be closed twice', async () => {
      const log = open();
      await log.close();
      await log.close();
      const late = await log.append(newEvent('a'));
      expect(late.ok).toBe(false);
    });
  });
}

import { appError } from '#contract/errors.ts';
import { unixMs } from '#contract/time.ts';
import { describe, expect, test } from 'vitest';
import { openDeskStore } from '../../../../main/adapters/desk-store/open-desk-store.ts';
import { memoryFile } from '../../../support/memory-file.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const BUSY = { status: 'meeting', since: unixMs(1_000), until: unixMs(61_000), next: null } as const;
const now = () => unixMs(31_000);
const PLACE = { x: 40, y: 60, width: 336, height: 84 };

describe('the desk', () => {
  test('is at the next start as the agent left it: their status, and the places of the windows', () => {
    const file = memoryFile();
    const first = openDeskStore({ file, now, log: memoryLog() });
    first.presence.write(BUSY);
    first.places.keep('mini', PLACE);
    const again = openDeskStore({ file, now, log: memoryLog() });
    expect(again.presence.read()).toEqual(BUSY);
    expect([again.places.of('mini'), again.places.of('main')]).toEqual([PLACE, null]);
  });

  test('of what comes after a call nothing is kept: the call is not there any more', () => {
    const file = memoryFile();
    openDeskStore({ file, now, log: memoryLog() }).presence.write({ ...BUSY, next: { status: 'meal', span: 'open-ended' } });
    expect(openDeskStore({ file, now, log: memoryLog() }).presence.read()?.next).toBeNull();
  });

  test.each<readonly [string, unknown]>([
    ['is of another version', { version: 9 }],
    ['is no document of ours', ['desk']],
  ])('that %s is set aside, and begins anew', (_what, document) => {
    const file = memoryFile(JSON.stringify(document));
    const log = memoryLog();
    expect(openDeskStore({ file, now, log }).presence.read()).toBeNull();
    expect(log.text()).toContain('the desk could not be read');
  });

  test('a status that makes no sense costs no place, and one without an end that was meant to have one is not kept for years', () => {
    const document = { version: 1, presence: { status: 'asleep', since: 1, until: null }, places: { main: PLACE, mini: null } };
    const desk = openDeskStore({ file: memoryFile(JSON.stringify(document)), now, log: memoryLog() });
    expect([desk.presence.read(), desk.places.of('main')]).toEqual([null, PLACE]);
    const forYears = { version: 1, presence: { status: 'break', since: 1, until: 9e12 }, places: { main: null, mini: null } };
    expect(openDeskStore({ file: memoryFile(JSON.stringify(forYears)), now, log: memoryLog() }).presence.read()).toBeNull();
  });

  test.each<readonly [string, number, boolean]>([
    ['a minute ago', -60_000, true],
    ['in a minute, on a clock that was set back a little', 60_000, true],
    ['later than in a minute, on a clock that was wrong', 60_001, false],
  ])('a status that began %s is kept or not', (_when, fromNow, isKept) => {
    const at = unixMs(1_800_000_000_000);
    const presence = { status: 'do-not-disturb', since: at + fromNow, until: null };
    const file = memoryFile(JSON.stringify({ version: 1, presence, places: { main: null, mini: null } }));
    expect(openDeskStore({ file, now: () => at, log: memoryLog() }).presence.read() !== null).toBe(isKept);
  });

  test('that cannot be opened today is left alone, and what changes lasts until quit', () => {
    const writes: unknown[] = [];
    const file = {
      read: () => ({ state: 'unavailable', error: appError('storage-unavailable') }) as const,
      write: (document: unknown) => void writes.push(document),
      setAside: () => appError('storage-damaged'),
    };
    const desk = openDeskStore({ file, now, log: memoryLog() });
    desk.presence.write(BUSY);
    expect([desk.presence.read(), writes]).toEqual([BUSY, []]);
  });
});

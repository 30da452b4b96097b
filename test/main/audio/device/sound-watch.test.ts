import { describe, expect, test } from 'vitest';
import type { SoundDirection } from '../../../../main/audio/device/device-list.ts';
import { createSoundWatch, type SoundHealth } from '../../../../main/audio/device/sound-watch.ts';

const TICK_MS = 20;

/** Both devices give sound until they stop; the watch is asked every 20 ms, but for the pauses of its own process. */
function watched(order: {
  readonly stops?: Partial<Record<SoundDirection, number>>;
  readonly opened?: readonly SoundDirection[];
  readonly untilMs: number;
  readonly pauses?: readonly { readonly fromMs: number; readonly toMs: number }[];
}) {
  const watch = createSoundWatch();
  const opened = order.opened ?? ['microphone', 'speaker'];
  for (const direction of opened) watch.opened(direction, 0);
  const story: [health: SoundHealth, atMs: number][] = [];
  for (let nowMs = 0; nowMs <= order.untilMs; nowMs += TICK_MS) {
    const isPaused = order.pauses?.some(({ fromMs, toMs }) => nowMs > fromMs && nowMs < toMs) === true;
    if (isPaused) continue;
    for (const direction of opened) if (nowMs <= (order.stops?.[direction] ?? Infinity)) watch.alive(direction, nowMs);
    const { health } = watch.check(nowMs);
    if (health !== story.at(-1)?.[0]) story.push([health, nowMs]);
  }
  return story;
}
const both = (atMs: number) => ({ microphone: atMs, speaker: atMs });

describe('devices that fall silent', () => {
  test('both at once are given up 400 ms later: it is the sound server, and neither will come back', () => {
    expect(watched({ stops: both(1_000), untilMs: 3_000 })).toEqual([
      ['fine', 0],
      ['suspect', 1_320],
      ['dead', 1_400],
    ]);
  });
  test.each<SoundDirection>(['microphone', 'speaker'])('the %s alone is given a second', (direction) => {
    expect(watched({ stops: { [direction]: 1_000 }, untilMs: 3_000 })).toEqual([
      ['fine', 0],
      ['suspect', 1_320],
      ['dead', 2_000],
    ]);
  });
  test('one after the other are two troubles, not one', () => {
    const [, , [health, atMs] = []] = watched({ stops: { microphone: 1_000, speaker: 1_200 }, untilMs: 1_980 });
    expect([health, atMs]).toEqual([undefined, undefined]);
  });
  test('on a machine so busy that we are late ourselves, get their second', () => {
    const story = watched({ stops: both(1_000), untilMs: 3_000, pauses: [{ fromMs: 1_100, toMs: 1_180 }] });
    expect(story.at(-1)).toEqual(['dead', 2_000]);
  });
  test('while our whole process stood still are not blamed', () => {
    const story = watched({ stops: both(1_000), untilMs: 31_200, pauses: [{ fromMs: 1_000, toMs: 31_000 }] });
    expect(story).toEqual([['fine', 0]]);
  });
  test('for 300 ms ten times, because our process was held up, are not blamed either', () => {
    const pauses = Array.from({ length: 10 }, (_, index) => ({ fromMs: 1_000 + index * 400, toMs: 1_300 + index * 400 }));
    expect(watched({ untilMs: 6_000, pauses })).toEqual([['fine', 0]]);
  });
  test('and come back within the second are fine again', () => {
    const watch = createSoundWatch();
    watch.opened('speaker', 0);
    watch.alive('speaker', 0);
    for (let nowMs = 0; nowMs <= 800; nowMs += TICK_MS) watch.check(nowMs);
    expect(watch.check(800)).toEqual({ health: 'suspect', direction: 'speaker' });
    watch.alive('speaker', 805);
    expect(watch.check(810).health).toBe('fine');
  });
});

test('a device may take four seconds to start, and nobody calls it fine before', () => {
  const story = watched({ stops: both(-1), untilMs: 5_000 });
  expect(story).toEqual([
    ['starting', 0],
    ['mute', 4_000],
  ]);
});

test.each<SoundDirection>(['microphone', 'speaker'])('a %s that never starts is no reason to give up the other', (direction) => {
  expect(watched({ stops: { [direction]: -1 }, untilMs: 10_000 })).toEqual([
    ['starting', 0],
    ['mute', 4_000],
  ]);
});

test('what was closed is not watched; the microphone of a listener least of all', () => {
  const watch = createSoundWatch();
  watch.opened('microphone', 0);
  watch.alive('microphone', 10);
  watch.closed('microphone');
  watch.alive('microphone', 20); // its last block comes late
  for (let nowMs = 0; nowMs <= 5_000; nowMs += TICK_MS) expect(watch.check(nowMs).health).toBe('fine');
});

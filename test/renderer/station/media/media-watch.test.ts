import { expect, test } from 'vitest';
import { startMediaWatch, watchMedia, type MediaLook } from '../../../../renderer/station/media/media-watch.ts';

/** Looks ten times a second, `bytes` long, and lists each change with its second. */
function timeline(bytes: (second: number) => number, seconds: number): string[] {
  const look = (tenth: number): MediaLook => ({ nowMs: 5_000 + tenth * 100, bytes: bytes(tenth / 10) });
  let watch = startMediaWatch(look(0));
  const changes: string[] = [];
  for (let tenth = 1; tenth <= seconds * 10; tenth += 1) {
    const seen = watchMedia(watch, look(tenth));
    if (seen.media !== watch.media) changes.push(`${tenth / 10} ${seen.media}`);
    watch = seen;
  }
  return changes;
}

test('a call is connecting for as long as nothing arrives, and then never connecting again', () => {
  expect(timeline(() => 0, 30)).toEqual([]);
  expect(timeline((second) => (second < 8 ? 0 : second), 30)).toEqual(['8 flowing']);
});

test('two seconds without sound are an interruption, which the next packet ends', () => {
  const bytes = (second: number): number => (second <= 3 ? second * 100 : second < 9 ? 300 : second * 100);
  expect(timeline(bytes, 12)).toEqual(['0.1 flowing', '5 interrupted', '9 flowing']);
});

test('a gap that is a little shorter is none', () => {
  const bytes = (second: number): number => (second <= 3 ? second * 100 : second < 4.9 ? 300 : second * 100);
  expect(timeline(bytes, 12)).toEqual(['0.1 flowing']);
});

test('packets 400 ms apart, as Opus sends them in a pause, are no interruption', () => {
  expect(timeline((second) => Math.floor(second / 0.4), 20)).toEqual(['0.4 flowing']);
});

test('what arrived before the watch began does not count as sound now', () => {
  expect(timeline(() => 5_000, 10)).toEqual([]);
});

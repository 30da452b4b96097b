import { expect, test } from 'vitest';
import type { SpeakingWindow } from '#contract/alerts-state.ts';
import type { AppState } from '#contract/app-state.ts';
import { callId } from '#contract/call.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import type { CallQuality } from '#contract/quality.ts';
import { IDLE, ago, call } from '../../../../build/gallery/fixtures.ts';
import { GOOD_MEANS, GOOD_SECOND, GOOD_WHOLE } from '../../../../build/gallery/quality-fixtures.ts';
import { courseAfter, NO_COURSE } from '../../../../renderer/features/announcer/quality-course.ts';
import { hearQuality } from '../../../../renderer/features/announcer/quality-news.ts';

const t = createTranslator('pt-BR');
const WINDOWS: readonly SpeakingWindow[] = ['main', 'incoming', 'mini'];
const ABOUT = { callId: callId('call'), second: GOOD_SECOND, whole: GOOD_WHOLE, means: GOOD_MEANS, mos: 4.46, isOverWifi: false };
const GOOD: CallQuality = { ...ABOUT, grade: 'good' };
const BAD: CallQuality = { ...ABOUT, grade: 'bad', because: 'gaps' };
const ACTIVE = { phase: 'active', answeredAt: ago(1_000), media: 'flowing', muted: false, held: false } as const;
const TALK = call(ACTIVE, { id: 'call' });
const NEXT = call(ACTIVE, { id: 'next' });
const HELD = call({ ...ACTIVE, held: true }, { id: 'call' });

/** All three windows hear of every second; what each of them says. */
function said(seconds: readonly (readonly [SpeakingWindow | null, AppState['calls'][number], CallQuality])[]): readonly string[] {
  const of = new Map(WINDOWS.map((window) => [window, { course: NO_COURSE, told: NO_COURSE }]));
  return seconds.flatMap(([calls, shown, quality]) =>
    WINDOWS.flatMap((window) => {
      const known = of.get(window) ?? { course: NO_COURSE, told: NO_COURSE };
      const course = courseAfter(known.course, quality);
      const state: AppState = { ...IDLE, calls: [shown], speaking: { rings: 'main', calls } };
      const { told, news } = hearQuality(known.told, course, { state, window, t });
      of.set(window, { course, told });
      return news.map(({ text }) => `${window}: ${text}`);
    }),
  );
}

const SOUNDS_BAD = /^main: Som ruim\. ./;

test('whichever window speaks tells that the sound gets worse, with what to do, and that it is good again; no other does', () => {
  const told = said([
    ['main', TALK, GOOD],
    ['main', TALK, BAD],
    ['main', TALK, BAD],
    ['mini', TALK, BAD],
    ['mini', TALK, GOOD],
  ]);
  expect(told).toEqual([expect.stringMatching(SOUNDS_BAD), 'mini: Som bom']);
});

test('that the next call sounds as badly as the last one is told too, though the words are the same', () => {
  expect(
    said([
      ['main', TALK, BAD],
      ['main', NEXT, { ...BAD, callId: NEXT.id }],
    ]),
  ).toEqual([expect.stringMatching(SOUNDS_BAD), expect.stringMatching(SOUNDS_BAD)]);
});

test('a parked call is not called bad, nor one whose sound has broken off', () => {
  expect(said([['main', HELD, BAD]])).toEqual([]);
  expect(said([['main', call({ ...ACTIVE, media: 'interrupted' }, { id: 'call' }), BAD]])).toEqual([]);
});

test('what changed while nobody could speak is told by whoever can next, once', () => {
  expect(
    said([
      ['main', TALK, GOOD],
      [null, TALK, BAD],
      ['mini', TALK, BAD],
      ['mini', TALK, BAD],
    ]),
  ).toEqual([expect.stringMatching(/^mini: Som ruim\. ./)]);
});

test('what was bad only while nobody could speak is not told any more', () => {
  expect(
    said([
      ['main', TALK, GOOD],
      [null, TALK, BAD],
      [null, TALK, GOOD],
      ['mini', TALK, GOOD],
    ]),
  ).toEqual([]);
});

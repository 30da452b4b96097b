import { expect, test } from 'vitest';
import type { SpeakingWindow } from '#contract/alerts-state.ts';
import type { AppState } from '#contract/app-state.ts';
import type { VoiceHint } from '#contract/audio.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { IDLE, ago, call } from '../../../../build/gallery/fixtures.ts';
import { hear, hearingFrom } from '../../../../renderer/features/announcer/hearing.ts';

const t = createTranslator('pt-BR');
const WINDOWS: readonly SpeakingWindow[] = ['main', 'incoming', 'mini'];
const ACTIVE = { phase: 'active', answeredAt: ago(1_000), media: 'flowing', muted: false, held: false } as const;
const TALKING = 'Você está falando no mudo';
const SILENT = 'Seu microfone não dá som nenhum';

interface Moment {
  readonly speaks?: SpeakingWindow | null;
  readonly muted?: boolean;
  readonly held?: boolean;
  readonly hint?: VoiceHint;
}

/** All three windows hear the same states; what each of them says of the microphone, urgent news with a mark. */
function said(course: readonly Moment[]): readonly string[] {
  const start: AppState = { ...IDLE, calls: [call(ACTIVE)], speaking: { rings: 'main', calls: 'main' } };
  const heard = new Map(WINDOWS.map((window) => [window, hearingFrom(start)]));
  return course.flatMap(({ speaks = 'mini', muted = false, held = false, hint }) => {
    const active = call({ ...ACTIVE, muted, held });
    const voiceHints = hint === undefined ? [] : [{ callId: active.id, hint }];
    const state: AppState = { ...IDLE, calls: [active], audio: { ...IDLE.audio, voiceHints }, speaking: { rings: 'main', calls: speaks } };
    return WINDOWS.flatMap((window) => {
      const result = hear(heard.get(window) ?? hearingFrom(start), state, { window, t });
      heard.set(window, result.heard);
      const hints = result.news.filter(({ text }) => text === TALKING || text === SILENT);
      return hints.map(({ text, isUrgent }) => `${window}: ${text}${isUrgent ? '!' : ''}`);
    });
  });
}

test('whoever talks on mute is told at once, by the window that speaks, and once however often they pause', () => {
  const talks: Moment = { muted: true, hint: 'muted-talking' };
  expect(said([{ muted: true }, talks, talks, { muted: true }, talks, { ...talks, speaks: 'main' }])).toEqual([`mini: ${TALKING}!`]);
});

test('who was heard meanwhile, and forgets the next mute, is told again', () => {
  const talks: Moment = { muted: true, hint: 'muted-talking' };
  expect(said([talks, {}, { muted: true }, talks])).toEqual([`mini: ${TALKING}!`, `mini: ${TALKING}!`]);
});

test('a hint that is a moment behind the button is no news', () => {
  expect(said([{ muted: false, hint: 'muted-talking' }])).toEqual([]);
});

test('a microphone that gives nothing is told at once, and again where a mute had hidden it', () => {
  const silent: Moment = { hint: 'microphone-silent' };
  expect(said([silent, silent])).toEqual([`mini: ${SILENT}!`]);
  expect(said([silent, { ...silent, muted: true }, silent])).toEqual([`mini: ${SILENT}!`, `mini: ${SILENT}!`]);
});

test('what begins while nobody can speak is told by whoever can next; on hold, where nobody is heard, nothing is', () => {
  const silent: Moment = { hint: 'microphone-silent' };
  expect(said([{ ...silent, speaks: null }, silent])).toEqual([`mini: ${SILENT}!`]);
  expect(said([{ ...silent, held: true }])).toEqual([]);
});

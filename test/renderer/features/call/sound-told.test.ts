import { describe, expect, test } from 'vitest';
import type { Call, CallIn } from '#contract/call.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import type { CallQuality, QualityCause } from '#contract/quality.ts';
import { LANGUAGES } from '#contract/settings.ts';
import { SUPPORT, ago, call } from '../../../../build/gallery/fixtures.ts';
import { GOOD_MEANS, GOOD_SECOND, GOOD_WHOLE } from '../../../../build/gallery/quality-fixtures.ts';
import { isAgentHeard, soundTold } from '../../../../renderer/features/call/sound-told.ts';
import type { SoundNews } from '../../../../renderer/features/call/sound-told.ts';

const t = createTranslator('pt-BR');
const ACTIVE = { phase: 'active', answeredAt: ago(1_000), media: 'flowing', muted: false, held: false } as const;
const KNOWN: SoundNews = { quality: null, hint: null };

function active(change: Partial<CallIn<'active'>> = {}): Call {
  return { ...call({ ...ACTIVE }), ...change } as Call;
}
function bad(because: QualityCause): SoundNews {
  const about = { callId: call(ACTIVE).id, second: GOOD_SECOND, whole: GOOD_WHOLE, means: GOOD_MEANS, mos: 4.46, isOverWifi: false };
  const quality: CallQuality = { ...about, grade: 'bad', because };
  return { ...KNOWN, quality };
}

describe('what a small place tells of the sound', () => {
  test.each<readonly [string, Call, SoundNews, string | null]>([
    ['nothing while both hear each other', active(), KNOWN, null],
    ['nothing of a call that is not up', call({ phase: 'dialing' }), KNOWN, null],
    ['that one talks on mute', active({ muted: true }), { ...KNOWN, hint: 'muted-talking' }, 'Falando no mudo'],
    ['not so once the mute is off', active(), { ...KNOWN, hint: 'muted-talking' }, null],
    ['a microphone that gives nothing', active(), { ...KNOWN, hint: 'microphone-silent' }, 'Microfone sem som'],
    ['a microphone that is not there', active(), bad('no-microphone'), 'Sem microfone'],
    ['which who is muted learns when they are not', active({ muted: true }), bad('no-microphone'), null],
    ['a speaker that is not there', active({ muted: true }), bad('no-speaker'), 'Sem alto-falante'],
    ['not a sound that is only bad', active(), bad('gaps'), null],
    ['a customer of whom nothing comes', active({ media: 'interrupted' }), KNOWN, 'Cliente sem som'],
    ['a connection that is on its way back', { ...call(ACTIVE, { line: SUPPORT }), media: 'interrupted' } as Call, KNOWN, 'Reconectando…'],
    ['that it is parked', active({ held: true }), { ...KNOWN, hint: 'muted-talking' }, 'Em espera'],
    [
      'what cuts off both before what cuts off one',
      active({ media: 'interrupted' }),
      { ...KNOWN, hint: 'microphone-silent' },
      'Cliente sem som',
    ],
  ])('%s', (_what, shown, news, text) => {
    expect(soundTold(shown, news, t)?.text ?? null).toBe(text);
  });

  test('it asks for a look, but for sound that is just being connected', () => {
    expect(soundTold(active({ media: 'connecting' }), KNOWN, t)).toEqual({ text: 'Conectando…', tone: 'plain' });
    expect(soundTold(active({ held: true }), KNOWN, t)?.tone).toBe('attention');
  });

  test.each(LANGUAGES)('it is short in every language (%s)', (language) => {
    const words = createTranslator(language);
    const texts = (['muted-talking', 'microphone-silent', 'connecting', 'interrupted', 'silent', 'held'] as const).map((key) =>
      words(`call.told.${key}`),
    );
    expect(texts.filter((text) => text.length > 20)).toEqual([]);
  });
});

test.each<readonly [string, Call, SoundNews, boolean]>([
  ['while sound flows', active(), KNOWN, true],
  ['also where it sounds badly', active(), bad('gaps'), true],
  ['also where they hear nothing themselves', active(), bad('no-speaker'), true],
  ['not muted', active({ muted: true }), KNOWN, false],
  ['not on hold', active({ held: true }), KNOWN, false],
  ['not before sound flows', active({ media: 'connecting' }), KNOWN, false],
  ['not while it is cut off', active({ media: 'interrupted' }), KNOWN, false],
  ['not by a microphone that gives nothing', active(), { ...KNOWN, hint: 'microphone-silent' }, false],
  ['not without a microphone', active(), bad('no-microphone'), false],
])('the microphone is green for whoever is heard: %s', (_when, shown, news, expected) => {
  expect(isAgentHeard(shown, news)).toBe(expected);
});

import { describe, expect, test } from 'vitest';
import { LINE_COLOURS } from '#contract/line.ts';
import { contrast, tokenColours } from './support/token-colours.ts';

const SURFACES = ['surface', 'surface-raised', 'surface-sunken'] as const;
const TINTS = ['tint-attention', 'tint-lost', 'tint-answer', 'tint-accent'] as const;

/** Text and what it stands on: WCAG asks for 4.5. */
const TEXT: readonly (readonly [string, string])[] = [
  ...[...SURFACES, ...TINTS].flatMap((on) => [['text', on] as const, ['text-muted', on] as const]),
  ...SURFACES.flatMap((on) => ['accent', 'lost', 'heard', 'attention'].map((role) => [role, on] as const)),
  ['on-accent', 'accent-fill'],
  ['on-answer', 'answer'],
  ['on-hangup', 'hangup'],
  ['on-attention', 'attention-fill'],
  ['attention', 'tint-attention'],
  ['lost', 'tint-lost'],
  ['heard', 'tint-answer'],
  ['accent', 'tint-accent'],
  ['surface', 'text'], // tooltips
  ['surface-raised', 'text'], // the sign of a phone that is ready
];

/** Shapes that must be seen: borders of fields, the focus, the fills of buttons, lines' colours. WCAG asks for 3. */
const SHAPES: readonly (readonly [string, string])[] = [
  ...SURFACES.flatMap((on) => ['focus', 'line-strong', 'accent-fill', 'answer', 'hangup'].map((role) => [role, on] as const)),
  ...LINE_COLOURS.flatMap((colour) => SURFACES.map((on) => [`line-${colour}`, on] as const)),
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const role = tokenColours(theme);

  test.each(TEXT)('%s is read on %s', (text, on) => {
    expect(contrast(role(text), role(on))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(SHAPES)('%s is seen on %s', (shape, on) => {
    expect(contrast(role(shape), role(on))).toBeGreaterThanOrEqual(3);
  });
});

test('black on white is 21, as WCAG has it', () => {
  expect(contrast({ l: 0, a: 0, b: 0, alpha: 1 }, { l: 1, a: 0, b: 0, alpha: 1 })).toBeCloseTo(21, 1);
});

import { describe, expect, test } from 'vitest';
import { LINE_COLOURS } from '#contract/line.ts';
import { styleRules } from './support/style-rules.ts';
import { contrast, contrastAt, tokenColours } from './support/token-colours.ts';

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

/**
 * Shapes that must be seen: borders of fields and buttons, the focus, fills of buttons, what a switch, a meter and a chart show, lines'
 * colours. WCAG asks for 3.
 */
const SHAPES: readonly (readonly [string, string])[] = [
  ...[...SURFACES, ...TINTS].flatMap((on) => [['focus', on] as const, ['line-strong', on] as const]),
  ...SURFACES.flatMap((on) => ['accent-fill', 'answer', 'hangup', 'lost', 'heard'].map((role) => [role, on] as const)),
  ['answer', 'tint-answer'],
  ['hangup', 'tint-answer'],
  ['text-muted', 'surface-sunken'], // the knob of a switch that is off
  ['on-accent', 'accent-fill'], // and of one that is on
  ...SURFACES.map((on) => ['attention', on] as const), // the edge of a button that says muted
  ...LINE_COLOURS.flatMap((colour) => SURFACES.map((on) => [`line-${colour}`, on] as const)),
];

/** What may be written in a control that is hovered or pressed, where its rule names no colour of its own. */
const ANY_TEXT = ['text', 'text-muted', 'accent', 'lost'].map((role) => `var(--${role})`);
const UNDER_POINTER = /\[data-(?:hovered|pressed)\]|:hover|:active/;
const touched = styleRules().flatMap(({ file, selector, declared }) => {
  if (!UNDER_POINTER.test(selector)) return [];
  const background = declared.get('background') ?? declared.get('background-color');
  return background === undefined ? [] : [{ file, selector, background, texts: [declared.get('color')].flatMap((own) => own ?? ANY_TEXT) }];
});
/** What a filled button is overlaid with under the pointer. */
const overlays = styleRules().flatMap(({ selector, declared }) => {
  const overlay = /^linear-gradient\((oklch\([^)]*\)), \1\)$/.exec(declared.get('background-image') ?? '')?.[1];
  return UNDER_POINTER.test(selector) && overlay !== undefined ? [{ selector, overlay }] : [];
});
const FILLS = [
  ['on-accent', 'accent-fill'],
  ['on-answer', 'answer'],
  ['on-hangup', 'hangup'],
] as const;

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const { role, colour } = tokenColours(theme);

  test.each(TEXT)('%s is read on %s', (text, on) => {
    expect(contrast(role(text), role(on))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(SHAPES)('%s is seen on %s', (shape, on) => {
    expect(contrast(role(shape), role(on))).toBeGreaterThanOrEqual(3);
  });

  test.each(touched)('$selector is read under the pointer ($file)', ({ background, texts }) => {
    for (const on of SURFACES)
      for (const text of texts)
        expect(contrast(colour(text), colour(background), role(on)), `${text} on ${on}`).toBeGreaterThanOrEqual(4.5);
  });

  test.each(overlays)('the words of filled buttons are read with $overlay over them', ({ overlay }) => {
    for (const [text, fill] of FILLS)
      expect(contrast(role(text), colour(overlay), role(fill)), `${text} on ${fill}`).toBeGreaterThanOrEqual(4.5);
  });

  test('the fill of a meter is told from its track', () => {
    const track = colour('color-mix(in oklab, var(--text) 11%, transparent)');
    for (const on of SURFACES)
      for (const fill of ['heard', 'text-muted']) expect(contrast(role(fill), track, role(on)), fill).toBeGreaterThanOrEqual(3);
  });

  test('initials are read in their circle', () => {
    const circle = colour('color-mix(in oklab, var(--text) 9%, var(--surface-raised))');
    expect(contrast(role('text-muted'), circle)).toBeGreaterThanOrEqual(4.5);
  });
});

test('rules for hovered and pressed controls are found', () => {
  expect([touched.length > 15, overlays.length]).toEqual([true, 2]);
});

/** A control that cannot be used may be pale, unless its words say something: what a policy has set, what is under way. */
const PALE_WITHOUT_MEANING = ['.button[data-disabled]', '.icon-button[data-disabled]', '.reply-choice:is(:disabled, [aria-disabled])'];

test('nothing is pale that has something to say', () => {
  const pale = styleRules().filter(({ selector, declared }) => {
    const opacity = Number(declared.get('opacity') ?? 1);
    return opacity > 0 && opacity < 0.85 && /disabled|pending|locked|readonly/.test(selector);
  });
  expect(pale.map(({ selector }) => selector).toSorted()).toEqual(PALE_WITHOUT_MEANING.toSorted());
});

test('black on white is 21, as WCAG has it', () => {
  const [black, white] = [0, 1].map((l) => ({ l, a: 0, b: 0, alpha: 1 }));
  if (black === undefined || white === undefined) throw new Error('no colours');
  expect(contrast(black, white)).toBeCloseTo(21, 1);
  // Half a black over white is #808080, which axe and Chromium give 3.95.
  expect(contrast({ ...black, alpha: 0.5 }, white)).toBeCloseTo(3.95, 1);
  expect(contrastAt(0.5, { text: black, on: white, surface: white })).toBeCloseTo(3.95, 1);
});

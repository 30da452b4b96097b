import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A colour in OKLab, with its opacity. */
interface Oklab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
  readonly alpha: number;
}

export type Theme = 'light' | 'dark';

export interface TokenColours {
  /** The colour of a token, by its name without dashes in front. */
  readonly role: (name: string) => Oklab;
  /** What a declaration such as `color-mix(in oklab, var(--text) 6%, var(--surface))` comes to. Throws at what is no colour. */
  readonly colour: (value: string) => Oklab;
}

/** The colours of tokens.css as the browser computes them. Reads what the styles use: light-dark, oklch, color-mix in oklab. */
export function tokenColours(theme: Theme): TokenColours {
  const css = readFileSync(join(import.meta.dirname, '../../../../renderer/ui/tokens.css'), 'utf8');
  const declared = new Map([...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((found) => [found[1] ?? '', found[2] ?? ''] as const));
  const colourOf = (text: string): Oklab => {
    const value = text.trim();
    if (value === 'transparent') return CLEAR;
    const [name = '', inside = ''] = /^([\w-]+)\((.*)\)$/s.exec(value)?.slice(1) ?? [];
    const parts = splitAtCommas(inside);
    switch (name) {
      case 'var':
        return role(inside.trim().slice(2));
      case 'light-dark':
        return colourOf(parts[theme === 'light' ? 0 : 1] ?? '');
      case 'oklch':
        return fromOklch(inside);
      case 'color-mix':
        return mixed(parts, colourOf);
      default:
        throw new Error(`no colour: ${value}`);
    }
  };
  const role = (wanted: string): Oklab => {
    const value = declared.get(wanted);
    if (value === undefined) throw new Error(`no token --${wanted}`);
    return colourOf(value);
  };
  return { role, colour: colourOf };
}

const CLEAR: Oklab = { l: 0, a: 0, b: 0, alpha: 0 };

function fromOklch(inside: string): Oklab {
  const [l = 0, chroma = 0, hue = 0, alpha = 1] = inside.split(/[\s/]+/).map(Number);
  const angle = (hue * Math.PI) / 180;
  return { l, a: chroma * Math.cos(angle), b: chroma * Math.sin(angle), alpha };
}

/** `color-mix(in oklab, A 14%, B)`: that much of A, the rest B; half of each without a figure. What is clear brings no colour with it. */
function mixed(parts: readonly string[], colourOf: (text: string) => Oklab): Oklab {
  const [, share = '', rest = ''] = parts;
  const percent = Number(/([\d.]+)%\s*$/.exec(share.trim())?.[1] ?? 50);
  const one = colourOf(share.replace(/[\d.]+%\s*$/, ''));
  const other = colourOf(rest);
  const ofOne = (one.alpha * percent) / 100;
  const alpha = ofOne + other.alpha * (1 - percent / 100);
  const between = (key: 'l' | 'a' | 'b'): number => (one[key] * ofOne + other[key] * (alpha - ofOne)) / (alpha || 1);
  return { l: between('l'), a: between('a'), b: between('b'), alpha };
}

function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const [index, sign] of [...text].entries()) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign !== ',' || depth > 0) continue;
    parts.push(text.slice(from, index));
    from = index + 1;
  }
  return [...parts, text.slice(from)];
}

/** WCAG 2.2's contrast of a colour with what is behind it, 1 to 21. Each may let the next one through; the last one is opaque. */
export function contrast(front: Oklab, ...behind: readonly Oklab[]): number {
  return ratio(painted([front, ...behind]), painted(behind));
}

/** The same for a control that is drawn at an opacity, words and all, on a surface. */
export function contrastAt(opacity: number, { text, on, surface }: { text: Oklab; on: Oklab; surface: Oklab }): number {
  const dimmed = (layers: readonly Oklab[]): readonly number[] => mixedOver(painted(layers), opacity, painted([surface]));
  return ratio(dimmed([text, on, surface]), dimmed([on, surface]));
}

function ratio(one: readonly number[], other: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(one.map(linear)), luminance(other.map(linear))].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** What layers come to, in sRGB as a screen has it: there, and not in light, browsers let one colour through another. */
function painted([front, ...behind]: readonly Oklab[]): readonly number[] {
  if (front === undefined) return [0, 0, 0];
  return mixedOver(linearRgb(front).map(encoded), front.alpha, behind.length === 0 ? [0, 0, 0] : painted(behind));
}

function mixedOver(above: readonly number[], alpha: number, below: readonly number[]): readonly number[] {
  return above.map((value, index) => value * alpha + (below[index] ?? 0) * (1 - alpha));
}

const encoded = (light: number): number => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);
const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** Björn Ottosson's matrices (https://bottosson.github.io/posts/oklab/), cut off at what a screen can show. */
function linearRgb({ l, a, b }: Oklab): readonly number[] {
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ].map((value) => Math.min(1, Math.max(0, value)));
}

function luminance([red = 0, green = 0, blue = 0]: readonly number[]): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

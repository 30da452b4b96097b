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

/** The colours of tokens.css as the browser computes them, by role. Reads what the tokens use: light-dark, oklch, color-mix in oklab. */
export function tokenColours(theme: Theme): (role: string) => Oklab {
  const css = readFileSync(join(import.meta.dirname, '../../../../renderer/ui/tokens.css'), 'utf8');
  const declared = new Map([...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((found) => [found[1] ?? '', found[2] ?? ''] as const));
  const colourOf = (text: string): Oklab => {
    const value = text.trim();
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
  return role;
}

function fromOklch(inside: string): Oklab {
  const [l = 0, chroma = 0, hue = 0, alpha = 1] = inside.split(/[\s/]+/).map(Number);
  const angle = (hue * Math.PI) / 180;
  return { l, a: chroma * Math.cos(angle), b: chroma * Math.sin(angle), alpha };
}

/** `color-mix(in oklab, A 14%, B)`: that much of A, the rest B. */
function mixed(parts: readonly string[], colourOf: (text: string) => Oklab): Oklab {
  const [, share = '', rest = ''] = parts;
  const percent = Number(/([\d.]+)%\s*$/.exec(share.trim())?.[1]);
  const one = colourOf(share.replace(/[\d.]+%\s*$/, ''));
  const other = colourOf(rest);
  const between = (key: keyof Oklab): number => (one[key] * percent + other[key] * (100 - percent)) / 100;
  return { l: between('l'), a: between('a'), b: between('b'), alpha: between('alpha') };
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

/** WCAG 2.2's contrast of two colours, 1 to 21. The first may let the second through. */
export function contrast(front: Oklab, back: Oklab): number {
  const below = linearRgb(back);
  const above = linearRgb(front).map((value, index) => value * front.alpha + (below[index] ?? 0) * (1 - front.alpha));
  const [light = 0, dark = 0] = [luminance(above), luminance(below)].toSorted((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

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

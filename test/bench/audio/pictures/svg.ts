import type { Scale } from './scale.ts';

export const INK = { text: '#26303c', faint: '#6b7684', grid: '#e3e7ec', paper: '#ffffff' } as const;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Axis {
  readonly scale: Scale;
  readonly name: string;
}

/** A whole drawing of this size, in pixels. */
export function drawing(width: number, height: number, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" font-family="DejaVu Sans, sans-serif" font-size="13" fill="${INK.text}"><rect width="100%" height="100%" fill="${INK.paper}"/>${parts.join('')}</svg>`;
}

export function text(at: { readonly x: number; readonly y: number }, words: string, attributes = ''): string {
  const safe = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${at.x.toFixed(1)}" y="${at.y.toFixed(1)}" ${attributes}>${safe}</text>`;
}

/** Grid lines with their numbers, and what the axes mean. */
export function axes(box: Box, along: Axis, up: Axis): string {
  const faint = `fill="${INK.faint}" font-size="12"`;
  const vertical = along.scale.ticks.map((tick) => {
    const x = along.scale.at(tick);
    return (
      line({ x1: x, y1: box.top, x2: x, y2: box.bottom }) + text({ x, y: box.bottom + 16 }, String(tick), `${faint} text-anchor="middle"`)
    );
  });
  const level = up.scale.ticks.map((tick) => {
    const y = up.scale.at(tick);
    return (
      line({ x1: box.left, y1: y, x2: box.right, y2: y }) + text({ x: box.left - 6, y: y + 4 }, String(tick), `${faint} text-anchor="end"`)
    );
  });
  const middle = (box.top + box.bottom) / 2;
  return [
    ...vertical,
    ...level,
    text({ x: (box.left + box.right) / 2, y: box.bottom + 34 }, along.name, `${faint} text-anchor="middle"`),
    text(
      { x: 0, y: 0 },
      up.name,
      `${faint} text-anchor="middle" transform="translate(${(box.left - 44).toFixed(0)} ${middle.toFixed(0)}) rotate(-90)"`,
    ),
  ].join('');
}

export function line(
  ends: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number },
  stroke: string = INK.grid,
): string {
  const places = Object.entries(ends).map(([name, value]) => `${name}="${value.toFixed(1)}"`);
  return `<line ${places.join(' ')} stroke="${stroke}"/>`;
}

/** A line through points; it breaks where a value is not a number. */
export function curve(points: readonly (readonly [number, number])[], attributes: string): string {
  let pen = 'M';
  const path = points.map(([x, y]) => {
    if (Number.isNaN(y)) {
      pen = 'M';
      return '';
    }
    const step = `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
    pen = 'L';
    return step;
  });
  return `<path d="${path.join('')}" fill="none" ${attributes}/>`;
}

/** Colour and word, in a row from the left. */
export function legend(at: { readonly x: number; readonly y: number }, entries: readonly (readonly [string, string])[]): string {
  let x = at.x;
  return entries
    .map(([colour, words]) => {
      const entry = `<rect x="${String(x)}" y="${String(at.y - 10)}" width="16" height="10" rx="2" fill="${colour}"/>${text({ x: x + 22, y: at.y }, words)}`;
      x += 52 + words.length * 7.6;
      return entry;
    })
    .join('');
}

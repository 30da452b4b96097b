import type { ParetoCurve, Setting } from '../pareto.ts';
import type { Price } from '../targets.ts';
import { linearScale, type Scale } from './scale.ts';
import { axes, curve, drawing, INK, legend, text, type Box } from './svg.ts';

const COLUMNS = 4;
const PANEL = { width: 400, height: 330 };
const TOP = 96;
/** Ours, the shortest memory palest; the last curve is the peer's. */
const OURS = ['#a9d4f5', '#6db1e8', '#3a8bd4', '#1668c7', '#0a3b78'];
const PEER = '#9b6fd1';

/** Delay against concealment as SVG: one panel for the average of all traces, then one for each. Nearer to the corner is better. */
export function paretoPicture(curves: readonly ParetoCurve[], traces: readonly string[]): string {
  const panels: readonly (readonly [string, (setting: Setting) => Price])[] = [
    [`average of ${String(traces.length)} traces`, ({ average }) => average],
    ...traces.map((name) => [name, ({ prices, average }: Setting) => prices.get(name) ?? average] as const),
  ];
  const rows = Math.ceil(panels.length / COLUMNS);
  return drawing(COLUMNS * PANEL.width + 20, TOP + rows * PANEL.height, [
    text({ x: 24, y: 32 }, 'Delay against concealment, frames of 20 ms', 'font-size="20" font-weight="bold"'),
    text(
      { x: 24, y: 54 },
      'along each of our curves a per cent of late sound is worth 10 to 1000 ms of delay; NetEq’s quantile goes from 0.8 to 0.97; a ring is the setting in use',
      `fill="${INK.faint}"`,
    ),
    legend(
      { x: 24, y: 80 },
      curves.map((paretoCurve, index) => [colourOf(curves, index), paretoCurve.name] as const),
    ),
    ...panels.map(([name, priceOf], index) =>
      panel({ name, priceOf, curves, left: (index % COLUMNS) * PANEL.width, top: TOP + Math.floor(index / COLUMNS) * PANEL.height }),
    ),
  ]);
}

function colourOf(curves: readonly ParetoCurve[], index: number): string {
  return index === curves.length - 1 ? PEER : (OURS[index] ?? INK.text);
}

function panel(order: {
  readonly name: string;
  readonly priceOf: (setting: Setting) => Price;
  readonly curves: readonly ParetoCurve[];
  readonly left: number;
  readonly top: number;
}): string {
  const { curves, priceOf } = order;
  const box: Box = {
    left: order.left + 74,
    top: order.top + 36,
    right: order.left + PANEL.width - 12,
    bottom: order.top + PANEL.height - 54,
  };
  const prices = curves.flatMap(({ settings }) => settings.map(priceOf));
  const delays = prices.map(({ meanMs }) => meanMs);
  const along = linearScale({ from: Math.min(...delays) * 0.9, to: Math.max(...delays) * 1.05 }, { from: box.left, to: box.right }, 5);
  const most = Math.max(0.1, ...prices.map(({ concealedPercent }) => concealedPercent)) * 1.08;
  const up = linearScale({ from: 0, to: most }, { from: box.bottom, to: box.top }, 5);
  return [
    text({ x: box.left, y: order.top + 24 }, order.name, 'font-weight="bold"'),
    axes(box, { scale: along, name: 'mean playout delay, ms' }, { scale: up, name: 'concealed, %' }),
    ...curves.map(({ settings }, index) => priceCurve(settings, { colour: colourOf(curves, index), priceOf, along, up })),
  ].join('');
}

function priceCurve(
  settings: readonly Setting[],
  paper: { readonly colour: string; readonly priceOf: (setting: Setting) => Price; readonly along: Scale; readonly up: Scale },
): string {
  const points = settings.map((setting) => {
    const { meanMs, concealedPercent } = paper.priceOf(setting);
    return { x: paper.along.at(meanMs), y: paper.up.at(concealedPercent), inUse: setting.inUse };
  });
  const dots = points.map(({ x, y, inUse }) => {
    const place = `cx="${x.toFixed(1)}" cy="${y.toFixed(1)}"`;
    const ring = inUse ? `<circle ${place} r="8" fill="none" stroke="${paper.colour}" stroke-width="2"/>` : '';
    return `<circle ${place} r="3.2" fill="${paper.colour}"/>${ring}`;
  });
  const joined = curve(
    points.map(({ x, y }) => [x, y]),
    `stroke="${paper.colour}" stroke-width="1.6"`,
  );
  return joined + dots.join('');
}

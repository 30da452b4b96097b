import type { Trace } from '../../../support/traces/read-traces.ts';
import type { Moment } from '../replay.ts';
import { linearScale, rootScale, type Scale } from './scale.ts';
import { axes, curve, drawing, INK, legend, line, text, type Box } from './svg.ts';

const WIDTH = 1_500;
const HEIGHT = 760;
const CHART: Box = { left: 70, top: 92, right: WIDTH - 190, bottom: 500 };
const LANES_TOP = 566;
const LANE_HEIGHT = 44;
const COLOURS = {
  late: '#c3cad3',
  delay: '#1668c7',
  target: '#e08a00',
  netEq: '#9b6fd1',
  concealed: '#d92d20',
  accelerated: '#12a150',
  expanded: '#0b7f94',
};

export interface PicturedCall {
  readonly trace: Trace;
  readonly ours: readonly Moment[];
  readonly netEq: readonly Moment[];
  /** What the table says of it, in a line. */
  readonly figures: string;
}

/** One call over time, as SVG: how late frames came, how late they sounded and were meant to, and below what was done to them. */
export function callPicture({ trace, ours, netEq, figures }: PicturedCall): string {
  const seconds = (trace.lateMs.length * trace.frameMs) / 1_000;
  const along = linearScale({ from: 0, to: seconds }, { from: CHART.left, to: CHART.right }, 12);
  const most = Math.max(60, ...trace.lateMs, ...ours.map(({ delayMs }) => (Number.isNaN(delayMs) ? 0 : delayMs))) * 1.05;
  const up = rootScale(most, { from: CHART.bottom, to: CHART.top });
  const late = [...trace.lateMs].map((lateMs, frame) => {
    const x = along.at((frame * trace.frameMs) / 1_000);
    return `M${x.toFixed(1)} ${up.at(0).toFixed(1)}V${up.at(lateMs).toFixed(1)}`;
  });
  const overTime = (moments: readonly Moment[], of: (moment: Moment) => number, attributes: string): string =>
    curve(
      moments.map((moment) => [along.at(moment.atMs / 1_000), Number.isNaN(of(moment)) ? Number.NaN : up.at(of(moment))]),
      attributes,
    );
  return drawing(WIDTH, HEIGHT, [
    text({ x: CHART.left, y: 30 }, `${trace.name}, frames of ${String(trace.frameMs)} ms`, 'font-size="20" font-weight="bold"'),
    text({ x: CHART.left, y: 52 }, figures, `fill="${INK.faint}"`),
    legend({ x: CHART.left, y: 78 }, [
      [COLOURS.late, 'frame late by'],
      [COLOURS.delay, 'playout delay'],
      [COLOURS.target, 'target, over the fastest way lately'],
      [COLOURS.netEq, 'playout delay of the NetEq model'],
    ]),
    axes(CHART, { scale: along, name: 'seconds' }, { scale: up, name: 'milliseconds (square root scale)' }),
    `<path d="${late.join('')}" stroke="${COLOURS.late}" stroke-width="1"/>`,
    overTime(netEq, ({ delayMs }) => delayMs, `stroke="${COLOURS.netEq}" stroke-width="1.2"`),
    overTime(ours, ({ targetMs }) => targetMs, `stroke="${COLOURS.target}" stroke-width="1.6"`),
    overTime(ours, ({ delayMs }) => delayMs, `stroke="${COLOURS.delay}" stroke-width="1.6"`),
    ...lanes(ours, netEq, along),
  ]);
}

/** Four rows of bars, each as high as the share of its tenth of a second. */
function lanes(ours: readonly Moment[], netEq: readonly Moment[], along: Scale): readonly string[] {
  const rows = [
    { name: 'concealed', colour: COLOURS.concealed, moments: ours, of: ({ concealedMs }: Moment) => concealedMs },
    { name: 'accelerated', colour: COLOURS.accelerated, moments: ours, of: ({ acceleratedMs }: Moment) => acceleratedMs },
    { name: 'expanded', colour: COLOURS.expanded, moments: ours, of: ({ expandedMs }: Moment) => expandedMs },
    { name: 'NetEq: concealed', colour: COLOURS.netEq, moments: netEq, of: ({ concealedMs }: Moment) => concealedMs },
  ];
  return rows.flatMap(({ name, colour, moments, of }, row) => {
    const bottom = LANES_TOP + row * LANE_HEIGHT + LANE_HEIGHT - 8;
    const sums = new Map<number, number>();
    for (const moment of moments) {
      const tenth = Math.floor(moment.atMs / 100);
      sums.set(tenth, (sums.get(tenth) ?? 0) + of(moment));
    }
    const bars = [...sums].map(([tenth, ms]) => {
      const height = Math.min(1, ms / 100) ** 0.5 * (LANE_HEIGHT - 12);
      return height === 0 ? '' : `M${along.at(tenth / 10 + 0.05).toFixed(1)} ${String(bottom)}v${(-height).toFixed(1)}`;
    });
    const total = [...sums.values()].reduce((sum, ms) => sum + ms, 0);
    return [
      line({ x1: CHART.left, y1: bottom, x2: CHART.right, y2: bottom }),
      `<path d="${bars.join('')}" stroke="${colour}" stroke-width="2.4"/>`,
      text({ x: CHART.right + 12, y: bottom - 14 }, name, `fill="${colour}"`),
      text({ x: CHART.right + 12, y: bottom + 2 }, `${total.toFixed(0)} ms in all`, `fill="${INK.faint}" font-size="12"`),
    ];
  });
}

import type { Figures } from './figures.ts';

const COLUMNS: readonly (readonly [string, (figures: Figures) => string])[] = [
  ['mean', ({ meanMs }) => meanMs.toFixed(1)],
  ['p50', ({ p50Ms }) => p50Ms.toFixed(0)],
  ['p95', ({ p95Ms }) => p95Ms.toFixed(0)],
  ['p99', ({ p99Ms }) => p99Ms.toFixed(0)],
  ['conc %', ({ concealedPercent }) => concealedPercent.toFixed(2)],
  ['events', ({ concealmentEvents }) => concealmentEvents.toFixed(1)],
  ['acc %', ({ acceleratedPercent }) => acceleratedPercent.toFixed(2)],
  ['exp %', ({ expandedPercent }) => expandedPercent.toFixed(2)],
  ['drop %', ({ droppedPercent }) => droppedPercent.toFixed(2)],
  ['restarts', ({ restarts }) => restarts.toFixed(0)],
  ['first', ({ firstAudioMs }) => firstAudioMs.toFixed(0)],
];
const LABEL_WIDTH = 36;

export const HEADING = `${''.padEnd(LABEL_WIDTH)}${COLUMNS.map(([name]) => name.padStart(9)).join('')}`;

/** One line of the table: whose figures, and on the right what they miss. */
export function tableLine(label: string, figures: Figures, remark = ''): string {
  const cells = COLUMNS.map(([, cell]) => cell(figures).padStart(9)).join('');
  return `${label.padEnd(LABEL_WIDTH)}${cells}  ${remark}`.trimEnd();
}

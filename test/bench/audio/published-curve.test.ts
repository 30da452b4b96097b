import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTraces, TRACES_FOLDER } from '../../support/traces/read-traces.ts';
import type { Figures } from './figures.ts';
import { measureEngine, measureNetEq } from './measure.ts';
import { speech } from './speech.ts';

const README = join(import.meta.dirname, '../../../main/README.md');
/** Those of the curve. */
const PHASES_MS = [0, 7];

test('the points in use lie where the published curve has them', async () => {
  const published = /\| 125 ms, in use \|(.+)\| \|.+in use \|(.+)\|/.exec(readFileSync(README, 'utf8'));
  const pointOf = (cells = ''): readonly (string | undefined)[] => cells.split('|').map((cell) => cell.trim());
  const traces = readTraces(TRACES_FOLDER).filter(({ frameMs }) => frameMs === 20);
  const sound = await speech(25);
  const average = (figures: readonly Figures[]): readonly string[] => [
    (figures.reduce((sum, { meanMs }) => sum + meanMs, 0) / figures.length).toFixed(0),
    (figures.reduce((sum, { concealedPercent }) => sum + concealedPercent, 0) / figures.length).toFixed(2),
  ];
  expect(average(traces.map((trace) => measureEngine({ trace, phasesMs: PHASES_MS }, { sound })))).toEqual(pointOf(published?.[1]));
  expect(average(traces.map((trace) => measureNetEq({ trace, phasesMs: PHASES_MS })))).toEqual(pointOf(published?.[2]));
});

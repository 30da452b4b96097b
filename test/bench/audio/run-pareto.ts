import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { paretoCurves, paretoLines } from './pareto.ts';
import { drawPngs } from './pictures/draw-pngs.ts';
import { paretoPicture } from './pictures/pareto-picture.ts';
import type { TraceRun } from './run-traces.ts';
import { speech } from './speech.ts';

const SPEECH_SECONDS = 25;

/** Turns the buffer's settings over all traces of 20 ms frames: the curves as text and as a picture. */
export async function runPareto({ traces, outputFolder, say }: Omit<TraceRun, 'phasesMs'>): Promise<boolean> {
  const short = traces.filter(({ frameMs }) => frameMs === 20);
  const curves = paretoCurves(short, await speech(SPEECH_SECONDS));
  for (const line of paretoLines(curves)) say(line);
  const path = join(outputFolder, 'pareto');
  const svg = paretoPicture(
    curves,
    short.map(({ name }) => name),
  );
  // As it is checked in beside this file, for the traces that are; and as a picture to look at.
  writeFileSync(`${path}.svg`, svg);
  await drawPngs([{ path, svg }], say);
  say(`The curves, drawn: ${outputFolder}`);
  return true;
}

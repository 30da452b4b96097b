import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { asLongerFrames, readTraces, TRACES_FOLDER, type Trace } from '../../support/traces/read-traces.ts';

/** Measured traces lie beside the repository on the machines that have them. */
const SHARED_FOLDER = join(import.meta.dirname, '../../../../shared/audio-traces');

/** The shared folder where it is present, the checked-in traces' else. */
export function measuredFolder(): string {
  return existsSync(SHARED_FOLDER) ? SHARED_FOLDER : TRACES_FOLDER;
}

/** Every trace to play: those of `folder`, also as frames of 60 ms, then the checked-in ones. */
export function traceRows(folder: string): readonly Trace[] {
  if (resolve(folder) === TRACES_FOLDER) return readTraces(folder);
  const traces = readTraces(folder);
  const longer = traces.filter(({ frameMs }) => frameMs === 20).map((trace) => asLongerFrames(trace, 3));
  return [...traces, ...longer, ...readTraces(TRACES_FOLDER)];
}

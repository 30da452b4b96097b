import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { asLongerFrames, readTraces, TRACES_FOLDER, type Trace } from '../../support/traces/read-traces.ts';

/** Measured traces lie beside the repository on the machines that have them. */
const SHARED_FOLDER = join(import.meta.dirname, '../../../../shared/audio-traces');

/** Every trace to play: those of `folder`, or of the shared folder where it is present; then the checked-in ones. */
export function traceRows(folder: string | null, say: (line: string) => void): readonly Trace[] {
  const measured = folder ?? (existsSync(SHARED_FOLDER) ? SHARED_FOLDER : null);
  if (measured === null) say('The measured traces are not on this machine; the checked-in ones are played.');
  const traces = measured === null ? [] : readTraces(measured);
  const longer = traces.filter(({ frameMs }) => frameMs === 20).map((trace) => asLongerFrames(trace, 3));
  return [...traces, ...longer, ...readTraces(TRACES_FOLDER)];
}

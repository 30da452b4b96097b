import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How late each frame of a stream was. */
export interface Trace {
  /** The file's name without its ending and frame length, `wifi-spikes`. */
  readonly name: string;
  readonly frameMs: number;
  readonly lateMs: Float64Array;
}

export const TRACES_FOLDER = import.meta.dirname;

/** All `*.txt` of a folder: one number a line, milliseconds late. `…_60ms.txt` says the frame's length, 20 ms where it does not. */
export function readTraces(folder: string): readonly Trace[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .toSorted()
    .map((file) => {
      const [, name = file, frameMs = '20'] = /^(.*?)(?:_(\d+)ms)?\.txt$/.exec(file) ?? [];
      const lines = readFileSync(join(folder, file), 'utf8').trim().split(/\s+/);
      const lateMs = Float64Array.from(lines, Number);
      if (!lateMs.every(Number.isFinite)) throw new Error(`${join(folder, file)} has a line that is no number`);
      return { name, frameMs: Number(frameMs), lateMs };
    });
}

/** The same network as it would be for longer frames: every so many of the trace's frames is one. */
export function asLongerFrames(trace: Trace, times: number): Trace {
  return {
    name: trace.name,
    frameMs: trace.frameMs * times,
    lateMs: trace.lateMs.filter((_late, index) => index % times === 0),
  };
}

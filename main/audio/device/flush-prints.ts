import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/**
 * Returns a function that sends off what native code has printed so far. naudiodon counts its xruns by printing them,
 * and C keeps 4 KiB of that back while its output is a pipe: some eighty xruns, all lost when the process is killed.
 * Node has no `fflush`; V8's debug print (of a small number, one line) ends with one.
 *
 * It reaches those prints where addon and V8 share one C library: on Linux and macOS. On Windows the addon probably has a
 * buffer of its own, which stays as it is. There, and where V8 refuses, prints come late or are lost; nothing else is.
 */
export function createPrintFlush(): () => void {
  try {
    // Some who embed V8 freeze its flags once it runs, and a change then ends the process. Node and Electron start it with
    // `--no-freeze-flags-after-init`, so here it is safe.
    // Left on: V8 may throw compiled code away and read it again. It concerns new code only, and here is no foreign one.
    setFlagsFromString('--allow-natives-syntax');
    const print = new Script('%DebugPrint(0)');
    return () => {
      print.runInThisContext();
    };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return () => undefined;
  }
}

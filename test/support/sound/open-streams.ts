import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How many playing and recording streams PulseAudio has, without those of the tests' own tools. */
export async function openStreams(pulseServer: string): Promise<{ readonly playing: number; readonly recording: number }> {
  const [sinkInputs, sourceOutputs] = await Promise.all(['sink-inputs', 'source-outputs'].map((kind) => list(pulseServer, kind)));
  return { playing: sinkInputs ?? 0, recording: sourceOutputs ?? 0 };
}

const OF_THE_TESTS = /application\.name = "(?:keep-alive|ear|talker)"/;
/** PulseAudio's own plumbing (the remapped microphone) belongs to no client. */
const OF_A_CLIENT = /application\.process\.id = /;

async function list(pulseServer: string, kind: string): Promise<number> {
  const { stdout } = await run('pactl', ['-s', pulseServer, 'list', kind], { env: { ...process.env, LC_ALL: 'C' } });
  return stdout.split(/^(?:Sink Input|Source Output) #/m).filter((entry) => OF_A_CLIENT.test(entry) && !OF_THE_TESTS.test(entry)).length;
}

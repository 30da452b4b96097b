import { installPackages } from './install-packages.ts';
import type { Machine, Purpose } from './machine.ts';
import { observeMachine } from './observe-machine.ts';
import { planSetup } from './plan.ts';
import { rememberFailedBuild } from './port-audio-failure.ts';
import { buildPortAudio } from './port-audio.ts';
import type { Need } from './needs.ts';

export type SetupOrder = {
  readonly repository: string;
  readonly purpose: Purpose;
  /** Prints one line for the person who waits. */
  readonly say: (line: string) => void;
  /** What looks at the machine and changes it; a test brings its own. */
  readonly tools?: SetupTools;
};

export type SetupTools = {
  readonly observe: (repository: string) => Promise<Machine>;
  /** Returns apt-get's exit code. */
  readonly install: (needs: readonly Need[]) => Promise<number>;
  /** Returns whether naudiodon loads now. */
  readonly buildPortAudio: (repository: string) => Promise<boolean>;
  readonly rememberFailedBuild: (repository: string) => void;
};

const TOOLS: SetupTools = { observe: observeMachine, install: installPackages, buildPortAudio, rememberFailedBuild };

/** The machine as it is after set-up, or what to print when nothing can run on it. */
export type SetupOutcome = { readonly ok: true; readonly machine: Machine } | { readonly ok: false; readonly reason: string };

/** Brings this machine to where the app or its tests can run. Idempotent; under 300 ms when all is there. */
export async function setUp({ repository, purpose, say, tools = TOOLS }: SetupOrder): Promise<SetupOutcome> {
  let machine = await tools.observe(repository);
  let plan = planSetup(machine, purpose);

  if (plan.install.length > 0) {
    say(`Installing ${plan.install.map(({ name }) => name).join(', ')} …`);
    const code = await tools.install(plan.install);
    if (code !== 0) say(`apt-get ended with code ${code}.`);
    // What is still missing now, nobody will install: plan again as a machine that may not.
    machine = { ...(await tools.observe(repository)), mayInstall: false };
    plan = planSetup(machine, purpose);
  }
  // The reason carries the notes: a line to copy stands on the screen once.
  if (plan.cannotGoOn !== null) return { ok: false, reason: [plan.cannotGoOn, ...plan.notes].join('\n') };

  if (plan.buildPortAudio) machine = { ...machine, portAudioLoads: await tryPortAudio({ repository, say, tools }) };
  for (const note of plan.notes) say(note);
  return { ok: true, machine };
}

async function tryPortAudio({ repository, say, tools }: Required<Pick<SetupOrder, 'repository' | 'say' | 'tools'>>): Promise<boolean> {
  say('Building naudiodon (sound devices for web numbers) …');
  const loads = await tools.buildPortAudio(repository);
  if (!loads) {
    tools.rememberFailedBuild(repository);
    say('naudiodon cannot be built here: calls of web numbers will have no sound. `npm rebuild naudiodon --foreground-scripts` shows why.');
  }
  return loads;
}

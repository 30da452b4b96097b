import { installPackages } from './install-packages.ts';
import type { Machine, Purpose } from './machine.ts';
import { observeMachine } from './observe-machine.ts';
import { planSetup } from './plan.ts';
import { buildPortAudio } from './port-audio.ts';

export type SetupOrder = {
  readonly repository: string;
  readonly purpose: Purpose;
  /** Prints one line for the person who waits. */
  readonly say: (line: string) => void;
};

/** The machine as it is after set-up, or the sentence that says why nothing can run on it. */
export type SetupOutcome = { readonly ok: true; readonly machine: Machine } | { readonly ok: false; readonly reason: string };

/** Brings this machine to where the app or its tests can run. Idempotent; under 300 ms when all is there. */
export async function setUp({ repository, purpose, say }: SetupOrder): Promise<SetupOutcome> {
  let machine = await observeMachine(repository);
  let plan = planSetup(machine, purpose);

  if (plan.install.length > 0) {
    say(`Installing ${plan.install.map(({ name }) => name).join(', ')} …`);
    const code = await installPackages(plan.install);
    if (code !== 0) say(`apt-get ended with code ${code}.`);
    // What is still missing now, nobody will install: plan again as a machine that may not.
    machine = { ...(await observeMachine(repository)), mayInstall: false };
    plan = planSetup(machine, purpose);
  }
  if (plan.buildPortAudio) machine = { ...machine, portAudioLoads: await tryPortAudio(repository, say) };

  for (const note of plan.notes) say(note);
  return plan.cannotGoOn === null ? { ok: true, machine } : { ok: false, reason: [plan.cannotGoOn, ...plan.notes].join('\n') };
}

async function tryPortAudio(repository: string, say: SetupOrder['say']): Promise<boolean> {
  say('Building naudiodon (sound devices for web numbers) …');
  const loads = await buildPortAudio(repository);
  if (!loads)
    say('naudiodon cannot be built here: calls of web numbers will have no sound. `npm rebuild naudiodon --foreground-scripts` shows why.');
  return loads;
}

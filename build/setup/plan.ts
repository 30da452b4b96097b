import type { Machine, Purpose } from './machine.ts';
import { NEEDS, type Family, type Need, type NeedName } from './needs.ts';

export type SetupPlan = {
  /** Needs whose packages are to be installed now. Empty when nothing is missing or installing is not allowed. */
  readonly install: readonly Need[];
  /** One sentence per missing thing nobody installs, ready to print. */
  readonly notes: readonly string[];
  /** Whether naudiodon is to be built. Only meaningful once `install` is empty. */
  readonly buildPortAudio: boolean;
  /** Why the app or the tests cannot run, or null. Only meaningful once `install` is empty. */
  readonly cannotGoOn: string | null;
};

/** Decides what to install, what to name and whether to go on. Pure: the machine's description in, the plan out. */
export function planSetup(machine: Machine, purpose: Purpose): SetupPlan {
  // Without compilers npm would try, and fail, for minutes. Elsewhere than on Linux they cannot be seen from here.
  const buildable = machine.platform !== 'linux' || machine.has.has('compilers');
  const buildPortAudio = !machine.portAudioLoads && !machine.portAudioFailed && buildable;
  if (machine.platform !== 'linux') return { install: [], notes: [], buildPortAudio, cannotGoOn: null };

  const wanted = wantedNeeds(machine, purpose);
  const missing = NEEDS.filter((need) => wanted.has(need.name) && !machine.has.has(need.name));
  const install = missing.filter((need) => installable(need, machine));
  const byHand = missing.filter((need) => !installable(need, machine));
  const fatal = byHand.filter((need) => wanted.get(need.name) === 'required');
  return {
    install,
    notes: byHand.length === 0 ? [] : [`To add ${list(byHand.map(({ name }) => name))}: ${installLine(byHand, machine.family)}`],
    buildPortAudio,
    cannotGoOn: fatal.length === 0 ? null : fatal.map((need) => `No ${need.name}; it is needed for ${need.for}.`).join(' '),
  };
}

type Weight = 'required' | 'wanted';

/** The app starts without sound and without a window manager; tests need all they measure. */
function wantedNeeds(machine: Machine, purpose: Purpose): ReadonlyMap<NeedName, Weight> {
  const forTests = purpose === 'tests';
  const wanted = new Map<NeedName, Weight>();
  const want = (weight: Weight, ...names: readonly NeedName[]): void => {
    for (const name of names) wanted.set(name, weight);
  };

  if (!machine.electronBinary) want('required', 'browser');
  if (forTests || machine.display === 'none') {
    want('required', 'screen');
    want(forTests ? 'required' : 'wanted', 'window manager', 'session bus');
    want('wanted', 'typefaces');
  }
  if (forTests || machine.sound === 'none') want(forTests ? 'required' : 'wanted', 'sound server', 'sound tools');
  if (forTests || machine.sound !== 'alsa') want('wanted', 'ALSA bridge');
  if (forTests) want('required', 'input driver');
  if (!machine.portAudioLoads) want('wanted', 'compilers');
  return wanted;
}

function installable(need: Need, machine: Machine): boolean {
  if (!machine.mayInstall || machine.family !== 'debian') return false;
  return need.replacesDesktopSound !== true || machine.sound !== 'server';
}

const INSTALL_COMMAND: Readonly<Record<Family, string>> = {
  debian: 'sudo apt-get install -y --no-install-recommends',
  fedora: 'sudo dnf install -y',
  arch: 'sudo pacman -S --needed',
};

/** One line to copy and paste; on an unknown Linux the Debian names, which are the easiest to translate. */
export function installLine(needs: readonly Need[], family: Family | null): string {
  const names = needs.flatMap((need) => need.packages[family ?? 'debian']).map((name) => name.split('|')[0] ?? name);
  return family === null ? `install what Debian calls ${names.join(' ')}` : `${INSTALL_COMMAND[family]} ${names.join(' ')}`;
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

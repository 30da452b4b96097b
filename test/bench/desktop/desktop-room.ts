import { join } from 'node:path';
import { bundleIfStale } from '../../../build/run/bundle.ts';
import { setUp } from '../../../build/setup/set-up.ts';
import { startVirtualDesk } from '../../../build/setup/virtual-desk.ts';

export const REPOSITORY = join(import.meta.dirname, '../../..');

/** The built app, and a screen and a headset for it. */
export interface DesktopRoom {
  stop(): Promise<void>;
}

export async function openDesktopRoom(say: (line: string) => void): Promise<DesktopRoom> {
  const machine = await setUp({ repository: REPOSITORY, purpose: 'tests', say });
  if (!machine.ok) throw new Error(machine.reason);
  const bundle = await bundleIfStale(REPOSITORY);
  if (!bundle.ok) throw new Error(bundle.output);
  const desk = await startVirtualDesk();
  Object.assign(process.env, desk.env);
  return { stop: desk.stop };
}

import { startVirtualDesk } from '../setup/virtual-desk.ts';

/** One screen and one headset for the whole run; the workers inherit DISPLAY, PULSE_SERVER and ALSA_CONFIG_PATH. */
export async function setup(): Promise<() => Promise<void>> {
  const desk = await startVirtualDesk();
  Object.assign(process.env, desk.env);
  return desk.stop;
}

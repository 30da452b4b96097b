import { startVirtualDesk } from '../setup/virtual-desk.ts';

/** One screen and one headset for the whole run; a test that needs its own starts its own. */
export default async function provideDesk(): Promise<() => Promise<void>> {
  const desk = await startVirtualDesk();
  Object.assign(process.env, desk.env);
  return desk.stop;
}

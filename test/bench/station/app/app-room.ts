import { join } from 'node:path';
import { bundleIfStale } from '../../../../build/run/bundle.ts';
import { setUp } from '../../../../build/setup/set-up.ts';
import { startVirtualDesk } from '../../../../build/setup/virtual-desk.ts';
import { type PhoneOnPractice, phoneOnPractice } from '../../../support/softphone/phone-on-practice.ts';
import { playTone } from '../../../support/sound/play-tone.ts';
import { openTimedEar, type TimedEar } from '../sound/timed-ear.ts';

/** The built app on the practice line, with a screen and a headset of its own, an agent who says 440 Hz, and an ear at the speaker. */
export interface AppRoom {
  readonly bench: PhoneOnPractice;
  readonly ear: TimedEar;
  stop(): Promise<void>;
}

const REPOSITORY = join(import.meta.dirname, '../../../..');

export async function openAppRoom(say: (line: string) => void): Promise<AppRoom> {
  const machine = await setUp({ repository: REPOSITORY, purpose: 'tests', say });
  if (!machine.ok) throw new Error(machine.reason);
  const bundle = await bundleIfStale(REPOSITORY);
  if (!bundle.ok) throw new Error(bundle.output);
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).toReversed()) await one();
  };
  try {
    const desk = await startVirtualDesk();
    stops.push(desk.stop);
    Object.assign(process.env, desk.env);
    const pulseServer = process.env['PULSE_SERVER'] ?? '';
    stops.push(playTone({ pulseServer, sink: 'mic', hz: 440 }));
    const ear = await openTimedEar(pulseServer);
    stops.push(ear.stop);
    const bench = await phoneOnPractice();
    stops.push(bench.stop);
    return { bench, ear, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

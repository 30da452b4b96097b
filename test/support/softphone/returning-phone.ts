import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ControlClient, createControlClient } from '../../../main/practice/control-client.ts';
import type { PracticeCallView, PracticeLineNumber } from '../../../main/practice/control/control-types.ts';
import { startPracticeLine } from '../../../main/practice/practice-line.ts';
import { launchSoftphone, type Softphone } from './launch-softphone.ts';

/** A softphone that may be killed and started again in its own folder, while the service it belongs to goes on. */
export interface ReturningPhone {
  readonly control: ControlClient;
  readonly apiBase: string;
  number(kind: 'meta' | 'web'): PracticeLineNumber;
  latestCall(): Promise<PracticeCallView>;
  start(): Promise<Softphone>;
  /** SIGKILL, for it and for every child that outlives it. */
  kill(phone: Softphone): Promise<void>;
  /** Ends what runs, and throws the folder away. */
  stop(): Promise<void>;
}

export async function returningPhone(): Promise<ReturningPhone> {
  const practice = await startPracticeLine();
  const control = createControlClient(practice);
  const userData = mkdtempSync(join(tmpdir(), 'softphone-returns-'));
  const keys = practice.numbers.map(({ apiKey }) => apiKey).join(',');
  let running: Softphone | null = null;
  return {
    control,
    apiBase: practice.apiBase,
    number(kind) {
      const number = practice.numbers.find((candidate) => candidate.kind === kind);
      if (number === undefined) throw new Error(`no ${kind} number`);
      return number;
    },
    async latestCall() {
      const [call] = (await control.calls()).toSorted((one, other) => other.createdAtMs - one.createdAtMs);
      if (call === undefined) throw new Error('the practice line has no call');
      return call;
    },
    async start() {
      running = await launchSoftphone({ userData, env: { PILOT_STATUS_API_URL: practice.apiBase, PILOT_STATUS_API_KEYS: keys } });
      return running;
    },
    async kill(phone) {
      const { pid, chromiumPid } = await phone.host.face.ask('host');
      const utilities = (await phone.host.face.ask('utilities')).flatMap((utility) => utility.pid ?? []);
      for (const one of [pid, chromiumPid, ...utilities]) endNow(one);
      await phone.quit();
      running = null;
    },
    async stop() {
      await running?.quit();
      await practice.stop();
      rmSync(userData, { recursive: true, force: true });
    },
  };
}

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (cause) {
    // It has ended with its parent.
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause;
  }
}

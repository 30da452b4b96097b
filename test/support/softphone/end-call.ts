import type { ControlClient } from '../../../main/practice/control-client.ts';

const UP: ReadonlySet<string> = new Set(['INITIATED', 'RINGING', 'ACCEPTED']);

export function isUp(status: string): boolean {
  return UP.has(status);
}

/** Ends a call from the customer's side, unless it has ended, or ends this very moment: customers decline, answer nothing and give up by themselves. */
export async function endCall(control: Pick<ControlClient, 'call' | 'hangUp'>, callId: string): Promise<void> {
  const isThere = async (): Promise<boolean> => isUp((await control.call(callId)).status);
  if (!(await isThere())) return;
  try {
    await control.hangUp(callId);
  } catch (cause) {
    if (await isThere()) throw cause;
  }
}

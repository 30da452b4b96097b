import { expect, test } from 'vitest';
import { ok } from '#contract/result.ts';
import { callId } from '#contract/call.ts';
import { commandHandlers } from '../../../main/ipc/command-handlers.ts';

type Rooms = Parameters<typeof commandHandlers>[0];

test('who closes a call does not say by that that its note may go where it is not kept', async () => {
  const done: string[] = [];
  const told = (name: string) => () => {
    done.push(name);
    return ok(null);
  };
  const rooms = {
    app: { dismiss: told('dismissed'), capture: {}, headset: {} },
    reports: {},
    callClosed: told('closed'),
    desktop: { 'note/done': told('done with') },
  } as unknown as Rooms;
  await commandHandlers(rooms)['call/dismiss']({ callId: callId('over') }, 'main');
  expect(done).toEqual(['closed', 'dismissed']);
});

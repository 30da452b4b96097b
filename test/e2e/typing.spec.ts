import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { openOtherWindow } from '../support/softphone/other-window.ts';
import { phoneOnPractice, type PhoneOnPractice } from '../support/softphone/phone-on-practice.ts';

const CALLS = 50;
const CALLERS = ['echo', 'talker', 'tone', 'never-answers', 'declines'];
/** Full of the keys that press buttons: spaces, and a line's end now and then. */
const SENTENCE = 'Bom dia, o pedido 4711 sai hoje.\n';

let desk: PhoneOnPractice;
test.beforeAll(async () => {
  desk = await phoneOnPractice();
});
test.afterAll(() => desk?.stop());

test('who types in another program loses no key to fifty calls, and answers none of them', async () => {
  test.setTimeout(240_000); // on a machine that does much besides
  const { control, phone } = desk;
  const other = await openOtherWindow();
  try {
    expect(await other.focused()).toContain('Pedidos');
    let isTyping = true;
    let seen = 0;
    const ringing = (async () => {
      const up: string[] = [];
      for (let index = 0; index < CALLS; index += 1) {
        const { callId } = await control.ring(desk.number(index % 2 === 0 ? 'web' : 'meta').id, CALLERS[index % CALLERS.length] ?? 'echo');
        up.push(callId);
        await delay(150);
        if (await phone.cardIsVisible()) seen += 1;
        // Five ring at a time; then the first of them gives up.
        if (up.length === CALLERS.length) await control.hangUp(up.shift() ?? '');
      }
      for (const callId of up) await control.hangUp(callId);
      isTyping = false;
    })();
    let typed = '';
    while (isTyping) {
      await other.type(SENTENCE, 25);
      typed += SENTENCE;
    }
    await ringing;
    await expect.poll(other.text).toBe(typed); // the last keys are on their way to the page
    expect(await other.focused()).toContain('Pedidos');
    expect(seen).toBeGreaterThan(CALLS / 2);
    const calls = await control.calls();
    expect(calls).toHaveLength(CALLS);
    expect(calls.filter(({ status }) => status === 'ACCEPTED' || status === 'COMPLETED' || status === 'REJECTED')).toEqual([]);
  } finally {
    await other.close();
  }
});

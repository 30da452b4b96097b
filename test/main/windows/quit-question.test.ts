import { expect, test } from 'vitest';
import type { Call } from '#contract/call.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { IDLE } from '../../../build/gallery/fixtures.ts';
import { createQuitQuestion } from '../../../main/windows/quit-question.ts';
import { CALL_IN } from '../../support/fakes/sample-calls.ts';

const STAY = 0;
const LEAVE = 1;

function question(calls: readonly Call[], { answer = STAY, isShuttingDown = false } = {}) {
  const asked: { readonly detail?: string; readonly cancelId?: number }[] = [];
  const { mayQuit: may, agree } = createQuitQuestion({
    // Electron's has two signatures; the one without a window is used.
    dialog: {
      showMessageBox: ((options: (typeof asked)[number]) => {
        asked.push(options);
        return Promise.resolve({ response: answer, checkboxChecked: false });
      }) as never,
    },
    state: () => ({ ...IDLE, calls }),
    words: () => createTranslator('pt-BR'),
    isShuttingDown: () => isShuttingDown,
  });
  return { may, agree, asked };
}

test.each<readonly [string, readonly Call[]]>([
  ['nothing is up', []],
  ['a call only rings', [CALL_IN.ringing]],
  ['the last call is over', [CALL_IN.ended]],
])('nobody is asked where %s', async (_what, calls) => {
  const { may, asked } = question(calls);
  expect([await may(), asked]).toEqual([true, []]);
});

test('in a call the agent is asked, by name or number, and whoever closes the question stays', async () => {
  const staying = question([CALL_IN.active]);
  expect(await staying.may()).toBe(false);
  expect(staying.asked).toHaveLength(1);
  expect(staying.asked[0]?.detail).toContain('+55');
  expect(staying.asked[0]?.cancelId).toBe(STAY);
  expect(await question([CALL_IN.active], { answer: LEAVE }).may()).toBe(true);
});

test('while the question stands it is not asked again', async () => {
  const { may, asked } = question([CALL_IN.active], { answer: LEAVE });
  const [first, second] = await Promise.all([may(), may()]);
  expect([first, second, asked.length]).toEqual([true, false, 1]);
});

test('a machine that shuts down does not wait for an answer', async () => {
  const { may, asked } = question([CALL_IN.active], { isShuttingDown: true });
  expect([await may(), asked]).toEqual([true, []]);
});

test('whoever has agreed in the window is not asked once more, and is asked the next time', async () => {
  const { may, agree, asked } = question([CALL_IN.active]);
  agree();
  expect([await may(), asked]).toEqual([true, []]);
  expect([await may(), asked.length]).toEqual([false, 1]);
});

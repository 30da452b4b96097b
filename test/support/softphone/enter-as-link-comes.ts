import type { SoftphoneBridge } from '#contract/bridge.ts';
import type { Softphone } from './launch-softphone.ts';
import { raiseCommand } from './raise-command.ts';

/** The window is deaf to keys for 700 ms from when it draws what a link brought. */
const DEAF_MS = 600;
/** As long as a window that is not busy takes to draw it. */
const DRAWN_MS = 50;

interface Watching {
  readonly softphone: SoftphoneBridge;
  linkCame: Promise<void>;
  wasLate: boolean;
  guarding: AbortController;
}

/**
 * Presses Enter in the moment after a link has come, as a hand that was typing elsewhere. False where a busy machine brought the key too
 * late for that: then the window was not given it, and nothing is proven.
 */
export async function enterAsLinkComes(phone: Pick<Softphone, 'main'>, bring: () => Promise<unknown>): Promise<boolean> {
  const { main } = phone;
  const state = await raiseCommand(phone, 'state/read', null);
  await main.evaluate(
    ([standing, deafMs, drawnMs]) => {
      const page = window as unknown as Watching;
      page.wasLate = false;
      page.guarding = new AbortController();
      page.linkCame = new Promise((resolve) => {
        const stop = page.softphone.listen('state/changed', ({ dialRequest }) => {
          if (dialRequest === null || dialRequest.id === standing) return;
          stop();
          const cameAt = performance.now();
          setTimeout(resolve, drawnMs);
          const guard = (event: KeyboardEvent): void => {
            page.wasLate = performance.now() - cameAt > deafMs;
            if (!page.wasLate) return;
            event.stopImmediatePropagation();
            event.preventDefault();
          };
          // Before the window's own, which it sets when it draws.
          window.addEventListener('keydown', guard, { capture: true, signal: page.guarding.signal });
        });
      });
    },
    [state.ok ? (state.value.dialRequest?.id ?? null) : null, DEAF_MS, DRAWN_MS] as const,
  );
  await bring();
  await main.evaluate(() => (window as unknown as Watching).linkCame);
  await main.keyboard.press('Enter');
  return main.evaluate(() => {
    const { guarding, wasLate } = window as unknown as Watching;
    guarding.abort();
    return !wasLate;
  });
}

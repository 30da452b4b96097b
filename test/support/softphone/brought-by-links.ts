import type { SoftphoneBridge } from '#contract/bridge.ts';
import type { Softphone } from './launch-softphone.ts';

/** What the main window collects of what links leave before the agent's eyes. */
interface Collecting {
  readonly softphone: SoftphoneBridge;
  readonly brought: Set<string>;
}

/**
 * Counts in the main window what links bring from here on: each sentence of a refusal, each number that waits in the field. They take each other's
 * place there, so that at the end only the last one can be seen.
 */
export async function countBrought({ main }: Pick<Softphone, 'main'>): Promise<() => Promise<number>> {
  await main.evaluate(() => {
    const brought = new Set<string>();
    const page = Object.assign(window as unknown as Collecting, { brought });
    page.softphone.listen('state/changed', ({ notices, dialRequest }) => {
      for (const { id, error } of notices) if (error.code === 'link-refused') brought.add(id);
      if (dialRequest !== null) brought.add(dialRequest.id);
    });
  });
  return () => main.evaluate(() => (window as unknown as Collecting).brought.size);
}

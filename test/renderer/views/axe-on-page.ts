import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly any: readonly Said[]; readonly all: readonly Said[] }[];
}
interface Said {
  readonly message: string;
}
export interface AxeRules {
  readonly type: 'tag' | 'rule';
  readonly values: readonly string[];
}

/** react-aria has screen readers say the title of a dialog, and takes that back seconds later: the dialog may have gone before. */
const ANNOUNCED = '[role="log"] > [role="img"]';

const injected = new WeakSet<Page>();

/** What axe finds on a page, as readable lines. It is put on each page once: to read it in costs more than to run it. */
export async function violations(page: Page, { type, values }: AxeRules): Promise<readonly string[]> {
  if (!injected.has(page)) {
    await new AxeBuilder({ page }).setLegacyMode(true).withRules('document-title').analyze();
    injected.add(page);
  }
  const found = await page.evaluate(
    async (options): Promise<readonly Finding[]> =>
      (await Reflect.get(window, 'axe').run({ exclude: [[options.gone]] }, options)).violations,
    { gone: ANNOUNCED, runOnly: { type, values: [...values] }, resultTypes: ['violations'] },
  );
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? node.all[0]?.message ?? ''})`).join(', ')}`,
  );
}

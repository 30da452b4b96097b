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

export const ALL_RULES = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } as const;
/** A theme changes colours and nothing else. */
export const CONTRAST = { type: 'rule', values: ['color-contrast'] } as const;
/** What another size or longer words may spoil: targets that come too close, what scrolls without a way in, landmarks of a second pane. */
export const LAYOUT_RULES = {
  type: 'rule',
  values: [
    'target-size',
    'scrollable-region-focusable',
    'region',
    'landmark-unique',
    'landmark-one-main',
    'heading-order',
    'aria-hidden-focus',
  ],
} as const;

/** react-aria has screen readers say the title of a dialog, and takes that back seconds later: the dialog may have gone before. */
const ANNOUNCED = '[role="log"] > [role="img"]';

/** It counts a label that `aria-labelledby` names only where that has been scrolled into sight, and a description then for all there is. */
const MISTAKEN_BELOW_THE_FOLD = 'label-title-only';

const injected = new WeakSet<Page>();

/** What axe finds on a page, as readable lines. It is put on each page once: to read it in costs more than to run it. */
export async function violations(page: Page, { type, values }: AxeRules): Promise<readonly string[]> {
  if (!injected.has(page)) {
    await new AxeBuilder({ page }).setLegacyMode(true).withRules('document-title').analyze();
    injected.add(page);
  }
  const found = await page.evaluate(
    async ({ gone, mistaken, ...options }): Promise<readonly Finding[]> => {
      const { violations: all }: { readonly violations: readonly Finding[] } = await Reflect.get(window, 'axe').run(
        { exclude: [[gone]] },
        options,
      );
      const isLabelled = ({ target }: Finding['nodes'][number]): boolean => {
        const labels = document.querySelector(target.join(' '))?.getAttribute('aria-labelledby')?.split(' ') ?? [];
        return labels.some((id) => (document.getElementById(id)?.textContent ?? '') !== '');
      };
      return all.flatMap((one) => {
        const nodes = one.id === mistaken ? one.nodes.filter((node) => !isLabelled(node)) : one.nodes;
        return nodes.length === 0 ? [] : [{ ...one, nodes }];
      });
    },
    { gone: ANNOUNCED, mistaken: MISTAKEN_BELOW_THE_FOLD, runOnly: { type, values: [...values] }, resultTypes: ['violations'] },
  );
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? node.all[0]?.message ?? ''})`).join(', ')}`,
  );
}

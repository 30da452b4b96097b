import type { Page } from 'playwright-core';
import { IDLE } from '../../../build/gallery/fixtures.ts';
import type { GalleryState } from '../../../build/gallery/gallery-state.ts';
import { reusePage } from '../../../build/gallery/reused-page.ts';
import type { ReusedPage } from '../../../build/gallery/reused-page.ts';
import { publish } from './gallery-stage.ts';
import type { Stage } from './gallery-stage.ts';

/** Shows states one after the other, on as few pages as can be. `stage` is asked for when the first is shown. */
export function statesOnPages(stage: () => Stage): {
  readonly look: <Value>(shown: GalleryState, see: (page: Page) => Promise<Value>) => Promise<Value>;
} {
  let main: ReusedPage | null = null;
  const small = new Map<GalleryState['window'], Page>();

  const open = (shown: GalleryState): Promise<Page> => stage().show(shown);
  const onMain = async (shown: GalleryState): Promise<Page> => {
    // A page behind another one draws one frame a second.
    await main?.page.bringToFront();
    if (main !== null && !(await main.goHome())) {
      await main.page.close();
      main = null;
    }
    main ??= await reusePage(await open({ name: shown.name, window: 'main', state: IDLE }));
    await main.show(shown);
    // The pointer rests on what was pressed last: a tooltip would come over the state, or not, by chance.
    await main.page.mouse.move(0, 0);
    await main.page.getByRole('tooltip').waitFor({ state: 'detached' });
    return main.page;
  };
  const onSmall = async (shown: GalleryState): Promise<Page> => {
    const page = small.get(shown.window) ?? (await open(shown));
    small.set(shown.window, page);
    await page.bringToFront();
    await publish(page, shown.state);
    return page;
  };

  return {
    look: async (shown, see) => {
      if (shown.window === 'main') return see(await onMain(shown));
      if (shown.steps === undefined && shown.signals === undefined) return see(await onSmall(shown));
      const page = await open(shown);
      try {
        return await see(page);
      } finally {
        await page.close();
      }
    },
  };
}

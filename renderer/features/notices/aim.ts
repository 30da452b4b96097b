import { createContext, useCallback, useContext, useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { Contact } from '#contract/contact.ts';
import type { LineId } from '#contract/line.ts';
import type { PermissionPart } from '../permissions/permission-parts.ts';
import type { Place } from './places.ts';

/** One thing on a page, to which the agent is taken. */
export type Aim =
  | { readonly page: 'settings'; readonly entryId: string }
  | { readonly page: 'permissions'; readonly part: PermissionPart }
  | { readonly page: 'contacts'; readonly contact: Contact }
  | { readonly page: 'lines'; readonly lineId: LineId };

export interface AimSite {
  readonly aim: Aim | null;
  /** The page has taken it. */
  readonly taken: () => void;
}

/** Windows without pages have nothing to aim at. */
export const AimContext = createContext<AimSite>({ aim: null, taken: () => undefined });

/** For the window: where its pages look, and how one is taken to a thing on one of them. */
export function useAims(goTo: (place: Place) => void): { readonly site: AimSite; readonly aimAt: (aim: Aim) => void } {
  const [aim, setAim] = useState<Aim | null>(null);
  const taken = useCallback(() => {
    setAim(null);
  }, []);
  const site = useMemo(() => ({ aim, taken }), [aim, taken]);
  return {
    site,
    aimAt: (wanted) => {
      setAim(wanted);
      goTo(wanted.page);
    },
  };
}

/** For a page: calls `take` once with the thing the agent is taken to, when the page is drawn. */
export function useAim<Page extends Aim['page']>(page: Page, take: (aim: Extract<Aim, { readonly page: Page }>) => void): void {
  const { aim, taken } = useContext(AimContext);
  const latest = useEffectEvent(take);
  useEffect(() => {
    if (aim === null || !isOf(aim, page)) return;
    latest(aim);
    taken();
  }, [aim, page, taken]);
}

function isOf<Page extends Aim['page']>(aim: Aim, page: Page): aim is Extract<Aim, { readonly page: Page }> {
  return aim.page === page;
}

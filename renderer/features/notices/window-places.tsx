import type { ReactElement, ReactNode } from 'react';
import { AskPlace } from '../permissions/ask-place.tsx';
import { AimContext } from './aim.ts';
import type { AimSite } from './aim.ts';
import { PlacesContext } from './places.ts';
import type { Place } from './places.ts';
import { WhereaboutsContext } from './whereabouts.ts';
import type { Whereabouts } from './whereabouts.ts';

export interface WindowPlacesProps {
  readonly goTo: (place: Place) => void;
  readonly aims: AimSite;
  readonly whereabouts: Whereabouts;
  readonly children: ReactNode;
}

/** Lets everything in the window lead to its places, and to single things on its pages, be found again after a call, and ask a customer for permission. */
export function WindowPlaces({ goTo, aims, whereabouts, children }: WindowPlacesProps): ReactElement {
  return (
    <PlacesContext value={goTo}>
      <AimContext value={aims}>
        <WhereaboutsContext value={whereabouts}>
          <AskPlace>{children}</AskPlace>
        </WhereaboutsContext>
      </AimContext>
    </PlacesContext>
  );
}

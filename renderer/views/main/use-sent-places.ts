import { useEffect, useRef } from 'react';
import type { Place } from '../../features/notices/places.ts';
import { useSoftphone } from '../../state/softphone-context.tsx';

/** Goes where main sends the window: a click on a notification, or in the tray. */
export function useSentPlaces(goTo: (place: Place) => void): void {
  const { bridge } = useSoftphone();
  const latest = useRef(goTo);
  useEffect(() => {
    latest.current = goTo;
  });
  useEffect(
    () =>
      bridge.listen('window/go', (place) => {
        latest.current(place);
      }),
    [bridge],
  );
}

import type { WebContents } from 'electron';

/** A page of ours stays where it is: nothing a page does may bring another site next to the preload. */
export function denyNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
}

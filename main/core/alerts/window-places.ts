/** In the coordinates of the screens, as the operating system counts them. */
export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export type PlacedWindow = 'main' | 'mini';

/** Where the agent has put the windows, over restarts. */
export interface WindowPlaces {
  of(window: PlacedWindow): WindowPlace | null;
  keep(window: PlacedWindow, place: WindowPlace): void;
}

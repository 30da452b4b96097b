/** How the live modes are told to run. Each mode resolves with whether every bound of it held. */
export interface LiveOptions {
  /** Sounds and figures go here; it exists. */
  readonly outputFolder: string;
  readonly say: (line: string) => void;
}

export interface NetEqOptions extends LiveOptions {
  readonly tracesFolder: string;
  /** The one trace to run, by name; all of the folder where null. */
  readonly only: string | null;
  /** Length of each call. */
  readonly seconds: number;
}

export interface DeviceOptions extends LiveOptions {
  /** How often the sound server is killed. */
  readonly kills: number;
  /** Of each measurement that takes a time. */
  readonly seconds: number;
  /** The one part to run: `loop`, `cpu`, `blocked` or `loss`; all where null. */
  readonly only: string | null;
}

export interface SoakOptions extends LiveOptions {
  readonly minutes: number;
}

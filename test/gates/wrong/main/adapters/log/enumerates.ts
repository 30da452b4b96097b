// types: TS1294
export enum Level {
  Info,
  Error,
}

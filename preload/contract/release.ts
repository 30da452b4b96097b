/** What a publisher signs: known to the app that believes it, and to the tool that writes it (`build/packaging`). */

/** Stands before what is signed, so that no other text that this key ever signs passes for a notice. */
export const RELEASE_SIGNED_AS = 'pilot-softphone release notice 1\n';

/** From so many hours after publication, so many of a hundred machines may take it. */
export interface RolloutStage {
  readonly afterHours: number;
  readonly percent: number;
}

/** A file that a release consists of. */
export interface ReleaseFile {
  readonly name: string;
  /** Base64, as electron-updater writes it. */
  readonly sha512: string;
  readonly bytes: number;
}

import { isLink } from './read-link.ts';

/** What a start of the program asks for: by the system (a link, a login), never a command. */
export interface StartArguments {
  /** The first link among the arguments; all others are ignored. */
  readonly link: string | null;
  /** Started by the login: the window may stay away, where there is a tray. */
  readonly isAtLogin: boolean;
}

/** What the login item starts the program with. */
export const AT_LOGIN_ARGUMENT = '--at-login';

/**
 * Reads the arguments of a start, or of a second one that was handed on. Whatever stands beside a link was put there by
 * whoever made the link, so with one nothing else counts.
 */
export function readArguments(argv: readonly string[]): StartArguments {
  const link = argv.slice(1).find(isLink) ?? null;
  return { link, isAtLogin: link === null && argv.includes(AT_LOGIN_ARGUMENT) };
}

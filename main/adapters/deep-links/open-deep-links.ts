import type { App } from 'electron';
import { LINK_SCHEMES, type LinkScheme } from '#contract/desk-fit.ts';
import { readArguments } from '../../core/links/read-arguments.ts';

/** Links from the system, kept until somebody listens: one may come before the app is ready, and be what started it. */
export interface DeepLinks {
  /** Hands on what has come, and what comes from here on. `again`: the app was started a second time without a link. */
  listen(listener: { readonly link: (link: string) => void; readonly again: () => void }): void;
}

/**
 * Listens before the app is ready, as macOS wants it (`open-url`); elsewhere links are arguments of a start or of a second one. Everything
 * that comes is only handed on: what it may do, core/links/read-link.ts decides.
 */
export function openDeepLinks(app: Pick<App, 'on'>, argv: readonly string[]): DeepLinks {
  const early: string[] = [];
  let told: Parameters<DeepLinks['listen']>[0] | null = null;
  const { link: first } = readArguments(argv);
  if (first !== null) early.push(first);
  const came = (link: string): void => {
    if (told === null) early.push(link);
    else told.link(link);
  };
  app.on('open-url', (event, url) => {
    event.preventDefault();
    came(url);
  });
  app.on('second-instance', (_event, secondArgv) => {
    const { link } = readArguments(secondArgv);
    if (link === null) told?.again();
    else came(link);
  });
  return {
    listen(listener) {
      told = listener;
      // The last one counts: it is the one that the person has just clicked.
      const [latest] = early.splice(0).slice(-1);
      if (latest !== undefined) listener.link(latest);
    },
  };
}

/** Which links the system opens with this app, and the way to become, or no longer be, the one. */
export interface LinkHandlers {
  ours(): readonly LinkScheme[];
  /** False where the system keeps another: there the person has to choose in its own settings. */
  take(scheme: LinkScheme, isOurs: boolean): boolean;
}

type ProtocolClient = Pick<App, 'isDefaultProtocolClient' | 'setAsDefaultProtocolClient' | 'removeAsDefaultProtocolClient'>;

/**
 * @param program how the system starts this app, where Electron cannot know it: an app that is not packed is a path given to Electron
 */
export function linkHandlers(
  app: ProtocolClient,
  program: { readonly path: string; readonly args: readonly string[] } | null,
): LinkHandlers {
  const { path, args } = program ?? {};
  const where: [path?: string, args?: string[]] = path === undefined ? [] : [path, [...(args ?? [])]];
  return {
    ours: () => LINK_SCHEMES.filter((scheme) => app.isDefaultProtocolClient(scheme, ...where)),
    take(scheme, isOurs) {
      if (isOurs) app.setAsDefaultProtocolClient(scheme, ...where);
      else app.removeAsDefaultProtocolClient(scheme, ...where);
      return app.isDefaultProtocolClient(scheme, ...where) === isOurs;
    },
  };
}

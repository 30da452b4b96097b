import { platformOf } from './platform-of.ts';

export type LockedPackage = {
  readonly version?: string;
  readonly dev?: boolean;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** package-lock.json, as far as it is read here: packages by their place under node_modules. */
export type Lock = { readonly packages: Readonly<Record<string, LockedPackage>> };

export type MissingPackage = { readonly wantedBy: string; readonly name: string; readonly version: string };

/**
 * Optional packages that the lock file names as dependencies but has no entry for. npm writes such a file where
 * its registry does not hold the binaries of other platforms, and `npm ci` then refuses it everywhere.
 */
export function missingOptionalPackages({ packages }: Lock): readonly MissingPackage[] {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isLocked({ packages, from: place, name }))
      .map(([name, version]) => ({ wantedBy: place, name, version })),
  );
}

/**
 * The same lock file with those entries: version, operating system and processor. They have no checksum, because
 * whoever lacks the package cannot know it. Throws for a package whose version or platform cannot be told.
 */
export function completeLock<L extends Lock>(lock: L): L {
  const added = missingOptionalPackages(lock).map(({ wantedBy, name, version }): [string, LockedPackage] => {
    const platform = platformOf(name);
    if (platform === null || !/^\d+\.\d+\.\d+[^\s|]*$/.test(version))
      throw new Error(`cannot tell version and platform of ${name}@${version}`);
    const isDev = lock.packages[wantedBy]?.dev === true;
    const { os, cpu, libc } = platform; // in the order npm writes them
    return [
      `node_modules/${name}`,
      { version, cpu, ...(isDev ? { dev: true } : {}), ...(libc === undefined ? {} : { libc }), optional: true, os },
    ];
  });
  const [root = ['', {}], ...others] = Object.entries(lock.packages);
  const sorted = [...others, ...added].toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries([root, ...sorted]) };
}

/** npm looks beside the package first, then one node_modules further out each time. */
function isLocked({ packages, from, name }: { packages: Lock['packages']; from: string; name: string }): boolean {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1))) {
    if (`${place === '' ? '' : `${place}/`}node_modules/${name}` in packages) return true;
    if (place === '') return false;
  }
}

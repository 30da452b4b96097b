import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, cpSync, globSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { writePolicies } from './policies/write-policies.ts';
import { BUNDLED_PACKAGES, type Sbom, shippedSbom } from './sbom.ts';

const LONGEST_SBOM_BYTES = 64 * 1024 * 1024;

interface OwnPackage {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

/** Beside the installers: what they are made of (CycloneDX), the source maps left out of them, policies for administrators, checksums. */
export async function writeReleaseExtras({
  repository,
  release,
}: {
  readonly repository: string;
  readonly release: string;
}): Promise<void> {
  const own = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as OwnPackage;
  const sbom = await ownSbom(repository, own);
  writeFileSync(join(release, `pilot-softphone-${own.version}-${process.platform}.cdx.json`), `${JSON.stringify(sbom, null, 2)}\n`);
  for (const map of globSync('build/out/**/*.map', { cwd: repository })) {
    cpSync(join(repository, map), join(release, 'source-maps', relative('build/out', map)));
  }
  writePolicies(join(release, 'policies'));
  writeFileSync(join(release, `SHA256SUMS-${process.platform}`), await checksums(release));
}

async function ownSbom(repository: string, { name, version, dependencies, optionalDependencies }: OwnPackage): Promise<Sbom> {
  const { stdout } = await promisify(execFile)('npm', ['sbom', '--sbom-format=cyclonedx'], {
    cwd: repository,
    maxBuffer: LONGEST_SBOM_BYTES,
    shell: process.platform === 'win32', // npm is a script there
  });
  const roots = [...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...BUNDLED_PACKAGES, 'electron'];
  return shippedSbom(JSON.parse(stdout) as Sbom, { product: name, version, roots }); // npm's own documented format
}

/** As `sha256sum --check` reads them. */
async function checksums(folder: string): Promise<string> {
  const names = readdirSync(folder).filter((name) => /^pilot-softphone-/.test(name) && statSync(join(folder, name)).isFile());
  const lines = await Promise.all(
    names.toSorted().map(async (name) => {
      const hash = createHash('sha256');
      await pipeline(createReadStream(join(folder, name)), hash);
      return `${hash.digest('hex')}  ${name}\n`;
    }),
  );
  return lines.join('');
}

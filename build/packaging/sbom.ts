/** As far as we read what `npm sbom --sbom-format=cyclonedx` prints (CycloneDX 1.5). */
export interface Sbom {
  readonly metadata: { readonly component?: object; readonly [member: string]: unknown };
  readonly components: readonly SbomComponent[];
  readonly dependencies: readonly SbomDependency[];
  readonly [member: string]: unknown;
}
export interface SbomComponent {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly [member: string]: unknown;
}
interface SbomDependency {
  readonly ref: string;
  readonly dependsOn?: readonly string[];
}

/** What pages use is bundled into them, and so is shipped without lying in node_modules. */
export const BUNDLED_PACKAGES: readonly string[] = ['react', 'react-dom', 'react-aria-components', 'react-i18next', 'lucide-react'];

/**
 * The bill of materials of what is shipped: the packages that the app needs or bundles, with theirs, and Electron. npm's own list
 * either has every tool that builds it, or lacks what is bundled.
 */
export function shippedSbom(
  all: Sbom,
  {
    product,
    version,
    roots,
  }: { readonly product: string; readonly version: string; /** Names of packages. */ readonly roots: readonly string[] },
): Sbom {
  const refs = new Map(all.components.map((component) => [component['bom-ref'], component]));
  const needs = new Map(all.dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  const ownRef = `${product}@${version}`;
  const wanted = (needs.get(ownRef) ?? []).filter((ref) => roots.includes(refs.get(ref)?.name ?? ''));
  const shipped = new Set<string>();
  const take = (ref: string): void => {
    if (shipped.has(ref) || !refs.has(ref)) return;
    shipped.add(ref);
    // What Electron's package needs fetches its binary, and is not shipped.
    if (refs.get(ref)?.name !== 'electron') needs.get(ref)?.forEach(take);
  };
  wanted.forEach(take);
  return {
    ...all,
    metadata: { ...all.metadata, component: { ...all.metadata.component, type: 'application', name: product } },
    components: all.components.filter((component) => shipped.has(component['bom-ref'])),
    dependencies: [
      { ref: ownRef, dependsOn: wanted },
      ...all.dependencies
        .filter(({ ref }) => shipped.has(ref))
        .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => shipped.has(one)) })),
    ],
  };
}

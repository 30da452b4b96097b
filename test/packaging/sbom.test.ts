import { describe, expect, test } from 'vitest';
import { type Sbom, shippedSbom } from '../../build/packaging/sbom.ts';

const of = (name: string): Sbom['components'][number] => ({ 'bom-ref': `${name}@1`, name, version: '1' });
const ALL: Sbom = {
  bomFormat: 'CycloneDX',
  metadata: { component: { name: 'main', type: 'library' } },
  components: ['ws', 'react', 'scheduler', 'electron', 'unzips-electron', 'vitest', 'shared'].map(of),
  dependencies: [
    { ref: 'phone@1', dependsOn: ['ws@1', 'react@1', 'electron@1', 'vitest@1'] },
    { ref: 'ws@1', dependsOn: ['shared@1'] },
    { ref: 'react@1', dependsOn: ['scheduler@1'] },
    { ref: 'scheduler@1', dependsOn: ['react@1'] },
    { ref: 'electron@1', dependsOn: ['unzips-electron@1'] },
    { ref: 'vitest@1', dependsOn: ['shared@1'] },
    { ref: 'shared@1' },
  ],
};

describe('the bill of materials', () => {
  const shipped = shippedSbom(ALL, { product: 'phone', version: '1', roots: ['ws', 'react', 'electron'] });

  test('has what lies in the app, what is bundled into its pages, and Electron; no tool that builds it', () => {
    expect(shipped.components.map(({ name }) => name)).toEqual(['ws', 'react', 'scheduler', 'electron', 'shared']);
  });

  test('says who needs whom among them, and what it is the bill of', () => {
    expect(shipped.metadata.component).toMatchObject({ name: 'phone', type: 'application' });
    expect(shipped.dependencies).toEqual([
      { ref: 'phone@1', dependsOn: ['ws@1', 'react@1', 'electron@1'] },
      { ref: 'ws@1', dependsOn: ['shared@1'] },
      { ref: 'react@1', dependsOn: ['scheduler@1'] },
      { ref: 'scheduler@1', dependsOn: ['react@1'] },
      { ref: 'electron@1', dependsOn: [] },
      { ref: 'shared@1', dependsOn: [] },
    ]);
  });
});

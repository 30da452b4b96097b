import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface StyleRule {
  readonly file: string;
  readonly selector: string;
  /** By property, as written. */
  readonly declared: ReadonlyMap<string, string>;
}

/** All rules of the windows' styles; those within a media or container query among them, without their query. */
export function styleRules(): readonly StyleRule[] {
  const renderer = join(import.meta.dirname, '../../../../renderer');
  return globSync('**/*.css', { cwd: renderer }).flatMap((file) => {
    const css = readFileSync(join(renderer, file), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
    return [...css.matchAll(/([^{};]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
      file,
      selector: selector.trim().replaceAll(/\s+/g, ' '),
      declared: new Map(
        [...body.matchAll(/([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.replaceAll(/\s+/g, ' ').trim()]),
      ),
    }));
  });
}

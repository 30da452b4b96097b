import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';

/** As rolldown writes them: static, dynamic, and by `require`. */
const IMPORTS = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\(\s*)["']([^"'\n]+)["']/g;
const PACKAGE_NAME = /^(?:@[\w.-]+\/)?[\w][\w.-]*/;

/** Packages that the main bundles of an extracted app ask for and that do not lie with it. */
export function importComplaints(app: string): readonly string[] {
  const main = join(app, 'build/out/main');
  const bundles = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  return bundles.flatMap((name) => {
    const specifiers = [...readFileSync(join(main, name), 'utf8').matchAll(IMPORTS)].map(([, specifier = '']) => specifier);
    const packages = new Set(specifiers.filter((one) => !isBuiltin(one)).flatMap((one) => PACKAGE_NAME.exec(one)?.[0] ?? []));
    packages.delete('electron');
    return [...packages]
      .filter((one) => !existsSync(join(app, 'node_modules', one, 'package.json')))
      .map((one) => `${name} imports ${one}, which was not packed`);
  });
}

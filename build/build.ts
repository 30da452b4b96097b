import { join } from 'node:path';
import { bundleIfStale } from './run/bundle.ts';

// `npm run build`: build/out, unless it was built from the same sources.

const outcome = await bundleIfStale(join(import.meta.dirname, '..'));
if (outcome.ok) process.stdout.write(outcome.built ? 'Built build/out.\n' : 'build/out is up to date.\n');
else process.stderr.write(`The app does not build:\n${outcome.output}\n`);
process.exitCode = outcome.ok ? 0 : 1;

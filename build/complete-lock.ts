import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeLock, missingOptionalPackages, type Lock } from './lock/complete-lock.ts';

// `npm run lock`, after a package was added or updated: see build/lock/complete-lock.ts for why.

const file = join(import.meta.dirname, '../package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock; // npm's own format, lockfileVersion 3
const missing = missingOptionalPackages(lock);
if (missing.length > 0) writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
process.stdout.write(missing.length === 0 ? 'package-lock.json is complete.\n' : `Added ${missing.length} packages of other platforms.\n`);

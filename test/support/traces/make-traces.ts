/*
 * Writes the checked-in traces anew, beside this file: node test/support/traces/make-traces.ts
 * test/support/traces/traces.test.ts asserts that the files are what this makes.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTraces } from './trace-shapes.ts';

for (const { file, text } of makeTraces()) writeFileSync(join(import.meta.dirname, file), text);

import { parseArgs } from 'node:util';
import { smokeComplaints } from './smoke/smoke-test.ts';

// `node build/smoke-package.ts --program <installed program> [--binary <its Electron>] [--tampered]`: after an installer has run, on
// the system it is for. Starts what was installed, asks it by its own command how it is, reads its fuses back, ends it.

const { values } = parseArgs({
  options: { program: { type: 'string' }, binary: { type: 'string' }, tampered: { type: 'boolean', default: false } },
});

async function smoke(): Promise<readonly string[]> {
  if (values.program === undefined) return ['--program is missing'];
  return smokeComplaints({ program: values.program, binary: values.binary ?? values.program, isTampered: values.tampered });
}

const complaints = await smoke();
for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
if (complaints.length === 0) process.stdout.write(values.tampered ? 'A changed archive does not start.\n' : 'What was installed runs.\n');
process.exitCode = complaints.length === 0 ? 0 : 1;

import { createPrivateKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { UPDATE_CHANNELS } from '#contract/updates.ts';
import { releaseFiles, signedRelease, STAGES } from './packaging/signed-release.ts';

// `npm run sign:release -- --key key.pem [--folder build/release] [--channel stable] [--at-once] [--halt] [--no-calls-below 1.2.0]`
//
// Run where the key is: on no build machine. Writes release.json beside the installers; both go into the channel's folder of the
// update server. Later, with --halt, it takes the release back; with --at-once, it opens it for everyone.

const { values } = parseArgs({
  options: {
    key: { type: 'string' },
    folder: { type: 'string', default: 'build/release' },
    channel: { type: 'string', default: 'stable' },
    'at-once': { type: 'boolean', default: false },
    halt: { type: 'boolean', default: false },
    'no-calls-below': { type: 'string' },
  },
});

async function signRelease(): Promise<string> {
  if (values.key === undefined)
    throw new Error('--key is missing: a PEM file with an Ed25519 private key (openssl genpkey -algorithm ed25519)');
  const channel = UPDATE_CHANNELS.find((one) => one === values.channel);
  if (channel === undefined) throw new Error(`--channel is one of ${UPDATE_CHANNELS.join(', ')}`);
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as { readonly version: string };
  const files = await releaseFiles(values.folder);
  if (files.length === 0) throw new Error(`no installers in ${values.folder}`);
  const text = signedRelease(
    {
      version,
      channel,
      files,
      publishedAt: new Date(),
      isHalted: values.halt,
      noCallsBelow: values['no-calls-below'] ?? null,
      stages: values['at-once'] ? [] : STAGES,
    },
    createPrivateKey(readFileSync(values.key)),
  );
  const place = join(values.folder, 'release.json');
  writeFileSync(place, text);
  return `${place}: ${version} for ${channel}, ${String(files.length)} files`;
}

signRelease().then(
  (line) => process.stdout.write(`${line}\n`),
  (cause: unknown) => {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    process.exitCode = 1;
  },
);

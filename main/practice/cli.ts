import { parseArgs } from 'node:util';
import { CUSTOMERS } from './customers/customers.ts';
import { startPracticeLine, type PracticeLine } from './practice-line.ts';
import type { PracticeNumberOptions } from './numbers/practice-number.ts';
import type { PracticeOptions } from './practice-world.ts';
import { readSwitches, switchLines } from './read-switches.ts';

const USAGE = `npm run practice -- [options]

  --port N            port on 127.0.0.1 (default 4010; 0 picks a free one)
  --ring-every N      an incoming call every N seconds
  --numbers KINDS     which numbers there are, such as meta,web,web (default meta,web)
  --meta-key ps_…     key of the first META number (or PRACTICE_META_KEY)
  --web-key ps_…      key of the first web number  (or PRACTICE_WEB_KEY)
  --tenant-key ps_…   tenant key                   (or PRACTICE_TENANT_KEY)
  --control-token …   token of the control API     (or PRACTICE_CONTROL_TOKEN)
  --switch name=value the other reading where the public pages contradict each other; repeatable:
${switchLines()
  .map((line) => `                        ${line}`)
  .join('\n')}
  --help
`;
const DEFAULT_PORT = '4010';

type Kind = PracticeNumberOptions['kind'];

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: DEFAULT_PORT },
    'ring-every': { type: 'string' },
    numbers: { type: 'string', default: 'meta,web' },
    'meta-key': { type: 'string' },
    'web-key': { type: 'string' },
    'tenant-key': { type: 'string' },
    'control-token': { type: 'string' },
    switch: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
});

const switches = readSwitches(values.switch);
const kinds = readKinds(values.numbers);

if (values.help) {
  process.stdout.write(USAGE);
} else if (typeof switches === 'string' || kinds === null) {
  process.stderr.write(`${typeof switches === 'string' ? switches : '--numbers takes kinds (meta, web) with commas between them'}\n`);
  process.exitCode = 2;
} else {
  const line = await startPracticeLine({ ...optionsFrom(values, process.env, kinds), switches });
  process.stdout.write(greeting(line));
  const leave = (): void => {
    line.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
}

/** The kinds of a comma-separated list; null where one is neither. */
function readKinds(words: string): readonly Kind[] | null {
  const read = words.split(',').map((word): Kind | null => (word === 'meta' || word === 'web' ? word : null));
  const kinds = read.filter((kind) => kind !== null);
  return kinds.length === read.length ? kinds : null;
}

function optionsFrom(
  given: Partial<Record<'port' | 'ring-every' | 'meta-key' | 'web-key' | 'tenant-key' | 'control-token', string>>,
  env: NodeJS.ProcessEnv,
  kinds: readonly Kind[],
): PracticeOptions {
  const firstKeys = {
    meta: given['meta-key'] ?? env['PRACTICE_META_KEY'],
    web: given['web-key'] ?? env['PRACTICE_WEB_KEY'],
  };
  const numbers = kinds.map((kind, index): PracticeNumberOptions => {
    const apiKey = kinds.indexOf(kind) === index ? firstKeys[kind] : undefined;
    return apiKey === undefined ? { kind } : { kind, apiKey };
  });
  const tenantKey = given['tenant-key'] ?? env['PRACTICE_TENANT_KEY'];
  const controlToken = given['control-token'] ?? env['PRACTICE_CONTROL_TOKEN'];
  return {
    port: Number(given.port ?? DEFAULT_PORT),
    numbers,
    ...(tenantKey === undefined ? {} : { tenantKey }),
    ...(controlToken === undefined ? {} : { controlToken }),
    ...(given['ring-every'] === undefined ? {} : { ringEverySeconds: Number(given['ring-every']) }),
  };
}

function greeting(line: PracticeLine): string {
  const keys = line.numbers.map((number) => number.apiKey).join(',');
  return [
    'Practice line: a local Pilot Status with simulated customers. Ctrl+C stops it.',
    '',
    `API           ${line.apiBase}`,
    `Control API   ${line.controlBase}   (header x-practice-token: ${line.controlToken})`,
    `Tenant key    ${line.tenantKey}`,
    '',
    'Numbers',
    ...line.numbers.map((number) => `  ${number.kind.padEnd(5)} ${number.number.padEnd(16)} ${number.label.padEnd(14)} ${number.apiKey}`),
    '',
    'Customers (any other number behaves as the echo)',
    ...CUSTOMERS.map((customer) => `  ${customer.number}  ${customer.name.padEnd(22)} ${customer.description}`),
    '',
    'Start the app against it:',
    `  PILOT_STATUS_API_URL=${line.apiBase} PILOT_STATUS_API_KEYS=${keys} npm start`,
    '',
    'Ring now:',
    ...line.numbers.map(
      (number) =>
        `  curl -X POST ${line.controlBase}/ring -H 'x-practice-token: ${line.controlToken}' -H 'content-type: application/json' -d '{"numberId":"${number.id}","customer":"talker"}'`,
    ),
    '',
  ].join('\n');
}

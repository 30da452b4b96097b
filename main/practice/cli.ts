import { parseArgs } from 'node:util';
import { CUSTOMERS } from './customers/customers.ts';
import { startPracticeLine, type PracticeLine } from './practice-line.ts';
import type { PracticeNumberOptions } from './numbers/practice-number.ts';
import type { PracticeOptions } from './practice-world.ts';
import { readSwitches, switchLines } from './read-switches.ts';

const USAGE = `npm run practice -- [options]

  --port N            port on 127.0.0.1 (default 4010; 0 picks a free one)
  --ring-every N      an incoming call every N seconds
  --meta-key ps_…     key of the META number       (or PRACTICE_META_KEY)
  --web-key ps_…      key of the web number        (or PRACTICE_WEB_KEY)
  --tenant-key ps_…   tenant key                   (or PRACTICE_TENANT_KEY)
  --control-token …   token of the control API     (or PRACTICE_CONTROL_TOKEN)
  --switch name=value the other reading where the public pages contradict each other; repeatable:
${switchLines()
  .map((line) => `                        ${line}`)
  .join('\n')}
  --help
`;
const DEFAULT_PORT = '4010';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: DEFAULT_PORT },
    'ring-every': { type: 'string' },
    'meta-key': { type: 'string' },
    'web-key': { type: 'string' },
    'tenant-key': { type: 'string' },
    'control-token': { type: 'string' },
    switch: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
});

const switches = readSwitches(values.switch);

if (values.help) {
  process.stdout.write(USAGE);
} else if (typeof switches === 'string') {
  process.stderr.write(`${switches}\n`);
  process.exitCode = 2;
} else {
  const line = await startPracticeLine({ ...optionsFrom(values, process.env), switches });
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

function optionsFrom(
  given: Partial<Record<'port' | 'ring-every' | 'meta-key' | 'web-key' | 'tenant-key' | 'control-token', string>>,
  env: NodeJS.ProcessEnv,
): PracticeOptions {
  const number = (kind: 'meta' | 'web', apiKey: string | undefined): PracticeNumberOptions => ({
    kind,
    ...(apiKey === undefined ? {} : { apiKey }),
  });
  const tenantKey = given['tenant-key'] ?? env['PRACTICE_TENANT_KEY'];
  const controlToken = given['control-token'] ?? env['PRACTICE_CONTROL_TOKEN'];
  return {
    port: Number(given.port ?? DEFAULT_PORT),
    numbers: [number('meta', given['meta-key'] ?? env['PRACTICE_META_KEY']), number('web', given['web-key'] ?? env['PRACTICE_WEB_KEY'])],
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

/** A body that a broken, hostile or merely future service could send. The same for the same `random`. */
export function fuzzedWebhook(random: () => number): Buffer {
  const body = pick(random, KINDS)(random);
  return typeof body === 'string' ? Buffer.from(body) : body;
}

/** Mulberry32: seeded, so that a body that breaks something can be made again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Kind = (random: () => number) => string | Buffer;

function pick<Item>(random: () => number, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

/** As JSON text, for some of them cannot be said by a value: duplicate keys, lone surrogates, numbers that overflow. */
const ODD_VALUES = [
  ...[
    'null',
    'true',
    '[]',
    '{}',
    '""',
    '0',
    '-0',
    '1e999',
    '-1e999',
    '1e-999',
    '12345678901234567890123',
    '0.1',
    '"\\ud800"',
    '"\\udfff\\ud800"',
  ],
  ...[
    '"\\u0000"',
    '"__proto__"',
    '"constructor"',
    '[[[[[[]]]]]]',
    '{"id":{"id":{"id":null}}}',
    '{"__proto__":{"polluted":1}}',
    '"Ω≈ç√∫˜µ"',
    '"\\u202e"',
  ],
  ...[
    '"2026-13-45T99:99:99Z"',
    '"-1"',
    '9007199254740993',
    '"NaN"',
    '"undefined"',
    '"<script>"',
    '"\'; DROP TABLE event; --"',
    `"${'x'.repeat(300)}"`,
  ],
] as const;
const PATH_IDS = [
  '"../../accept"',
  '"c1/accept"',
  '"c1%2faccept"',
  '"..\\\\..\\\\x"',
  '"c1?x=1#y"',
  '"/"',
  '"."',
  '"\\u0000/etc"',
  '"%00"',
  '"c 1"',
  '"http://x/"',
] as const;
const EVENTS = [
  'call.ringing',
  'call.connected',
  'call.ended',
  'call.missed',
  'call.permission_updated',
  'calls',
  'call.',
  'call.transferred',
  'message.received',
] as const;
const MEMBERS = [
  'callId',
  'id',
  'externalCallId',
  'direction',
  'from',
  'to',
  'peerNumber',
  'status',
  'duration',
  'createdAt',
  'timestamp',
  'session',
  'data',
  'call',
] as const;
/** What an honest ring needs. At least one of these is always odd, so no body of this file may ring anybody. */
const HONEST: Readonly<Record<string, string>> = { callId: '"c1"', direction: '"INBOUND"', from: '"+5511999990001"' };
const NO_NUMBER = ['null', '7', '""', '"12"', '"anonymous"', '["+5511999990001"]', '{}', '"+000000000000000000000"'] as const;
const NO_DIRECTION = ['null', '"OUTBOUND"', '"SIDEWAYS"', '1', '[]', '{"INBOUND":1}'] as const;
const NO_ID = ['null', '""', '7', '[]', '{}', 'false', `"${'c'.repeat(300)}"`] as const;

function members(random: () => number): string {
  const said = { ...HONEST };
  const broken = pick(random, ['callId', 'direction', 'from'] as const);
  said[broken] = pick(random, { callId: NO_ID, direction: NO_DIRECTION, from: NO_NUMBER }[broken]);
  if (broken !== 'callId' && random() < 0.5) said['callId'] = pick(random, PATH_IDS);
  const parts = Object.entries(said).map(([name, value]) => `"${name}":${value}`);
  const spare = MEMBERS.filter(
    (name) => !(name in said) && name !== 'id' && name !== 'call' && name !== 'data' && name !== 'peerNumber' && name !== 'externalCallId',
  );
  for (let extra = Math.floor(random() * 4); extra > 0; extra -= 1) parts.push(`"${pick(random, spare)}":${pick(random, ODD_VALUES)}`);
  return parts.join(',');
}

const odd: Kind = (random) => `{"event":"${pick(random, EVENTS)}",${members(random)}}`;
const oddMembers: Kind = (random) => {
  const count = Math.floor(random() * 8);
  const parts = Array.from({ length: count }, () => `"${pick(random, MEMBERS)}":${pick(random, random() < 0.3 ? PATH_IDS : ODD_VALUES)}`);
  return `{${[`"event":"${pick(random, EVENTS)}"`, ...parts].join(',')}}`;
};

const KINDS: readonly Kind[] = [
  odd,
  oddMembers,
  (random) => `{"event":${pick(random, ODD_VALUES)},${members(random)}}`,
  (random) => `{"event":"${pick(random, EVENTS)}","data":{${members(random)}}}`,
  (random) => `{"event":"${pick(random, EVENTS)}","call":{${members(random)}}}`,
  (random) => `{"__proto__":{"polluted":1,"event":"call.ringing"},"constructor":{"prototype":{"polluted":1}},${members(random)}}`,
  // duplicate keys: the last one counts, and it is the odd one
  (random) => `{"event":"call.ringing","event":"${pick(random, EVENTS)}",${members(random)}}`,
  // truncated
  (random) => {
    const whole = String(odd(random));
    return whole.slice(0, Math.floor(random() * whole.length));
  },
  // nested
  (random) => {
    const depth = Math.floor(random() * 40);
    return `${'{"data":['.repeat(depth)}${pick(random, ODD_VALUES)}${']}'.repeat(depth)}`;
  },
  // not UTF-8
  (random) => {
    const bytes = Buffer.from(String(odd(random)));
    for (let times = 0; times < 3; times += 1) bytes[Math.floor(random() * bytes.length)] = 0x80 + Math.floor(random() * 0x80);
    return bytes;
  },
  // Meta's native shape, with a hole in it
  (random) => {
    const call = `{"id":${pick(random, ['"wacid.1"', ...NO_ID])},"event":"connect","from":${pick(random, NO_NUMBER)},"session":{"sdp_type":"offer","sdp":${pick(random, ODD_VALUES)}}}`;
    return `{"event":"calls","entry":[{"changes":[{"value":{"calls":[${call},${pick(random, ODD_VALUES)}],"statuses":${pick(random, ODD_VALUES)}}}]}]}`;
  },
  (random) => Buffer.from(Array.from({ length: Math.floor(random() * 200) }, () => Math.floor(random() * 256))),
  (random) => pick(random, ODD_VALUES),
];

import { fork } from 'node:child_process';

// An app that starts the ngrok process and is killed by a test.  fork-and-stay.ts <entry> <modules to load first…>

const [entry = '', ...first] = process.argv.slice(2);
const child = fork(entry, [], { execArgv: first.flatMap((url) => ['--import', url]), stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
child.send({ type: 'open', authtoken: 'token', domain: null, localPort: 9 });
// It runs once it answers.
child.once('message', () => process.send?.(child.pid));
setInterval(() => undefined, 1_000);

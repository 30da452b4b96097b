// Preloaded by every npm script (`node --import ./build/preflight.mjs …`), on whatever Node the machine has:
// says in one sentence what to do where TypeScript files would end in ERR_UNKNOWN_FILE_EXTENSION.
import { existsSync } from 'node:fs';

const packages = new URL('../node_modules/electron-vite/package.json', import.meta.url);
// On Windows a blank `node`, which npm's links need, lies beside the program.
const ownNode = new URL(`../node_modules/node/bin/${process.platform === 'win32' ? 'node.exe' : 'node'}`, import.meta.url);
const major = Number(process.versions.node.split('.')[0]);

if (!existsSync(packages)) stop('The packages are not installed yet. Run `npm ci` in this folder first.');
if (major < 24 && existsSync(ownNode))
  stop(`This is Node ${process.versions.node}; start it through npm (\`npm start\`), which uses the project's own Node 24.`);
if (major < 24)
  stop(`This is Node ${process.versions.node}, and the project's own Node 24 is not installed. Run \`npm ci\`, or install Node 24.`);

/** @param {string} sentence */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

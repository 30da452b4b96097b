import { serveNgrok } from './serve-ngrok.ts';

/**
 * Entry of the ngrok process (Electron's utilityProcess). Apart from main because the library, once it meets a server
 * that accepts and says nothing, answers no call any more, not even `disconnect`: only its process can be ended then.
 */

/** A session whose app is gone would keep its address from the next one. */
const LOOK_FOR_PARENT_MS = 2_000;

const obey = serveNgrok({
  report: (report) => process.parentPort.postMessage(report),
  quit: () => process.exit(0),
});
process.parentPort.on('message', ({ data }) => obey(data));

// The library may hang, and then even `process.exit` does; a signal does not ask. (On Windows the parent's id stays;
// there Electron ends the process.)
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, LOOK_FOR_PARENT_MS);

import { serveNgrok } from './serve-ngrok.ts';

/**
 * Entry of the ngrok process (Electron's utilityProcess). Apart from main because the library, once it meets a server
 * that accepts and says nothing, answers no call any more, not even `disconnect`: only its process can be ended then.
 */
const obey = serveNgrok({
  report: (report) => process.parentPort.postMessage(report),
  quit: () => process.exit(0),
});
process.parentPort.on('message', ({ data }) => obey(data));

import { serveNgrok } from '../adapters/tunnel/ngrok/serve-ngrok.ts';

/** Entry of the ngrok process where there is no Electron: the same as `adapters/tunnel/ngrok/ngrok-process.ts`, on Node's own channel. */
const obey = serveNgrok({
  report: (report) => void process.send?.(report),
  quit: () => process.exit(0),
});
process.on('message', obey);
// Whoever started it is gone, and with it the reason to hold the tunnel open.
process.on('disconnect', () => process.exit(0));

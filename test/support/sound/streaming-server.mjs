// A media service in a process of its own, so that a test can stop it with a signal: 60 ms of silence every 60 ms.
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
server.on('listening', () => process.send?.(server.address().port));
server.on('connection', (socket) => {
  const timer = setInterval(() => socket.send(Buffer.alloc(1_920)), 60);
  socket.on('close', () => clearInterval(timer));
});
process.on('disconnect', () => process.exit(0));

import { WebSocket } from 'ws';

export const open = (address: string): WebSocket => new WebSocket(address);

import { listen } from '../ipc/raw-ipc-main.ts';

export const tell = listen;

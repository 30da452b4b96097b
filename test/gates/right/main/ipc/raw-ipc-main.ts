import { ipcMain } from 'electron';

export function listen(): void {
  ipcMain.on('call/answer', () => undefined);
}

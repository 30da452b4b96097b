// lint: eslint(no-restricted-imports)
import * as electron from 'electron';

export function listen(): void {
  electron.ipcMain.on('call/answer', () => undefined);
}

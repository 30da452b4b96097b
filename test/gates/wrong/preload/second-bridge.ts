// lint: eslint(no-restricted-imports)
import { ipcRenderer } from 'electron';

export function send(): void {
  ipcRenderer.send('call/answer');
}

import { ipcMain, type IpcMain } from 'electron';
import { level } from './adapters/log/unformatted.ts';

export function compose(serve: (door: { readonly ipcMain: IpcMain; readonly level: string }) => void): void {
  serve({ ipcMain, level });
}

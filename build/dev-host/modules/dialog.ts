import type Electron from 'electron';

import type { DialogAnswer, Records } from '../control/records.ts';
import { provide } from '../provide.ts';

/**
 * `dialog`: nothing is drawn. The test face answers; without an answer a message box is cancelled and a file dialog too. Where no test
 * drives the host, `savePlace` asks the person at the screen where to save; null where a test does.
 */
export function createDialogModule(records: Records, savePlace: ((defaultPath: string) => Promise<string>) | null = null): Electron.Dialog {
  function ask(kind: string, options: unknown, fallback: DialogAnswer): DialogAnswer {
    const answer = records.dialogAnswers.shift() ?? fallback;
    records.dialogs.push({ kind, options, answer });
    return answer;
  }
  /** Dialogs may be given a window first. */
  function optionsOf<T>(args: readonly unknown[]): T {
    return (args.length > 1 ? args[1] : (args[0] ?? {})) as T;
  }
  function messageBox(kind: string, args: readonly unknown[]): { response: number; checkboxChecked: boolean } {
    const options = optionsOf<Electron.MessageBoxOptions>(args);
    const cancel =
      options.cancelId ??
      Math.max(
        0,
        (options.buttons ?? []).findIndex((label) => /^(cancel|no|cancelar|não|no)$/i.test(label)),
      );
    const { response = cancel, checkboxChecked = options.checkboxChecked ?? false } = ask(kind, options, { response: cancel });
    return { response, checkboxChecked };
  }
  function openFiles(args: readonly unknown[]): string[] {
    return [...(ask('open', optionsOf(args), {}).filePaths ?? [])];
  }
  function saveFile(args: readonly unknown[]): string {
    return ask('save', optionsOf(args), {}).filePaths?.[0] ?? '';
  }
  async function askForFile(args: readonly unknown[]): Promise<string> {
    if (savePlace === null || records.dialogAnswers.length > 0) return saveFile(args);
    const options = optionsOf<Electron.SaveDialogOptions>(args);
    const path = await savePlace(options.defaultPath ?? '');
    records.dialogs.push({ kind: 'save', options, answer: path === '' ? {} : { filePaths: [path] } });
    return path;
  }

  return provide<Electron.Dialog>()('dialog', {
    showMessageBox: async (...args: unknown[]) => messageBox('message', args),
    showMessageBoxSync: (...args: unknown[]) => messageBox('message', args).response,
    showErrorBox: (title: string, content: string) => {
      console.error(`${title}\n${content}`);
      ask('error', { title, content }, {});
    },
    showOpenDialog: async (...args: unknown[]) => {
      const filePaths = openFiles(args);
      return { canceled: filePaths.length === 0, filePaths };
    },
    showOpenDialogSync: (...args: unknown[]) => {
      const filePaths = openFiles(args);
      return filePaths.length === 0 ? undefined : filePaths;
    },
    showSaveDialog: async (...args: unknown[]) => {
      const filePath = await askForFile(args);
      return { canceled: filePath === '', filePath };
    },
    showSaveDialogSync: (...args: unknown[]) => saveFile(args),
  });
}

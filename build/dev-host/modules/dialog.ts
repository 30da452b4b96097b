import type Electron from 'electron';

import type { DialogAnswer, Records } from '../control/records.ts';
import { provide } from '../provide.ts';

/** `dialog`: nothing is drawn. The test face answers; without an answer a message box is cancelled and a file dialog too. */
export function createDialogModule(records: Records): Electron.Dialog {
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
      const filePath = saveFile(args);
      return { canceled: filePath === '', filePath };
    },
    showSaveDialogSync: (...args: unknown[]) => saveFile(args),
  });
}

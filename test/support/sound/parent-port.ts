/**
 * First module (`--import`) of a process that a test forks with Node: gives it the `process.parentPort` that
 * Electron gives a utilityProcess.
 */
const parentPort = {
  postMessage(message: unknown): void {
    process.send?.(message);
  },
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void {
    process.on(event, (data: unknown) => {
      listener({ data });
    });
  },
};
Object.defineProperty(process, 'parentPort', { value: parentPort });

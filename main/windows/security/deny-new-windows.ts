import type { WebContents } from 'electron';

/** Windows are made by main alone; a page opens none, and embeds none. */
export function denyNewWindows(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

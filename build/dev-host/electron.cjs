'use strict';
// What `electron` resolves to. CommonJS, because it then serves `require` and `import` alike; Node reads the names of the
// second statement, which never runs, as the module's named exports.
module.exports = globalThis[Symbol.for('development-host.electron')];
0 && (module.exports = {
  app, autoUpdater, BaseWindow, BrowserView, BrowserWindow, clipboard, contentTracing, crashReporter, desktopCapturer, dialog, globalShortcut,
  ImageView, inAppPurchase, ipcMain, Menu, MenuItem, MessageChannelMain, MessagePortMain, nativeImage, nativeTheme, net, netLog, Notification,
  parentPort, powerMonitor, powerSaveBlocker, protocol, pushNotifications, safeStorage, screen, ServiceWorkerMain, session, ShareMenu, sharedTexture,
  shell, systemPreferences, TouchBar, Tray, utilityProcess, View, webContents, WebContentsView, webFrameMain, ipcRenderer, contextBridge, webFrame, webUtils,
});

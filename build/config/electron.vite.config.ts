import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const repository = join(import.meta.dirname, '../..');
const at = (path: string): string => join(repository, path);

/**
 * Three bundles under build/out. `#contract/*` resolves through package.json's `imports`; source maps stay on so
 * that a stack in a log names the line someone wrote.
 */
export default defineConfig({
  // One file per process of ours: the app itself, the voice path, the practice line, the ngrok session.
  main: {
    build: {
      outDir: at('build/out/main'),
      // An optional dependency is not external by itself; bundled, it would look for its addon beside the bundle.
      externalizeDeps: { include: ['naudiodon', '@livekit/rtc-ffi-bindings'] },
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: at('main/index.ts'),
          'audio-process': at('main/audio/audio-process.ts'),
          'practice-process': at('main/practice/practice-process.ts'),
          'ngrok-process': at('main/adapters/tunnel/ngrok/ngrok-process.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  // A sandboxed preload is one CommonJS file and may require nothing but electron.
  preload: {
    build: {
      outDir: at('build/out/preload'),
      sourcemap: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      outDir: at('build/out/renderer'),
      // Four windows read them before anything is on the screen.
      minify: true,
      sourcemap: true,
      rolldownOptions: {
        input: {
          main: at('renderer/views/main/index.html'),
          incoming: at('renderer/views/incoming/index.html'),
          mini: at('renderer/views/mini/index.html'),
          station: at('renderer/station/index.html'),
        },
      },
    },
  },
});

/**
 * What lies in an installed app. electron-builder adds the packages that `dependencies` need, without their tests and types; what of
 * them no process of ours reads is left out here.
 */
export const PACKED_FILES: readonly string[] = [
  'build/out/{main,preload,renderer}/**',
  // Kept with the release instead, for whoever reads a log's stack.
  '!build/out/**/*.map',
  'package.json',
  'LICENSE',
  '!**/node_modules/**/*.{map,md,ts,mts,cts,tsbuildinfo,flow,markdown}',
  '!**/node_modules/**/{.github,.travis.yml,.eslintrc*,tsconfig*.json,CHANGELOG*,benchmark,benchmarks,bench,docs,examples,example}{,/**}',
  // What PortAudio was built from, and its binaries for every system.
  '!**/node_modules/naudiodon/{portaudio,src,scratch,binding.gyp,build/*.mk,build/Makefile,build/config.gypi,build/binding.Makefile,build/Release/.deps,build/Release/obj.target,build/Release/build,build/Release/obj,build/*.vcxproj*,build/*.sln}{,/**}',
  '!**/node_modules/naudiodon/build/Release/*.{lib,exp,pdb,ipdb,iobj,ilk}',
  // The one for both architectures serves each.
  '!**/node_modules/@ngrok/ngrok-darwin-{x64,arm64}{,/**}',
];

/** Native files: neither the system's loader nor `dlopen` can look into an archive. */
export const UNPACKED_FILES: readonly string[] = [
  '**/node_modules/naudiodon/**',
  // naudiodon finds its addon by these.
  '**/node_modules/{bindings,file-uri-to-path,segfault-handler}/**',
  '**/node_modules/@livekit/rtc-ffi-bindings*/**',
  '**/node_modules/@ngrok/ngrok-*/**',
];

/** Where the native parts of a packed app lie below `app.asar.unpacked`, for each system: all that must be there. */
export const NATIVE_FILES: Readonly<Record<'linux' | 'win32' | 'darwin', readonly string[]>> = {
  linux: ['node_modules/naudiodon/build/Release/naudiodon.node', 'node_modules/naudiodon/build/Release/libportaudio.so.2'],
  win32: ['node_modules/naudiodon/build/Release/naudiodon.node', 'node_modules/naudiodon/build/Release/portaudio_x64.dll'],
  darwin: ['node_modules/naudiodon/build/Release/naudiodon.node', 'node_modules/naudiodon/build/Release/libportaudio.dylib'],
};

/** For a process that askProcess started: PortAudio may keep it from ending in any other way. */
export function dieWithParent(): void {
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
}

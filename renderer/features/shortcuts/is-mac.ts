/** Whether the keyboard in front of the agent has a Command key. */
export function isMac(): boolean {
  return navigator.platform.startsWith('Mac');
}

export function weight(level: 'info' | 'error'): number {
  switch (level) {
    case 'error':
      return 3;
    case 'info':
      return 1;
  }
}

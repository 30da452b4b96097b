export function isOver(phase: 'ringing' | 'active' | 'ended'): boolean {
  switch (phase) {
    case 'ended':
      return true;
    case 'ringing':
    case 'active':
      return false;
  }
}

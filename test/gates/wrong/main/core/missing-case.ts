// lint: typescript(switch-exhaustiveness-check)
export function isOver(phase: 'ringing' | 'active' | 'ended'): boolean {
  let over = false;
  switch (phase) {
    case 'ended':
      over = true;
      break;
    case 'active':
      break;
  }
  return over;
}

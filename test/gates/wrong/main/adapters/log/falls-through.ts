// lint: eslint(no-fallthrough)
// types: TS7029
export function weight(level: 'info' | 'error'): number {
  let answer = 0;
  switch (level) {
    case 'error':
      answer = 2;
    case 'info':
      answer += 1;
  }
  return answer;
}

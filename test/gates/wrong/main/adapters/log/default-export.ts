// lint: import(no-default-export)
export default function logPath(): string {
  return 'log';
}

// lint: unused-directive
// oxlint-disable-next-line typescript/no-explicit-any
export const level: string = 'info';

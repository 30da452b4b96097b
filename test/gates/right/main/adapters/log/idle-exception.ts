// oxlint-disable-next-line typescript/no-explicit-any -- the reason stands here
export const level: any = 'info';

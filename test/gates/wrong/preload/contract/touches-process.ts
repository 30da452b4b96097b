// lint: typescript(no-unsafe-assignment) typescript(no-unsafe-member-access)
// types: TS2591
export const platform = process.platform;

// format
export const level   =   "info"

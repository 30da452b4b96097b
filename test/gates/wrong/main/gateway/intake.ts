export const intake = 'intake';

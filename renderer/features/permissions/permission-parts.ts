/** What stands on the page of permissions, in the order of its tabs. */
export const PERMISSION_PARTS = ['call-backs', 'customers', 'settings', 'costs'] as const;
export type PermissionPart = (typeof PERMISSION_PARTS)[number];

/** What people may be at an institution, as the archive spells it. */
export const personRoles = [
  'technician',
  'physician',
  'radiologist',
  'auditing-radiologist',
  'expert',
  'dispatcher',
  'referral-desk',
  'quality-controller',
  'institution-admin',
  'region-admin',
  'security-admin',
  'auditor',
] as const;

export type PersonRole = (typeof personRoles)[number];

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
  'identity-steward',
  'region-identity-steward',
  'institution-admin',
  'region-admin',
  'security-admin',
  'auditor',
] as const;

export type PersonRole = (typeof personRoles)[number];

const readers: readonly string[] = [
  'technician',
  'physician',
  'radiologist',
  'auditing-radiologist',
  'expert',
  'dispatcher',
  'referral-desk',
  'quality-controller',
];

const apart: readonly string[] = ['region-admin', 'security-admin', 'auditor'];

/** Who finds studies and sees images: one of these roles, and none of the three that stand apart. The archive checks it again. */
export function readsImages(roles: readonly string[]): boolean {
  return roles.some((role) => readers.includes(role)) && !roles.some((role) => apart.includes(role));
}

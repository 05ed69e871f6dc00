/** A hue for a patient, the same at every visit, so that a change of patient is seen before it is read. */
export function patientHue(patientId: string): number {
  let hash = 7;
  for (let i = 0; i < patientId.length; i++) hash = (hash * 31 + patientId.charCodeAt(i)) % 3607;
  return hash % 360;
}

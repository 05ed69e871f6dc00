const FNV_OFFSET = 2_166_136_261;
const FNV_PRIME = 16_777_619;

/** A hue for a patient, the same at every visit, so that a change of patient is seen before it is read (FNV-1a). */
export function patientHue(patientId: string): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < patientId.length; i++) hash = Math.imul(hash ^ patientId.charCodeAt(i), FNV_PRIME);
  return (hash >>> 0) % 360;
}

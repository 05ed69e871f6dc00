import type { Window } from './window';

/** A window by name. */
export type PresetName = 'mediastinum' | 'lung' | 'abdomen' | 'bone' | 'brain' | 'wide' | 'narrow' | 'bright' | 'dark';

export interface Preset {
  readonly name: PresetName;
  /** @param sent the window the object brings */
  readonly of: (sent: Window) => Window;
}

const hounsfield = (name: PresetName, center: number, width: number): Preset => ({
  name,
  of: () => ({ center, width, function: 'LINEAR' }),
});

const ct: readonly Preset[] = [
  hounsfield('mediastinum', 40, 400),
  hounsfield('lung', -600, 1500),
  hounsfield('abdomen', 60, 350),
  hounsfield('bone', 480, 2500),
  hounsfield('brain', 40, 80),
];

/** Values of the other modalities have no common unit: their presets vary what the object brings. */
const relative: readonly Preset[] = [
  { name: 'wide', of: (sent) => ({ ...sent, width: sent.width * 1.5 }) },
  { name: 'narrow', of: (sent) => ({ ...sent, width: sent.width * 0.6 }) },
  { name: 'bright', of: (sent) => ({ ...sent, center: sent.center - sent.width * 0.2 }) },
  { name: 'dark', of: (sent) => ({ ...sent, center: sent.center + sent.width * 0.2 }) },
];

/** The presets under the keys from 1 on; five at most. */
export function presetsOf(modality: string): readonly Preset[] {
  return modality === 'CT' ? ct : relative;
}

import type { personsZh } from './personsZh';

/** What is said of persons and their other studies, in English. */
export const personsEn: typeof personsZh = {
  priors: {
    title: 'Other studies of the patient',
    counted: (count: number) => `Other studies of the patient (${count})`,
    loading: 'Getting the other studies…',
    failed: 'The other studies did not come; this one is not affected.',
    retry: 'Try again',
    none: 'No other study can be seen. Those of other institutions show when they are shared.',
    undated: 'No date',
  },
};

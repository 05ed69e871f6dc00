/** The modalities a region sends, the frequent ones first (PS3.3 C.7.3.1.1.1). */
export const modalities = ['CT', 'MR', 'DX', 'CR', 'US', 'MG', 'PT', 'NM', 'XA', 'RF', 'ES', 'ECG', 'OT'];

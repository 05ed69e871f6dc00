import { expect, it } from 'vitest';
import { ownerOf, studyPath } from './place';
import { studyUid } from './uid';

it('names_the_institution_of_a_study_only_where_it_is_another', () => {
  const study = studyUid('1.2');

  expect(studyPath({ study })).toBe('/dicom-web/studies/1.2');
  expect(studyPath({ study, at: 'WSYY' })).toBe('/dicom-web/at/WSYY/studies/1.2');
});

it('reads_whose_a_study_is_from_its_address', () => {
  expect(ownerOf('http://host:8080/dicom-web/at/JN-YY/studies/1.2')).toBe('JN-YY');
  expect(ownerOf('http://host:8080/dicom-web/studies/1.2')).toBe('');
});

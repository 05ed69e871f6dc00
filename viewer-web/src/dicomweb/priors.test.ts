import { expect, it } from 'vitest';
import { placeOf, type Prior, priorsPath } from './priors';
import { studyUid } from './uid';

const prior = (own: boolean): Prior => ({
  study: studyUid('1.2.3'),
  institution: 'FAR',
  institutionName: 'A far hospital',
  own,
  modalities: ['CT'],
  bodyParts: [],
  description: '',
});

it('asks_in_the_institution_the_study_is_looked_at_in', () => {
  expect(priorsPath({ study: studyUid('1.2.3') })).toBe('/archive/studies/1.2.3/priors');
  expect(priorsPath({ study: studyUid('1.2.3'), at: 'FAR' })).toBe('/archive/studies/1.2.3/priors?at=FAR');
});

it('opens_another_institution_s_study_where_it_lies', () => {
  expect(placeOf(prior(true))).toEqual({ study: '1.2.3' });
  expect(placeOf(prior(false))).toEqual({ study: '1.2.3', at: 'FAR' });
});

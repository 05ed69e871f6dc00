import { describe, expect, it } from 'vitest';
import { dataSets, studyParameters, type StudyQuery, toStudy } from './studies';

const query: StudyQuery = {
  patientName: '',
  patientId: '',
  accession: '',
  modality: '',
  from: '',
  to: '',
  sort: 'StudyDate',
  descending: true,
  page: 1,
  pageSize: 25,
};
const asked = (change: Partial<StudyQuery>) => new URLSearchParams(studyParameters({ ...query, ...change }));

describe('studyParameters', () => {
  it('asks_for_the_newest_page_with_its_total', () => {
    expect(Object.fromEntries(asked({}))).toEqual({
      includefield: 'StudyDescription,IssuerOfPatientID',
      orderby: '-StudyDate,-StudyTime',
      limit: '25',
      offset: '0',
      count: 'true',
    });
  });

  it('leaves_to_the_archive_how_a_name_was_typed', () => {
    const parameters = asked({ patientName: ' wang xd ' });

    expect(parameters.get('PatientName')).toBe('wang xd');
    expect(parameters.get('fuzzymatching')).toBe('true');
  });

  it('finds_what_is_typed_anywhere_in_an_id', () => {
    expect(asked({ patientId: ' 17 ' }).get('PatientID')).toBe('*17*');
  });

  it('leaves_wildcards_of_the_person_alone', () => {
    expect(asked({ patientId: 'A?7*' }).get('PatientID')).toBe('A?7*');
  });

  it('writes_open_and_closed_ranges_of_dates', () => {
    expect(asked({ from: '20240101', to: '20240131' }).get('StudyDate')).toBe('20240101-20240131');
    expect(asked({ from: '20240101' }).get('StudyDate')).toBe('20240101-');
  });

  it('pages_and_sorts_on_the_server', () => {
    const third = asked({ page: 3, sort: 'PatientName', descending: false });

    expect(third.get('offset')).toBe('50');
    expect(third.get('orderby')).toBe('PatientName');
  });
});

describe('answers', () => {
  it('reads_no_content_as_no_rows', async () => {
    expect(await dataSets(new Response(null, { status: 204 }))).toEqual([]);
  });

  it('reads_a_study_with_counts_as_strings_and_without_a_description', () => {
    const study = toStudy({
      '0020000D': { vr: 'UI', Value: ['1.2.3'] },
      '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Wang^XiaoDong', Ideographic: '王^小东' }] },
      '00080061': { vr: 'CS', Value: ['CT', 'SR'] },
      '00081030': { vr: 'LO' },
      '00201206': { vr: 'IS', Value: ['3'] },
      '00201208': { vr: 'IS', Value: [231] },
    });

    expect(study).toMatchObject({
      uid: '1.2.3',
      modalities: ['CT', 'SR'],
      description: '',
      seriesCount: 3,
      instanceCount: 231,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { mainName, personName, secondName } from './personName';

const named = (group: object) => personName({ '00100010': { vr: 'PN', Value: [group] } }, '00100010');

describe('personName', () => {
  it('puts_the_name_in_its_own_script_first', () => {
    const name = named({ Alphabetic: 'Wang^XiaoDong', Ideographic: '王^小东' });

    expect(mainName(name)).toBe('王小东');
    expect(secondName(name)).toBe('Wang XiaoDong');
  });

  it('writes_chinese_together_even_in_the_first_group', () => {
    const name = named({ Alphabetic: '欧阳^建国' });

    expect(mainName(name)).toBe('欧阳建国');
    expect(secondName(name)).toBe('');
  });

  it('keeps_the_order_of_latin_components', () => {
    expect(mainName(named({ Alphabetic: 'Adams^John Robert Quincy^^Rev.' }))).toBe('Adams John Robert Quincy Rev.');
  });

  it('shows_the_phonetic_group_when_no_other_is_there', () => {
    expect(mainName(named({ Phonetic: 'やまだ^たろう' }))).toBe('やまだたろう');
  });

  it('is_empty_for_a_patient_without_a_name', () => {
    expect(mainName(personName({}, '00100010'))).toBe('');
  });
});

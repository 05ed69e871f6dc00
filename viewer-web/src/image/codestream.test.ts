import { expect, it } from 'vitest';
import { believeCodestream, syntaxOf } from './codestream';

const JFIF = [0xff, 0xe0, 0, 4, 0, 0];
const frameHeader = (marker: number, precision: number): number[] => [0xff, marker, 0, 11, precision, 0, 1, 0, 1, 1, 0];
const jpeg = (marker: number, precision = 8): number[] => [0xff, 0xd8, ...JFIF, ...frameHeader(marker, precision)];
const JPEG_2000 = [0xff, 0x4f, 0xff, 0x51, 0, 41];

/** @returns the transfer syntax that the part names afterwards */
function named(syntax: string, codestream: number[]): string | undefined {
  const head = `--b\r\nContent-Type: image/jpeg; transfer-syntax=${syntax}\r\n\r\n`;
  const answer = Uint8Array.from([...new TextEncoder().encode(head), ...codestream]);
  const text = String.fromCharCode(...new Uint8Array(believeCodestream(answer.buffer)));
  return /transfer-syntax=([\d.]+)/.exec(text)?.[1];
}
const JPEG = '1.2.840.10008.1.2.4.';

it('finds_the_coding_behind_other_segments', () => {
  expect(syntaxOf(Uint8Array.from(jpeg(0xc0)))).toBe('50');
  expect(syntaxOf(Uint8Array.from(jpeg(0xc1, 12)))).toBe('51');
  expect(syntaxOf(Uint8Array.from(jpeg(0xc3, 16)))).toBe('70');
  expect(syntaxOf(Uint8Array.from(jpeg(0xf7)))).toBe('81');
  expect(syntaxOf(Uint8Array.from(JPEG_2000))).toBe('91');
});

it('says_nothing_of_what_is_cut_short_or_no_codestream', () => {
  for (const bytes of [[], [0xff, 0xd8], [0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff], [1, 2, 3, 4, 5, 6, 7, 8]]) {
    expect(syntaxOf(Uint8Array.from(bytes))).toBeUndefined();
  }
});

it('believes_the_codestream_where_the_transfer_syntax_contradicts_it', () => {
  expect(named(`${JPEG}70`, jpeg(0xc0))).toBe(`${JPEG}50`);
  expect(named(`${JPEG}50`, jpeg(0xc3, 16))).toBe(`${JPEG}70`);
  expect(named(`${JPEG}50`, jpeg(0xc1, 12))).toBe(`${JPEG}51`);
  expect(named(`${JPEG}70`, JPEG_2000)).toBe(`${JPEG}91`);
});

it('changes_nothing_where_both_agree_or_none_is_known', () => {
  expect(named(`${JPEG}57`, jpeg(0xc3))).toBe(`${JPEG}57`);
  expect(named(`${JPEG}51`, jpeg(0xc0))).toBe(`${JPEG}51`);
  expect(named(`${JPEG}80`, jpeg(0xf7))).toBe(`${JPEG}80`);
  expect(named(`${JPEG}90`, JPEG_2000)).toBe(`${JPEG}90`);
  expect(named(`${JPEG}201`, JPEG_2000)).toBe(`${JPEG}201`);
  expect(named('1.2.840.10008.1.2.1', jpeg(0xc0))).toBe('1.2.840.10008.1.2.1');
  expect(named(`${JPEG}70`, [1, 2, 3, 4])).toBe(`${JPEG}70`);
});

import { expect, it } from 'vitest';
import { en } from './en';
import { zh } from './zh';

/** All texts of a dictionary; a text that takes arguments is spoken with numbers. */
function texts(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (typeof part === 'function') return [String((part as (...values: unknown[]) => unknown)(3, 4))];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(texts) : [];
}

it('leaves_no_chinese_in_the_english_texts', () => {
  expect(texts(en).filter((text) => /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(text))).toEqual([]);
});

it('leaves_no_text_empty', () => {
  expect([...texts(zh), ...texts(en)].filter((text) => text.trim() === '')).toEqual([]);
});

it('counts_in_the_singular_and_the_plural', () => {
  expect([en.reading.images(1), en.reading.images(2)]).toEqual(['1 image', '2 images']);
  expect(zh.age({ count: 45, unit: 'Y' })).toBe('45岁');
});

it('tells_long_waits_in_minutes', () => {
  expect(zh.signIn.throttled(45)).toContain('45 秒');
  expect(zh.signIn.throttled(175)).toContain('3 分钟');
  expect(en.signIn.throttled(175)).toContain('3 minutes');
});

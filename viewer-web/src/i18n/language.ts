import { createContext, useContext } from 'react';
import { en } from './en';
import { type Messages, zh } from './zh';

export type Language = 'zh-CN' | 'en';

const STORED = 'pacs.language';
const dictionaries: Readonly<Record<Language, Messages>> = { 'zh-CN': zh, en };

/** The language this browser used last; Chinese for who has chosen none. */
export function rememberedLanguage(): Language {
  return localStorage.getItem(STORED) === 'en' ? 'en' : 'zh-CN';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORED, language);
}

export interface Speech {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

export const SpeechContext = createContext<Speech>({ language: 'zh-CN', speak: () => undefined });

export function useLanguage(): Speech {
  return useContext(SpeechContext);
}

export function useText(): Messages {
  return dictionaries[useContext(SpeechContext).language];
}

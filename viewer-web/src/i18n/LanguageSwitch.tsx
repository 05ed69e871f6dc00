import { Segmented } from 'antd';
import { type Language, useLanguage, useText } from './language';

const choices: { value: Language; label: string }[] = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'EN' },
];

export function LanguageSwitch() {
  const { language, speak } = useLanguage();
  const text = useText();
  return (
    <Segmented
      size="small"
      aria-label={text.language}
      data-testid="language"
      options={choices}
      value={language}
      onChange={speak}
    />
  );
}

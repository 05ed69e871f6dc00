import { App as Messages, ConfigProvider } from 'antd';
import englishWidgets from 'antd/locale/en_GB';
import chineseWidgets from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/zh-cn';
import { useEffect, useMemo, useState } from 'react';
import { type Language, rememberedLanguage, rememberLanguage, SpeechContext, useText } from '../i18n/language';
import { useSignedIn } from '../session/useSignedIn';
import { SignIn } from '../signin/SignIn';
import { Screens } from './Screens';
import { useRoute } from './route';
import { darkTheme, lightTheme } from './theme';

/** Language, look and session: what every screen stands on. */
export function App() {
  const [language, setLanguage] = useState(rememberedLanguage);
  const [signedIn, enter] = useSignedIn();
  const dark = useRoute().screen === 'reading' && signedIn !== 'no';

  useEffect(() => {
    document.documentElement.lang = language;
    dayjs.locale(language === 'en' ? 'en-gb' : 'zh-cn');
  }, [language]);
  useEffect(() => {
    document.documentElement.classList.toggle('light', !dark);
  }, [dark]);

  const speech = useMemo(() => {
    const speak = (chosen: Language): void => {
      rememberLanguage(chosen);
      setLanguage(chosen);
    };
    return { language, speak };
  }, [language]);

  return (
    <SpeechContext value={speech}>
      <ConfigProvider
        theme={dark ? darkTheme : lightTheme}
        locale={language === 'en' ? englishWidgets : chineseWidgets}
        button={{ autoInsertSpace: false }}
        componentSize="middle"
      >
        <Messages style={{ height: '100%' }}>
          <Title />
          {signedIn === 'yes' && <Screens />}
          {signedIn === 'no' && <SignIn onIn={enter} />}
        </Messages>
      </ConfigProvider>
    </SpeechContext>
  );
}

function Title() {
  return <title>{useText().product}</title>;
}

import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { asProblem } from '../dicomweb/problem';
import { useText } from '../i18n/language';
import type { Kind, Question } from './entry';
import { exportFile, type Format, keepFile } from './exchange';
import { ImportDialog } from './ImportDialog';

interface Props {
  kind: Kind;
  question: Question;
  /** Whether the person may bring entries in, too. */
  keeps: boolean;
  onImported: () => void;
}

/** Takes what the list shows out as a file, and brings one in. */
export function ExchangeButtons({ kind, question, keeps, onImported }: Props) {
  const words = useText().directory;
  const { message } = App.useApp();
  const [leaving, setLeaving] = useState(false);
  const [coming, setComing] = useState(false);

  const take = async (format: Format): Promise<void> => {
    setLeaving(true);
    try {
      keepFile(await exportFile(kind, format, question), `${kind}.${format}`);
    } catch (error) {
      void message.error(`${words.notExported} ${asProblem(error).message}`);
    } finally {
      setLeaving(false);
    }
  };

  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'csv', label: words.asCsv },
            { key: 'yaml', label: words.asYaml },
          ],
          onClick: ({ key }) => {
            void take(key as Format);
          },
        }}
      >
        <Button icon={<DownloadOutlined />} loading={leaving} data-testid="export">
          {words.export}
        </Button>
      </Dropdown>
      {keeps && (
        <Button
          icon={<UploadOutlined />}
          onClick={() => {
            setComing(true);
          }}
          data-testid="import"
        >
          {words.import}
        </Button>
      )}
      {coming && (
        <ImportDialog
          kind={kind}
          onImported={onImported}
          onClose={() => {
            setComing(false);
          }}
        />
      )}
    </>
  );
}

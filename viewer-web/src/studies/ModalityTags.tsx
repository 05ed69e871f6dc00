import { Tag, Tooltip } from 'antd';
import { fitting } from './fitting';

/** The modalities of a study, as many as there is room for; a tip names them all when some are left out. */
export function ModalityTags({ modalities, width }: { modalities: readonly string[]; width: number }) {
  const { shown, more } = fitting(modalities, width);
  const all = modalities.join(' ');
  const tags = shown.map((modality) => <Tag key={modality}>{modality}</Tag>);
  if (more === 0) return <div className="modalities">{tags}</div>;
  return (
    <Tooltip title={all}>
      <div className="modalities" aria-label={all} role="note">
        {tags}
        <Tag className="more" data-testid="more-modalities">
          +{more}
        </Tag>
      </div>
    </Tooltip>
  );
}

import { Button } from 'antd';
import { go } from '../app/route';
import { useAnswer } from '../app/useAnswer';
import { type StudyPlace } from '../dicomweb/place';
import { findPriors, placeOf, type Prior, priorsPath } from '../dicomweb/priors';
import { useText } from '../i18n/language';

/** The other studies of the person, own and shared; a failure here is no failure of the study that is open. */
export function PriorsStrip({ place }: { place: StudyPlace }) {
  const text = useText().priors;
  const [answer, retry] = useAnswer(priorsPath(place), (signal) => findPriors(place, signal));
  const count = answer.state === 'answered' ? answer.value.length : undefined;
  return (
    <nav className="priors" aria-label={text.title} data-testid="priors">
      <h2>{count ? text.counted(count) : text.title}</h2>
      {answer.state === 'asking' && (
        <p className="quiet" role="status">
          {text.loading}
        </p>
      )}
      {answer.state === 'failed' && (
        <p className="quiet" role="alert">
          {text.failed}{' '}
          <Button type="link" size="small" onClick={retry}>
            {text.retry}
          </Button>
        </p>
      )}
      {count === 0 && (
        <p className="quiet" role="status">
          {text.none}
        </p>
      )}
      {answer.state === 'answered' &&
        answer.value.map((prior) => <PriorCard key={`${prior.institution} ${prior.study}`} prior={prior} />)}
    </nav>
  );
}

function PriorCard({ prior }: { prior: Prior }) {
  const text = useText().priors;
  const what = [prior.modalities.join(' '), prior.bodyParts.join(' ')].filter(Boolean).join(' · ');
  return (
    <button
      type="button"
      className="prior"
      title={[prior.date, what, prior.description, prior.institutionName].filter(Boolean).join('\n')}
      data-testid="prior"
      data-study={prior.study}
      onClick={() => {
        go({ screen: 'reading', ...placeOf(prior) });
      }}
    >
      <span className="when">{prior.date ?? text.undated}</span>
      <span className="what">{what}</span>
      {prior.description && <span className="more quiet">{prior.description}</span>}
      {!prior.own && <span className="more from">{prior.institutionName}</span>}
    </button>
  );
}

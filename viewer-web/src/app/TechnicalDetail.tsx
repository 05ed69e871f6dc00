import type { Problem } from '../dicomweb/problem';
import { useText } from '../i18n/language';

/** What the archive or the decoder said itself, in its own language; small, for whoever is asked for help. */
export function TechnicalDetail({ problem }: { problem: Problem }) {
  const text = useText();
  if (!problem.detail) return null;
  return (
    <div className="technical" data-testid="technical" lang="en">
      {text.technical(problem.detail)}
    </div>
  );
}

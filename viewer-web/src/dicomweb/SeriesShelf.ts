import type { DataSet } from './dataSet';
import { seriesMetadata } from './series';
import type { StudyPlace } from './place';
import type { SeriesUid } from './uid';

/** The headers of a study's series, each asked for once: the list, the thumbnail and the viewport share them. */
export class SeriesShelf {
  private readonly asked = new Map<SeriesUid, Promise<readonly DataSet[]>>();

  constructor(
    readonly place: StudyPlace,
    private readonly ask = seriesMetadata,
  ) {}

  objects(series: SeriesUid): Promise<readonly DataSet[]> {
    const known = this.asked.get(series);
    if (known) return known;
    const answer = this.ask(this.place, series);
    this.asked.set(series, answer);
    answer.catch(() => this.asked.delete(series));
    return answer;
  }
}

import type { StudyPlace } from '../dicomweb/place';
import type { Series } from '../dicomweb/series';
import type { SeriesShelf } from '../dicomweb/SeriesShelf';
import { isUid, seriesUid } from '../dicomweb/uid';
import { arrange, cellCount, place, toggleMaximised } from './roomState';
import { PriorsStrip } from './PriorsStrip';
import { SeriesList } from './SeriesList';
import { Toolbar } from './Toolbar';
import { useRoom } from './useRoom';
import { ViewportCell } from './ViewportCell';

interface Props {
  place: StudyPlace;
  series: readonly Series[];
  shelf: SeriesShelf;
}

/** The series and the other studies on the left, the viewports beside them, the tools above. */
export function Room({ place: opened, series, shelf }: Props) {
  const { state, change, room, mouse, left, onView, pictures } = useRoom(series);
  const count = cellCount(state.layout);
  return (
    <>
      <Toolbar
        room={room}
        left={left}
        layout={state.layout}
        onLayout={(layout) => {
          change((before) => arrange(before, layout, pictures));
        }}
      />
      <div className="work">
        <div className="side">
          <SeriesList
            series={series}
            shown={state.cells.slice(0, count)}
            active={state.cells[state.active]}
            shelf={shelf}
            onChoose={(uid) => {
              change((before) => place(before, before.active, uid));
            }}
          />
          <PriorsStrip place={opened} />
        </div>
        <main className={`viewports layout-${state.layout}`}>
          {state.cells.slice(0, count).map((uid, cell) => (
            <section
              // A place keeps its viewport whatever series it shows.
              key={cell}
              className={[
                'cell',
                cell === state.active && count > 1 && 'active',
                cell === state.active && state.maximised && 'maximised',
              ]
                .filter(Boolean)
                .join(' ')}
              data-testid="cell"
              onPointerDownCapture={() => {
                change((before) => ({ ...before, active: cell }));
              }}
              onDoubleClick={() => {
                change((before) => toggleMaximised(before, cell));
              }}
              onDragOver={(event) => {
                event.preventDefault();
              }}
              onDrop={(event) => {
                event.preventDefault();
                const dropped = event.dataTransfer.getData('text/plain');
                if (isUid(dropped)) change((before) => place(before, cell, seriesUid(dropped)));
              }}
            >
              <ViewportCell
                cell={cell}
                series={series.find((one) => one.uid === uid)}
                shelf={shelf}
                mouse={mouse}
                onView={onView}
              />
            </section>
          ))}
        </main>
      </div>
    </>
  );
}

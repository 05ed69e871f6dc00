import { useText } from '../i18n/language';
import { scaleLength } from '../image/scale';

const ROOM = 160;

/** How long a few centimetres of the patient are on this screen. */
export function ScaleBar({ pixelsPerMillimetre }: { pixelsPerMillimetre: number }) {
  const text = useText();
  const length = scaleLength(pixelsPerMillimetre, ROOM);
  if (length === undefined) return null;
  return (
    <div className="scale" data-testid="scale" style={{ width: length * pixelsPerMillimetre }}>
      {length < 10 ? `${length} mm` : text.reading.centimetres(length / 10)}
    </div>
  );
}

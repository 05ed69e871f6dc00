import type { StudyUid } from '../dicomweb/uid';
export default function ReadingRoom({ study }: { study: StudyUid }) {
  return <p>{study}</p>;
}

import {
  AimOutlined,
  AppstoreOutlined,
  BlockOutlined,
  CalculatorOutlined,
  FilePdfOutlined,
  FileTextOutlined,
  FileUnknownOutlined,
  HeartOutlined,
  LineChartOutlined,
  MergeCellsOutlined,
  PictureOutlined,
  SlidersOutlined,
  StarOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { Kind } from '../dicomweb/kind';

const icons: Readonly<Record<Kind, ComponentType>> = {
  image: PictureOutlined,
  video: VideoCameraOutlined,
  segmentation: AppstoreOutlined,
  realWorldValues: CalculatorOutlined,
  report: FileTextOutlined,
  presentation: SlidersOutlined,
  keyObjects: StarOutlined,
  document: FilePdfOutlined,
  waveform: HeartOutlined,
  plan: AimOutlined,
  structures: AimOutlined,
  registration: MergeCellsOutlined,
  measurements: LineChartOutlined,
  surface: BlockOutlined,
  raw: FileUnknownOutlined,
  other: FileUnknownOutlined,
};

export function KindIcon({ kind }: { kind: Kind }) {
  const Icon = icons[kind];
  return <Icon />;
}

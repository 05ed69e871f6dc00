import { theme, type ThemeConfig } from 'antd';

const fonts =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, "Segoe UI", Roboto, sans-serif';

const shared = {
  fontFamily: fonts,
  fontSize: 13,
  borderRadius: 4,
  controlHeight: 30,
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.16s',
};

/** Lists, forms and dashboards. */
export const lightTheme: ThemeConfig = {
  algorithm: theme.defaultAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#0f6b85',
    colorPrimaryBg: '#e2eff3',
    controlItemBgActive: '#e2eff3',
    colorInfo: '#0f6b85',
    colorLink: '#0f6b85',
    colorBgLayout: '#f3f5f6',
    colorTextBase: '#1c2529',
    colorTextPlaceholder: '#6b787e',
    colorTextDescription: '#56646b',
  },
  components: { Table: { cellPaddingBlockSM: 5, headerBg: '#eef1f3', rowHoverBg: '#eef6f8' } },
};

/** The reading room: near-black, so that nothing beside an image is brighter than it. */
export const darkTheme: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#3d9cb5',
    colorInfo: '#3d9cb5',
    colorBgBase: '#0b0d0e',
    colorBgContainer: '#14181a',
    colorBgElevated: '#1b2023',
    colorTextBase: '#c3cbcf',
    colorTextDescription: '#97a3a9',
  },
};

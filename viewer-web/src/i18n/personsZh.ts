/** What is said of persons and their other studies, in Chinese. */
export const personsZh = {
  priors: {
    title: '该患者的其他检查',
    counted: (count: number) => `该患者的其他检查（${count}）`,
    loading: '正在取其他检查…',
    failed: '其他检查没有取到，不影响当前检查。',
    retry: '重试',
    none: '没有可查看的其他检查。其他机构的检查在获得共享后显示。',
    undated: '日期不详',
  },
};

/** Longer waits are told in minutes. */
const wait = (seconds: number): string => (seconds > 90 ? `${Math.ceil(seconds / 60)} 分钟` : `${seconds} 秒`);

/** What is said of one's own account, in Chinese. */
export const ownAccountZh = {
  title: '我的账户',
  back: '返回',
  password: '密码',
  factor: '第二验证方式',
  old: '当前密码',
  wanted: '新密码',
  again: '再次输入新密码',
  passwordHint:
    '至少 10 个字符，包含大小写字母、数字、其他字符中的三种（16 个字符以上不限）；不能包含用户名或姓名，不能是常见密码或最近用过的密码。',
  needOld: '请输入当前密码',
  needWanted: '请输入新密码',
  needAgain: '请再次输入新密码',
  differ: '两次输入的新密码不一致',
  change: '修改密码',
  changed: '密码已修改，其他设备上的登录已退出。',
  beginHint:
    '请在手机上准备一个身份验证器应用（支持 TOTP，例如 Microsoft Authenticator 或 FreeOTP），再输入当前密码继续。',
  passwordAgain: '当前密码',
  begin: '开始设置',
  scan: '用身份验证器应用扫描此二维码：',
  typeSecret: '无法扫描时，请手动输入此密钥：',
  firstCode: '应用显示的 6 位验证码',
  code: '验证码或恢复码',
  needCode: '请输入验证码',
  confirm: '确认并启用',
  recoveryHint: '已启用。请保存下面的恢复码：手机丢失时，每个恢复码可代替验证码使用一次。它们不会再次显示。',
  kept: '我已保存恢复码',
  present: (codes: number) => `已启用身份验证器。剩余恢复码：${codes} 个。`,
  removeHint: '更换手机或恢复码快用完时，先停用，再重新设置。',
  removeNeeded: '您的角色必须使用第二验证方式：停用后须立即重新设置，才能继续使用。',
  remove: '停用',
  due: {
    'change-password': { title: '请先修改密码', why: '您的密码由他人设置，或已使用过久。修改后即可继续。' },
    enrol: { title: '请先设置第二验证方式', why: '您的角色有较大权限，仅凭密码不能使用。设置后即可继续。' },
  },
  no: {
    'wrong-password': '当前密码不正确。',
    'wrong-code': '验证码不正确或已被使用，请等待下一个验证码后重试。',
    exists: '已经启用了第二验证方式，请刷新页面。',
    locked: (seconds: number) => `多次输入错误，为保护账户已暂停。请在 ${wait(seconds)}后再试，或联系管理员。`,
    unfit: (rules: string) => `新密码不符合要求：${rules}。`,
    between: '；',
    rules: {
      'too-short': '太短',
      'too-long': '超过 72 字节',
      'too-simple': '字符种类太少',
      common: '是常见密码',
      'own-name': '包含用户名或姓名',
      'used-before': '最近使用过',
    },
  },
};

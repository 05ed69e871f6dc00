import type { ownAccountZh } from './ownAccountZh';

const wait = (seconds: number): string =>
  seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;

/** What is said of one's own account, in English. */
export const ownAccountEn: typeof ownAccountZh = {
  title: 'My account',
  back: 'Back',
  password: 'Password',
  factor: 'Second factor',
  old: 'Current password',
  wanted: 'New password',
  again: 'New password again',
  passwordHint:
    'At least 10 characters, with three of small letters, capital letters, digits and others (from 16 characters on any); without user name or name, not a common password, not one used lately.',
  needOld: 'Enter your current password',
  needWanted: 'Enter a new password',
  needAgain: 'Enter the new password again',
  differ: 'The two new passwords differ',
  change: 'Change password',
  changed: 'Your password is changed; you are signed out on every other device.',
  beginHint:
    'Have an authenticator app (TOTP, such as Microsoft Authenticator or FreeOTP) ready on your phone, then enter your current password to go on.',
  passwordAgain: 'Current password',
  begin: 'Set up',
  scan: 'Scan this code with your authenticator app:',
  typeSecret: 'If you cannot scan it, enter this key by hand:',
  firstCode: 'The 6 digits the app shows',
  code: 'Code or recovery code',
  needCode: 'Enter a code',
  confirm: 'Confirm and switch on',
  recoveryHint:
    'It is on. Keep these recovery codes: each stands in for a code once if you lose your phone. They are never shown again.',
  kept: 'I have kept the recovery codes',
  present: (codes) => `An authenticator is set up. Recovery codes left: ${codes}.`,
  removeHint: 'For a new phone, or when the recovery codes run out: remove it, then set it up anew.',
  removeNeeded: 'Your role needs a second factor: after removing it you set it up anew before you go on.',
  remove: 'Remove',
  due: {
    'change-password': {
      title: 'Change your password first',
      why: 'Your password was given to you by somebody else, or is too old. Change it and go on.',
    },
    enrol: {
      title: 'Set up a second factor first',
      why: 'Your role may do much, and a password alone does not open it. Set a second factor up and go on.',
    },
  },
  no: {
    'wrong-password': 'The current password is not right.',
    'wrong-code': 'The code is not right or was used already. Wait for the next one and try again.',
    exists: 'A second factor is set up already. Load the page anew.',
    locked: (seconds) =>
      `Too many wrong tries: paused to protect the account. Try again in ${wait(seconds)}, or ask your administrator.`,
    unfit: (rules) => `The new password does not fit: it ${rules}.`,
    between: '; ',
    rules: {
      'too-short': 'is too short',
      'too-long': 'is longer than 72 bytes',
      'too-simple': 'has too few kinds of characters',
      common: 'is a common password',
      'own-name': 'contains your user name or name',
      'used-before': 'was used lately',
    },
  },
};

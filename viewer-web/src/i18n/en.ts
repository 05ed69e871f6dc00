import type { Age } from '../dicomweb/age';
import { directoryEn } from './directoryEn';
import { ownAccountEn } from './ownAccountEn';
import { personsEn } from './personsEn';
import { sharingEn } from './sharingEn';
import type { Messages } from './zh';

const ageUnits = { Y: 'y', M: 'mo', W: 'wk', D: 'd' } as const;
const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const wait = (seconds: number): string =>
  seconds > 90 ? plural(Math.ceil(seconds / 60), 'minute', 'minutes') : plural(seconds, 'second', 'seconds');

/** Every word on the screen in English. */
export const en: Messages = {
  product: 'Regional Imaging Cloud',
  language: 'Language',
  signOut: 'Sign out',
  retry: 'Try again',
  technical: (detail) => `Technical detail: ${detail}`,
  withKeys: (label, keys) => `${label} (${keys})`,
  blocked: (label, reason) => `${label}: ${reason}`,
  why: {
    noImage: 'no image is shown',
    colour: 'a colour image has no window',
    single: 'there is only one image',
  },
  reference: (number) => `Reference ${number}`,

  signIn: {
    title: 'Sign in',
    login: 'User name',
    password: 'Password',
    submit: 'Sign in',
    needLogin: 'Enter your user name',
    needPassword: 'Enter your password',
    ended: {
      'signed-out': 'You are signed out.',
      idle: 'You were signed out because nobody had done anything for a while. Sign in again and you will be back where you were.',
      expired: 'Your session has ended. Sign in again and you will be back where you were.',
      reused:
        'You were signed out because the key of your session was used a second time: somebody may have copied it. Sign in again; if you do not know why, change your password and tell your administrator.',
      replaced: 'Somebody signed in anew in this browser, so the session before has ended.',
      another: 'Somebody else has signed in in this browser. Sign in again if you want to go on here.',
      elsewhere: 'You were signed out here from another device of yours.',
      administrator:
        'An administrator has signed you out. Ask the administrator of your institution if you do not know why.',
      password: 'The password of this account was changed. Sign in with the new one.',
      factor: 'A second factor of this account was changed. Sign in again.',
      account:
        'This account may not go on here: it was closed, or no longer belongs to the institution. Ask the administrator of your institution.',
    },
    code: 'Code',
    codeHint: 'The 6 digits your authenticator app shows, or a recovery code.',
    needCode: 'Enter a code',
    back: 'Back',
    demoCode: (code) => `This is a demo: the code is ${code}`,
    wrong:
      'User name or password is not right. Please enter them again. After several wrong tries signing in is paused: try again later, or ask your administrator.',
    wrongCode:
      'The code is not right or was used already: wait for the next one. After several wrong tries signing in is paused: try again later, or ask your administrator.',
    throttled: (seconds) =>
      `Too many tries: signing in is paused to protect the account. Try again in ${wait(seconds)}.`,
    unreachable: 'The server cannot be reached. Check the network and try again later.',
    broken: (status) =>
      `The server failed (${status}); you are not signed in. Try again later or ask your administrator.`,
  },

  account: {
    own: 'My account',
    label: 'Signed in',
    change: 'Change institution',
    changeTo: (institution) => `Change to ${institution}`,
    notChanged: 'The institution was not changed.',
    idle: (seconds) => `Nobody has done anything for a while: you will be signed out in ${wait(seconds)}.`,
    ending: (seconds) =>
      `This session ends in ${wait(seconds)}, whatever you do. Finish what you are at, then sign in again.`,
    stay: 'Stay signed in',
  },

  areas: { label: 'Areas', studies: 'Studies', administration: 'Administration' },

  ownAccount: ownAccountEn,

  sharing: sharingEn,
  priors: personsEn.priors,
  identity: personsEn.identity,

  administration: {
    title: 'Administration',
    pages: 'Pages of the administration',
    nothing: 'There is no page here for you',
    nothingHint:
      'Which pages there are depends on your roles at this institution. Ask the security administrator or the administrator of your institution if you need one.',
    groups: { directory: 'Directory', access: 'Access', records: 'Records' },
  },

  directory: directoryEn,

  problem: {
    unreachable: 'The server cannot be reached. Nothing is lost: check the network and try again.',
    missing: 'Not found: it does not exist, or it is not of your institution.',
    forbidden: 'Your role does not allow this. Ask the administrator of your institution if you need it.',
    busy: 'The server is busy or starting. Nothing is lost: try again in a moment.',
    refused: 'The server did not accept this request. Change it and try again.',
    broken: 'The server failed. Nothing is lost: try again, and give the reference to your administrator if it stays.',
    undecodable:
      'The data arrived, but this browser cannot decode it. The original is safe in the archive; tell your administrator.',
    excessive:
      'The series claims more images than can be true; it was not opened, to keep the browser from freezing. The original is safe in the archive; tell your administrator.',
    cancelled: 'Cancelled.',
  },

  studies: {
    title: 'Studies',
    patientName: 'Patient name',
    nameHint: 'Name: characters, pinyin, initials',
    patientId: 'Patient ID',
    idHint: 'Patient ID (case-sensitive)',
    accession: 'Accession',
    accessionHint: 'Accession (case-sensitive)',
    modality: 'Modality',
    anyModality: 'Any modality',
    period: 'Study date',
    periods: { all: 'All', today: 'Today', threeDays: '3 days', week: '7 days', range: 'Choose' },
    from: 'From',
    to: 'To',
    clear: 'Clear filter',
    refresh: 'Refresh',
    total: (count) => plural(count, 'study', 'studies'),
    sexAge: 'Sex / age',
    date: 'Study time',
    description: 'Description',
    images: 'Series / images',
    imagesOnly: 'Images',
    imagesOf: (series, instances) => `${series} series, ${plural(instances, 'object', 'objects')}`,
    none: 'No study matches',
    noneHint: 'Try a longer period, or clear the filter.',
    empty: 'No studies here yet',
    emptyHint: 'The first study that a modality sends will appear here.',
    failed: 'The study list could not be read',
    keys: '↑ ↓ select, Enter opens, PgUp PgDn turn pages, / finds a name',
    unnamed: '(no name)',
  },

  sex: { M: 'M', F: 'F', O: 'Other' },
  age: (age: Age) => `${age.count} ${ageUnits[age.unit]}`,

  reading: {
    back: 'Back to the studies',
    born: 'Born',
    series: 'Series',
    seriesNumber: (number) => `Series ${number}`,
    images: (count) => plural(count, 'image', 'images'),
    objects: (count) => plural(count, 'object', 'objects'),
    loading: 'Opening the study…',
    failed: 'The study could not be opened',
    noSeries: 'This study was not found: it does not exist, or it is not of your institution.',
    choose: 'Choose a series on the left',
    seriesLoading: 'Fetching the series…',
    seriesFailed: 'The series could not be read',
    frameLoading: (slice) => `Fetching image ${slice}…`,
    frameFailed: (slice) => `Image ${slice} cannot be shown`,
    noPicture: (kind) => `${kind}: holds no picture to show`,
    noPictureHint: 'The object is archived; for now it is listed by its kind.',
    slice: (current, total) => `${current} / ${total}`,
    window: (center, width) => `C ${center}  W ${width}`,
    zoom: (percent) => `Zoom ${percent}%`,
    thickness: (millimetres) => `Thickness ${millimetres} mm`,
    location: (millimetres) => `Location ${millimetres} mm`,
    lossy: (ratio) => (ratio ? `Lossy ${ratio}:1` : 'Lossy'),
    maybeLossy: 'Possibly lossy',
    inverted: 'Inverted',
    scroll: 'Scroll',
    fps: 'frames/s',
    centimetres: (count) => `${count} cm`,
  },

  tools: {
    window: 'Window',
    pan: 'Pan',
    zoom: 'Zoom',
    scroll: 'Scroll',
    invert: 'Invert',
    flipHorizontal: 'Flip left-right',
    flipVertical: 'Flip up-down',
    rotateRight: 'Rotate right',
    rotateLeft: 'Rotate left',
    fit: 'Fit',
    native: '1:1 pixels',
    reset: 'Reset',
    cine: 'Play',
    stop: 'Stop',
    layout: 'Layout',
    presets: 'Window presets',
    fullScreen: 'Full screen',
    help: 'Keys',
  },

  commands: {
    previousImage: 'Previous image',
    nextImage: 'Next image',
    firstImage: 'First image',
    lastImage: 'Last image',
    previousSeries: 'Previous series',
    nextSeries: 'Next series',
    previousViewport: 'Previous viewport',
    nextViewport: 'Next viewport',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    preset: (number) => `Window preset ${number}`,
    mouse: 'Mouse: left uses the chosen tool, middle pans, right zooms, wheel scrolls, double click toggles 1×1',
    touch: 'Touch: one finger scrolls or uses the chosen tool, two fingers zoom and pan, double tap toggles 1×1',
  },

  presets: {
    file: 'As sent',
    lung: 'Lung',
    mediastinum: 'Mediastinum',
    bone: 'Bone',
    brain: 'Brain',
    abdomen: 'Abdomen',
    wide: 'Wide',
    narrow: 'Narrow',
    bright: 'Bright',
    dark: 'Dark',
  },

  kinds: {
    image: 'Images',
    video: 'Video',
    segmentation: 'Segmentation',
    realWorldValues: 'Real world values',
    report: 'Structured report',
    presentation: 'Presentation state',
    keyObjects: 'Key images',
    document: 'Document',
    waveform: 'Waveform',
    plan: 'Radiotherapy plan',
    structures: 'Radiotherapy structures',
    registration: 'Registration',
    measurements: 'Parameters or measurements',
    surface: 'Surface model',
    raw: 'Raw data',
    other: 'Other object',
  },
};

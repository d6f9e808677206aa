import type { paperWords } from '../../db/schema';
import { type PaperKind, paperKinds } from '../../domain/papers/kinds';
import type { Instant } from '../../domain/time';
import { units } from './places';

/** The last sign of a word: what kind of paper it numbers. The office's own choice; slips and opinions count apart. */
const signs: Readonly<Record<PaperKind, string>> = {
  registrationReceipt: '登',
  transferSlip: '转',
  assignmentSlip: '交',
  linkNotice: '并',
  reviewAdvice: '救',
  noLongerAcceptedNotice: '不再',
  acceptanceNotice: '受',
  nonAcceptanceNotice: '不受',
  routeOutNotice: '导',
  extensionNotice: '延',
  handlingOpinion: '复',
  reviewOpinion: '复查',
  reReviewOpinion: '复核',
  supervisionSlip: '督',
  warningSlip: '警',
  reminderSlip: '催',
  hearingNotice: '听通',
  candidateList: '听名',
  memberLetter: '听函',
  hearingMinutes: '听录',
  hearingOpinion: '评',
  publicOpinion: '评公',
};

/** Place and office, as the unit signs. */
const places: Readonly<Record<string, string>> = { hecheng: '和', tingquan: '听', yingxi: '溪', huipu: '浦' };
const offices: Readonly<Record<string, string>> = {
  gov: '政信',
  bureau: '信',
  discipline: '纪信',
  justice: '司信',
  education: '教信',
  labour: '人社信',
  'labour-team': '监察信',
  land: '资规信',
  environment: '环信',
  housing: '建信',
  agriculture: '农信',
  health: '卫信',
  finance: '金信',
  shiqiao: '石信',
  liutang: '柳信',
  wangchao: '潮信',
};

type Row = typeof paperWords.$inferInsert;

/** A unit's word for every kind of paper. */
export const wordsOf = (unitId: string, short: string, setAt: Instant): Row[] =>
  paperKinds.map((kind) => ({
    ...{ unitId, kind, word: `${short}${signs[kind]}` },
    ...{ source: 'office setting', setBy: 'seed', setAt },
  }));

export const seededWords = (setAt: Instant): Row[] =>
  units.flatMap(({ id }) => {
    const [place = '', ...office] = id.split('-');
    return wordsOf(id, `${places[place]}${offices[office.join('-')]}`, setAt);
  });

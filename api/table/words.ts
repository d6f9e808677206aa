import type { Label } from '../../domain/acts';
import { routeLabels } from '../../domain/catalogue';
import type { Colour } from '../../domain/colour';
import { channels } from '../../domain/petition/channels';
import type { Domain, ThreeCross, tracks } from '../../domain/petition/lists';
import type { PetitionStage } from '../../domain/petition/stages';
import { matterTypeLabels } from '../intake/labels';

const say = (zh: string, en: string): Label => ({ zh, en });

/** The stages as docs/reference/words.md names them; a test compares. */
export const stageNames: Readonly<Record<PetitionStage, Label>> = {
  registered: say('已登记', 'Registered'),
  screened: say('已筛重', 'Screened'),
  linked: say('已并案', 'Linked'),
  noLongerAccepted: say('不再受理', 'No longer accepted'),
  classified: say('已分类', 'Classified'),
  answeredOnSpot: say('当场答复', 'Answered on the spot'),
  routedOut: say('已导入法定途径', 'Routed out'),
  forwarded: say('已转送、交办', 'Forwarded'),
  objected: say('有异议', 'Objected to'),
  competenceDispute: say('受理争议', 'Competence disputed'),
  notAccepted: say('不予受理', 'Not accepted'),
  accepted: say('已受理', 'Accepted'),
  handling: say('办理中', 'Being handled'),
  mediating: say('调解中', 'In mediation'),
  inHearing: say('评议（听证）中', 'In a hearing'),
  issued: say('已签发待送达', 'Signed, not delivered'),
  replied: say('已答复（已送达）', 'Replied'),
  followUp: say('回访核查', 'Follow-up'),
  evaluating: say('评价中', 'Being evaluated'),
  closed: say('已办结', 'Closed'),
  underReview: say('复查中', 'Under review'),
  reviewed: say('复查意见已送达', 'Reviewed'),
  underReReview: say('复核中', 'Under second review'),
  concluded: say('已终结', 'Concluded'),
  withdrawn: say('已撤回', 'Withdrawn'),
};

const colourNames: Readonly<Record<Colour, Label>> = {
  none: say('无', 'None'),
  green: say('绿', 'Green'),
  yellow: say('黄', 'Yellow'),
  red: say('红', 'Red'),
};

/** The ten domain groups (S3). */
const domainNames: Readonly<Record<Domain, Label>> = {
  discipline: say('纪检监察', 'Discipline inspection'),
  lawAndLitigation: say('涉法涉诉', 'Law and litigation'),
  education: say('教育', 'Education'),
  labour: say('劳动保障', 'Labour security'),
  naturalResources: say('自然资源', 'Natural resources'),
  environment: say('生态环境', 'Ecology and environment'),
  realEstate: say('房地产', 'Real estate'),
  agriculture: say('农业农村', 'Agriculture and countryside'),
  health: say('卫生健康', 'Health'),
  financing: say('集资融资', 'Fund-raising and financing'),
};

const crossNames: Readonly<Record<ThreeCross, Label>> = {
  crossRegion: say('跨地区', 'Crosses regions'),
  crossDepartment: say('跨部门', 'Crosses departments'),
  crossIndustry: say('跨行业', 'Crosses industries'),
  personFromHousehold: say('人户分离', 'Person apart from household'),
  personFromMatter: say('人事分离', 'Person apart from matter'),
  householdFromMatter: say('户事分离', 'Household apart from matter'),
};

const trackNames: Readonly<Record<(typeof tracks)[number], Label>> = {
  simple: say('马上办', 'Simple'),
  ordinary: say('快速办', 'Ordinary'),
  difficult: say('监督办', 'Difficult'),
};

const channelNames = Object.fromEntries(Object.entries(channels).map(([code, { label }]) => [code, label]));
const yesNo = { true: say('是', 'Yes'), false: say('否', 'No') };

/** The words of the columns that hold codes; what stands in no list here is shown as it is. */
export const columnWords = {
  channel: channelNames,
  matterType: matterTypeLabels,
  itemClass: { first: say('初次', 'First'), repeat: say('重复', 'Repeat') },
  domain: domainNames,
  track: trackNames,
  severity: { ordinary: say('一般', 'Ordinary'), major: say('重大', 'Major') },
  threeCross: crossNames,
  receivedByLeader: yesNo,
  stage: stageNames,
  colour: colourNames,
  route: routeLabels,
  resolved: yesNo,
} as const satisfies Record<string, Readonly<Record<string, Label>>>;

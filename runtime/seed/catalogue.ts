import { type Catalogue, type CatalogueItem, type MatterRoute, nextVersion } from '../../domain/catalogue';
import { quarterStart } from '../../domain/catalogue-review';
import type { IsoDate } from '../../domain/time';

type Words = readonly [zh: string, en: string];
const label = ([zh, en]: Words) => ({ zh, en });

const line = (
  [problemClass, route]: readonly [string, MatterRoute],
  name: Words,
  organ: Words,
  legalBasis: Words,
  papers: readonly Words[],
): CatalogueItem => ({
  ...{ problemClass, route, label: label(name), organ: label(organ), legalBasis: label(legalBasis) },
  whatToBring: [idCard, ...papers].map(label),
});

const idCard: Words = ['身份证', 'Identity card'];
const contract: Words = ['合同或其他书面约定', 'The contract or another agreement in writing'];
const decision: Words = ['决定书及送达回证', 'The decision and proof of when you got it'];
const evidence: Words = ['能说明事实的证据', 'Whatever proves the facts'];
const statement: Words = ['书面申请', 'A written application'];

const court: Words = ['和城市人民法院诉讼服务中心', 'Hecheng People’s Court, service centre'];
const labourCourt: Words = ['和城市劳动人事争议仲裁院', 'Hecheng Labour Arbitration Court'];
const justice: Words = ['和城市司法局行政复议接待室', 'Hecheng Justice Bureau, reconsideration desk'];
const discipline: Words = ['和城市纪委监委信访室', 'Hecheng Discipline Inspection and Supervision, reports desk'];
const labour: Words = ['和城市人力资源和社会保障局', 'Hecheng Human Resources and Social Security Bureau'];
const housing: Words = ['和城市住房和城乡建设局', 'Hecheng Housing and Construction Bureau'];
const mediators: Words = ['和城市人民调解委员会', 'Hecheng People’s Mediation Committee'];
const bureau: Words = ['和城市信访局', 'Hecheng Petition Bureau'];

const litigation: readonly CatalogueItem[] = [
  line(
    ['civil-dispute', 'litigation'],
    ['民间借贷、合同等民事纠纷', 'Loans, contracts and other civil disputes'],
    court,
    ['《民事诉讼法》第一百二十二条', 'Civil Procedure Law, article 122'],
    [contract, evidence],
  ),
  line(
    ['court-judgment', 'litigation'],
    ['不服法院判决、裁定', 'Disagreement with a court’s judgment'],
    court,
    ['《民事诉讼法》第一百七十一条、第二百一十条', 'Civil Procedure Law, articles 171, 210'],
    [['判决书或裁定书', 'The judgment']],
  ),
  line(
    ['crime-report', 'litigation'],
    ['诈骗、伤害等刑事控告、报案', 'Fraud, injury and other crimes'],
    ['和城市公安局报案窗口', 'Hecheng Police, reports window'],
    ['《刑事诉讼法》第一百一十条', 'Criminal Procedure Law, article 110'],
    [evidence],
  ),
];

const arbitration: readonly CatalogueItem[] = [
  line(
    ['unpaid-wages', 'arbitration'],
    ['拖欠工资、经济补偿等劳动争议', 'Unpaid wages, severance and other labour disputes'],
    labourCourt,
    ['《劳动争议调解仲裁法》第二条、第二十七条', 'Labour Dispute Mediation and Arbitration Law, articles 2, 27'],
    [['劳动合同、工资条、考勤记录', 'Labour contract, payslips, time sheets']],
  ),
  line(
    ['land-contract', 'arbitration'],
    ['农村土地承包经营纠纷', 'Disputes about contracted farm land'],
    ['和城市农村土地承包仲裁委员会', 'Hecheng Farm Land Arbitration Commission'],
    ['《农村土地承包经营纠纷调解仲裁法》第四条', 'Farm Land Dispute Mediation and Arbitration Law, article 4'],
    [['承包合同或经营权证', 'The land contract or certificate']],
  ),
];

const administration: readonly CatalogueItem[] = [
  line(
    ['administrative-penalty', 'adminProcedure'],
    ['不服行政处罚、强制措施', 'Disagreement with a fine or a coercive measure'],
    justice,
    ['《行政复议法》第十一条、第二十条', 'Administrative Reconsideration Law, articles 11, 20'],
    [decision, ['行政复议申请书', 'The application for reconsideration']],
  ),
  line(
    ['expropriation', 'adminProcedure'],
    ['不服征收、补偿决定', 'Disagreement with an expropriation or its compensation'],
    justice,
    ['《行政复议法》第十一条', 'Administrative Reconsideration Law, article 11'],
    [decision, ['房屋或土地权属证明', 'Title to the house or land']],
  ),
  line(
    ['work-injury', 'adminProcedure'],
    ['工伤认定', 'Recognition of an injury at work'],
    labour,
    ['《工伤保险条例》第十七条', 'Work Injury Insurance Regulations, article 17'],
    [
      ['诊断证明', 'The medical certificate'],
      ['劳动关系证明', 'Proof of employment'],
    ],
  ),
  line(
    ['information-request', 'adminDuty'],
    ['申请政府信息公开', 'Request for government information'],
    ['和城市人民政府办公室', 'Office of the Hecheng People’s Government'],
    ['《政府信息公开条例》第二十七条', 'Government Information Regulations, article 27'],
    [statement],
  ),
  line(
    ['wage-inspection', 'adminDuty'],
    ['投诉用人单位违反劳动保障法规', 'Complaint about an employer who breaks labour law'],
    labour,
    ['《劳动保障监察条例》第九条', 'Labour Inspection Regulations, article 9'],
    [evidence],
  ),
  line(
    ['illegal-building', 'adminDuty'],
    ['举报违法建设、房屋质量问题', 'Unlawful building, defects of a house'],
    housing,
    ['《城乡规划法》第六十四条', 'Urban and Rural Planning Law, article 64'],
    [['现场照片', 'Photographs']],
  ),
];

const party: readonly CatalogueItem[] = [
  line(
    ['officer-misconduct', 'discipline'],
    ['检举、控告党员干部和公职人员违纪违法', 'Misconduct of Party members and officials'],
    discipline,
    ['《信访工作条例》第三十条；《监察法》第三十五条', 'Petition Regulations, article 30; Supervision Law, article 35'],
    [evidence],
  ),
  line(
    ['party-sanction', 'partyAppeal'],
    ['党员对党纪处分不服', 'A Party member’s appeal against a sanction'],
    discipline,
    ['《中国共产党处理违纪党员批准权限和程序规定》', 'Party rules on the handling of breaches of discipline'],
    [decision, statement],
  ),
];

const others: readonly CatalogueItem[] = [
  line(
    ['neighbours', 'mediation'],
    ['邻里、婚姻家庭纠纷', 'Disputes among neighbours and in families'],
    mediators,
    ['《人民调解法》第十七条', 'People’s Mediation Law, article 17'],
    [evidence],
  ),
  line(
    ['medical-dispute', 'mediation'],
    ['医疗纠纷', 'Medical disputes'],
    ['和城市医疗纠纷调解室', 'Hecheng Medical Mediation Office'],
    ['《医疗纠纷预防和处理条例》第二十二条', 'Medical Dispute Regulations, article 22'],
    [['病历和缴费单据', 'Medical records and bills']],
  ),
  line(
    ['public-services', 'petitionProcedure'],
    ['公交、路灯、供水等公共服务', 'Buses, street lamps, water and other services'],
    bureau,
    ['《信访工作条例》第三十一条第六项', 'Petition Regulations, article 31(6)'],
    [['事情发生的地点和时间', 'Where and when it happened']],
  ),
  line(
    ['policy-treatment', 'petitionProcedure'],
    ['历史遗留的待遇、政策落实问题', 'Old entitlements, policies not carried out'],
    bureau,
    ['《信访工作条例》第三十一条第六项', 'Petition Regulations, article 31(6)'],
    [['以往的答复和有关文件', 'Earlier answers and papers']],
  ),
  line(
    ['suggestions', 'suggestion'],
    ['对城市治理的意见建议', 'Suggestions for the city'],
    ['和城市人民建议征集办公室', 'Hecheng Suggestions Office'],
    ['《信访工作条例》第二十九条', 'Petition Regulations, article 29'],
    [],
  ),
];

const all = [...litigation, ...arbitration, ...administration, ...party, ...others];

/** What the second version added; and where medical disputes went before there was an office for them. */
const added = ['information-request', 'wage-inspection'];
const before = (item: CatalogueItem): CatalogueItem =>
  item.problemClass === 'medical-dispute' ? { ...item, organ: label(mediators) } : item;

/**
 * The city's list in its two versions, as on the day of seeding: the last review was in the quarter before, so that
 * this quarter's waits. The organs are invented like the city.
 */
export function seededCatalogues(today: IsoDate): Catalogue[] {
  const first = nextVersion(undefined, {
    validFrom: quarterStart(today, -6),
    changeReason: '首次发布',
    entries: all.filter(({ problemClass }) => !added.includes(problemClass)).map(before),
  });
  const changeReason = '季度更新：增列行政职责事项，医疗纠纷调解室挂牌';
  return [first, nextVersion(first, { validFrom: quarterStart(today, -1), changeReason, entries: all })];
}

import type { Label } from '../acts';
import type { agenda } from './lists';

/** The steps of the agenda as sheet and minutes name them. */
export const agendaWords: Readonly<Record<(typeof agenda)[number], Label>> = {
  identities: { zh: '核对身份和到会人数', en: 'Identities and quorum' },
  announcement: {
    zh: '宣布事项、评议员和记录人，询问是否申请回避',
    en: 'The matter, the panel and the recorder; objections',
  },
  rights: { zh: '告知权利义务和会场纪律', en: 'Rights, duties and order' },
  petitionerStates: { zh: '信访人陈述诉求和证据', en: 'The petitioner states request and evidence' },
  unitStates: {
    zh: '责任单位陈述事实、证据、政策依据和拟处理意见',
    en: 'The unit states facts, evidence, basis and opinion',
  },
  petitionerAnswers: { zh: '信访人答辩和提问', en: 'The petitioner answers and asks' },
  unitAnswers: { zh: '责任单位答辩', en: 'The unit answers' },
  panelAsks: { zh: '评议员询问双方', en: 'The panel asks both' },
  lastStatements: { zh: '最后陈述，先信访人后责任单位', en: 'Last statements, the petitioner first' },
};

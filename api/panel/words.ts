/** What the published list says besides names and kinds. */
const zh = {
  title: '信访评议团成员名单',
  intro: '评议团由社会各界人士组成。每次公开评议的评议员由系统随机抽取，与事项有关联的人员不参加抽取。',
  choose: '请选择信访局：',
  none: '目前没有公布名单。',
  count: (members: number, on: string) => `截至 ${on}，在任成员 ${members} 名`,
  since: (day: string) => `${day} 起`,
  comma: '、',
};

const en: typeof zh = {
  title: 'Members of the review panel',
  intro:
    'The panel is made up of people from all walks of life. For each public hearing its members are drawn by lot; whoever has to do with the matter is left out of the draw.',
  choose: 'Choose a petition bureau:',
  none: 'No list is published at present.',
  count: (members, on) => (members === 1 ? `1 member on ${on}` : `${members} members on ${on}`),
  since: (day) => `since ${day}`,
  comma: ', ',
};

export const panelWords = { zh, en };

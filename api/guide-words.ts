/** What the guide page says besides the list itself. */
const zh = {
  title: '导访：您的事情该走哪条路',
  intro: '输入您遇到的事情，或者选择一类，查看依法应走的途径、受理机关、法律依据和要带的材料。',
  advice: '本页只是建议。无论您是否查询、查到什么，信访登记都不会因此受阻；诉讼、仲裁、行政复议等途径始终对您开放。',
  words: '用自己的话写',
  example: '例如：拖欠工资',
  problemClass: '或者选择一类',
  any: '全部',
  find: '查询',
  all: '查看全部',
  count: (found: number) => `共 ${found} 项`,
  nothing: '清单里没有找到。请换一种说法，或者直接到信访接待窗口登记，工作人员会告诉您该走哪条路。',
  none: '目前没有发布清单。请直接到信访接待窗口登记。',
  category: '类别',
  route: '途径',
  organ: '受理机关',
  basis: '法律依据',
  bring: '要带的材料',
  edition: (version: number, validFrom: string) => `《简明清单》第 ${version} 版，自 ${validFrom} 起施行，每季度更新。`,
};

const en: typeof zh = {
  title: 'Guide: which way your matter goes',
  intro: 'Type what happened, or choose a class, and see the legal route, the organ, the law and what to bring.',
  advice:
    'This page only advises. Whatever you look up and find, it never blocks the registration of a petition; courts, arbitration, administrative reconsideration and the other routes stay open to you.',
  words: 'In your own words',
  example: 'for example: unpaid wages',
  problemClass: 'Or choose a class',
  any: 'All',
  find: 'Find',
  all: 'Show all',
  count: (found) => (found === 1 ? '1 entry' : `${found} entries`),
  nothing:
    'The list has nothing like it. Try other words, or register at the reception window: the staff will tell you which way to go.',
  none: 'No list is published at present. Please register at the reception window.',
  category: 'Category',
  route: 'Route',
  organ: 'Organ',
  basis: 'Legal basis',
  bring: 'What to bring',
  edition: (version, validFrom) =>
    `Concise List, version ${version}, in force since ${validFrom}, reviewed every quarter.`,
};

export const guideWords = { zh, en };

import type { Role } from '../../domain/acts';

/**
 * Who serves where; every name is invented. One line a post: person, name, post, rank, roles; then `vacant` if nobody
 * holds it and `deputy=person` if somebody of the unit stands in.
 */
const table: Readonly<Record<string, readonly string[]>> = {
  'hecheng-gov': [
    'jiang-heming 江鹤鸣 副市长 city unitHead+leader',
    'he-an 何岸 复核办干部 staff handler',
    'bai-lu 白露 秘书长 county leader',
  ],
  'hecheng-bureau': [
    'shen-wenyin 沈闻音 局长 county unitHead+leader',
    'lu-anran 陆安然 接访科长 township coordinator',
    'tong-yu 童瑜 接访科员 staff coordinator',
    'song-zhiheng 宋知衡 督查科长 township supervisor',
    'ning-che 宁澈 审计员 staff auditor',
    'guan-shu 管舒 系统管理员 staff admin',
    'hotline-12345 政务热线 接口账号 staff intake',
  ],
  'hecheng-discipline': [
    'yan-zheng 严峥 信访室主任 county unitHead',
    'ke-jing 柯静 信访室干部 staff handler',
    'lian-mo 廉默 信访室干部 staff handler',
  ],
  'hecheng-justice': ['fang-ping 方平 局长 county unitHead', 'zhong-yan 钟言 科员 staff handler'],
  'hecheng-education': [
    'shu-xiang 舒湘 局长 county unitHead',
    'meng-qi 孟琪 科员 staff handler',
    'xue-tao 薛涛 科员 staff handler',
  ],
  'hecheng-labour': [
    'qiu-chengtian 邱承天 局长 county unitHead',
    'mai-sui 麦穗 科员 staff handler',
    'geng-di 耿迪 科员 staff handler',
  ],
  'hecheng-land': [
    'tian-ye 田野 局长 county unitHead',
    'yuan-lu 原璐 科员 staff handler',
    'qu-he 曲禾 科员 staff handler',
  ],
  'hecheng-environment': [
    'lan-tian 蓝恬 局长 county unitHead',
    'jing-ming 景明 科员 staff handler',
    'qing-chuan 庆川 科员 staff handler',
  ],
  'hecheng-housing': [
    'housing-head （空缺） 局长 county unitHead vacant deputy=an-guangsha',
    'an-guangsha 安广厦 副局长 township handler',
    'liang-zhu 梁筑 科员 staff handler',
    'dong-yan 东檐 科员 staff handler',
  ],
  'hecheng-agriculture': ['he-miao 禾苗 局长 county unitHead', 'gu-feng 谷丰 科员 staff handler'],
  'hecheng-health': [
    'ren-xin 任欣 主任 county unitHead',
    'kang-yi 康逸 科员 staff handler',
    'su-wan 苏皖 科员 staff handler',
  ],
  'hecheng-finance': ['qian-shen 钱慎 局长 county unitHead', 'jin-yu 金愉 科员 staff handler'],
  'tingquan-gov': ['quan-ming 全明 副县长 county unitHead+leader', 'shen-cha 申察 复查办干部 staff handler'],
  'tingquan-bureau': [
    'ling-xi 凌溪 局长 township unitHead+leader',
    'wen-qing 闻清 接访员 staff coordinator',
    'hu-ying 胡应 接访员 staff coordinator',
    'cheng-jian 程鉴 督查员 township supervisor',
  ],
  'tingquan-labour': [
    'luo-gong 骆恭 局长 township unitHead',
    'han-lei 韩磊 科员 staff handler',
    'yu-jie 于洁 科员 staff handler',
    'zhan-wang 詹望 分管副县长联络员 county leader',
  ],
  'tingquan-labour-team': [
    'team-head （空缺） 大队长 township unitHead vacant',
    'ma-cheng 马骋 监察员 staff handler',
    'niu-ben 牛奔 监察员 staff handler',
  ],
  'tingquan-housing': [
    'wu-yan 邬岩 局长 township unitHead',
    'chu-qiao 楚乔 科员 staff handler',
    'ge-lou 葛楼 科员 staff handler',
  ],
  'tingquan-education': [
    'xiao-yun 萧韵 局长 township unitHead',
    'mo-yan 莫欢 科员 staff handler',
    'ban-shu 班书 科员 staff handler',
  ],
  'tingquan-shiqiao': [
    'qiao-an 乔岸 镇长 township unitHead',
    'shi-lei 石蕾 综治办干部 staff handler',
    'du-he 杜河 综治办干部 staff handler',
  ],
  'yingxi-gov': ['xi-yuan 席远 副县长 county unitHead+leader', 'fu-he 傅禾 复查办干部 staff handler'],
  'yingxi-bureau': [
    'ying-sheng 应声 局长 township unitHead+leader',
    'pei-ran 裴然 接访员 staff coordinator',
    'nie-yin 聂音 接访员 staff coordinator',
    'cao-heng 曹衡 督查员 township supervisor',
  ],
  'yingxi-land': [
    'tu-an 涂安 局长 township unitHead',
    'ping-wu 平芜 科员 staff handler',
    'kuang-ye 邝野 科员 staff handler',
  ],
  'yingxi-agriculture': [
    'agriculture-head （空缺） 局长 township unitHead vacant deputy=nong-shi',
    'nong-shi 农时 副局长 township handler',
    'zhuang-jia 庄稼 科员 staff handler',
    'mi-shu 米黍 科员 staff handler',
  ],
  'yingxi-health': [
    'ai-min 艾敏 局长 township unitHead',
    'yao-fang 姚芳 科员 staff handler',
    'bo-he 薄荷 科员 staff handler',
  ],
  'yingxi-liutang': [
    'liu-an 柳岸 镇长 township unitHead',
    'tang-yu 唐雨 综治办干部 staff handler',
    'feng-tang 冯塘 综治办干部 staff handler',
  ],
  'huipu-gov': ['pu-hui 濮晖 副县长 county unitHead+leader', 'cha-ming 查明 复查办干部 staff handler'],
  'huipu-bureau': [
    'hui-lan 惠岚 局长 township unitHead+leader',
    'gao-ming 高鸣 接访员 staff coordinator',
    'he-sheng 和笙 接访员 staff coordinator',
    'du-xing 督行 督查员 township supervisor',
  ],
  'huipu-labour': [
    'lao-sheng 劳笙 局长 township unitHead',
    'xin-chou 辛畴 科员 staff handler',
    'bao-zhang 鲍樟 科员 staff handler',
    'fen-guan 芬冠 分管领导 county leader',
  ],
  'huipu-environment': [
    'bi-shui 毕水 局长 township unitHead',
    'yun-qing 云青 科员 staff handler',
    'jiang-lan 姜岚 科员 staff handler',
  ],
  'huipu-housing': [
    'ju-an 居安 局长 township unitHead',
    'men-ting 门庭 科员 staff handler',
    'chuang-ming 窗明 科员 staff handler',
  ],
  'huipu-wangchao': [
    'chao-sheng 晁升 镇长 township unitHead',
    'hai-yan 海燕 综治办干部 staff handler',
    'fan-ying 范影 综治办干部 staff handler',
  ],
};

export interface Post {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly unitId: string;
  readonly post: string;
  readonly rank: string;
  readonly roles: readonly Role[];
  readonly deputy: string | null;
  readonly active: boolean;
}

function postOf(unitId: string, line: string): Post {
  const [person, name, post, rank, roles, ...more] = line.split(' ') as [string, string, string, string, string];
  const words = more as readonly string[];
  const deputy = words.find((word) => word.startsWith('deputy='))?.slice('deputy='.length);
  return {
    id: `${person}@${unitId}`,
    ...{ person, name, unitId, post, rank },
    roles: roles.split('+') as Role[],
    deputy: deputy ? `${deputy}@${unitId}` : null,
    active: !words.includes('vacant'),
  };
}

export const posts: readonly Post[] = Object.entries(table).flatMap(([unitId, lines]) =>
  lines.map((line) => postOf(unitId, line)),
);

/** The holders of a role in a unit, in the order of the table. */
export const holdersOf = (unitId: string, role: Role): readonly Post[] =>
  posts.filter((post) => post.unitId === unitId && post.active && post.roles.includes(role));

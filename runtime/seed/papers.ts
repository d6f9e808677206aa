import type { Door } from './door';
import type { DayAgo, HearingAsk, InstantAgo, MatterAsk, PaperAsk } from './recipe';

/** What the placeholders of an input stand for, in one matter. */
export interface Fill {
  readonly door: Door;
  readonly as: string;
  readonly story: string;
  /** Under which the story is found. */
  readonly noun: 'petitions' | 'reviews' | 'orders' | 'packages' | 'hearings';
  /** Of the keys under which papers are filed. */
  readonly keyBase: string;
  readonly dayOf: (ago: number) => string;
  /** For recipes that ask for instants, or for other recipes' matters. */
  readonly instantOf?: (ask: InstantAgo) => string;
  readonly idOf?: (name: string) => Promise<string>;
  /** For steps on a hearing. */
  readonly shown?: (what: HearingAsk['ofHearing']) => Promise<unknown>;
  /** The papers filed so far, by type and copy. */
  readonly filed: Map<string, string>;
}

const isPaper = (value: object): value is PaperAsk => 'paper' in value && 'copy' in value;
const isDay = (value: object): value is DayAgo => 'daysAgo' in value;
const isInstant = (value: object): value is InstantAgo => 'instantAgo' in value;
const isOfHearing = (value: object): value is HearingAsk => 'ofHearing' in value;
const isMatter = (value: object): value is MatterAsk => 'matter' in value;

/** The input with days and document ids in place of what asked for them; papers are filed on the way, each once. */
export async function fillIn(value: unknown, fill: Fill): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return value;
  if (isDay(value)) return fill.dayOf(value.daysAgo);
  if (isInstant(value)) return fill.instantOf!(value);
  if (isOfHearing(value)) return fill.shown!(value.ofHearing);
  if (isMatter(value)) return fill.idOf!(value.matter);
  if (isPaper(value)) return paperOf(value, fill);
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const one of value) items.push(await fillIn(one, fill));
    return items;
  }
  const entries: [string, unknown][] = [];
  for (const [key, one] of Object.entries(value)) entries.push([key, await fillIn(one, fill)]);
  return Object.fromEntries(entries);
}

const titles: Readonly<Record<string, string>> = {
  mediationConsent: '同意调解书（当事人签名）',
  mediationAgreement: '人民调解协议书',
  deliveryProof: '送达回证',
  withdrawalStatement: '撤回申请书（本人签名）',
  signedStatement: '书面说明（本人签名）',
  performanceProof: '履行情况证明',
  completionReport: '信访事项办结报告',
  reviewRequest: '信访事项复查申请书',
  interviewRecord: '约谈记录',
  appointmentRecord: '包案月约访记录',
  photo: '现场照片（以文字代替）',
};

async function paperOf(ask: PaperAsk, fill: Fill): Promise<string> {
  const name = `${ask.paper}-${ask.copy}`;
  const known = fill.filed.get(name);
  if (known) return known;
  const id = await (ask.issued ? issue(ask, ask.issued, fill) : file(ask.paper, name, fill));
  fill.filed.set(name, id);
  return id;
}

async function issue({ paper: kind, copy }: PaperAsk, input: object, fill: Fill): Promise<string> {
  const { door, as, noun, story, keyBase } = fill;
  const body = await fillIn(input, fill);
  const key = `${keyBase}/issued/${kind}${copy > 1 ? `-${copy}` : ''}`;
  return (await door.post<{ id: string }>(as, `/${noun}/${story}/papers/${kind}`, body, { key })).id;
}

async function file(type: string, name: string, { door, as, story, keyBase }: Fill): Promise<string> {
  const text = Buffer.from(`${titles[type] ?? type}\n（示例文书，内容虚构）\n`);
  const more = { key: `${keyBase}/paper/${name}`, query: { story, type } };
  return (await door.post<{ id: string }>(as, '/documents', text, more)).id;
}

import { randomUUID } from 'node:crypto';
import { storyDoors } from '../api/doors';
import type { Actor, Command, Context, DocumentCard, Needs } from '../domain/acts';
import type { PetitionAct } from '../domain/petition/acts';
import { commandId, inputHash } from '../sealing/hashes';
import { actorOf, theChecklists, theContext } from '../test/support/registers';
import type { Matter } from './matters';

/**
 * The life cycle that is measured: one first visit, registered on Thu 2026-02-26, forwarded, accepted, handled, answered
 * with "explained", delivered, verified twice, rated and closed. Nothing is left out and nothing done twice.
 */

/** The story's first now. The calendar of 2026 is published, so the dates that are counted are the same in every run. */
export const beginAt = Date.parse('2026-02-26T09:00:00+08:00');
const day = '2026-02-26';

const papers = {
  notice: 'acceptanceNotice',
  opinion: 'handlingOpinion',
  proof: 'deliveryProof',
  statement: 'signedStatement',
} as const;
type Paper = keyof typeof papers;
const paperIds = Object.fromEntries(Object.keys(papers).map((paper) => [paper, randomUUID()])) as Record<Paper, string>;

/** As long as what people write down at the window. */
const words =
  '来访人反映：其于去年三月至九月在安县某建筑工地务工，施工单位拖欠其与同班组十二名工友工资共计人民币二十六万余元，' +
  '多次催要均被以工程款未结算为由推托；请求责令施工单位限期足额支付，并依法处理其不按月发放工资、不签劳动合同的行为。';

const registration = {
  ...{ channel: 'visit', receivedOn: day, matterType: 'appeal', class: 'wages', place: '安县某建筑工地' },
  persons: [{ name: '王某某', phone: '13900000001', idNumber: '330421199001011234', address: '安县某镇某村九号' }],
  ...{ requests: [{ text: '请求责令支付拖欠的工资' }], facts: words },
};

const passed = (codes: readonly string[] = []) => codes.map((code) => ({ code, ok: true }));

const reply = {
  opinion: paperIds.opinion,
  items: [{ no: 1, outcome: 'explained', facts: words, basis: '保障农民工工资支付条例第二十九条' }],
  ...{ threeInPlace: ['explained'], onceChecks: passed(theChecklists.fiveOnce) },
  remedy: '自收到之日起三十日内可向和城市人民政府请求复查',
};

const delivered = (paper: Paper) => ({
  ...{ docId: paperIds[paper], deliveredOn: day, way: 'inPerson', proof: paperIds.proof },
});
const verified = { result: 'passed', checks: passed(theChecklists.threeChecks) };
const rating = { bureau: 'satisfied', unit: 'basicallySatisfied', onBehalfOf: { paper: paperIds.statement } };

const told: readonly (readonly [act: PetitionAct, person: string, input: unknown])[] = [
  ['register', 'chen', registration],
  ['screen', 'chen', { result: 'none' }],
  ['classify', 'chen', { domain: 'labour' }],
  ['forward', 'chen', { unitId: 'labour' }],
  ['accept', 'han', { acceptedOn: day, officer: 'han', notice: paperIds.notice }],
  ['recordDelivery', 'han', delivered('notice')],
  ['startHandling', 'han', {}],
  ['submitReply', 'han', reply],
  ['approveReply', 'tou', {}],
  ['recordDelivery', 'han', delivered('opinion')],
  ['verifyByUnit', 'hu', verified],
  ['verifyByBureau', 'cao', verified],
  ['rate', 'chen', rating],
  ['close', 'chen', { resolved: false, outcome: words }],
];

interface Step {
  readonly act: PetitionAct;
  readonly actor: Actor;
  readonly input: unknown;
  /** The cards the door would look up; documents are filed to each petition. */
  readonly context: Context;
  readonly papers: readonly string[];
}

const { kind, acts: doors } = storyDoors.petition;

function stepOf([act, person, given]: (typeof told)[number]): Step {
  const actor = actorOf(person);
  const input = doors[act]!.input.parse(given);
  const needs: Needs = kind.behaviours[act]!.needs?.(input, { facts: {} } as never, actor) ?? {};
  const { units, officers, checklists } = theContext();
  const of = <Card>(cards: Readonly<Record<string, Card>> | undefined, ids: readonly string[]) =>
    Object.fromEntries(ids.map((id) => [id, cards![id]!]));
  const context: Context = {
    ...(needs.units ? { units: of(units, needs.units) } : {}),
    ...(needs.officers ? { officers: of(officers, needs.officers) } : {}),
    ...(needs.checklists ? { checklists: of(checklists, needs.checklists) } : {}),
  };
  return { act, actor, input, context, papers: needs.documents ?? [] };
}

/** The acts of one life cycle in their order. */
export const loop: readonly Step[] = told.map(stepOf);

const typeOf = (paper: string) => papers[Object.entries(paperIds).find(([, id]) => id === paper)![0] as Paper];

/** What the door would send for one step: input sealed with the matter's key, hashed, with the cards it looked up. */
export function commandOf({ act, actor, input, context, papers: needed }: Step, { id, key }: Matter): Command {
  const documents = Object.fromEntries(
    needed.map((paper): [string, DocumentCard] => [paper, { id: paper, type: typeOf(paper), story: id, filedOn: day }]),
  );
  return {
    id: commandId(actor.id, randomUUID()),
    ...{ act, actor, input: doors[act]!.sealer.seal(input, key, id), inputHash: inputHash(key, input) },
    context: needed.length > 0 ? { ...context, documents } : context,
  };
}

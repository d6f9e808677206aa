import type { Label } from '../acts';
import type { DecisionRule } from '../hearing/lists';
import { as, type Block, say } from './blocks';
import { type Given, refuse } from './given';
import type { GivenHearing } from './hearing';
import { timeOnPaper } from './words';

/* Parts that a hearing's papers share. */

/** The hearing of that paper; a paper of another kind of story never asks. */
export const heardIn = ({ hearing }: Given): GivenHearing => hearing ?? refuse('wrongStage', 'no hearing');

export const sessionOf = ({ session }: GivenHearing) => session ?? refuse('wrongStage', 'no day is set');

const yes = (open: boolean) => (open ? say('公开', 'Open to the public') : say('不公开', 'Not open to the public'));

/** Which hearing, when and where, and who leads it. */
export function hearingFields(given: Given): Block {
  const hearing = heardIn(given);
  const { at, place, chair, recorder } = sessionOf(hearing);
  const matter: [Label, Label][] = hearing.preventive
    ? []
    : [[say('信访事项编号', 'Number of the matter'), as(given.number)]];
  return {
    is: 'fields',
    rows: [
      [say('评议编号', 'Number of the hearing'), as(hearing.number)],
      ...matter,
      [say('责任单位', 'Unit whose opinion is heard'), as(given.nameOf(hearing.unit))],
      [say('时间', 'Time'), timeOnPaper(at)],
      [say('地点', 'Place'), as(place)],
      [say('方式', 'How it is held'), yes(hearing.open)],
      [say('主持人', 'Chair'), as(chair)],
      [say('记录人', 'Recorder'), as(recorder)],
    ],
  };
}

export const itemTable = ({ items }: GivenHearing): Block => ({
  is: 'table',
  head: [say('序号', 'No.'), say('评议事项', 'What is heard')],
  rows: items.map(({ no, text }) => [as(String(no)), as(text)]),
});

export const seatLabel = (no: number, size: number): Label =>
  no <= size ? say(`评议员${no}`, `Member ${no}`) : say(`候补${no - size}`, `Alternate ${no - size}`);

/** Who stands on the list, the seats first; nothing but name and kind is said of anybody. */
export function placeTable({ places, size }: GivenHearing): Block {
  return {
    is: 'table',
    head: [say('序号', 'No.'), say('席位', 'Seat'), say('姓名', 'Name'), say('类别', 'Kind')],
    rows: places.map(({ no, name, kind }) => [as(String(no)), seatLabel(no, size), as(name), kind]),
  };
}

export const verdictWords = (upheld: boolean): Label =>
  upheld ? say('支持责任单位意见', "The unit's opinion is upheld") : say('不支持责任单位意见', 'It is not upheld');

/** How many voted how on each request, never who; without the requests' words, if nothing was said of them. */
export function voteTable({ votes, items }: Pick<GivenHearing, 'votes' | 'items'>): Block {
  const isSaid = items.length > 0;
  const textOf = (wanted: number) => as(items.find(({ no }) => no === wanted)?.text ?? '–');
  return {
    is: 'table',
    head: [
      say('序号', 'No.'),
      ...(isSaid ? [say('评议事项', 'What is heard')] : []),
      ...[say('支持', 'Uphold'), say('不支持', 'Not uphold'), say('弃权', 'Abstain'), say('结果', 'Result')],
    ],
    rows: votes.map(({ no, uphold, notUphold, abstain, upheld }) => [
      ...[as(String(no)), ...(isSaid ? [textOf(no)] : [])],
      ...[uphold, notUphold, abstain].map((count) => as(String(count))),
      verdictWords(upheld),
    ]),
  };
}

export const ruleWords: Readonly<Record<DecisionRule, Label>> = {
  twoThirdsUphold: say(
    '经无记名投票，全体评议员三分之二以上支持的，责任单位意见成立；弃权计入总数。',
    "Voting was secret. The unit's opinion stands if two thirds of all members uphold it; an abstention counts as a seat.",
  ),
  simpleMajority: say(
    '经无记名投票，全体评议员过半数支持的，责任单位意见成立；弃权计入总数。',
    "Voting was secret. The unit's opinion stands if more than half of all members uphold it; an abstention counts as a seat.",
  ),
};

/** Signed by hand on the copy that is filed, or noted as refused and why. */
export function signedWords({ signed, reason }: { readonly signed: boolean; readonly reason?: string }): Label {
  if (signed) return say('签名：', 'Signed:');
  const why = reason ? say(`，理由：${reason}`, `, because: ${reason}`) : say('', '');
  return say(`拒绝签名${why.zh}`, `Refused to sign${why.en}`);
}

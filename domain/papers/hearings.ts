import type { Label } from '../acts';
import { as, type Block, type Draft, heading, paragraph, say } from './blocks';
import { type Given, refuse } from './given';
import type { GivenHearing } from './hearing';
import { heardIn, hearingFields, itemTable, placeTable, seatLabel, sessionOf } from './hearing-parts';
import type { PaperInput } from './inputs';
import { allPapers } from './kinds';
import { addressed, contactFields, toUnit } from './parts';
import { dayOnPaper, dayWithWeekday } from './words';

/** Everybody on the list is known: else there is nothing to object to. */
function drawnIn(given: Given): GivenHearing {
  const hearing = heardIn(given);
  if (hearing.places.length === 0) return refuse('wrongStage', 'nobody is drawn yet');
  return hearing.openSeats.length > 0 ? refuse('seatsOpen') : hearing;
}

type Notice = PaperInput<'hearingNotice'>;

/** The last day on which it can be handed over in time; after it no notice of that session is printed. */
function latestDay(given: Given): Label {
  const { dueOn } = given.explain('T_HEARING_NOTICE', sessionOf(heardIn(given)).on);
  return given.issuedOn > dueOn ? refuse('noticeTooShort', `the last day was ${dueOn}`) : dayWithWeekday(dueOn);
}

/** P:shandong06: time, place, chair, who may sit, what to bring; and what either side may do about it. */
export function hearingNotice(given: Given, { to, bring }: Notice): Draft {
  const hearing = drawnIn(given);
  if (to === 'petitioner' && hearing.preventive) return refuse('partyUnknown', 'there is no petitioner');
  const latest = latestDay(given);
  return {
    title: allPapers.hearingNotice.label,
    addressee: to === 'petitioner' ? addressed(given) : toUnit(given.nameOf(hearing.unit)),
    blocks: [
      paragraph(
        `现就下列事项召开信访评议（听证）会，请按时参加。本通知最迟应于${latest.zh}送达。`,
        `A hearing is held on what follows. Please come in time. This notice has to reach you by ${latest.en}.`,
      ),
      ...[hearingFields(given), itemTable(hearing)],
      ...[heading('评议员候选名单', 'Who may sit on the panel'), placeTable(hearing)],
      ...[heading('请携带', 'Please bring'), bringTable(bring)],
      ...[heading('您的权利', 'What you may do'), objections(given), attendance(to), contactFields(given.contact)],
    ],
  };
}

const bringTable = (bring: Notice['bring']): Block => ({
  is: 'table',
  head: [say('序号', 'No.'), say('材料', 'What')],
  rows: bring.map((what, at) => [as(String(at + 1)), as(what)]),
});

/** R22-28 and the office's own number of strikes; the days begin with the delivery. */
function objections(given: Given): Block {
  const { strikes } = heardIn(given);
  const { length, dueOn } = given.explain('T_HEARING_RECUSAL', given.issuedOn);
  const [from, last] = [dayOnPaper(given.issuedOn), dayWithWeekday(dueOn)];
  return paragraph(
    `自收到之日起${length}个工作日内，您可以不说明理由申请更换${strikes}名评议员；有理由认为评议员、主持人或者记录人可能影响公正的，` +
      `可以说明理由申请其回避，人数不限。${from.zh}收到的，最后一日为${last.zh}；会上知道理由的，可以当场提出。`,
    `Within ${length} working days of receiving this you may have ${strikes} of the members replaced without a reason, and ` +
      `object for a reason to any member, the chair or the recorder. Received on ${from.en}, the last day is ${last.en}; ` +
      'what you learn only in the session you may say there.',
  );
}

/** P:shandong06: agents and representatives; staying away costs the hearing in this procedure and nothing else. */
function attendance(to: Notice['to']): Block {
  if (to === 'unit')
    return paragraph(
      '请责任单位负责人和经办人员到场说明事实、依据和处理意见。责任单位未到场的，评议延期并予以督办。',
      'Those who answer for the opinion come and state facts, basis and opinion. If the unit stays away the hearing is put off ' +
        'and an order is issued.',
    );
  return paragraph(
    '您可以亲自参加，可以委托一至二名代理人；多人共同提出的，推选不超过五名代表。不能到场的请事先说明理由，可以延期；' +
      '无正当理由不到场的，视为放弃本阶段的公开评议，您的其他权利不受影响。',
    'You may come yourself, with one or two agents; a group names up to five representatives. If you cannot come, say why ' +
      'beforehand and it can be put off. Staying away without a reason gives up being heard by a panel in this procedure, and ' +
      'no other right.',
  );
}

/** The list as it was drawn, with what lets anybody repeat the draw. */
export function candidateList(given: Given): Draft {
  const hearing = drawnIn(given);
  const { draw } = hearing;
  const proof: (readonly [Label, Label])[] = draw
    ? [
        [say('候选人数', 'Candidates in the pool'), as(String(draw.candidates))],
        [say('随机数承诺值', 'Commitment of the seed'), as(draw.commitment)],
        [say('候选库校验值', 'Hash of the pool'), as(draw.poolHash)],
      ]
    : [];
  return {
    title: allPapers.candidateList.label,
    addressee: say('信访人、责任单位：', 'To the petitioner and the unit:'),
    blocks: [
      paragraph(
        '下列人员由系统随机抽取，顺序即递补顺序。抽取可以按校验值复核。',
        'Drawn by chance; whoever comes next fills a seat that is left. The draw can be repeated from these values.',
      ),
      ...[placeTable(hearing), { is: 'fields', rows: proof } as const, contactFields(given.contact)],
    ],
  };
}

/** The final panel: one letter a person, alternates too. */
export function memberLetter(given: Given, { seat }: PaperInput<'memberLetter'>): Draft {
  const hearing = heardIn(given);
  const place = hearing.places.find(({ no }) => no === seat);
  if (!place) return refuse('notSeated', `nobody has place ${seat}`);
  const { zh, en } = seatLabel(seat, hearing.size);
  return {
    title: allPapers.memberLetter.label,
    addressee: say(`${place.name}：`, `To ${place.name}:`),
    blocks: [
      paragraph(
        `您被抽取为本次信访评议（听证）会的${zh}，请按时到会。`,
        `You are drawn for this hearing as ${en}. Please come in time.`,
      ),
      ...[hearingFields(given), itemTable(hearing)],
      ...[heading('纪律', 'What is asked of you'), duties(), contactFields(given.contact)],
    ],
  };
}

const duties = (): Block =>
  paragraph(
    '与事项或者当事人有利害关系的，请立即申报，不再参加评议（《信访工作条例》第二十八条）。请勿单独会见任何一方，不泄露评议中知悉的' +
      '秘密和个人信息。评议员逐项独立投票，可以支持、不支持或者弃权，并说明理由；投票不记名。',
    'If you have a stake in the matter or in a party, say so at once and step aside (R22-28). Meet neither side alone, and keep ' +
      'what you learn of persons to yourself. You vote on each request by yourself, to uphold, not to uphold or to abstain, ' +
      'and say why; the ballot is secret.',
  );

import { as, type Block, type Draft, heading, paragraph, say } from './blocks';
import { type Given, refuse } from './given';
import type { GivenHearing } from './hearing';
import { heardIn, hearingFields, itemTable, ruleWords, seatLabel, signedWords, voteTable } from './hearing-parts';
import { allPapers } from './kinds';
import { addressed, contactFields, toUnit } from './parts';
import { dayOnPaper } from './words';

const own = (text: string): Block => ({ is: 'paragraph', text: as(text) });

/** What the panel found, and that it takes no right away (R22-36; domain: 5.7). */
const standing = paragraph(
  '本评议意见是处理信访事项的重要依据，不影响您依法申请复查、复核或者通过其他法定途径主张权利。',
  'This opinion is a main basis of how the matter is handled. It takes away no right to ask for a review or to go another ' +
    'legal way.',
);

/** The copy of the file and of both sides: members by name, each with the signature or the refusal. */
export function hearingOpinion(given: Given): Draft {
  const hearing = heardIn(given);
  const opinion = hearing.opinion ?? refuse('wrongStage', 'the opinion is not issued');
  const unit = toUnit(given.nameOf(hearing.unit));
  const petitioner = addressed(given);
  return {
    title: allPapers.hearingOpinion.label,
    addressee: hearing.preventive
      ? unit
      : say(`${petitioner.zh.slice(0, -1)}，${unit.zh}`, `${petitioner.en.slice(0, -1)}; ${unit.en}`),
    blocks: [
      ...[hearingFields(given), itemTable(hearing)],
      ...[heading('评议意见', 'Opinion'), own(opinion.text)],
      ...[heading('表决', 'The vote'), { is: 'paragraph', text: ruleWords[hearing.decides] } as const],
      ...[voteTable(hearing), standing],
      ...[heading('评议员', 'The panel'), signed(hearing), contactFields(given.contact)],
    ],
  };
}

function signed({ places, size, opinion }: GivenHearing): Block {
  const how = (no: number) => opinion?.signatures.find(({ seat }) => seat === no) ?? { signed: true };
  return {
    is: 'table',
    head: [say('席位', 'Seat'), say('姓名', 'Name'), say('签名或者拒绝情况', 'Signature, or refusal')],
    rows: places
      .filter(({ no }) => no <= size)
      .map(({ no, name }) => [seatLabel(no, size), as(name), signedWords(how(no))]),
  };
}

/**
 * The copy for everybody: the text that a second person has checked, members by their seat's number, and of the requests
 * no word but that text's.
 */
export function publicOpinion(given: Given): Draft {
  const hearing = heardIn(given);
  const { redacted, opinion } = hearing;
  if (!redacted || !opinion) return refuse('redactionUnchecked');
  const seats = Array.from({ length: hearing.size }, (_, n) => seatLabel(n + 1, hearing.size));
  const refusals = opinion.signatures.filter(({ signed: isSigned }) => !isSigned).length;
  const didSign =
    refusals === 0
      ? say('均已签名', 'all of them signed')
      : say(`其中${refusals}人未签名`, `${refusals} of them did not sign`);
  return {
    title: allPapers.publicOpinion.label,
    addressee: say('社会公众：', 'To the public:'),
    blocks: [
      {
        is: 'fields',
        rows: [
          [say('评议编号', 'Number of the hearing'), as(hearing.number)],
          [say('责任单位', 'Unit whose opinion was heard'), as(given.nameOf(hearing.unit))],
          [say('作出日期', 'Given on'), dayOnPaper(opinion.issuedOn)],
          [say('公开日期', 'Published on'), dayOnPaper(redacted.publishedOn)],
        ],
      },
      ...[heading('评议意见', 'Opinion'), own(redacted.text)],
      ...[
        heading('表决', 'The vote'),
        { is: 'paragraph', text: ruleWords[hearing.decides] } as const,
        voteTable({ ...hearing, items: [] }),
      ],
      heading('评议员', 'The panel'),
      paragraph(
        `${seats.map(({ zh }) => zh).join('、')}；${didSign.zh}。`,
        `${seats.map(({ en }) => en).join(', ')}; ${didSign.en}.`,
      ),
    ],
  };
}

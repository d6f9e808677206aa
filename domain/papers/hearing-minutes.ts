import type { Label } from '../acts';
import { agenda } from '../hearing/lists';
import { agendaWords } from '../hearing/words';
import { as, type Block, type Draft, heading, paragraph, say } from './blocks';
import { type Given, refuse } from './given';
import type { GivenHearing } from './hearing';
import { heardIn, hearingFields, ruleWords, seatLabel, sessionOf, signedWords, voteTable } from './hearing-parts';
import type { PaperInput } from './inputs';
import { allPapers } from './kinds';

type Minutes = PaperInput<'hearingMinutes'>;
type Party = Minutes['parties'][number]['who'];

/** Who was heard or led the session. */
const signers = ({ preventive }: GivenHearing): Party[] => [
  ...(preventive ? [] : ['petitioner' as const]),
  ...(['unit', 'chair', 'recorder'] as const),
];

/** Each person once, and nobody left out: a refusal is an answer, silence is none. */
function checkSignatures(hearing: GivenHearing, { parties, seats }: Minutes): void {
  const once = <T>(of: readonly T[], wanted: readonly T[]) =>
    of.length === wanted.length && wanted.every((one) => of.includes(one));
  const wanted = signers(hearing);
  if (
    !once(
      parties.map(({ who }) => who),
      wanted,
    )
  )
    refuse('signatureMissing', wanted.join(', '));
  const seated = hearing.places.map(({ no }) => no).filter((no) => no <= hearing.size);
  if (
    !once(
      seats.map(({ seat }) => seat),
      seated,
    )
  )
    refuse('signatureMissing', `seats ${seated.join(', ')}`);
}

/** What was said at each step, how many voted how, and who signed or refused to (P:hearing-steps). */
export function hearingMinutes(given: Given, input: Minutes): Draft {
  const hearing = heardIn(given);
  checkSignatures(hearing, input);
  return {
    title: allPapers.hearingMinutes.label,
    blocks: [
      hearingFields(given),
      ...(hearing.identities ? [heading('到场人员', 'Who was there'), own(hearing.identities)] : []),
      ...hearing.steps.flatMap(({ step, text }) => {
        const { zh, en } = agendaWords[agenda[step - 1]!];
        return [heading(`${step}．${zh}`, `${step}. ${en}`), own(text)];
      }),
      heading('表决', 'The vote'),
      { is: 'paragraph', text: ruleWords[hearing.decides] },
      voteTable(hearing),
      heading('签名', 'Signatures'),
      paragraph(
        '本笔录经下列人员阅读或者听取宣读，无误后签名；拒绝签名的，记明情况。',
        'Read by, or to, those below, who sign that it is right; who refuses is noted.',
      ),
      signatureTable(given, hearing, input),
    ],
  };
}

const own = (text: string): Block => ({ is: 'paragraph', text: as(text) });

function signatureTable(given: Given, hearing: GivenHearing, { parties, seats }: Minutes): Block {
  const { chair, recorder } = sessionOf(hearing);
  const named: Readonly<Record<Party, readonly [Label, Label]>> = {
    petitioner: [say('信访人', 'Petitioner'), as(given.petitioners.join('、'))],
    unit: [say('责任单位', 'Unit'), as(given.nameOf(hearing.unit))],
    chair: [say('主持人', 'Chair'), as(chair)],
    recorder: [say('记录人', 'Recorder'), as(recorder)],
  };
  const members = hearing.places.filter(({ no }) => no <= hearing.size);
  return {
    is: 'table',
    head: [say('身份', 'As'), say('姓名', 'Name'), say('签名或者拒绝情况', 'Signature, or refusal')],
    rows: [
      ...signers(hearing).map((who) => [...named[who], signedWords(parties.find((one) => one.who === who)!)]),
      ...members.map(({ no, name }) => [
        ...[seatLabel(no, hearing.size), as(name)],
        signedWords(seats.find(({ seat }) => seat === no)!),
      ]),
    ],
  };
}

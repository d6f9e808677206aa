import type { DrawExport, ShownDraw } from '../domain/draw-shown';
import type { Succession } from '../domain/hearing/succession';
import type { SuccessionFault, SuccessionFaultName } from '../domain/hearing/succession-line';
import type { Findings } from './verify-draw';

/** In the words of docs/reference/draw.md. */
const faultWords: Readonly<Record<string, string>> = {
  algorithm: 'it names another algorithm',
  commitment: 'the seed is not the one that was committed',
  pool: 'somebody stands in the pool twice, or a text could be read as two',
  poolHash: 'the pool is not the one of its hash',
  order: 'seed and pool give another order',
  seated: 'those who were drawn are not the first of the order',
  notCommitted: 'no line before the draw commits this seed',
  otherThanLine: 'what is shown is not what the line of the record says',
};

/** What was found, a line each. */
export function wordsOf({ number, draws, panel }: DrawExport, findings: Findings): string {
  const said = findings.draws.map(({ no, faults }, n) => {
    const what =
      faults.length === 0 ? aboutTrue(draws[n]!) : faults.map((fault) => faultWords[fault] ?? fault).join('; ');
    return `draw ${no} of ${number}: ${what}`;
  });
  const broken = findings.lines.map((seq) => `line ${seq} of the record is not what its hash says, or does not follow`);
  const seated = findings.succession ? panelWords(number, findings.succession, panel?.asOf) : [];
  return `${[...said, ...seated, ...broken].join('\n')}\n`;
}

const aboutTrue = ({ committed, drawn, pool, seated }: ShownDraw) =>
  `holds; seed committed in line ${committed?.seq}, opened in line ${drawn.seq}; ` +
  `${seated.length} of ${pool.candidates.length} drawn: ${seated.join(', ')}`;

/** Who sits now, and everybody whom a reader may ask about. */
function panelWords(number: string, succession: Succession, asOf: number | undefined): string[] {
  const { left, came, passed, faults, unchecked } = succession;
  const of = `panel of ${number}:`;
  if (faults.length > 0) return faults.map((fault) => `${of} ${whereOf(fault)}${panelFaultWords[fault.fault](fault)}`);
  if (unchecked.length > 0) return [`${of} not checked; this export is of before the present panel was shown`];
  const moved = [
    ...left.map((one) => ({ ...one, words: `${one.person} left place ${one.no} (${one.why}, ${one.on})` })),
    ...passed.map((one) => ({ ...one, words: passedWords(one) })),
    ...came.map((one) => ({ ...one, words: `${one.person} took seat ${one.seat}, index ${one.index} of the order` })),
  ].sort((a, b) => a.line - b.line);
  return [
    `${of} holds as of line ${asOf}; ${left.length} left, ${came.length} took a seat, ${passed.length} passed over`,
    `  seats: ${placesWords(succession.seats)}; alternates: ${placesWords(succession.alternates) || 'none'}`,
    ...moved.map(({ line, words }) => `  line ${line}: ${words}`),
  ];
}

const placesWords = (places: Succession['seats']) =>
  places.map(({ no, person = 'nobody' }) => `${no} ${person}`).join(', ');
const passedWords = ({ person, index, why, on }: Succession['passed'][number]) =>
  `${person} passed over, index ${index} of the order (${[why, on].filter(Boolean).join(', ')})`;

const whereOf = ({ line }: SuccessionFault) => (line === undefined ? '' : `line ${line}: `);
const panelFaultWords: Readonly<Record<SuccessionFaultName, (fault: SuccessionFault) => string>> = {
  drawnTwice: () => 'the panel was drawn by another line, too',
  otherSeats: () => 'the seats are not as many as the hearing was scheduled with',
  notVacated: ({ place, person }) => `${person} is gone from place ${place}, and the line does not let that person go`,
  notFilled: ({ place, person }) => `${person} has place ${place}, and the line fills none`,
  wrongSuccessor: ({ place, person, instead = 'nobody' }) => `${person} took seat ${place}; next was ${instead}`,
  skipped: ({ person }) => `${person} was next, and is passed over without a reason`,
  passedOtherwise: ({ person }) => `${person} is passed over out of turn, on another day or for no known reason`,
  broughtBack: ({ place, person }) => `${person} had left or was passed over, and has place ${place} again`,
  rewritten: () => 'it tells otherwise than the lines before it who is gone, or where the order goes on',
  otherPanel: ({ place, person = 'nobody', instead = 'nobody' }) =>
    place === undefined
      ? 'who sits now is not shown, or not as the lines say'
      : `place ${place} is shown with ${person}; the lines give ${instead}`,
};

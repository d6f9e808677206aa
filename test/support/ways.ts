import type { Ask } from '../../domain/acts';
import { usualHearings } from '../../domain/hearing/settings';
import type { StoryKind } from '../../domain/kind';
import { usualPanels } from '../../domain/panel/settings';
import { screenResults } from '../../domain/petition/lists';
import type { AnyState } from '../../domain/story';

const day = '2026-03-02';
const card = { id: 'u', kind: 'petition', stage: 'handling', level: 4, bureauId: 'u', path: ['u'], facts: {} };
const anybody = { id: 'somebody', role: 'coordinator', unit: 'u' } as const;

/** Every change of stage that some input brings about, asked of the behaviours themselves. */
export function waysOf(kind: StoryKind): string[][] {
  const ways = new Set<string>();
  for (const [act, { from }] of Object.entries(kind.acts))
    for (const stage of from)
      for (const result of act === 'screen' ? screenResults : ['passed', 'failed']) {
        const state = aStateIn(kind, stage);
        const ask = anAsk(result, kind);
        const { refuse, change } = kind.behaviours[act]!;
        // The opinion can be delivered once it is signed; other papers move nothing. What is concluded or begun stays so.
        if (
          ['recordDelivery', 'reopen', 'move', 'open'].includes(act) &&
          (kind.name === 'petition' || kind.name === 'spotCheck') &&
          refuse?.(state, ask)
        )
          continue;
        if (state.facts.review && act.startsWith('request')) continue;
        const { to = stage } = change(state, ask);
        if (to !== stage) ways.add(`${stage === 'new' ? '[*]' : stage} ${to} ${act}`);
      }
  return [...ways].map((way) => way.split(' '));
}

/** What is asked for beside the main road. */
const side = { unitId: 'u', assignedOn: day, dueOn: day };
/** A package with its plan and its leader. */
const led = {
  sides: { territory: side },
  plan: { measures: [], target: day },
  leaderId: 'l',
  leaderChange: { leaderId: 'l' },
};
/** A spot check with its set and what it left to be done. */
const drawn = {
  ...{ meetingAt: `${day}T00:30:00.000Z`, seed: { no: 1 }, drawn: { no: 1, order: [], candidates: 1 } },
  ...{ cases: [{ packageId: 'p', units: [] }], followUps: [{ no: 1, packageId: 'p', instance: 1 }] },
};
const beside = { instructions: [], recusals: [], correction: { fact: 'receivedOn', newDate: day }, receivedOn: day };

function aStateIn(kind: StoryKind, stage: string): AnyState {
  const reply = { state: stage === 'issued' ? 'signed' : 'submitted', opinion: 'opinion', issuedOn: day, items: [] };
  const leadChange = { unitId: 'u', askedBy: 'another' };
  const facts = {
    ...kind.born,
    chain: [],
    reply,
    interview: {},
    extension: { state: 'asked' },
    leadChange,
    ...beside,
    ...led,
    ...(kind.name === 'hearing' ? heard : {}),
    ...(kind.name === 'spotCheck' ? drawn : {}),
  };
  const blank = { v: 1 as const, seq: 1, clocks: [], children: [], offset: 0, training: false };
  return {
    ...blank,
    clocks: windows as never,
    id: 'story',
    kind: kind.name,
    stage,
    facts: { ...facts, ...reviewed(kind, stage) },
  };
}

/** A hearing that may be anywhere: a day, a panel, an objection, votes. */
const heard = {
  ...{ items: [1], units: ['u'], proposedOn: day, session: { at: day, on: day, chair: 'c', recorder: 'r' } },
  terms: { ...usualHearings, size: 3, alternates: 1, pool: usualPanels },
  panel: { places: [{ no: 1, person: 'somebody' }, { no: 2 }, { no: 4, person: 'b' }], next: 4, left: [] },
  ...{ strikes: [{ side: 'unit', seat: 1, state: 'asked' }], ballots: { round: 1, cast: [] } },
  ...{ tally: { items: [] }, opinion: { issuedOn: day } },
};

/** The right to a review that is used by asking for it. */
const windows = [
  { rule: 'T_REVIEW_WINDOW', instance: 1, state: 'stopped' },
  { rule: 'T_REREVIEW_WINDOW', instance: 1, state: 'stopped' },
];
const reviewed = (kind: StoryKind, stage: string) =>
  kind.name === 'review'
    ? {
        unitId: 'u',
        files: [],
        decision: { opinion: 'decision', issuedOn: day, items: [] },
        refusal: { notice: 'refusal', issuedOn: day },
      }
    : stage.startsWith('under') && { review: { kind: 'first', organ: 'u', before: 'closed', receivedOn: day } };

function anAsk(result: string, kind: StoryKind): Ask<never> {
  const paper = (id: string, type: string) => ({ id, type, story: 'story', filedOn: day });
  const documents = {
    opinion: paper('opinion', 'handlingOpinion'),
    proof: paper('proof', 'deliveryProof'),
    evidence: paper('evidence', 'evidence'),
  };
  const decision = result === 'passed' ? 'rejected' : 'dispute';
  const given = { result, decision, docId: 'opinion', proof: 'proof', deliveredOn: day, unitId: 'u', petitionId: 'p' };
  const repeated = { matchId: 'p', cause: 'other', evidence: 'evidence' };
  const lists = {
    requests: [],
    items: [],
    reps: [],
    persons: [],
    names: [],
    commitments: [],
    assistants: [],
    copyTo: [],
    units: [],
    told: [],
    petitionIds: ['p'],
    measures: [],
    measuresDone: [],
    regions: [],
  };
  const asked = {
    organ: 'u',
    kind: 'first',
    docs: [],
    ground: 'other',
    nextStep: {},
    heldOn: day,
    declinedOn: day,
    visitedOn: day,
    leaderId: 'l',
    leaderChange: { leaderId: 'l' },
    meetingAt: '2026-04-02T07:00:00.000Z',
    no: 1,
    ...(kind.name === 'spotCheck' ? { packageId: 'p' } : {}),
  };
  const routed = { route: 'litigation', handedOverAt: `${day}T01:00:00.000Z`, receivedOn: day, toldOn: day };
  const hearing = {
    ...{ sessionAt: `${day}T01:00:00.000Z`, stage: 'preventive', proposedOn: day, signatures: [], proofs: {} },
    ...{ seat: 1, request: 1, present: { seats: [] }, who: result === 'passed' ? 'petitioner' : 'unit' },
    ...(kind.name === 'hearing' ? { cause: undefined } : {}),
  };
  const context = { units: { u: card }, stories: { p: card }, documents };
  return {
    actor: anybody,
    input: { ...given, ...repeated, ...routed, ...asked, ...hearing, ...lists },
    context,
    at: `${day}T01:00:00.000Z`,
    today: day,
  } as never;
}

import type { Queries } from '../../db/connection';
import { eventsAfter } from '../../db/events';
import { contactAt, organsAbove } from '../../db/public-office';
import { unitNames } from '../../db/registers';
import type { Story } from '../../db/stories';
import { storyById } from '../../db/stories';
import { type Measures, policyAt, readMeasures } from '../../db/yardsticks';
import { explainDeadline } from '../../domain/deadline';
import type { HearingState } from '../../domain/hearing/facts';
import type { Given, Match } from '../../domain/papers/given';
import type { PetitionState } from '../../domain/petition/facts';
import { contestedNow } from '../../domain/petition/review/requesting';
import { type ResolvedPolicy, resolvePolicyVersion, ruleOf } from '../../domain/policy/resolve';
import { dayOf } from '../../domain/time';
import { openMarked } from '../../sealing/marked';
import { storyNow } from '../begin';
import { Problem } from '../problem';
import type { Matter } from '../road';
import type { Call } from '../route';
import { hearingGiven } from './given-hearing';

interface Asked {
  readonly call: Call;
  readonly story: Story;
  readonly matter: Matter;
  /** The unit that issues it. */
  readonly unit: string;
  /** The other matter it speaks of, as the caller may see it. */
  readonly match?: Story;
}

/** What the registration says; sealed in the record, opened here. A preventive hearing begins with no petition. */
interface Registration {
  readonly persons?: readonly { readonly name: string }[];
  readonly requests?: readonly { readonly text: string }[];
}

/**
 * Opens what a template is filled from. Whoever calls has left the line in the access log. Units and officers are named
 * as the register names them today.
 */
export async function givenFor({ call, story, matter, unit, match }: Asked): Promise<Given> {
  const { db } = call.deps;
  const petition = story.id === story.matter ? story : await storyById(db, story.matter);
  if (!petition) throw new Problem('notFound');
  const { facts } = petition.state;
  const at = storyNow(story, call.nowMs);
  const [[first], names, measures, contact] = await Promise.all([
    eventsAfter(db, petition.id, 0, 1),
    unitNames(db),
    readMeasures(db),
    contactAt(db, unit, [...(story.state.facts.officerId ? [story.state.facts.officerId] : []), call.viewer.id]),
  ]);
  const { persons = [], requests: asked = [] } = openMarked(first?.data.input, matter.key, matter.id) as Registration;
  const requests = asked.map(({ text }) => text);
  const policy = policyAt(measures, story.state.facts.policyId, at);
  const nameOf = (id: string) => names.get(id)?.name ?? id;
  const organs = await usualOrgans(call.deps.db, [unit, match && contestedNow(match.state as PetitionState)]);
  return {
    ...{ number: petition.number, receivedOn: facts.receivedOn, channel: facts.channel, headcount: facts.headcount },
    ...(story.kind === 'hearing' ? { hearing: await hearingGiven(heardIn(story, { db, matter }), requests) } : {}),
    registeredOn: dayOf(petition.beganAt),
    petitioners: persons.map(({ name }) => name),
    requests,
    ...{ facts: story.state.facts, clocks: story.state.clocks, issuedOn: dayOf(at), nameOf, contact },
    ...{
      issuer: { id: unit, name: nameOf(unit) },
      organAbove: (id: string) => organs.get(id),
      match: match && matchOf(match),
    },
    ruleLabel: (rule) => ruleOf(policy, rule).label,
    explain: explainer(policy, measures),
  };
}

/** Of each unit the organ that reviews what it decided, by name. */
async function usualOrgans(db: Queries, of: readonly (string | undefined)[]): Promise<Map<string, string>> {
  const named = await Promise.all(
    of.map(async (unit) => {
      const [organ] = unit ? await organsAbove(db, unit) : [];
      return unit && organ ? [[unit, organ.name] as const] : [];
    }),
  );
  return new Map(named.flat());
}

const matchOf = ({ number, state: { facts, clocks } }: Story): Match => ({
  ...{ number, receivedOn: facts.receivedOn, unitId: facts.unitId, facts, clocks },
});

const heardIn = ({ state, number }: Story, more: { db: Call['deps']['db']; matter: Matter }) => ({
  ...{ state: state as HearingState, number },
  ...more,
});

/** Dates by the policy in force, or by the version and pauses of a clock that runs. */
function explainer(policy: ResolvedPolicy, { calendar, policies }: Measures): Given['explain'] {
  return (rule, startOn, { extension, like } = {}) => {
    const by = like ? resolvePolicyVersion(like.policyVersion, policies) : policy;
    const question = { rule: ruleOf(by, rule), startOn, extension, pauses: like?.pauses };
    return explainDeadline(question, calendar, by.policyVersion);
  };
}

import { eventsAfter } from '../../db/events';
import { contactAt } from '../../db/public-office';
import { unitNames } from '../../db/registers';
import type { Story } from '../../db/stories';
import { storyById } from '../../db/stories';
import { type Measures, policyAt, readMeasures } from '../../db/yardsticks';
import { explainDeadline } from '../../domain/deadline';
import type { Given } from '../../domain/papers/given';
import { type ResolvedPolicy, resolvePolicyVersion, ruleOf } from '../../domain/policy/resolve';
import { dayOf } from '../../domain/time';
import { openMarked } from '../../sealing/marked';
import { storyNow } from '../begin';
import { Problem } from '../problem';
import type { Matter } from '../road';
import type { Call } from '../route';

interface Asked {
  readonly call: Call;
  readonly story: Story;
  readonly matter: Matter;
  /** The unit that issues it. */
  readonly unit: string;
}

/** What the registration says; sealed in the record, opened here. */
interface Registration {
  readonly persons: readonly { readonly name: string }[];
  readonly requests: readonly { readonly text: string }[];
}

/**
 * Opens what a template is filled from. Whoever calls has left the line in the access log. Units and officers are named
 * as the register names them today.
 */
export async function givenFor({ call, story, matter, unit }: Asked): Promise<Given> {
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
  const { persons, requests } = openMarked(first?.data.input, matter.key, matter.id) as Registration;
  const policy = policyAt(measures, story.state.facts.policyId, at);
  const nameOf = (id: string) => names.get(id)?.name ?? id;
  const parent = names.get(unit)?.parent;
  return {
    ...{ number: petition.number, receivedOn: facts.receivedOn, channel: facts.channel, headcount: facts.headcount },
    registeredOn: dayOf(petition.beganAt),
    petitioners: persons.map(({ name }) => name),
    requests: requests.map(({ text }) => text),
    ...{ facts: story.state.facts, clocks: story.state.clocks, issuedOn: dayOf(at), nameOf, contact },
    issuer: { id: unit, name: nameOf(unit), ...(parent ? { above: nameOf(parent) } : {}) },
    ruleLabel: (rule) => ruleOf(policy, rule).label,
    explain: explainer(policy, measures),
  };
}

/** Dates by the policy in force, or by the version and pauses of a clock that runs. */
function explainer(policy: ResolvedPolicy, { calendar, policies }: Measures): Given['explain'] {
  return (rule, startOn, { extension, like } = {}) => {
    const by = like ? resolvePolicyVersion(like.policyVersion, policies) : policy;
    const question = { rule: ruleOf(by, rule), startOn, extension, pauses: like?.pauses };
    return explainDeadline(question, calendar, by.policyVersion);
  };
}

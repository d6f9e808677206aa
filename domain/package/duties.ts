import type { Ask } from '../acts';
import { openCheck } from '../checks';
import { type Refusal, refusal } from '../refusals';
import { leadersClocks, measuresMoved, targetMoved } from './clocks';
import type { Does, PackageFacts, PackageState } from './facts';
import type { PackageInput } from './inputs';
import { guarantees } from './lists';

const acknowledgeDuty: Does<'acknowledgeDuty'> = {
  refuse: ({ facts }, { input }) =>
    facts.guarantees?.[input.guarantee] ? refusal('alreadyTicked', input.guarantee) : undefined,
  change: ({ facts }, { input, actor, today }) => ({
    facts: { guarantees: { ...facts.guarantees, [input.guarantee]: { by: actor.id, on: today } } },
  }),
};

/** The first of the four fixes that is open: 定领导, 定措施, 定时间, 定责任. */
function openFix({ leaderId, plan }: PackageFacts): string | undefined {
  if (!leaderId) return 'leader';
  if (!plan || plan.measures.length === 0) return 'measures';
  if (!plan.target || plan.measures.some(({ by }) => !by)) return 'time';
  return plan.unitId && plan.person ? undefined : 'responsibility';
}

/** Those of the four guarantees that the leader has not signed. */
export const openGuarantees = ({ guarantees: signed = {} }: PackageFacts) => guarantees.filter((one) => !signed[one]);

function activationRefusal({ facts }: PackageState, ask: Ask<PackageInput<'activate'>>): Refusal | undefined {
  const fix = openFix(facts);
  if (fix) return refusal('fourFixOpen', fix);
  const open = openGuarantees(facts);
  if (open.length > 0) return refusal('fourGuaranteesOpen', open.join(', '));
  // The plan may have lain for a while; a day that is past cannot be kept any more.
  const late = facts.plan!.measures.find(({ by }) => by < ask.today);
  if (late) return refusal('dateOutOfOrder', `measure ${late.no}: ${late.by} is past, revise the plan`);
  const unmet = openCheck(ask.context, 'fiveOnes', ask.input.checks);
  return unmet ? refusal('fiveOnesOpen', unmet) : undefined;
}

const activate: Does<'activate'> = {
  needs: () => ({ checklists: ['fiveOnes'] }),
  refuse: activationRefusal,
  change: (state, { today }) => {
    const { plan, clocks } = measuresMoved(state, state.facts.plan!, today);
    return {
      to: 'active',
      facts: { activeSince: today, plan },
      clocks: [...targetMoved(plan, today), ...clocks, ...leadersClocks(state, today)],
      notices: [{ topic: 'packageActive', to: ['officer', 'unitHead@unit', 'supervisor@bureau'] }],
    };
  },
};

/** Four fixes, four guarantees, five ones: only then does the work begin (S3 四定四包五个一). */
export const duties = { acknowledgeDuty, activate };

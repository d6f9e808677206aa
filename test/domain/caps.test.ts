import type { Context, Role } from '../../domain/acts';
import { type Capped, usualCaps } from '../../domain/caps';
import type { Clock } from '../../domain/clock';
import { policyFaults } from '../../domain/policy/check';
import { national2022 } from '../../domain/policy/national-2022';
import { theContext } from '../support/registers';
import { answered, ask, onReview } from '../support/reviewing';
import { bureau, day, forwarded, inHand, papers, registered, replied, type Sim, verify, who, x } from '../support/sim';

/** One more than the office allows is refused by name. Every line of the table is one cap; two are allowed. */
const o = '0d5e2c50-5c43-4d8f-9a55-1e2c1d7b0c11';
const two = Object.fromEntries(Object.keys(usualCaps).map((what) => [what, 2])) as typeof usualCaps;
const capped = (context: Context = papers): Context => ({ ...context, caps: two });
const filed = (story: string, ...types: string[]) =>
  theContext({
    documents: Object.fromEntries(types.map((type) => [type, { id: type, type, story, filedOn: '2026-02-26' }])),
  });

const act = (
  sim: Sim,
  what: string,
  person: string,
  input: object,
  more: { role?: Role; id?: string; context?: Context } = {},
) => sim.act(what, who(person, more.role), input, capped(more.context), more.id ?? 'p');

const officers = ['han', 'hu', 'tou'];
const units = ['housing', 'labour-team', 'county-gov'];

function ordered(): Sim {
  const sim = forwarded();
  const card = { id: 'p', kind: 'petition', stage: 'forwarded', facts: sim.state().facts };
  const input = { petitionId: 'p', cause: 'delay', demand: x, copyTo: [], jointWith: [] };
  sim.act('issue', who('su'), input, { ...papers, stories: { p: card } }, o, 'order');
  return sim;
}
const answerOrder = (sim: Sim) => act(sim, 'answer', 'tou', { causeOfDelay: x, measures: x, docs: [] }, { id: o });
const closed = () => {
  const sim = replied(inHand());
  verify(sim);
  bureau(sim);
  return sim;
};
const classified = () => {
  const sim = registered();
  act(sim, 'screen', 'chen', { result: 'none' });
  act(sim, 'classify', 'chen', { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true });
  return sim;
};

const cases: readonly { what: Capped; from: () => Sim; once: (sim: Sim, n: number) => string | undefined }[] = [
  {
    what: 'instructions',
    from: inHand,
    once: (sim) => act(sim, 'instruct', 'lin', { text: x, dueOn: '2026-03-20' }),
  },
  {
    what: 'recusals',
    from: inHand,
    once: (sim, n) =>
      act(sim, 'askRecusal', 'cao', {
        officer: officers[n],
        ground: x,
        onBehalfOf: { paper: 'paper', signedBy: 'petitioner' },
      }),
  },
  {
    what: 'corrections',
    from: () => {
      const sim = inHand();
      sim.to('2026-03-05T09:00:00+08:00');
      return sim;
    },
    once: (sim, n) => {
      const newDate = `2026-03-0${2 + n}`; // each a day after the last
      const code = act(sim, 'requestCorrection', 'han', { fact: 'noticeDeliveredOn', newDate, evidence: 'evidence' });
      act(sim, 'correctDate', 'tou', { decision: 'granted' });
      return code;
    },
  },
  {
    what: 'assistance',
    from: inHand,
    once: (sim, n) => act(sim, 'askAssistants', 'han', { units: [units[n]], dueOn: '2026-03-20', text: x }),
  },
  {
    what: 'care',
    from: closed,
    once: (sim) => act(sim, 'offerCare', 'chen', { kind: 'visit', dueOn: '2026-03-20' }),
  },
  {
    what: 'urgentReports',
    from: inHand,
    once: (sim) => {
      const code = act(sim, 'reportUrgent', 'chen', { what: x, told: [{ whom: 'government', toldOn: day(sim) }] });
      act(sim, 'approveUrgent', 'lin', { order: x });
      act(sim, 'actUrgent', 'han', { action: x });
      act(sim, 'returnUrgent', 'han', { result: x });
      return code;
    },
  },
  {
    what: 'reopenings',
    from: closed,
    once: (sim) => {
      const code = act(sim, 'reopen', 'cao', { cause: 'other', evidence: 'evidence' });
      if (code) return code;
      replied(sim);
      verify(sim);
      bureau(sim);
    },
  },
  {
    what: 'takingsBack',
    from: classified,
    once: (sim) => {
      const way = { route: 'litigation', basis: 'b', organ: '安县人民法院', notice: 'routed' };
      act(sim, 'routeOut', 'chen', { ...way, handedOverAt: new Date(sim.now).toISOString() });
      return act(sim, 'takeBack', 'chen', { reason: x });
    },
  },
  {
    what: 'leadChanges',
    from: inHand,
    once: (sim, n) => {
      const unitId = ['labour-team', 'labour', 'labour-team'][n];
      const code = act(sim, 'requestLeadChange', 'chen', { unitId, reason: x });
      if (code) return code;
      act(sim, 'changeLead', 'su', {});
      const officer = n === 0 ? 'da' : 'han';
      act(sim, 'accept', officer, { acceptedOn: day(sim), officer, notice: 'notice' });
    },
  },
  {
    what: 'inspections',
    from: ordered,
    once: (sim) => {
      const input = { inspectedOn: day(sim), findings: x, doc: 'inspectionRecord' };
      return act(sim, 'inspect', 'su', input, { id: o, context: filed(o, 'inspectionRecord') });
    },
  },
  {
    what: 'improvements',
    from: () => {
      const sim = ordered();
      answerOrder(sim);
      return sim;
    },
    once: (sim) => {
      const code = act(sim, 'proposeImprovement', 'su', { kind: 'improve', text: x }, { id: o });
      const context = filed(o, 'proposalReply');
      act(sim, 'recordUptake', 'chen', { adopted: 'yes', reply: 'proposalReply' }, { id: o, context });
      return code;
    },
  },
  {
    what: 'orderReturns',
    from: ordered,
    once: (sim) => {
      answerOrder(sim);
      return act(sim, 'returnOrder', 'su', { reason: x }, { id: o });
    },
  },
  {
    what: 'fileCalls',
    from: () => {
      const sim = answered();
      ask(sim);
      onReview(sim, 'admit', who('geng'), { officer: 'geng' });
      return sim;
    },
    once: (sim) => {
      const code = onReview(sim, 'callFile', who('geng'), { unitId: 'labour', dueOn: day(sim) }, { caps: two });
      onReview(sim, 'supplyFile', who('han'), { docs: ['dossier'] });
      return code;
    },
  },
  {
    what: 'orders',
    from: forwarded,
    once: (sim, n) => {
      const card = { id: 'p', kind: 'petition', stage: 'forwarded', facts: sim.state().facts, ordersByHand: n };
      const input = { petitionId: 'p', cause: 'delay', demand: x, copyTo: [], jointWith: [] };
      return sim.act('issue', who('su'), input, capped({ ...papers, stories: { p: card } }), `o${n}`, 'order');
    },
  },
];

test('every cap is tried here', () => {
  expect(cases.map(({ what }) => what).sort()).toEqual(Object.keys(usualCaps).sort());
});

test.each(cases)('$what: a third one is refused where the office allows two', ({ from, once }) => {
  const sim = from();
  expect([0, 1, 2].map((n) => once(sim, n))).toEqual([undefined, undefined, 'capReached']);
});

test('a command of before the caps were kept is not refused by them', () => {
  const sim = inHand();
  const tried = Array.from({ length: usualCaps.instructions + 1 }, () =>
    sim.act('instruct', who('lin'), { text: x, dueOn: '2026-03-20' }, papers),
  );
  expect(new Set(tried)).toEqual(new Set([undefined]));
});

test('the shipped policy states them, and an office may state its own within reason', () => {
  expect(national2022.settings.caps).toEqual({ value: usualCaps, source: 'office setting' });
  const faults = (value: object) =>
    policyFaults({ ...national2022, settings: { caps: { value, source: 'office setting' } } });
  expect(faults({ care: 5 })).toEqual([]);
  expect(faults({ care: 0, orders: 1001, petitions: 3 })).toEqual([
    'settings.caps.care: 0',
    'settings.caps.orders: 1001',
    'settings.caps.petitions: 3',
  ]);
});

test('a matter with all that the office allows stays far below what a workflow may carry', () => {
  // Continue-as-new carries the state as one payload: 2 MiB at most, and the server warns at 512 KiB.
  const sim = inHand();
  const [clock] = (sim.state().clocks as Clock[]).filter(({ rule }) => rule === 'T_HANDLE');
  const { instructions, assistance, care, urgentReports, reopenings, takingsBack, leadChanges, orders } = usualCaps;
  // A new round begins at most six clocks, as does a matter that comes back; an urgent report three.
  const clocks = instructions + assistance + care + 3 * urgentReports + 6 * (reopenings + takingsBack + leadChanges);
  const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
  const aClock = sizeOf({ ...clock, alerts: clock!.alerts.map((one) => ({ ...one, firedAt: clock!.dueAt })) });
  const aFact = 250; // the largest entry of a list, with its documents' and persons' ids
  const lists = instructions + assistance + care + usualCaps.recusals + usualCaps.corrections + leadChanges + orders;
  const most = sizeOf(sim.state()) + clocks * aClock + (lists + 100) * aFact;
  expect(aClock).toBeLessThan(1100);
  expect(most).toBeLessThan(512 * 1024);
});

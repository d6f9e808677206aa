import {
  ballot,
  convene,
  deliberate,
  type Hearing,
  hearingAt,
  letter,
  opine,
  proofsFor,
  schedule,
  serve,
} from './hearing-door';
import type { Matter } from './matter';
import type { Office } from './office';
import type { Road, Walker } from './roads';
import { until } from './until';

const of = ({ office, id }: Walker): Hearing => hearingAt(office, id);
const reason = '情况有变';
const servedOn = '2026-03-04';
/** The fewest seats, and the soonest days. */
const session = { sessionAt: '2026-03-27T09:00:00+08:00', drawAt: `${servedOn}T08:00:00+08:00`, size: 5 };

/** The hearing that a matter in `inHearing` has called. */
export async function hearingCalledBy(office: Office, matter: Matter): Promise<string> {
  const called = async (): Promise<string | undefined> =>
    (await matter.row()).children.find(({ kind }: { kind: string }) => kind === 'hearing')?.id;
  await until(async () => {
    const id = await called();
    return id !== undefined && (await office.as('chen').get(`/hearings/${id}`)).status === 200;
  });
  return (await called())!;
}

/** The bureau called it by itself: the petitioner is asked first. */
async function scheduleWithConsent(hearing: Hearing): Promise<void> {
  await hearing.do('chen', 'consent', { onBehalfOf: { paper: await hearing.file('signedStatement') } });
  await schedule(hearing, session);
}

async function petitionerStaysAway(hearing: Hearing): Promise<void> {
  await hearing.to(session.sessionAt);
  await hearing.do('ning', 'recordNoShow', { who: 'petitioner' });
}

async function vote(hearing: Hearing): Promise<void> {
  for (const person of await hearing.seats()) await hearing.do(person, 'castBallot', ballot(['uphold']));
  await hearing.do('ning', 'tally');
}

async function deliver(hearing: Hearing): Promise<void> {
  const { now } = await hearing.get();
  await hearing.do('chen', 'recordDelivery', { deliveredOn: now.slice(0, 10), proofs: await proofsFor(hearing) });
}

/** How a hearing that a petition has called gets into each stage. */
export const hearingRoads: Readonly<Record<string, Road>> = {
  proposed: { go: async () => undefined },
  consentPending: { after: 'proposed', go: (walker) => of(walker).do('chen', 'askConsent') },
  scheduled: { after: 'consentPending', go: (walker) => scheduleWithConsent(of(walker)) },
  drawing: { after: 'scheduled', go: (walker) => of(walker).to(`${servedOn}T08:30:00+08:00`) },
  recusal: { after: 'drawing', go: (walker) => serve(of(walker), servedOn) },
  noticed: { after: 'recusal', go: (walker) => letter(of(walker)) },
  convened: { after: 'noticed', go: (walker) => convene(of(walker)) },
  deliberating: { after: 'convened', go: (walker) => deliberate(of(walker)) },
  voted: { after: 'deliberating', go: (walker) => vote(of(walker)) },
  opinionIssued: { after: 'voted', go: (walker) => opine(of(walker)) },
  followingUp: { after: 'opinionIssued', go: (walker) => deliver(of(walker)) },
  closed: { after: 'followingUp', go: (walker) => of(walker).do('chen', 'close', { repeat: true }) },
  refused: { after: 'proposed', go: (walker) => of(walker).do('chen', 'refuse', { reason }) },
  postponed: { after: 'recusal', go: (walker) => of(walker).do('chen', 'postpone', { cause: 'other' }) },
  suspended: { after: 'convened', go: (walker) => of(walker).do('ning', 'suspend', { reason }) },
  waived: { after: 'noticed', go: (walker) => petitionerStaysAway(of(walker)) },
  cancelled: { after: 'scheduled', go: (walker) => of(walker).do('chen', 'cancel', { reason }) },
};

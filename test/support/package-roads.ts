import { aMatter } from './matter';
import {
  activate,
  assign,
  comesAgain,
  handIn,
  type Package,
  packageAt,
  plan,
  resolve,
  sign,
  verify,
} from './package-door';
import type { Road, Walker } from './roads';
import { until } from './until';

const of = ({ office, id }: Walker): Package => packageAt(office, id);
const reason = '材料不全';

async function relapse({ office, matter, id }: Walker): Promise<void> {
  const { now } = (await office.as('chen').get(`/packages/${id}`)).body;
  const again = await aMatter(office, 'chen', now);
  await comesAgain(again, matter.id);
  await until(async () => (await office.as('chen').get(`/packages/${id}`)).body.stage === 'relapsed');
}

async function conclude(pack: Package): Promise<void> {
  const docs = [await pack.file('zhang', 'evidence')];
  await pack.do('zhang', 'startConclusion', { basis: '信访工作条例第三十六条', docs });
}

/** How a package of the small office gets into each stage. */
export const packageRoads: Readonly<Record<string, Road>> = {
  listed: { go: async (walker) => assign(of(walker), '2026-05-29') },
  packaged: { after: 'listed', go: (walker) => of(walker).do('chen', 'bindLeader', { leaderId: 'zhang' }) },
  active: {
    after: 'packaged',
    go: async (walker) => {
      await plan(of(walker), '2026-06-30');
      await sign(of(walker));
      await activate(of(walker));
    },
  },
  resolving: { after: 'active', go: (walker) => resolve(of(walker)) },
  concluding: { after: 'active', go: (walker) => conclude(of(walker)) },
  pendingVerification: { after: 'resolving', go: (walker) => handIn(of(walker)) },
  returned: { after: 'pendingVerification', go: (walker) => of(walker).do('cao', 'sendBack', { reason }) },
  verified: { after: 'pendingVerification', go: (walker) => verify(of(walker)) },
  struckOff: { after: 'verified', go: (walker) => of(walker).do('su', 'strikeOff') },
  relapsed: { after: 'struckOff', go: relapse },
  cleared: { after: 'struckOff', go: ({ matter }) => matter.to('2026-08-31T00:10') },
  delisted: { after: 'packaged', go: (walker) => of(walker).do('su', 'delist', { reason }) },
};

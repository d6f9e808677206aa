import type { Road, Walker } from './roads';
import { draw, finish, followUp, hear, openMeeting, type SpotCheck, spotCheckAt } from './spot-check-door';

const of = ({ office, id }: Walker): SpotCheck => spotCheckAt(office, id);

/** How a spot check of the small office gets into each stage. */
export const spotCheckRoads: Readonly<Record<string, Road>> = {
  planned: { go: async () => undefined },
  drawn: { after: 'planned', go: (walker) => draw(of(walker)) },
  inSession: { after: 'drawn', go: (walker) => openMeeting(of(walker)) },
  commented: { after: 'inSession', go: (walker) => hear(of(walker)) },
  followingUp: { after: 'commented', go: (walker) => followUp(of(walker)) },
  closed: { after: 'followingUp', go: (walker) => finish(of(walker)) },
  cancelled: { after: 'planned', go: (walker) => of(walker).do('su', 'cancel', { reason: '另行安排' }) },
};

import type { Doing } from './desk';
import { daysAgo, instantAgo, issued, type Move, matter, paper, type Recipe } from './recipe';

const inPerson = (docId: unknown, ago: number) => ({
  ...{ docId, deliveredOn: daysAgo(ago), way: 'inPerson' },
  proof: paper('deliveryProof', 1),
});

const mainOf = ({ name, linkedTo }: Recipe): string => {
  if (!linkedTo) throw new RangeError(`seed: ${name} does not say to which matter it is linked`);
  return linkedTo;
};

const toArbitration = {
  route: 'arbitration',
  basis: '《劳动争议调解仲裁法》第二条',
  organ: '听泉县劳动人事争议仲裁院',
};

/** Moves out of the office's own road: to another organ, or to a matter that runs already. */
export const fromLeaving: Partial<Record<Move, Doing>> = {
  routedOut: ({ coordinator: as }, _recipe, ago) => [
    {
      as,
      act: 'routeOut',
      input: {
        ...{ ...toArbitration, handedOverAt: instantAgo(ago) },
        notice: issued('routeOutNotice', toArbitration),
      },
    },
  ],
  routeNoticeDelivered: ({ coordinator: as }, _recipe, ago) => [
    { as, act: 'recordDelivery', input: inPerson(paper('routeOutNotice'), ago) },
  ],
  linked: ({ coordinator: as }, recipe) => [
    {
      as,
      act: 'screen',
      input: {
        ...{ result: 'running', matchId: matter(mainOf(recipe)) },
        notice: issued('linkNotice', { matchId: matter(mainOf(recipe)) }),
      },
    },
  ],
  linkNoticeDelivered: ({ coordinator: as }, _recipe, ago) => [
    { as, act: 'recordDelivery', input: inPerson(paper('linkNotice'), ago) },
  ],
};

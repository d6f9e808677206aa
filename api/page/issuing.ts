import { keepPageLink } from '../../db/page-links';
import { contactAt } from '../../db/public-office';
import type { Contact } from '../../domain/papers/parts';
import type { PageLink } from '../../domain/petition/beside/facts';
import type { Party } from '../../domain/petition/party';
import { newPin, newSalt, newToken, pinHash, tokenHash } from '../../sealing/links';
import type { Deps } from '../deps';
import { storyDoors } from '../doors';
import { type PrintedLink, printedLink } from '../papers/link';
import { type Asking, perform } from '../road';
import type { Stories } from '../temporal';
import { type Left, receiptPage, receivedOf } from './receipt';

/** What opens a matter's page. Shown once; only hashes of it are kept. */
export interface ShownLink extends PrintedLink {
  /** The number by which the matter knows it, e.g. to revoke it. */
  readonly no: number;
  readonly party: string;
  readonly token: string;
  /** A page to be printed and handed over. */
  readonly receipt: string;
}

type Answer = Awaited<ReturnType<typeof perform>>;

/**
 * The answer to `issueLink` with the link itself, for the first who gets it: a repeat gets none. If that answer was lost
 * on its way, the link is issued again under a new key, and the lost one dies.
 */
export async function withLink(asking: Pick<Asking, 'deps' | 'act' | 'id' | 'viewer'>, answer: Answer) {
  if (asking.act !== 'issueLink') return answer;
  const link = await shownOnce({ ...asking, by: asking.viewer.id }, answer);
  return link ? { ...answer, link } : answer;
}

/** The last link of the matter is the act's own. */
interface LeftWithLink extends Left {
  readonly details: Left['details'] & { readonly pageLinks: readonly PageLink[] };
}

interface Showing {
  readonly deps: Deps;
  readonly id: string;
  /** Who hands it out. */
  readonly by: string;
}

async function shownOnce({ deps, id: story, by }: Showing, answer: Answer): Promise<ShownLink | undefined> {
  const left = answer.petition as LeftWithLink;
  const { no, party } = left.details.pageLinks.at(-1)!;
  const [token, pin, salt] = [newToken(), newPin(), newSalt()];
  const hash = await pinHash(deps.keys.search, salt, pin);
  // Before the link is kept: what fails after it would lose it.
  const contact = await contactOf(deps, left, by);
  const isFirst = await keepPageLink(deps.db, { story, no, tokenHash: tokenHash(token), pinSalt: salt, pinHash: hash });
  if (!isFirst) return undefined;
  const link = printedLink({ url: `${deps.publicUrl()}/t/${token}`, pin });
  return { no, party, token, ...link, receipt: receiptPage(receivedOf(left, 'here', contact), link) };
}

/** Whom to ask about a matter: the officer in charge or who hands the receipt out, at the unit that holds it. */
export const contactOf = ({ db }: Pick<Deps, 'db'>, { unit, bureau, officer }: Left, by: string): Promise<Contact> =>
  contactAt(db, unit ?? bureau, [...(officer ? [officer] : []), by]);

/** A link for somebody other than a coordinator to hand out: what was registered online, or by another system. */
export interface Handing {
  readonly deps: Deps;
  readonly stories: Stories;
  readonly story: string;
  /** Who registered it: the `sub` of the system, or the name under which the public registers. */
  readonly by: string;
  readonly party?: Party;
  /** The same for a repeat of the same request. */
  readonly commandId: string;
}

/** Issues the link of a matter that was just taken in (role `intake`). Undefined: it was shown already. */
export async function linkAtIntake({ deps, stories, story, by, party, commandId }: Handing) {
  const input = party ?? { as: 'petitioner', no: 1 };
  const viewer = { id: by, roles: ['intake'], unitPath: [], story } as const;
  const asking = { deps, stories, viewer, door: storyDoors.petition, act: 'issueLink', id: story, input, commandId };
  const answer = await perform(asking);
  return shownOnce({ deps, id: story, by }, answer);
}

import { keepPageLink } from '../../db/page-links';
import type { PageLink } from '../../domain/petition/beside/facts';
import type { Party } from '../../domain/petition/party';
import { newPin, newSalt, newToken, pinHash, tokenHash } from '../../sealing/links';
import type { Deps } from '../deps';
import { storyDoors } from '../doors';
import { type Asking, perform } from '../road';
import type { Stories } from '../temporal';

/** What opens a matter's page. Shown once; only hashes of it are kept. */
export interface ShownLink {
  /** The number by which the matter knows it, e.g. to revoke it. */
  readonly no: number;
  readonly party: string;
  readonly url: string;
  readonly token: string;
  readonly pin: string;
}

type Answer = Awaited<ReturnType<typeof perform>>;

/**
 * The answer to `issueLink` with the link itself, for the first who gets it: a repeat gets none. If that answer was lost
 * on its way, the link is issued again under a new key, and the lost one dies.
 */
export async function withLink(asking: Pick<Asking, 'deps' | 'act' | 'id'>, answer: Answer) {
  if (asking.act !== 'issueLink') return answer;
  const link = await shownOnce(asking.deps, asking.id, lastLink(answer));
  return link ? { ...answer, link } : answer;
}

/** The view in an answer is the matter as the act left it: its last link is the act's own. */
function lastLink(answer: Answer): PageLink {
  const { details } = answer.petition as { details: { pageLinks: readonly PageLink[] } };
  return details.pageLinks.at(-1)!;
}

async function shownOnce(deps: Deps, story: string, { no, party }: PageLink): Promise<ShownLink | undefined> {
  const [token, pin, salt] = [newToken(), newPin(), newSalt()];
  const hash = await pinHash(deps.keys.search, salt, pin);
  const isFirst = await keepPageLink(deps.db, { story, no, tokenHash: tokenHash(token), pinSalt: salt, pinHash: hash });
  return isFirst ? { no, party, token, pin, url: `${deps.publicUrl()}/t/${token}` } : undefined;
}

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
  return shownOnce(deps, story, lastLink(answer));
}

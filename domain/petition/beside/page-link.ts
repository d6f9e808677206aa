import { type Refusal, refusal } from '../../refusals';
import type { IsoDate } from '../../time';
import type { Does, PetitionState } from '../facts';
import { type Party, partyCode } from '../party';
import type { PageLink } from './facts';

/** Links that still open the page. */
export const liveLinks = ({ facts }: PetitionState): PageLink[] =>
  (facts.pageLinks ?? []).filter(({ endedOn }) => endedOn === undefined);

/** Who finds the slip must not learn of an accusation, nor may a page hint at who made it (R22-30). */
export const mayHavePage = ({ matterType, accused }: { readonly matterType?: unknown; readonly accused?: unknown }) =>
  matterType !== 'accusation' && !accused;

/** Parties are counted, not named: representatives as they were named last, petitioners as they were registered. */
function partyRefusal({ facts }: PetitionState, { as, no }: Party): Refusal | undefined {
  const count = { petitioner: facts.persons, representative: facts.representatives ?? 0, agent: undefined }[as];
  return count !== undefined && no > count ? refusal('partyUnknown', `there are ${count} of them`) : undefined;
}

const ended = (links: readonly PageLink[], which: (link: PageLink) => boolean, on: IsoDate, end: PageLink['end']) =>
  links.map((link) => (link.endedOn === undefined && which(link) ? { ...link, endedOn: on, end } : link));

/** A lost link is issued again: the party's old one dies with it. */
const issueLink: Does<'issueLink'> = {
  refuse: (state, { input }) => {
    if (!mayHavePage(state.facts)) return refusal('noLinkForAccusation');
    return partyRefusal(state, input);
  },
  change: ({ facts: { pageLinks = [] } }, { input, today }) => {
    const party = partyCode(input);
    const before = ended(pageLinks, (link) => link.party === party, today, 'replaced');
    return { facts: { pageLinks: [...before, { no: pageLinks.length + 1, party, issuedOn: today }] } };
  },
};

const revokeLink: Does<'revokeLink'> = {
  refuse: (state, { input }) =>
    liveLinks(state).some(({ no }) => no === input.no) ? undefined : refusal('noSuchLink', `link ${input.no}`),
  change: ({ facts: { pageLinks = [] } }, { input, today }) => ({
    facts: { pageLinks: ended(pageLinks, ({ no }) => no === input.no, today, 'revoked') },
  }),
};

/** Who may look the matter up, and act in it, without a login (S3). */
export const pageLinks = { issueLink, revokeLink };

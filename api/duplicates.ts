import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { cardOf } from '../db/cards';
import {
  type candidateRows,
  countElsewhere,
  findCandidates,
  candidateRows as rowsOf,
  type Subject,
  subjectOf,
} from '../db/duplicates';
import { strongKinds } from '../db/keys';
import { storySeen } from '../db/stories';
import type { Role } from '../domain/acts';
import { petitionInputs } from '../domain/petition/inputs';
import { fitting, type Likeness, suggested } from '../domain/petition/intake/matching';
import { logRead } from './access';
import { hashesOf } from './person-hashes';
import { Problem } from './problem';
import { type Call, type Route, route } from './route';

/** Who screens, and who looks at how it was done: they also learn how many matters other regions have. */
const screens: readonly Role[] = ['coordinator', 'supervisor'];

/** What a search before the registration is made by; the rest of the registration is not asked. */
const { matterType, persons, requests, facts, accused } = petitionInputs.register.shape;
const beforehand = z.strictObject({ matterType, persons, requests, facts: facts.optional(), accused });

export const duplicateRoutes: readonly Route[] = [
  route({
    ...{ method: 'get', path: '/petitions/:id/duplicates', tag: 'petitions' },
    says: 'Matters that may be the same, side by side, and what screening could come to; the access log says so',
    handle: async (call) => {
      const { deps, viewer, id } = call;
      const story = await storySeen(deps.db, viewer, id, 'petition');
      const subject = story && (await subjectOf(deps.db, id));
      if (!subject) throw new Problem('notFound');
      await logRead(call, id, 'duplicates');
      const mayCount = viewer.roles.some((role) => screens.includes(role));
      const [items, elsewhere] = await Promise.all([
        candidatesOf(call, subject),
        mayCount ? countElsewhere(deps.db, viewer, id) : [],
      ]);
      return { body: { words: subject.words, items, elsewhere } };
    },
  }),
  route({
    ...{ method: 'post', path: '/petitions/duplicates', tag: 'petitions', body: beforehand },
    says: 'The same before anything is registered: what the caller may see that looks like it. Nothing is kept of it',
    handle: async (call) => {
      if (!call.viewer.roles.some((role) => registers.includes(role))) throw new Problem('notYourRole');
      const items = await candidatesOf(call, subjectBeforehand(call));
      await Promise.all(items.map((item) => logRead(call, item.id, 'duplicates')));
      return { body: { items } };
    },
  }),
];

/** Who takes matters in at a counter. */
const registers: readonly Role[] = ['coordinator', 'handler'];

function subjectBeforehand({ deps, body }: Pick<Call<unknown, z.output<typeof beforehand>>, 'deps' | 'body'>): Subject {
  const { matterType, requests, facts, accused } = body;
  const hashes = hashesOf(body, deps.keys.search);
  const isSealed = matterType === 'accusation' || accused !== undefined;
  return {
    id: randomUUID(),
    words: isSealed ? null : [...requests.map(({ text }) => text), facts ?? ''].join('\n'),
    accusedUnits: [...(accused?.units ?? [])],
    accusedOfficers: [...(accused?.officers ?? [])],
    isIdentified: hashes.some(({ kind }) => isStrong(kind)),
    hashes,
  };
}

async function candidatesOf({ deps, viewer }: Pick<Call, 'deps' | 'viewer'>, subject: Subject) {
  const found = await findCandidates(deps.db, viewer, subject);
  const rows = await rowsOf(deps.db, viewer, subject, [...found.keys()]);
  return rows.map((row) => shown(row, found.get(row.id) ?? [], subject.isIdentified)).sort(byWeight);
}

type Row = Awaited<ReturnType<typeof candidateRows>>[number];

function shown({ state, isIdentified, ...row }: Row, signs: readonly string[], subjectIsIdentified: boolean) {
  const match = cardOf({ id: row.id, kind: 'petition', state, over: row.over });
  const likeness = likenessOf(signs, { subjectIsIdentified, isIdentified });
  return {
    ...row,
    similarity: row.similarity === null ? null : Math.round(row.similarity * 100) / 100,
    stage: match.stage,
    linkedTo: state.facts.link?.to ?? null,
    why: signs.map((by) => ({ by, weak: isWeak(by, subjectIsIdentified) })),
    suggested: suggested(match, likeness) ?? null,
    fits: fitting(match),
  };
}
type Shown = ReturnType<typeof shown>;

const isStrong = (sign: string) => (strongKinds as readonly string[]).includes(sign);
/** Whom an anonymous accusation is about stands for the person (a widespread rule of the field). */
const isWeak = (sign: string, subjectIsIdentified: boolean) =>
  !(isStrong(sign) || (sign === 'accused' && !subjectIsIdentified));

interface Known {
  readonly subjectIsIdentified: boolean;
  readonly isIdentified: boolean;
}

function likenessOf(signs: readonly string[], { subjectIsIdentified, isIdentified }: Known): Likeness {
  if (signs.some((sign) => !isWeak(sign, subjectIsIdentified))) return 'samePerson';
  const isByWordsAlone = signs.every((sign) => sign === 'words');
  return isByWordsAlone && subjectIsIdentified && isIdentified ? 'otherPerson' : 'maybeSamePerson';
}

/** The same person first, then the words most alike, then the newest. */
function byWeight(a: Shown, b: Shown): number {
  const isSure = ({ why }: Shown) => Number(why.some(({ weak }) => !weak));
  return (
    isSure(b) - isSure(a) ||
    (b.similarity ?? 0) - (a.similarity ?? 0) ||
    b.receivedOn.localeCompare(a.receivedOn) ||
    a.id.localeCompare(b.id)
  );
}

import {
  type candidateRows,
  countElsewhere,
  findCandidates,
  candidateRows as rowsOf,
  subjectOf,
} from '../db/duplicates';
import { strongKinds } from '../db/keys';
import { cardOf, storySeen } from '../db/stories';
import type { Role } from '../domain/acts';
import { fitting, type Likeness, suggested } from '../domain/petition/intake/matching';
import { logRead } from './access';
import { Problem } from './problem';
import { type Route, route } from './route';

/** Who screens, and who looks at how it was done: they also learn how many matters other regions have. */
const screens: readonly Role[] = ['coordinator', 'supervisor'];

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
      const found = await findCandidates(deps.db, viewer, subject);
      const mayCount = viewer.roles.some((role) => screens.includes(role));
      const [rows, elsewhere] = await Promise.all([
        rowsOf(deps.db, viewer, subject, [...found.keys()]),
        mayCount ? countElsewhere(deps.db, viewer, id) : [],
      ]);
      const items = rows.map((row) => shown(row, found.get(row.id) ?? [], subject.isIdentified)).sort(byWeight);
      return { body: { words: subject.words, items, elsewhere } };
    },
  }),
];

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

import { z } from 'zod';
import { documentSeen } from '../db/documents';
import { wrappedKeyOf } from '../db/keys';
import { type PaperRow, paperSeen, papersOf, voidPaper } from '../db/papers';
import { type Story, storyById, storySeen } from '../db/stories';
import { isInUse } from '../domain/papers/in-use';
import { paperInputs } from '../domain/papers/inputs';
import { allPapers, type PaperKind, paperRows, voidReasons } from '../domain/papers/kinds';
import { serialOf } from '../domain/papers/serial';
import { storyNow } from './begin';
import { allDoors, type StoryDoor } from './doors';
import { noPapersForMembers, notForMembers } from './member-sight';
import { contentOf } from './papers/content';
import { docxType, paperDocx } from './papers/docx';
import { paperPage } from './papers/html';
import { type Issuing, issue } from './papers/issue';
import { langOf, type Tongue, tongues } from './papers/pieces';
import { Problem } from './problem';
import { type Answer, type Call, type Route, route } from './route';

/** What callers see of a paper; its words are read from the paper itself. */
export function paperView({ word, year, no, id, story, kind, unitId, ...rest }: PaperRow) {
  const { issuedBy, issuedAt, voidedAt, voidedBy, voidReason } = rest;
  const made = { serial: serialOf({ word, year, no }), unit: unitId, issuedBy, issuedAt };
  const mark = voidedAt ? { at: voidedAt, by: voidedBy, reason: voidReason } : null;
  const links = { page: `/api/v1/papers/${id}.html`, docx: `/api/v1/papers/${id}.docx` };
  return { id, story, kind, label: allPapers[kind as PaperKind].label, ...made, void: mark, links };
}

/** Every kind of paper has its own address with its own body, as every act has. */
const issueRoute = (door: StoryDoor, kind: PaperKind): Route =>
  route({
    ...{ method: 'post', path: `/${door.route}/:id/papers/${kind}`, tag: 'papers', label: allPapers[kind].label },
    says: 'Issues the paper under the next serial number of its series, and files it; the access log says so',
    ...{ keyed: 'own', success: 201, body: paperInputs[kind] },
    handle: async (call) => {
      const { paper } = await issue(call as Issuing, door, kind);
      return { headers: { Location: `/api/v1/papers/${paper.id}` }, body: paperView(unmarked(paper)) };
    },
  });

/** The first answer again, whatever has become of the paper. */
const unmarked = (paper: PaperRow): PaperRow => ({ ...paper, voidedAt: null, voidedBy: null, voidReason: null });

const listRoute = (door: StoryDoor): Route =>
  route({
    ...{ method: 'get', path: `/${door.route}/:id/papers`, tag: 'papers' },
    says: 'The papers issued to it with their serial numbers, oldest first; void ones stay',
    handle: async ({ deps, viewer, id }) => {
      const story = await storySeen(deps.db, viewer, id, door.noun);
      if (!story) throw new Problem('notFound');
      notForMembers(viewer, story);
      return { body: { items: (await papersOf(deps.db, story.id)).map(paperView) } };
    },
  });

const wanted = z.strictObject({ lang: z.enum(tongues).default('zh') });
const forms = { html: 'text/html', docx: docxType } as const;
type Form = keyof typeof forms;

const readRoute = (path: string, form?: Form): Route =>
  route({
    ...{ method: 'get', path, tag: 'papers', query: wanted },
    says: 'The paper as a page to print or as a docx; the access log says who read it',
    ...(form ? {} : { reads: { Accept: 'text/html, or the media type of docx' } }),
    handle: (call) => read(call, form ?? formOf(call), call.query.lang),
  });

const formOf = ({ header }: Pick<Call, 'header'>): Form => {
  const accepted = header('accept') ?? '';
  return accepted.includes(docxType) && !accepted.includes('text/html') ? 'docx' : 'html';
};

async function read(call: Pick<Call, 'deps' | 'viewer' | 'id' | 'nowMs'>, form: Form, tongue: Tongue): Promise<Answer> {
  const { deps, viewer, id } = call;
  const paper = await paperSeen(deps.db, viewer, id);
  const document = paper && (await documentSeen(deps.db, viewer, id));
  if (!document) throw new Problem('notFound');
  await noPapersForMembers(call, document.story);
  const wrapped = (await wrappedKeyOf(deps.db, document.matter)) ?? null;
  const content = await contentOf(call, document, wrapped);
  const copy = { tongue, isVoid: paper.voidedAt !== null, style: '/paper.css' };
  const made = form === 'docx' ? await paperDocx(content, copy) : Buffer.from(paperPage(content, copy));
  const headers = { 'Content-Language': langOf[tongue], ...(form === 'docx' ? attachment(id) : {}), Vary: 'Accept' };
  return { headers, bytes: { type: forms[form], content: made } };
}

const attachment = (id: string) => ({ 'Content-Disposition': `attachment; filename="${id}.docx"` });

const voidRoute = route({
  ...{ method: 'post', path: '/papers/:id/void', tag: 'papers', keyed: true },
  says: 'Makes a paper void: its number stays taken, and no act takes the paper any more',
  body: z.strictObject({ reason: z.enum(voidReasons) }),
  handle: async ({ deps, viewer, id, body, nowMs }) => {
    const paper = await paperSeen(deps.db, viewer, id);
    const story = paper && (await storyById(deps.db, paper.story));
    if (!story) throw new Problem('notFound');
    const row = paperRows[story.kind]?.[paper.kind];
    if (!viewer.roles.some((role) => row?.by.includes(role))) throw new Problem('notYourRole');
    if (viewer.unit !== paper.unitId) throw new Problem('notYourUnit');
    return { body: paperView(await marked({ paper, story, by: viewer.id, reason: body.reason }, deps.db, nowMs)) };
  },
});

interface Marking {
  readonly paper: PaperRow;
  readonly story: Story;
  readonly by: string;
  readonly reason: string;
}

async function marked({ paper, story, by, reason }: Marking, db: Call['deps']['db'], nowMs: number): Promise<PaperRow> {
  if (paper.voidedAt) return paper;
  if (isInUse(story.state, paper.id)) throw new Problem('paperInUse');
  const mark = { voidedAt: storyNow(story, nowMs), voidedBy: by, voidReason: reason };
  return (await voidPaper(db, paper.id, mark)) ?? paper;
}

export const paperRoutes: readonly Route[] = [
  ...allDoors.flatMap((door) => [
    listRoute(door),
    ...Object.keys(paperRows[door.noun] ?? {}).map((kind) => issueRoute(door, kind as PaperKind)),
  ]),
  // The longer ones first: the last would take their endings for a part of the id.
  readRoute('/papers/:id.html', 'html'),
  readRoute('/papers/:id.docx', 'docx'),
  readRoute('/papers/:id'),
  voidRoute,
];

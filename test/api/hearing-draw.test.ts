import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DrawExport } from '../../domain/draw-shown';
import { huiyin } from '../support/command';
import { aHearing, type Hearing, schedule, serve } from '../support/hearing-door';
import { anOffice, claimsOf, type Office } from '../support/office';
import { fillPool, panel } from '../support/panel';
import { until } from '../support/until';
import { verified } from '../support/verified-draw';

/** Who sits in the end, as the door shows it and anybody checks it: drawn Wed 2026-06-03, and three places moved since. */
let office: Office;
let hearing: Hearing;
let order: readonly string[];
let shown: DrawExport;
beforeAll(async () => {
  fillPool();
  office = await anOffice();
  hearing = await aHearing(office);
  await schedule(hearing);
  await serve(hearing);
  order = (await hearing.get()).details.drawn.order;
});
afterAll(async () => {
  fillPool();
  await office.close();
});

const exported = async (by = 'su') => (await hearing.as(by).get(`/hearings/${hearing.id}/draw`)).body as DrawExport;
const actsIn = ({ lines }: DrawExport) => lines.map(({ act }) => act);
const cause = '曾任对方代理人的合伙人';

test('as it was drawn: the record ends with the draw, and who sits is who was drawn', async () => {
  shown = await exported();
  expect(actsIn(shown)).toEqual(['propose', 'schedule', 'draw']);
  expect(shown.panel!.seats.map(({ person }) => person)).toEqual(order.slice(0, 9));
  expect(shown.panel!.alternates).toEqual([9, 10].map((n) => ({ no: n + 1, person: order[n] })));
  expect(await verified(JSON.stringify(shown))).toEqual([0, expect.stringContaining('0 left, 0 took a seat')]);
});

test('after a strike, a member passed over and a recusal it holds, by number and from a file', async () => {
  fillPool(panel.filter(({ id }) => id !== order[9]));
  await hearing.do('han', 'strike', { seat: 1 });
  await until(async () => (await hearing.seats())[0] === order[10]);
  await hearing.do('han', 'strike', { seat: 2, cause });
  await hearing.do('ning', 'decideRecusal', { request: 2, granted: true, reason: cause });
  await until(async () => (await hearing.seats())[1] === order[11]);

  shown = await exported();
  const tokenfile = join(mkdtempSync(join(tmpdir(), 'huiyin-token-')), 'token');
  writeFileSync(tokenfile, await office.auth.sign(claimsOf('su')));
  const asked = await huiyin('verify-draw', shown.number, '--url', office.url, '--tokenfile', tokenfile);
  const [code, said] = await verified(JSON.stringify(shown));
  expect([asked.code, asked.err, asked.out, code]).toEqual([0, '', said, 0]);
  expect(said).toContain('2 left, 2 took a seat, 1 passed over');
  expect(said).toContain(`${order[9]} passed over, index 9 of the order (termEnded, 2026-06-03)`);
  expect(shown.panel!.seats.slice(0, 2)).toEqual([
    { no: 1, person: order[10] },
    { no: 2, person: order[11] },
  ]);
});

test('it shows the record to the last line that moved anybody, sealed as it is there', async () => {
  const { items } = await hearing.get('/events');
  expect(shown.lines).toEqual(items.slice(0, shown.lines.length));
  expect(actsIn(shown).at(-1)).toBe('fill');
  expect(JSON.stringify(shown)).not.toContain(cause);
  // A recorder named afterwards moves nobody who was drawn.
  await schedule(hearing, { sessionAt: '2026-07-16T09:00:00+08:00', drawAt: undefined, recorder: 'gao' });
  expect((await exported()).lines).toEqual(shown.lines);
});

test('a tampered export does not hold', async () => {
  const swapped = JSON.parse(JSON.stringify(shown));
  swapped.panel.seats[1].person = order[12];
  expect(await verified(JSON.stringify(swapped))).toEqual([
    1,
    expect.stringContaining(`place 2 is shown with ${order[12]}; the lines give ${order[11]}`),
  ]);
  const unsaid = JSON.parse(JSON.stringify(shown));
  for (const { data } of unsaid.lines) if (data.facts?.panel?.passed) data.facts.panel.passed = [];
  const [code, said] = await verified(JSON.stringify(unsaid));
  expect([code, said]).toEqual([
    1,
    expect.stringContaining(`${order[9]} was next, and is passed over without a reason`),
  ]);
  expect(said).toContain('of the record is not what its hash says');
});

test('whoever has or had a place does not see it', async () => {
  const codeOf = async (person: string) => {
    const { status, body } = await hearing.as(person).get(`/hearings/${hearing.id}/draw`);
    return `${status} ${body.code}`;
  };
  expect([await codeOf(order[10]!), await codeOf(order[11]!)]).toEqual(['403 notYourRole', '403 notYourRole']);
  for (const gone of [order[0]!, order[1]!, order[9]!]) expect(await codeOf(gone)).toMatch(/^40[134] /);
});

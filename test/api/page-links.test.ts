import { randomUUID } from 'node:crypto';
import { linkAtIntake } from '../../api/page/issuing';
import { storiesOf } from '../../api/temporal';
import { events, pageLinks } from '../../db/schema';
import { tokenHash } from '../../sealing/links';
import { aMatter } from '../support/matter';
import { anOffice, type Office } from '../support/office';

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const begin = '2026-03-02T09:00:00+08:00';
const issue = (id: string, body: object = {}, key?: string) =>
  office.as('chen').post(`/petitions/${id}/acts/issueLink`, body, { key });

test('token and PIN are shown once, and only hashes of them are kept', async () => {
  const { id } = await aMatter(office, 'chen', begin);
  const key = randomUUID();
  const first = await issue(id, {}, key);
  const { token, pin, url } = first.body.link;
  expect(Buffer.from(token, 'base64url')).toHaveLength(16);
  expect(pin).toMatch(/^\d{6}$/);
  expect(url).toBe(`${office.url}/t/${token}`);

  const repeat = await issue(id, {}, key);
  expect(repeat.status).toBe(200);
  expect(repeat.body).toEqual({ event: first.body.event, petition: first.body.petition });

  const rows = await office.db.select().from(pageLinks);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ story: id, no: 1, tokenHash: tokenHash(token) });
  const kept = JSON.stringify([rows, await office.db.select().from(events)]) + office.log();
  expect(kept).not.toContain(token);
  expect(kept).not.toContain(`"${pin}"`);
});

test('of two at once with one key, one shows the link', async () => {
  const { id } = await aMatter(office, 'chen', begin);
  const key = randomUUID();
  const both = await Promise.all([issue(id, {}, key), issue(id, {}, key)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(both.filter(({ body }) => body.link)).toHaveLength(1);
});

test('two links of one matter have nothing in common but the matter', async () => {
  const { id } = await aMatter(office, 'chen', begin);
  const [one, other] = [(await issue(id)).body.link, (await issue(id, { as: 'agent' })).body.link];
  expect([one.party, other.party]).toEqual(['petitioner-1', 'agent-1']);
  expect(one.token).not.toBe(other.token);
  expect(other.no).toBe(2);
});

test('an accusation gets none', async () => {
  const accused = { units: ['labour'], officers: [] };
  const { id } = await aMatter(office, 'chen', begin, { matterType: 'accusation', accused });
  expect((await issue(id)).body.code).toBe('noLinkForAccusation');
});

test('what another system took in gets its link without a coordinator, once', async () => {
  const { id } = await aMatter(office, 'chen', begin);
  const { temporal, taskQueue, deps } = office;
  const stories = storiesOf(temporal, { taskQueue, deadlineMs: 10_000 });
  const handing = { deps, stories, story: id, by: 'online', commandId: randomUUID() };
  expect(await linkAtIntake(handing)).toMatchObject({ no: 1, party: 'petitioner-1' });
  expect(await linkAtIntake(handing)).toBeUndefined();
});

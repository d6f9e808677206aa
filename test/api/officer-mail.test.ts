import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { officers, requestKeys } from '../../db/schema';
import { anOffice, type Office } from '../support/office';

let office: Office;
beforeAll(async () => {
  office = await anOffice({ worker: false });
});
afterAll(() => office.close());

const set = (who: ReturnType<Office['as']>, officer: string, mail: unknown) =>
  who.post('/officer-mail', { officer, mail });
const mailOf = async (id: string) => (await office.db.select().from(officers).where(eq(officers.id, id)))[0]!.mail;

test('an officer sets the own address, and takes it away', async () => {
  const han = office.as('han');
  expect((await set(han, 'han@labour', 'han.new@example.org')).body).toEqual({ officer: 'han@labour', hasMail: true });
  expect(await mailOf('han@labour')).toBe('han.new@example.org');
  expect((await set(han, 'han@labour', null)).status).toBe(200);
  expect(await mailOf('han@labour')).toBeNull();
});

test('an administrator sets it for the region and below; nobody else’s is anybody’s business', async () => {
  expect((await set(office.as('cheng'), 'han@labour', 'han@office.example.org')).status).toBe(200);
  const elsewhere = office.as('cheng', { roles: ['admin'], unit: 'city-bureau', region: '330422' });
  for (const [who, officer] of [
    [office.as('chen'), 'han@labour'],
    [elsewhere, 'han@labour'],
    [office.as('cheng'), 'nobody@labour'],
  ] as const)
    expect((await set(who, officer, 'other@example.org')).body.code).toBe('notFound');
  expect(await mailOf('han@labour')).toBe('han@office.example.org');
});

test('the register shows an address to its officer and to administrators of the region alone', async () => {
  await set(office.as('han'), 'han@labour', 'han@example.org');
  const seen = async (who: ReturnType<Office['as']>) => {
    const { items } = (await who.get('/officers')).body as { items: { id: string; mail?: string }[] };
    return items.find(({ id }) => id === 'han@labour');
  };
  for (const who of [office.as('han'), office.as('cheng')]) expect((await seen(who))?.mail).toBe('han@example.org');
  const elsewhere = office.as('cheng', { roles: ['admin'], unit: 'city-bureau', region: '330422' });
  for (const who of [office.as('chen'), elsewhere]) {
    expect(await seen(who)).toMatchObject({ person: 'han' });
    expect(await seen(who)).not.toHaveProperty('mail');
  }
});

test('the address lies in the register alone: no answer that is kept under a key holds it', async () => {
  const key = randomUUID();
  const [han, body] = [office.as('han'), { officer: 'han@labour', mail: 'han.apart@example.org' }];
  const first = await han.post('/officer-mail', body, { key });
  expect((await han.post('/officer-mail', body, { key })).text).toBe(first.text);
  expect(await mailOf('han@labour')).toBe('han.apart@example.org');
  const kept = JSON.stringify(await office.db.select().from(requestKeys));
  expect(kept).toContain('han@labour');
  expect(kept).not.toContain('han.apart');
});

test('what is no address is refused, also one that would hide a header', async () => {
  for (const mail of ['nobody', 'a@b@c', 'han@example.org\r\nBcc: x@example.org', '', 7])
    expect((await set(office.as('han'), 'han@labour', mail)).body.code).toBe('invalidInput');
});

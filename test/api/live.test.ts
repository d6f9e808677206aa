import { aPlainRegistration, trainingBegin } from '../support/a-registration';
import { anOffice, type Office } from '../support/office';

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

test('a petition goes from registration to acceptance through the door', async () => {
  const chen = office.as('chen');
  const made = await chen.post('/petitions', aPlainRegistration(), { key: 'one', headers: trainingBegin });
  expect([made.status, made.body]).toEqual([201, expect.anything()]);
  console.log(made.text);
  const again = await chen.post('/petitions', aPlainRegistration(), { key: 'one', headers: trainingBegin });
  expect(again.text).toBe(made.text);
});

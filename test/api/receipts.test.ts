import { randomUUID } from 'node:crypto';
import { anOffice, type Office } from '../support/office';
import { readCode } from '../support/read-code';

/** One receipt, three ways to it: the public form, the link that a bureau issues, and the paper with a serial number. */

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

async function sendForm(more: Record<string, string> = {}): Promise<string> {
  const fields = {
    ...{ lang: 'zh', once: randomUUID(), bureauId: 'county-bureau', matterType: 'appeal', class: 'other', website: '' },
    ...{ place: '安县石桥镇', requests: '支付工资', facts: '三个月没有发工资' },
    ...{ name: '端木种子', phone: '13577778888', ...more },
  };
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const answer = await fetch(`${office.url}/petition`, { method: 'POST', body });
  if (answer.status !== 201) throw new Error(await answer.text());
  return answer.text();
}

/** What a reader sees, without blanks. */
const seen = (html: string) =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s/g, '');
const numberIn = (html: string) => /([a-z-]+-(?:J-)?\d{4}-\d{6})/.exec(html)![1]!;

test('the code of the public form’s receipt opens the petitioner’s page', async () => {
  const receipt = await sendForm();
  const url = readCode(receipt)!;
  expect(url).toMatch(new RegExp(`^${office.url}/t/[\\w-]{22}$`));
  expect(receipt).toContain(`<a href="${url}">`);
  const page = await fetch(url);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(numberIn(receipt))]);
});

test('all three say the same: registered when, what is next by when, how to follow it, whom to ask', async () => {
  const ofForm = await sendForm();
  const { id } = (await office.as('chen').get(`/petitions?q=${numberIn(ofForm)}`)).body.items[0];
  const { link } = (await office.as('chen').post(`/petitions/${id}/acts/issueLink`, {})).body;
  const issued = (await office.as('chen').post(`/petitions/${id}/papers/registrationReceipt`, {})).body;
  const paper = (await office.as('chen').get(`/papers/${issued.id}.html`)).text;
  expect(readCode(link.receipt)).toBe(link.url);

  const { clocks } = (await office.as('chen').get(`/petitions/${id}`)).body;
  const dueOn: string = clocks.find(({ rule }: { rule: string }) => rule === 'T_FORWARD').dueOn;
  const [year, month, day] = dueOn.split('-').map(Number);
  const [, thisMonth, thisDay] = today().split('-').map(Number);
  const same = [`${thisMonth}月${thisDay}日登记。`, '接下来', '转到责任单位', `${year}年${month}月${day}日`, '联系人'];
  for (const receipt of [ofForm, link.receipt, paper]) for (const part of same) expect(seen(receipt)).toContain(part);
  const handedOver = ['扫码或打开网址查询办理进度', '操作密码', '查询网址和操作密码只交付这一次'];
  for (const receipt of [ofForm, link.receipt]) for (const part of handedOver) expect(seen(receipt)).toContain(part);
  expect(seen(paper)).toContain('查询网址和操作密码由登记人员另行交付。');
  // The bureau answers for what nobody has in hand yet; who hands a receipt out is named on it.
  expect(seen(ofForm)).toContain('联系人安县信访局');
  for (const receipt of [link.receipt, paper]) expect(seen(receipt)).toContain('chen（coordinator');
  expect(seen(link.receipt)).toContain('Whathappensnext');
});

test('of an accusation every receipt says why it has no link, and shows none', async () => {
  const ofForm = await sendForm({ matterType: 'accusation', accusedUnit: 'labour' });
  const { id } = (await office.as('chen').get(`/petitions?q=${numberIn(ofForm)}`)).body.items[0];
  const issued = (await office.as('chen').post(`/petitions/${id}/papers/registrationReceipt`, {})).body;
  const paper = (await office.as('chen').get(`/papers/${issued.id}.html`)).text;
  for (const receipt of [ofForm, paper]) {
    expect(seen(receipt)).toContain('检举控告不提供网上查询网址');
    expect(receipt).not.toMatch(/<svg|\/t\/|操作密码/);
  }
});

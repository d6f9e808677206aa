import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { anOffice, type Office } from '../support/office';

/** The public form in a real browser: what axe finds, and what fits a phone. Pictures: HUIYIN_PICTURES=<folder>. */

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

test('form, faults and receipt are without a finding of axe, fit a phone and large print, and go by keyboard', async () => {
  const script = resolve(__dirname, '../support/look.ts');
  const args = [
    '--import',
    'tsx',
    script,
    office.url,
    ...(process.env.HUIYIN_PICTURES ? [process.env.HUIYIN_PICTURES] : []),
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 150_000 });
  const seen = JSON.parse(stdout) as { what: string; violations: string[]; overflow: number; focused?: string[] }[];
  const looked = ['form-zh', 'form-en', 'form-large', 'faults', 'receipt', 'receipt-accusation'];
  expect(seen.map(({ what, violations, overflow }) => [what, violations, overflow])).toEqual(
    looked.map((what) => [what, [], 0]),
  );
  expect(seen[0]!.focused).toEqual([
    ...['bureauId', 'matterType', 'class', 'place', 'requests', 'facts', 'accusedUnit'],
    ...['name', 'phone', 'mail', 'address', 'papers', 'submit'],
  ]);
}, 180_000);

import { readArchive } from '../../api/intake/archive';
import { columns } from '../../api/intake/columns';
import { zipOf } from '../support/a-zip';

const table = (...names: string[]) => {
  const lines = names.map((name) => columns.map(({ code }) => (code === 'scans' ? name : '')).join(','));
  return Buffer.from([columns.map(({ label }) => label.zh).join(','), ...lines].join('\n'));
};
const entry = (name: string, content: Uint8Array) => ({ name: Buffer.from(name), isUtf8: true, content });
const scan = (text: string) => Buffer.from(text);

test('a scan whose name stands twice, in two folders, is nobody’s: it is missing', async () => {
  const zip = zipOf([
    entry('lines.csv', table('same.pdf', 'one.pdf')),
    entry('001/same.pdf', scan('of the first')),
    entry('002/same.pdf', scan('of the second')),
    entry('003/same.pdf', scan('of the third')),
    entry('one.pdf', scan('alone')),
  ]);
  const { scans } = await readArchive(zip);
  expect(Object.keys(scans ?? {})).toEqual(['one.pdf']);
});

test('lines that would file too much together, or a file over the limit of a paper, are refused', async () => {
  const heavy = Buffer.alloc(1024 * 1024);
  const lines = Array.from({ length: 1025 }, () => 'heavy.pdf');
  const many = zipOf([entry('lines.csv', table(...lines)), entry('heavy.pdf', heavy)]);
  await expect(readArchive(many)).rejects.toMatchObject({ code: 'tableTooLong' });
  const one = zipOf([entry('lines.csv', table('big.pdf')), entry('big.pdf', Buffer.alloc(20 * 1024 * 1024 + 1))]);
  await expect(readArchive(one)).rejects.toMatchObject({ code: 'tableTooLong' });
});

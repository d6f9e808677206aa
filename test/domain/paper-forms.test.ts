import { paperDocx } from '../../api/papers/docx';
import { paperPage } from '../../api/papers/html';
import { printedLink } from '../../api/papers/link';
import type { PaperContent } from '../../domain/papers/blocks';
import { paperKinds } from '../../domain/papers/kinds';
import { content } from '../support/a-paper';
import { unzip } from '../support/unzip';

/** One content, two forms: the page and the docx say the same. */

const copy = { tongue: 'zh', isVoid: false, style: '/paper.css' } as const;
const link = printedLink({ url: 'https://huiyin.example/t/abc', pin: '493027' });

/** What a reader sees, without blanks and marks of the format. */
const seen = (markup: string) =>
  markup
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&(#39|apos);/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[\s：]/g, '');

async function docxText(made: PaperContent, how: Parameters<typeof paperDocx>[1]): Promise<string> {
  const files = await unzip(await paperDocx(made, how));
  return files.get('word/document.xml')!.toString();
}

test.each(paperKinds)('%s: page and docx hold the same words in the same order, in either language', async (kind) => {
  for (const tongue of ['zh', 'en'] as const) {
    const made = content(kind);
    const page = seen(paperPage(made, { ...copy, tongue }));
    expect(page.length).toBeGreaterThan(80);
    expect(seen(await docxText(made, { ...copy, tongue }))).toBe(page);
  }
});

test.each(paperKinds)(
  '%s: every style that the docx names is there, and every part that it relates to',
  async (kind) => {
    const files = await unzip(await paperDocx(content(kind), copy));
    const read = (name: string) => files.get(name)!.toString();
    const values = (xml: string, of: RegExp) => [...xml.matchAll(of)].map(([, value]) => value!);
    const styles = values(read('word/styles.xml'), /w:styleId="([^"]+)"/g);
    const named = [
      ...values(read('word/styles.xml'), /<w:(?:basedOn|next|link) w:val="([^"]+)"/g),
      ...values(read('word/document.xml'), /<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g),
    ];
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((one) => !styles.includes(one))).toEqual([]);
    expect(new Set(styles).size).toBe(styles.length);
    const parts = values(read('word/_rels/document.xml.rels'), /Target="([^"]+)"(?! TargetMode)/g);
    expect(parts.filter((part) => !files.has(`word/${part}`))).toEqual([]);
  },
);

test('the link is on the copy that it was printed on, and nowhere in the paper', async () => {
  const receipt = content('registrationReceipt');
  expect(JSON.stringify(receipt)).not.toContain(link.pin);
  const [page, without] = [paperPage(receipt, { ...copy, link }), paperPage(receipt, copy)];
  for (const part of [link.url, link.pin, link.qrSvg]) {
    expect(page).toContain(part);
    expect(without).not.toContain(part);
  }
  const files = await unzip(await paperDocx(receipt, { ...copy, link }));
  expect([...files.keys()].filter((name) => /media\/.*\.svg$/.test(name))).toHaveLength(1);
  const xml = files.get('word/document.xml')!.toString();
  for (const part of [link.url, link.pin]) expect(xml).toContain(part);
});

test('a void paper says so in both forms; words of the matter never become marks of the page', async () => {
  const made = content('nonAcceptanceNotice', { requests: ['<script>alert(1)</script> & "款"'] });
  const page = paperPage(made, { ...copy, isVoid: true });
  expect(page).not.toContain('<script>');
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;款&quot;');
  expect(page).toContain('作废');
  expect(await docxText(made, { ...copy, isVoid: true })).toContain('作废');
});

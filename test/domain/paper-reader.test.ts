import { extractRawText } from 'mammoth';
import { paperDocx } from '../../api/papers/docx';
import { printedLink } from '../../api/papers/link';
import type { Block } from '../../domain/papers/blocks';
import { paperKinds } from '../../domain/papers/kinds';
import { content } from '../support/a-paper';

/** A reader that is not ours opens every docx: it is what word processors read, and nothing of the paper is lost. */

const link = printedLink({ url: 'https://huiyin.example/t/abc', pin: '493027' });

const labelsOf = (block: Block) => {
  if (block.is === 'link') return [];
  if (block.is === 'fields') return block.rows.flat();
  return block.is === 'table' ? [...block.head, ...block.rows.flat()] : [block.text];
};
const bare = (text: string) => text.replace(/\s/g, '');

test.each(paperKinds)('%s: every word arrives, in order, in either language', async (kind) => {
  const made = content(kind);
  for (const tongue of ['zh', 'en'] as const) {
    const buffer = await paperDocx(made, { tongue, isVoid: false, style: '/paper.css', link });
    const { value, messages } = await extractRawText({ buffer });
    expect(messages).toEqual([]);
    const text = bare(value);
    const words = [made.title, ...(made.addressee ? [made.addressee] : []), ...made.blocks.flatMap(labelsOf)].map(
      (label) => bare(label[tongue]),
    );
    let at = 0;
    for (const word of [bare(made.issuer), ...words]) {
      const found = text.indexOf(word, at);
      expect([word, found >= at]).toEqual([word, true]);
      at = found + word.length;
    }
    expect(text).toContain(bare(made.serial));
  }
});

test.each(['\u0001', '\u000b', '\u001f', '\ufffe'])(
  '%j, pasted into a name, leaves the paper to be opened',
  async (sign) => {
    const made = content('acceptanceNotice');
    const named = { ...made, addressee: { zh: `甲${sign}某：`, en: `To A${sign}B:` } };
    const buffer = await paperDocx(named, { tongue: 'zh', isVoid: false, style: '/paper.css' });
    expect((await extractRawText({ buffer })).value).toContain('甲某：');
  },
);

test('the receipt’s address and PIN arrive, and a void paper’s mark', async () => {
  const copy = { tongue: 'zh', isVoid: true, style: '/paper.css', link } as const;
  const { value } = await extractRawText({ buffer: await paperDocx(content('registrationReceipt'), copy) });
  for (const part of [link.url, link.pin, '作废']) expect(value).toContain(part);
});

import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import chromium from '@sparticuz/chromium';
import express from 'express';
import helmet from 'helmet';
import { chromium as browsers, type Page } from 'playwright-core';
import { pageHeaders } from '../api/page-headers';
import { paperPage } from '../api/papers/html';
import { printedLink } from '../api/papers/link';
import type { Copy } from '../api/papers/pieces';
import { paperStyle } from '../api/papers/style';
import { type PaperKind, paperKinds } from '../domain/papers/kinds';
import { content } from '../test/support/a-paper';

/* Makes the pictures of papers in docs/pictures again: `npm run pictures`. Run by itself with a folder, every kind goes there. */

/** The receipt as it is printed with a link; no such link exists. */
const url = 'https://huiyin.example/t/b3JkZXJseS1leGFtcGxl';
const link = printedLink({ url, pin: '（示例 000000）' });

const shown: readonly PaperKind[] = ['registrationReceipt', 'handlingOpinion'];

async function main(folder?: string): Promise<void> {
  const target = resolve(folder ?? join(__dirname, '../docs/pictures'));
  mkdirSync(target, { recursive: true });
  const server = createServer(pages()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await browsers.launch({ executablePath: await chromium.executablePath(), args: chromium.args });
  try {
    const page = await browser.newPage({ viewport: { width: 794, height: 1123 } });
    for (const kind of folder ? paperKinds : shown)
      await picture(page, `${address}/${kind}`, { file: join(target, kind), isWhole: folder !== undefined });
  } finally {
    await browser.close();
    server.close();
  }
}

/** The page as the door serves it: the same headers, so that what its policy forbids is missing here, too. */
function pages() {
  const app = express();
  app.use(helmet(pageHeaders));
  app.get('/paper.css', (_req, res) => void res.type('text/css').send(paperStyle));
  app.get('/:kind', (req, res) => {
    const kind = req.params.kind as PaperKind;
    const copy: Copy = {
      ...{ tongue: req.query.lang === 'en' ? 'en' : 'zh', isVoid: req.query.void === '1', style: '/paper.css' },
      ...(kind === 'registrationReceipt' ? { link } : {}),
    };
    res.type('text/html').send(paperPage(content(kind), copy));
  });
  return app;
}

/** The pages that are looked at in a folder of one's own, by the end of their names. */
const looks = { '': '', '-en': '?lang=en', '-void': '?void=1' };

/** What a screen shows; in a folder of one's own also the other looks, and what a printer prints. */
async function picture(page: Page, address: string, { file, isWhole }: { file: string; isWhole: boolean }) {
  for (const [ending, query] of Object.entries(looks)) {
    if (ending !== '' && !isWhole) continue;
    await page.goto(address + query);
    await page.screenshot({ path: `${file}${ending}.png`, fullPage: true });
    if (ending === '' && isWhole) await page.pdf({ path: `${file}.pdf`, preferCSSPageSize: true });
  }
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});

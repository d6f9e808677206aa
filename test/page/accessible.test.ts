import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import helmet from 'helmet';
import jsQR from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { formStyle } from '../../api/form/page';
import type { Reading } from '../../api/page/languages';
import { policy } from '../../api/page/style';
import { pageHeaders } from '../../api/page-headers';
import { publicStyle } from '../../api/public-page';
import { aBrowser, phone, violationsOf } from '../support/browser';
import { publicSamples } from './public-samples';
import { addressOf, samples } from './samples';

/** Every page in a real Chromium, under the policy that the door sends. `npm run pictures` keeps three of them in docs. */
const readings: readonly Reading[] = [
  { language: 'zh', isLarge: false },
  { language: 'zh', isLarge: true },
  { language: 'en', isLarge: false },
  { language: 'en', isLarge: true },
];
const styles: Readonly<Record<string, string>> = { '/guide.css': publicStyle, '/petition.css': formStyle };
const publicNames = new Set(Object.keys(publicSamples('zh')));
const made = new Map<string, Record<string, string>>();
function pagesIn(reading: Reading): Record<string, string> {
  const key = JSON.stringify(reading);
  if (!made.has(key)) made.set(key, samples(reading));
  return made.get(key)!;
}
const pictures = process.env.HUIYIN_WRITE_PICTURES;

let browser: Browser;
let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer((req, res) => {
    const { pathname, searchParams } = new URL(req.url!, 'http://localhost');
    const css = styles[pathname];
    if (css !== undefined) return void res.writeHead(200, { 'content-type': 'text/css' }).end(css);
    if (!searchParams.has('lang')) return void res.writeHead(404).end(); // the browser's own wish for an icon
    const reading = { language: searchParams.get('lang'), isLarge: searchParams.has('size') } as Reading;
    const name = decodeURIComponent(pathname.slice(1));
    const send = () => res.setHeader('content-type', 'text/html; charset=utf-8').end(pagesIn(reading)[name]);
    if (publicNames.has(name)) return helmet(pageHeaders)(req, res, send);
    res.setHeader('content-security-policy', policy);
    send();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await aBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  server.close();
});

async function opened(name: string, reading: Reading, options: object = phone): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(base + addressOf(name, reading));
  return page;
}

describe.each(readings)('in $language, large print $isLarge', (reading) => {
  test('axe finds nothing, nothing is wider than a phone, and the style is in force', async () => {
    const found: unknown[] = [];
    const page = await opened('handling', reading);
    for (const name of Object.keys(pagesIn(reading))) {
      await page.goto(base + addressOf(name, reading));
      const violations = await violationsOf(page);
      const isWide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
      const isStyled = (await page.evaluate('getComputedStyle(document.body).maxWidth')) !== 'none';
      if (violations.length > 0 || isWide || !isStyled) found.push({ name, violations, isWide, isStyled });
    }
    await page.context().close();
    expect(found).toEqual([]);
  }, 120_000);
});

test('the keyboard reaches every link and field in the order in which they are read', async () => {
  const page = await opened('form rate', readings[2]!);
  const reached: string[] = [];
  for (let n = 0; n < 9; n += 1) {
    await page.keyboard.press('Tab');
    reached.push(String(await page.evaluate('document.activeElement.id || document.activeElement.textContent')));
  }
  expect(reached).toEqual([
    ...['Skip to the content', '中文', 'Large print', 'pin', 'bureau-0', 'unit-0', 'text', 'Send'],
    'Back without sending',
  ]);
  await page.context().close();
});

test('the code on the receipt reads back as the link', async () => {
  const page = await opened('receipt', readings[0]!, { viewport: { width: 800, height: 1100 } });
  const svg = await page.evaluate("new XMLSerializer().serializeToString(document.querySelector('svg'))");
  await page.goto('about:blank'); // the receipt's policy lets nothing be drawn anew
  const data = (await page.evaluate(`(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 250, height: 250 });
    const image = new Image();
    image.src = 'data:image/svg+xml,' + encodeURIComponent(${JSON.stringify(svg)});
    await image.decode();
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0, 250, 250);
    const { data } = context.getImageData(0, 0, 250, 250);
    return Array.from({ length: 250 * 250 }, (_, n) => (data[4 * n] > 127 ? 1 : 0)).join('');
  })()`)) as string;
  const pixels = [...data].flatMap((one) => [0, 1, 2, 3].map((part) => (part === 3 ? 255 : 255 * Number(one))));
  expect(jsQR(new Uint8ClampedArray(pixels), 250, 250)?.data).toBe(
    'https://xinfang.example.org/t/AAAAAAAAAAAAAAAAAAAAAA',
  );
  await page.context().close();
});

(pictures ? test : test.skip)(
  'pictures for the docs',
  async () => {
    const folder = pictures === '1' ? join(__dirname, '../../docs/pictures') : pictures!;
    mkdirSync(folder, { recursive: true });
    for (const [name, reading, file] of [
      ['handling', readings[2]!, 'page-phone.png'],
      ['hearing, strike', readings[2]!, 'page-hearing.png'],
      ['replied', readings[1]!, 'page-large-print.png'],
      ['form rate, wrong', readings[0]!, 'form.png'],
      ['receipt', readings[0]!, 'receipt.png'],
    ] as const) {
      const options = name === 'receipt' ? { viewport: { width: 794, height: 700 } } : phone;
      const page = await opened(name, reading, options);
      if (name === 'receipt') await page.emulateMedia({ media: 'print' });
      await page.screenshot({ path: join(folder, file), fullPage: true });
      await page.context().close();
    }
  },
  60_000,
);

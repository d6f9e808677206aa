import chromium from '@sparticuz/chromium';
import axe from 'axe-core';
import { chromium as browsers, type Page } from 'playwright-core';

/**
 * Looks at the public form as visitors do, in a real Chromium: on a phone and with large print, in both languages, with
 * faults, by keyboard, and the receipt. Prints what axe finds and what was seen as JSON. `look.ts <url> [folder]`
 */
const [url, folder] = process.argv.slice(2) as [string, string | undefined];

interface Seen {
  readonly what: string;
  readonly violations: readonly string[];
  /** Pixels by which the page is wider than the screen. */
  readonly overflow: number;
  readonly focused?: readonly string[];
}
const seen: Seen[] = [];

async function look(page: Page, what: string, more: Partial<Seen> = {}): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
  const overflow = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  seen.push({ what, violations: found, overflow: Math.max(0, overflow), ...more });
  if (folder) await page.screenshot({ path: `${folder}/${what}.png`, fullPage: true });
}

/** The names of the fields in the order of the tab key. */
async function tabbed(page: Page): Promise<string[]> {
  const names: string[] = [];
  await page.locator('#bureauId').focus();
  for (let n = 0; n < 13; n += 1) {
    names.push(String(await page.evaluate('document.activeElement.name || document.activeElement.type')));
    await page.keyboard.press('Tab');
  }
  return names;
}

async function fill(page: Page, more: Record<string, string> = {}): Promise<void> {
  await page.selectOption('#bureauId', 'county-bureau');
  await page.selectOption('#matterType', more.matterType ?? 'appeal');
  await page.selectOption('#class', 'other');
  if (more.accusedUnit) await page.selectOption('#accusedUnit', more.accusedUnit);
  const typed = {
    place: '安县石桥镇',
    requests: '支付工资',
    facts: '三个月没有发工资',
    name: '端木种子',
    phone: '13577778888',
  };
  for (const [name, text] of Object.entries(typed)) await page.fill(`#${name}`, text);
}

async function main(): Promise<void> {
  const browser = await browsers.launch({ executablePath: await chromium.executablePath(), args: chromium.args });
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 }, javaScriptEnabled: true });
    await page.goto(`${url}/petition`);
    await look(page, 'form-zh', { focused: await tabbed(page) });
    await page.goto(`${url}/petition?lang=en`);
    await look(page, 'form-en');
    await page.setViewportSize({ width: 320, height: 256 }); // 1280 pixels at 400 % (WCAG 1.4.10).
    await look(page, 'form-large');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${url}/petition`);
    await fill(page, { matterType: 'accusation' });
    await page.click('button[type=submit]');
    await look(page, 'faults');
    await page.goto(`${url}/petition`);
    await fill(page);
    await page.click('button[type=submit]');
    await page.waitForSelector('text=登记回执');
    await look(page, 'receipt');
    await page.goto(`${url}/petition`);
    await fill(page, { matterType: 'accusation', accusedUnit: 'labour' });
    await page.click('button[type=submit]');
    await page.waitForSelector('text=登记回执');
    await look(page, 'receipt-accusation');
  } finally {
    await browser.close();
  }
  process.stdout.write(JSON.stringify(seen));
}

void main();

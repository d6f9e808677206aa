import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** The package is an ES module, which jest does not load: another Node asks it where its Chromium is. */
const asking = `import chromium from '@sparticuz/chromium';
console.log(JSON.stringify({ executablePath: await chromium.executablePath(), args: chromium.args }));`;

/** A real Chromium that comes with npm ci; no system package is needed. */
export async function aBrowser(): Promise<Browser> {
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', asking], { cwd: `${__dirname}/../..` });
  const { executablePath, args } = JSON.parse(said.toString()) as { executablePath: string; args: string[] };
  // In a single process the browser ends with its first window.
  const kept = args.filter((one) => one !== '--single-process' && one !== '--no-zygote');
  return chromium.launch({ executablePath, args: kept, headless: true });
}

export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, locale: 'zh-CN' };

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
interface Found {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** What axe has against the page: WCAG 2.2 AA and its good practices. The page's own policy forbids it to load anything. */
export async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = (await page.evaluate(`(() => { ${axe}; return globalThis.axe.run(document); })()`)) as Found;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

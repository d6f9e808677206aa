import { renderSVG } from 'uqr';
import { escaped } from '../html';
import { sheet } from './layout';

/** What a receipt must show to open the page: the link as text and as a code, and the PIN. */
export interface LinkOnPaper {
  readonly url: string;
  readonly pin: string;
  /** An SVG without scripts, styles or outside references. */
  readonly qrSvg: string;
}

/** The link as it is printed on any paper. Level M bears a fold; the white margin is the standard's four modules. */
export function linkOnPaper({ url, pin }: { readonly url: string; readonly pin: string }): LinkOnPaper {
  const plain = renderSVG(url, { ecc: 'M', border: 4 });
  return { url, pin, qrSvg: plain.replace('<svg ', '<svg role="img" aria-label="二维码 QR code" ') };
}

/** A plain receipt, both languages on one page, for offices that print without a template of their own. */
export function receiptPage({ url, pin, qrSvg, number }: LinkOnPaper & { readonly number: string }): string {
  const main = `<div class="receipt"><h1>信访事项登记凭证 <span lang="en">Receipt</span></h1>
<p>编号 <span lang="en">Number</span>: <strong>${escaped(number)}</strong></p>
<div class="code">${qrSvg}<div>
<p>密码 <span lang="en">PIN</span>:<br><span class="pin">${escaped(pin)}</span></p></div></div>
<p>扫描二维码，或在浏览器中输入下面的地址，即可查看办理进度；评价、催办、补充材料等需要输入密码。</p>
<p lang="en">Scan the code or type the address below to see how your matter goes. To rate, urge or add papers you need the PIN.</p>
<p><strong>${escaped(url)}</strong></p>
<p>本凭证只打印一次，密码不会再次显示。遗失请到信访局重新领取，旧的随即失效。</p>
<p lang="en">This is printed once, and the PIN is shown nowhere else. If it is lost, the petition bureau gives you another, and this one stops working.</p></div>`;
  return sheet({ title: '信访事项登记凭证', main }, { language: 'zh', isLarge: false });
}

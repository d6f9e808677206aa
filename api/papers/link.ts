import { renderSVG } from 'uqr';

/** The petitioner's way in, as it is printed. It is put on the copy that is handed over, and never kept with a paper. */
export interface PrintedLink {
  readonly url: string;
  readonly pin: string;
  /** An SVG without scripts, styles or outside references; made by our own code, never by a caller. */
  readonly qrSvg: string;
}

/** The link with its code. Level M bears a fold; the white margin is the standard's four modules. */
export function printedLink({ url, pin }: { readonly url: string; readonly pin: string }): PrintedLink {
  const plain = renderSVG(url, { ecc: 'M', border: 4 });
  return { url, pin, qrSvg: plain.replace('<svg ', '<svg role="img" aria-label="二维码 QR code" ') };
}

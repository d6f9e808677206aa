import type { Request } from 'express';
import { type Language, languages } from '../../domain/deadline/words';

/** How a visitor reads: kept in the address, since nothing is stored in a browser. */
export interface Reading {
  readonly language: Language;
  readonly isLarge: boolean;
}

/** `?lang`, else what the browser prefers, else Chinese; `?size=large` for large print. */
export function readingOf(req: Request): Reading {
  const { lang, size } = req.query;
  const asked = languages.find((one) => one === lang);
  const preferred = req.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh';
  return { language: asked ?? preferred, isLarge: size === 'large' };
}

/** An address that remembers how the visitor reads. */
export function hrefOf(path: string, { language, isLarge }: Reading, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ lang: language, ...(isLarge ? { size: 'large' } : {}), ...more });
  return `${path}?${query}`;
}

/** The year's series of one word of a unit: its numbers are consecutive. */
export interface Series {
  readonly word: string;
  readonly year: number;
}

/** Serial number 文号 as official papers write it: `溪信转〔2026〕17号`. */
export const serialOf = ({ word, year, no }: Series & { readonly no: number }): string => `${word}〔${year}〕${no}号`;

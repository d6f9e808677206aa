/** What a hearing remembers of its panel, as far as a later hearing of the same matter asks. */
interface PanelFacts {
  readonly terms?: { readonly size: number; readonly alternates: number };
  readonly drawn?: { readonly order?: readonly string[] };
  readonly panel?: {
    readonly places: readonly { readonly no: number; readonly person?: string }[];
    readonly left: readonly { readonly person: string }[];
  };
}

/** Who sat in a hearing, stood by for it or stepped aside from it: not drawn for the same matter again. */
export function panelPersons({ terms, drawn, panel }: PanelFacts): string[] {
  if (panel) return [...panel.places.flatMap(({ person }) => person ?? []), ...panel.left.map(({ person }) => person)];
  return [...(drawn?.order ?? []).slice(0, (terms?.size ?? 0) + (terms?.alternates ?? 0))];
}

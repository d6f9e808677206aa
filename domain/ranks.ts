/** Ranks of the officers register, lowest first: 科员, 乡科级, 县处级, 厅局级, 省部级. */
export const ranks = ['staff', 'township', 'county', 'city', 'province'] as const;
export type Rank = (typeof ranks)[number];

/** Whether a post of that rank may carry what asks for at least another; a rank that nobody knows may not. */
export const isAtLeast = (rank: string | undefined, least: Rank): boolean =>
  ranks.indexOf(rank as Rank) >= ranks.indexOf(least);

/** Levels of administration as the units' register has them. */
export const levelRules = {
  1: 'T_LEVEL_NATIONAL',
  2: 'T_LEVEL_PROVINCE',
  3: 'T_LEVEL_PREFECTURE',
  4: 'T_LEVEL_COUNTY',
} as const;

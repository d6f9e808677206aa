/**
 * Colleagues who had no part so far: an office where everybody had one, or must be recused, calls in somebody of the
 * bureau above, and a unit without a head left names another.
 */
export const colleagues = [
  { id: 'cui', role: 'coordinator' as const, unit: 'city-bureau', region: '330400' },
  { id: 'cong', role: 'coordinator' as const, unit: 'city-bureau', region: '330400' },
  { id: 'shi', role: 'unitHead' as const, unit: 'city-bureau', region: '330400' },
  { id: 'mei', role: 'unitHead' as const, unit: 'labour', region: '330421' },
  { id: 'lan', role: 'handler' as const, unit: 'labour', region: '330421' },
  { id: 'fu', role: 'unitHead' as const, unit: 'housing', region: '330421' },
  { id: 'hou', role: 'handler' as const, unit: 'housing', region: '330421' },
  ...(['county-gov', 'city-gov'] as const).flatMap((unit) =>
    (['handler', 'unitHead'] as const).flatMap((role) =>
      [1, 2, 3].map((n) => ({
        id: `${unit}-${role}-${n}`,
        role,
        unit,
        region: unit === 'city-gov' ? '330400' : '330421',
      })),
    ),
  ),
];

import type { Role } from '../../domain/acts';
import type { Recipe, Step } from './recipe';
import { holdersOf } from './staff';

/** Who works on a matter: of two coordinators and two handlers the second checks what the first did. */
export function deskOf({ unit, bureau = `${unit.split('-')[0]}-bureau` }: Pick<Recipe, 'unit' | 'bureau'>) {
  const at = (place: string, role: Role, n = 0): string => {
    const post = holdersOf(place, role)[n];
    if (!post) throw new RangeError(`seed: ${place} has no ${role} number ${n + 1}`);
    return post.person;
  };
  return {
    bureau,
    coordinator: at(bureau, 'coordinator'),
    checker: () => at(bureau, 'coordinator', 1),
    /** Of the bureau: who is told first of what is urgent. */
    leader: () => at(bureau, 'leader'),
    officer: at(unit, 'handler'),
    colleague: () => at(unit, 'handler', 1),
    head: () => at(unit, 'unitHead'),
  };
}
type Desk = ReturnType<typeof deskOf>;

/** On the day of the move. */
type Done = Omit<Step, 'ago'>;
export type Doing = (desk: Desk, recipe: Recipe, ago: number) => readonly Done[];

import { readFileSync } from 'node:fs';
import { stageNames } from '../../api/table/words';

test('tables name the stages as the page of words does', () => {
  const page = readFileSync('docs/reference/words.md', 'utf8');
  const [, stages = ''] = /## Stages of a petition\n([\s\S]*?)\n## /.exec(page) ?? [];
  const named = [...stages.matchAll(/^\| `(\w+)` \| ([^|]+) \|/gm)].map(([, stage, zh]) => [stage, zh]);
  expect(Object.fromEntries(named)).toEqual(
    Object.fromEntries(Object.entries(stageNames).map(([stage, { zh }]) => [stage, zh])),
  );
});

import type { WorkflowBundle } from '@temporalio/worker';
import { createActivities } from '../activities';
import { bundleStories } from '../runtime/bundle';
import { bareActivities } from './bare/activities';
import { recordingActivities, type Script } from './bare/script';
import { oneLife } from './driver';
import type { Stand } from './stand';
import { startWorker } from './worker';

export type VariantName = 'ours' | 'bareLocal' | 'bareOrdinary';

/** One way of living the same life. */
export interface Variant {
  readonly name: VariantName;
  readonly title: string;
  /** The workflow's type; it also begins the workflow's id. */
  readonly workflow: string;
  readonly bundle: WorkflowBundle;
  readonly activities: object;
}

const bundleOf = (workflowsPath: string) => bundleStories({ workflowsPath });

/** Ours, and the two bare loops that play the SQL of one of our lives. */
export async function prepareVariants(stand: Stand): Promise<{ variants: Variant[]; script: Script }> {
  const stories = await bundleOf(require.resolve('../workflows/index.ts'));
  const bare = await bundleOf(require.resolve('./bare/workflows.ts'));
  const ours: Variant = {
    ...{ name: 'ours', title: 'ours', workflow: 'petition', bundle: stories },
    activities: createActivities(stand.deps),
  };
  const script = await recordLife(stand, ours);
  const activities = bareActivities(stand.sql, script);
  const variants: Variant[] = [
    ours,
    { ...{ name: 'bareLocal', title: 'bare, local activities', workflow: 'bareLocal' }, bundle: bare, activities },
    {
      ...{ name: 'bareOrdinary', title: 'bare, ordinary activities', workflow: 'bareOrdinary' },
      bundle: bare,
      activities,
    },
  ];
  return { variants, script };
}

async function recordLife(stand: Stand, ours: Variant): Promise<Script> {
  const { activities, script } = recordingActivities(stand.sql, stand.deps);
  const worker = await startWorker(stand, { ...ours, activities });
  try {
    for (let life = 0; life < 2; life += 1) await oneLife(stand, worker);
  } finally {
    await worker.stop();
  }
  return script();
}

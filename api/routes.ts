import { type ActServices, actRoutes } from './acts';
import { bulkRoutes } from './bulk';
import { calendarRoutes } from './calendars';
import { catalogueRoutes } from './catalogue';
import { deadlineRoutes } from './deadlines';
import { documentRoutes } from './documents';
import { allDoors } from './doors';
import { duplicateRoutes } from './duplicates';
import { erasureRoutes } from './erasure';
import { inboxRoutes } from './inbox';
import { batchRoutes } from './intake/batches';
import { sentRoutes } from './intake/sent';
import { orderRoutes } from './orders';
import { petitionRoutes } from './petitions';
import { registerRoutes } from './registers';
import type { Route } from './route';
import { statisticsRoutes } from './statistics';
import { storyRoutes } from './story-reads';
import { trainingRoutes } from './training';

/** Every route below /api/v1. */
export function allRoutes(services: ActServices): Route[] {
  return [
    ...petitionRoutes,
    ...orderRoutes,
    ...duplicateRoutes,
    ...allDoors.flatMap((door) => [...storyRoutes(door), ...actRoutes(door, services)]),
    ...bulkRoutes(services),
    ...batchRoutes,
    ...sentRoutes,
    ...erasureRoutes,
    ...documentRoutes,
    ...inboxRoutes,
    ...statisticsRoutes,
    ...deadlineRoutes,
    ...registerRoutes,
    ...catalogueRoutes,
    ...calendarRoutes(services.stories),
    ...trainingRoutes(services.stories),
  ];
}

import { type ActServices, actRoutes } from './acts';
import { bulkRoutes } from './bulk';
import { calendarLinkRoutes } from './calendar-links';
import { calendarRoutes } from './calendars';
import { catalogueRoutes } from './catalogue';
import { deadlineRoutes } from './deadlines';
import { documentRoutes } from './documents';
import { allDoors } from './doors';
import { duplicateRoutes } from './duplicates';
import { erasureRoutes } from './erasure';
import { inboxRoutes } from './inbox';
import { orderRoutes } from './orders';
import { packageRoutes } from './packages';
import { petitionRoutes } from './petitions';
import { registerRoutes } from './registers';
import { reviewRoutes } from './reviews';
import type { Route } from './route';
import { statisticsRoutes } from './statistics';
import { storyRoutes } from './story-reads';
import { trainingRoutes } from './training';

/** Every route below /api/v1. */
export function allRoutes(services: ActServices): Route[] {
  return [
    ...petitionRoutes,
    ...orderRoutes,
    ...reviewRoutes,
    ...packageRoutes,
    ...duplicateRoutes,
    ...allDoors.flatMap((door) => [...storyRoutes(door), ...actRoutes(door, services)]),
    ...bulkRoutes(services),
    ...erasureRoutes,
    ...documentRoutes,
    ...inboxRoutes,
    ...calendarLinkRoutes,
    ...statisticsRoutes,
    ...deadlineRoutes,
    ...registerRoutes,
    ...catalogueRoutes,
    ...calendarRoutes(services.stories),
    ...trainingRoutes(services.stories),
  ];
}

import { type ActServices, actRoutes } from './acts';
import { bulkRoutes } from './bulk';
import { calendarLinkRoutes } from './calendar-links';
import { calendarRoutes } from './calendars';
import { catalogueRoutes } from './catalogue';
import { deadlineRoutes } from './deadlines';
import { deliveryRoutes } from './deliveries';
import { documentRoutes } from './documents';
import { allDoors } from './doors';
import { dossierRoute } from './dossier';
import { drawRoutes } from './draws';
import { duplicateRoutes } from './duplicates';
import { erasureRoutes } from './erasure';
import { hearingSuccessRoute } from './hearing-success';
import { hearingRoutes } from './hearings';
import { inboxRoutes } from './inbox';
import { batchRoutes } from './intake/batches';
import { sentRoutes } from './intake/sent';
import { officerMailRoute } from './officer-mail';
import { orderRoutes } from './orders';
import { outboxRoutes } from './outbox';
import { packageRoutes } from './packages';
import { panelRoutes } from './panel/routes';
import { paperWordRoutes } from './paper-words';
import { paperRoutes } from './papers';
import { petitionRoutes } from './petitions';
import { registerRoutes } from './registers';
import { reviewRoutes } from './reviews';
import type { Route } from './route';
import { spotCheckRoutes } from './spot-checks';
import { statisticsRoutes } from './statistics';
import { storyRoutes } from './story-reads';
import { subscriptionRoutes } from './subscriptions';
import { trainingRoutes } from './training';

/** Every route below /api/v1. */
export function allRoutes(services: ActServices): Route[] {
  return [
    ...petitionRoutes,
    ...orderRoutes,
    ...reviewRoutes,
    ...packageRoutes,
    ...hearingRoutes,
    ...spotCheckRoutes,
    ...duplicateRoutes,
    ...allDoors.flatMap((door) => [...storyRoutes(door), ...actRoutes(door, services), ...drawRoutes(door)]),
    ...bulkRoutes(services),
    ...batchRoutes,
    ...sentRoutes,
    ...erasureRoutes,
    ...documentRoutes,
    dossierRoute,
    ...deliveryRoutes,
    ...paperRoutes,
    ...paperWordRoutes,
    officerMailRoute,
    ...inboxRoutes,
    ...subscriptionRoutes,
    ...outboxRoutes,
    ...calendarLinkRoutes,
    ...statisticsRoutes,
    hearingSuccessRoute,
    ...deadlineRoutes,
    ...registerRoutes,
    ...catalogueRoutes,
    ...panelRoutes,
    ...calendarRoutes(services.stories),
    ...trainingRoutes(services.stories),
  ];
}

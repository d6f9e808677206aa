import { customType } from 'drizzle-orm/pg-core';

/** An instant: ISO text in UTC with milliseconds on both sides, whatever the connection's time zone. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp(3) with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
});

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

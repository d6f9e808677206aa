/** The commands of `huiyin`. docker-compose.yml may use only these; a test compares. */
export const commandNames = [
  'start',
  'worker',
  'api',
  'migrate',
  'seed',
  'token',
  'advance',
  'load-calendar',
  'intake',
  'deadline',
  'verify-record',
  'measure',
  'outbox',
  'reconcile',
  'replay-open',
  'export',
] as const;

export * from './door';
export * from './record';
export * from './registers';
export * from './rows';

/** Of every answer. The embedded office speaks plain HTTP; its pages must not be sent to HTTPS. */
export const pageHeaders = { contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } };

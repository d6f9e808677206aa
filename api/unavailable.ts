import { isGrpcServiceError, ServiceError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';

const grpcAway = new Set([1, 4, 8, 14]); // CANCELLED, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNAVAILABLE
const postgresAway = /^(ECONN\w+|ENOTFOUND|EPIPE|ETIMEDOUT|CONNECT\w+|CONNECTION_\w+|57P0[123]|53300|08\w{3})$/;

/** The chain of causes, the error itself first; Node's own errors may be of another realm, so no class is asked for. */
function* chainOf(error: unknown): Generator<object> {
  for (let one = error; typeof one === 'object' && one !== null; one = (one as { cause?: unknown }).cause) yield one;
}

/** The code of the gRPC answer behind an error of the client library. */
export function grpcCodeOf(error: unknown): number | undefined {
  for (const one of chainOf(error)) if (isGrpcServiceError(one)) return one.code;
  return undefined;
}

/** Postgres or Temporal is away or too slow: the same request may succeed in a moment. */
export function isUnavailable(error: unknown): boolean {
  for (const one of chainOf(error)) {
    if (one instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
    const { code } = one as { code?: unknown };
    if (typeof code === 'string' && postgresAway.test(code)) return true;
  }
  const grpc = grpcCodeOf(error);
  return grpc === undefined ? error instanceof ServiceError : grpcAway.has(grpc);
}

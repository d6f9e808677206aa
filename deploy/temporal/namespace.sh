#!/bin/sh
# Makes the namespace of all stories. Closed stories stay in the engine for 30 days; the record is in our own Postgres.
# Needs TEMPORAL_ADDRESS and NAMESPACE. Fails while the server is not ready; compose repeats it.
set -eu
temporal operator cluster health
temporal operator namespace describe --namespace "$NAMESPACE" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$NAMESPACE" --retention 720h

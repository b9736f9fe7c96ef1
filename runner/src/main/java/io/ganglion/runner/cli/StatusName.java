package io.ganglion.runner.cli;

import io.ganglion.runner.runs.Status;

/** {@link Status} on the command line. */
final class StatusName extends ConstantNames<Status> {
  StatusName() {
    super(Status.class);
  }
}

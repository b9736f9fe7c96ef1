package io.ganglion.runner.cli;

import io.ganglion.experiments.runs.Status;


/** {@link Status} on the command line. */
final class StatusName extends ConstantNames<Status> {
  StatusName() {
    super(Status.class);
  }
}

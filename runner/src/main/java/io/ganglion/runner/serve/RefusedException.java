package io.ganglion.runner.serve;

import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;

/** A request that isn't answered as it is. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  static final int BAD_REQUEST = 400;
  static final int UNAUTHORIZED = 401;
  static final int NOT_FOUND = 404;
  static final int METHOD_NOT_ALLOWED = 405;
  static final int TOO_LARGE = 413;
  static final int UNSUPPORTED_TYPE = 415;
  static final int UNPROCESSABLE = 422;
  static final int FAILED = 500;
  static final int BUSY = 503;

  private final int status;
  private final transient Problem problem;

  RefusedException(int status, String message, String where, String help) {
    super(message);
    this.status = status;
    this.problem = new Problem(message, Place.at(where), help);
  }

  int status() {
    return status;
  }

  Problem problem() {
    return problem;
  }
}

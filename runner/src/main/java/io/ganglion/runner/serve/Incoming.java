package io.ganglion.runner.serve;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param method such as {@code GET}
 * @param path decoded, without the query
 * @param query still encoded; empty if there is none
 * @param headers by their names in lower case; the first of several
 * @param body read if the request is one that has one
 */
record Incoming(String method, String path, String query, Map<String, String> headers, Body body) {
  Incoming {
    headers = Map.copyOf(headers);
  }

  /** The header of this name, in lower case. */
  @Nullable String header(String name) {
    return headers.get(name);
  }

  /** What follows the headers. */
  interface Body {
    /**
     * All of it; to be called once.
     *
     * @throws IOException if it doesn't arrive as a whole
     * @throws RefusedException if it is too long
     */
    byte[] read() throws IOException;
  }
}

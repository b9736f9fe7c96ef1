package io.ganglion.runner.serve;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer: its status, headers in order, and what it holds, which is not to be changed. */
final class Outgoing {
  static final String JSON = "application/json";
  static final String CSV = "text/csv; charset=utf-8";
  static final String PLAIN = "text/plain; charset=utf-8";

  private final int status;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final byte[] body;
  private final String model;
  private final int rows;

  private Outgoing(int status, byte[] body, String model, int rows) {
    this.status = status;
    this.body = body;
    this.model = model;
    this.rows = rows;
  }

  /** A text of a type. */
  static Outgoing of(int status, String type, String text) {
    return of(status, type, text, "", 0);
  }

  /** What was asked of a model, named {@code model}, for a number of rows. */
  static Outgoing of(int status, String type, String text, String model, int rows) {
    return new Outgoing(status, text.getBytes(StandardCharsets.UTF_8), model, rows).with("Content-Type", type);
  }

  /** Adds a header. */
  Outgoing with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The model that was asked; empty if none was. */
  String model() {
    return model;
  }

  /** How many rows were predicted. */
  int rows() {
    return rows;
  }
}

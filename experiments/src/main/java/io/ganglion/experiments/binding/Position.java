package io.ganglion.experiments.binding;

import io.ganglion.problem.Place;

/**
 * A part of a source, in code points.
 *
 * @param from the first; negative if the source as a whole is meant
 * @param to behind the last
 */
public record Position(Source source, int from, int to) implements Comparable<Position> {
  public static Position whole(Source source) {
    return new Position(source, -1, -1);
  }

  public Place place() {
    return from < 0 ? Place.at(source.name()) : source.place(from, to);
  }

  /** In one line, for a second place in a message. */
  String where() {
    return from < 0 ? source.name() : source.where(from);
  }

  /** In the order of the command line: the file from top to bottom, then one {@code --set} after the other. */
  @Override
  public int compareTo(Position other) {
    int byOrder = Integer.compare(source.order(), other.source.order());
    return byOrder != 0 ? byOrder : Integer.compare(from, other.from);
  }
}

package io.ganglion.experiments.data;

import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Sequences;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ids of the sequences in the pieces of a table that were read so far, none of which may come again. */
public final class SequenceIds {
  private final Set<String> known = new HashSet<>();
  private String last = "";

  /**
   * Adds those of the next piece, in which the rows of each sequence lie together.
   *
   * @param column of ids
   * @throws DataException if one was in a piece before
   */
  void add(Sequences sequences, String column) {
    List<String> ids = sequences.ids();
    for (int sequence = 0; sequence < ids.size(); sequence++) {
      if (!known.add(ids.get(sequence))) {
        throw Sequences.apart(ids.get(sequence), last, sequences.firstRow(sequence), column);
      }
      last = ids.get(sequence);
    }
  }
}

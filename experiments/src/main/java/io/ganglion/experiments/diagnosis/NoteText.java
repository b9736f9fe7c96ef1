package io.ganglion.experiments.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts notes into words, for readers who have read the earlier ones: nothing is explained twice. */
public final class NoteText {
  private final List<Note> reported = new ArrayList<>();
  private final List<Note> reportedGone = new ArrayList<>();

  /** The text for something that was just found or resolved. */
  public String onTheWay(Note note) {
    if (note.holds()) {
      reported.add(note);
      return "note: " + epoch(note.noticed().orElseThrow()) + ": " + explained(note.finding());
    }
    reportedGone.add(note);
    reported.removeIf(before -> before.finding().equals(note.finding()));
    return gone(note);
  }

  /** The text for what is present at the end, or was resolved; empty if that was said before. */
  public Optional<String> inTheEnd(Note note) {
    if (!note.holds()) {
      return reportedGone.contains(note) ? Optional.empty() : Optional.of(gone(note));
    }
    Finding finding = note.finding();
    boolean isExplained = reported.stream().map(Note::finding)
        .anyMatch(before -> before.name().equals(finding.name()) && before.remedy().equals(finding.remedy()));
    return Optional.of(isExplained ? "note: still present: " + finding.sentence() : "note: " + explained(finding));
  }

  private static String explained(Finding finding) {
    return finding.sentence() + "\n  cause: " + finding.cause() + "\n  try: " + finding.remedy();
  }

  private static String gone(Note note) {
    return "note: " + epoch(note.gone().orElseThrow()) + ": resolved: " + note.finding().sentence();
  }

  private static String epoch(int epoch) {
    return epoch == 0 ? "before epoch 1" : "epoch " + epoch;
  }
}

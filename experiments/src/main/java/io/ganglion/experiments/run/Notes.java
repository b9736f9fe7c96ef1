package io.ganglion.experiments.run;

import io.ganglion.experiments.diagnosis.Finding;
import io.ganglion.experiments.diagnosis.Note;
import io.ganglion.experiments.diagnosis.NoteText;
import io.ganglion.experiments.events.RunEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.logging.log4j.Logger;

/** Reports what goes wrong in a run: on the terminal, if notes are shown there, and in the log. */
public final class Notes {
  private final RunContext context;
  private final RunProgress progress;
  private final Logger log;
  private final NoteText telling = new NoteText();

  public Notes(RunContext context, RunProgress progress, Logger log) {
    this.context = context;
    this.progress = progress;
    this.log = log;
  }

  /** Reports what has just become certain, or was resolved, during training. */
  void tell(Note note) {
    int epoch = note.gone().orElse(note.noticed().orElseThrow());
    if (note.holds()) {
      log.warn("epoch {}: {}", epoch, text(note.finding()));
    } else {
      log.info("epoch {}: resolved: {}: {}", epoch, note.finding().name(), note.finding().sentence());
    }
    context.events().tell(event(note, OptionalInt.of(epoch)));
    if (context.showsNotes()) {
      progress.say(telling.onTheWay(note));
    }
  }

  /** Logs what is present at the end, and what was resolved; returns the part of it that is new to the reader. */
  List<String> inTheEnd(List<Note> notes) {
    for (Note note : notes) {
      if (note.noticed().isEmpty()) {
        context.events().tell(event(note, OptionalInt.empty()));
      }
      if (note.holds()) {
        log.warn(text(note.finding()));
      } else {
        log.info("resolved: {}: {}", note.finding().name(), note.finding().sentence());
      }
    }
    return notes.stream().map(telling::inTheEnd).flatMap(Optional::stream).toList();
  }

  private static RunEvent event(Note note, OptionalInt epoch) {
    Finding finding = note.finding();
    return new RunEvent.Note(finding.name(), epoch, !note.holds(), finding.sentence(), finding.cause(),
        finding.remedy());
  }

  private static String text(Finding finding) {
    return finding.name() + ": " + finding.sentence() + "; " + finding.cause() + "; try " + finding.remedy();
  }
}

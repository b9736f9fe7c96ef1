package io.ganglion.runner.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Looks after a training while it goes on: says each thing that goes wrong once, when it has become certain, and once
 * if it goes away again. What it says depends on what it is shown alone, so one that is shown the same courses again,
 * as when a run goes on, comes to know what the first one knew.
 *
 * <p>Too late is better than wrong: whoever is told that a training goes wrong will stop it. So a symptom has to be
 * there at several looks in a row ({@link Symptom#looks}), and has to be certain by its own measure ({@link
 * Symptom#isCertain}), which is stricter than what is said in the end, for networks that learn well are bad at first.
 * What is missed on the way is found in the end.
 */
public final class Watch {
  /** In so many looks in a row, what was told isn't found: it has gone. */
  private static final int LOOKS_WITHOUT = 3;

  private final List<Watched> all = Diagnosis.SYMPTOMS.stream().map(Watched::new).toList();

  /** What has become certain with this look, and what has gone. */
  public List<Note> look(Course soFar) {
    return all.stream().map(watched -> watched.look(soFar)).flatMap(Optional::stream).toList();
  }

  /** What holds in the end, and then what was told on the way and has gone since. */
  public List<Note> end(Course ended) {
    List<Note> notes = new ArrayList<>();
    for (Watched watched : all) {
      Diagnosis.of(watched.symptom, ended).ifPresent(finding -> notes.add(watched.note(finding, OptionalInt.empty())));
    }
    for (Watched watched : all) {
      if (watched.told != null && Diagnosis.of(watched.symptom, ended).isEmpty()) {
        notes.add(watched.note(watched.told, OptionalInt.of(watched.gone.orElse(ended.epochs()))));
      }
    }
    return notes;
  }

  /** One symptom, and what was seen of it. */
  private static final class Watched {
    private final Symptom symptom;
    private int looks;
    private @Nullable Finding told;
    private OptionalInt noticed = OptionalInt.empty();
    private int looksWithout;
    private OptionalInt gone = OptionalInt.empty();

    Watched(Symptom symptom) {
      this.symptom = symptom;
    }

    Optional<Note> look(Course soFar) {
      Optional<Finding> found = Diagnosis.of(symptom, soFar);
      if (told == null) {
        looks = found.isPresent() && symptom.isCertain(soFar) ? looks + 1 : 0;
        if (looks < symptom.looks()) {
          return Optional.empty();
        }
        told = found.orElseThrow();
        noticed = OptionalInt.of(soFar.epochs());
        return Optional.of(note(told, OptionalInt.empty()));
      }
      looksWithout = found.isPresent() ? 0 : looksWithout + 1;
      if (gone.isPresent() || looksWithout < LOOKS_WITHOUT) {
        return Optional.empty();
      }
      gone = OptionalInt.of(soFar.epochs());
      return Optional.of(note(told, gone));
    }

    Note note(Finding finding, OptionalInt gone) {
      return new Note(finding, noticed, gone);
    }
  }
}

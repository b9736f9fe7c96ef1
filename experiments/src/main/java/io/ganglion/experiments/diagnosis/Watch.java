package io.ganglion.experiments.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Watches a training: reports each problem once, when it has become certain, and once if it is resolved. What it
 * reports depends only on the courses that it is shown, so that a resumed run, which shows the same ones again, has the
 * same state.
 *
 * <p>Late is better than wrong: users stop a training that is reported to go wrong. So a symptom has to be there at
 * several looks in a row ({@link Symptom#looks}), and has to be certain by its own measure ({@link Symptom#isCertain}),
 * which is stricter than at the end, because networks that learn well are bad at first. What is missed during training
 * is found at the end.
 */
public final class Watch {
  /** After this many looks in a row without it, a reported problem is resolved. */
  private static final int LOOKS_WITHOUT = 3;

  private final List<Watched> all = Diagnosis.SYMPTOMS.stream().map(Watched::new).toList();

  /** What has become certain with this look, and what was resolved. */
  public List<Note> look(Course soFar) {
    return all.stream().map(watched -> watched.look(soFar)).flatMap(Optional::stream).toList();
  }

  /** What is present at the end, and then what was reported during training and resolved since. */
  public List<Note> end(Course ended) {
    List<Note> notes = new ArrayList<>();
    for (Watched watched : all) {
      Diagnosis.of(watched.symptom, ended).ifPresent(finding -> notes.add(watched.note(finding, OptionalInt.empty())));
    }
    for (Watched watched : all) {
      if (watched.reported != null && Diagnosis.of(watched.symptom, ended).isEmpty()) {
        notes.add(watched.note(watched.reported, OptionalInt.of(watched.gone.orElse(ended.epochs()))));
      }
    }
    return notes;
  }

  /** One symptom, and what was seen of it. */
  private static final class Watched {
    private final Symptom symptom;
    private int looks;
    private @Nullable Finding reported;
    private OptionalInt noticed = OptionalInt.empty();
    private int looksWithout;
    private OptionalInt gone = OptionalInt.empty();

    Watched(Symptom symptom) {
      this.symptom = symptom;
    }

    Optional<Note> look(Course soFar) {
      Optional<Finding> found = Diagnosis.of(symptom, soFar);
      if (reported == null) {
        looks = found.isPresent() && symptom.isCertain(soFar) ? looks + 1 : 0;
        if (looks < symptom.looks()) {
          return Optional.empty();
        }
        reported = found.orElseThrow();
        noticed = OptionalInt.of(soFar.epochs());
        return Optional.of(note(reported, OptionalInt.empty()));
      }
      looksWithout = found.isPresent() ? 0 : looksWithout + 1;
      if (gone.isPresent() || looksWithout < LOOKS_WITHOUT) {
        return Optional.empty();
      }
      gone = OptionalInt.of(soFar.epochs());
      return Optional.of(note(reported, gone));
    }

    Note note(Finding finding, OptionalInt gone) {
      return new Note(finding, noticed, gone);
    }
  }
}

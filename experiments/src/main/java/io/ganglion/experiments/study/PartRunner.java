package io.ganglion.experiments.study;

import io.ganglion.experiments.run.Interruption;
import io.ganglion.experiments.text.Format;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Trains one part's share of the trials, and takes the results of the others from the directory that all share. In a
 * study with rounds it waits for the others at the end of each.
 */
public final class PartRunner implements TrialRunner {
  private static final long LOOK_MILLIS = 500;

  private final TrialRunner pool;
  private final Journal journal;
  private final StudyFolder folder;
  private final StudyPart part;
  private final boolean waits;
  private final Interruption interruption;
  private final Consumer<String> console;
  private List<String> missing = List.of();

  /**
   * A runner for a part.
   *
   * @param pool trains its share
   * @param journal the folder's, or one that tells of it
   * @param waits whether the results of others decide what it trains next
   * @param console gets a line when it waits for others
   */
  public PartRunner(TrialRunner pool, Journal journal, StudyFolder folder, StudyPart part, boolean waits,
      Interruption interruption, Consumer<String> console) {
    this.pool = pool;
    this.journal = journal;
    this.folder = folder;
    this.part = part;
    this.waits = waits;
    this.interruption = interruption;
    this.console = console;
  }

  @Override
  public void announce(long trials, long epochs) {
    pool.announce(share(trials), share(epochs));
  }

  private long share(long all) {
    return (all + part.count() - 1) / part.count();
  }

  @Override
  public List<Optional<TrialResult>> run(List<Trial> trials) throws IOException {
    Map<String, Trial> byKey = new LinkedHashMap<>();
    trials.forEach(trial -> byKey.putIfAbsent(trial.key(), trial));
    List<Trial> distinct = List.copyOf(byKey.values());
    List<Trial> own = new ArrayList<>();
    for (int i = 0; i < distinct.size(); i++) {
      if (part.ofTrial(i) == part.number()) {
        own.add(distinct.get(i));
      }
    }
    pool.run(own);
    awaitOthers(distinct);
    return trials.stream().map(journal::find).toList();
  }

  private void awaitOthers(List<Trial> distinct) throws IOException {
    String said = "";
    while (true) {
      journal.lookAgain();
      Map<Integer, Integer> byPart = new TreeMap<>();
      for (int i = 0; i < distinct.size(); i++) {
        if (journal.find(distinct.get(i)).isEmpty()) {
          byPart.merge(part.ofTrial(i), 1, Integer::sum);
        }
      }
      Map<Integer, Boolean> running = new TreeMap<>();
      for (int number : byPart.keySet()) {
        running.put(number, folder.isRunning(number));
      }
      missing = lines(distinct.size(), byPart, running);
      if (byPart.isEmpty() || !waits || interruption.isAsked()) {
        return;
      }
      if (!said.equals(running.toString())) {
        said = running.toString();
        console.accept("part " + part + " waits for the others: " + String.join("\n", missing));
      }
      pause();
    }
  }

  private List<String> lines(int all, Map<Integer, Integer> byPart, Map<Integer, Boolean> running) {
    List<String> lines = new ArrayList<>();
    if (!byPart.isEmpty()) {
      int count = byPart.values().stream().mapToInt(Integer::intValue).sum();
      lines.add(count + " of " + Format.count(all, "training") + (count == 1 ? " is" : " are") + " missing");
      byPart.forEach((number, of) -> lines.add("  " + of + " of part " + part.other(number)
          + (running.getOrDefault(number, false) ? ", which is running" : ", which isn't running")));
    }
    return lines;
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while it waits for other parts");
    }
  }

  /** What the last round lacks, in lines, first how much, then by part; empty if nothing. */
  public List<String> missing() {
    return missing;
  }
}

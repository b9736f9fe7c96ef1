package io.ganglion.experiments.run;

import io.ganglion.engine.Checkpoint;
import io.ganglion.engine.CheckpointKeeper;
import io.ganglion.experiments.config.CheckpointSection;
import io.ganglion.experiments.events.RunEvent;
import io.ganglion.experiments.store.ArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the last two checkpoints of a run in its directory, and one when it is interrupted, which ends it. */
final class RunCheckpoints implements CheckpointKeeper {
  /** Should the newest turn out to be damaged, there is one before it. */
  private static final int KEPT = 2;
  private static final long NANOS = 1_000_000_000L;

  private final CheckpointSection section;
  private final ArtifactStore store;
  private final RunContext context;
  private final Function<@Nullable Checkpoint, RunCheckpoint> ofRun;
  private final LongSupplier clock;
  private final Logger log;
  private long last;
  private int number;

  /**
   * @param ofRun adds what the run needs to go on, beside its training
   * @param clock nanoseconds, as {@link System#nanoTime}
   */
  RunCheckpoints(CheckpointSection section, ArtifactStore store, RunContext context,
      Function<@Nullable Checkpoint, RunCheckpoint> ofRun, LongSupplier clock, Logger log) throws IOException {
    this.section = section;
    this.store = store;
    this.context = context;
    this.ofRun = ofRun;
    this.clock = clock;
    this.log = log;
    last = clock.getAsLong();
    number = CheckpointFolder.numbers(store.directory()).stream().findFirst().orElse(0);
  }

  /** Keeps one of before the first step. */
  void keepBeginning() throws IOException {
    store.writeUnlisted(CheckpointFolder.name(number + 1), ofRun.apply(null).toBytes());
    number++;
  }

  @Override
  public Wish wish(int epochs, boolean epochEnded) {
    if (context.interruption().isAsked()) {
      return Wish.KEEP_AND_STOP;
    }
    boolean isTime = section.seconds().isPresent()
        && clock.getAsLong() - last >= section.seconds().getAsInt() * NANOS;
    boolean isEpoch = epochEnded && section.epochs().isPresent() && epochs % section.epochs().getAsInt() == 0;
    return isTime || isEpoch ? Wish.KEEP : Wish.GO_ON;
  }

  @Override
  public void keep(Checkpoint checkpoint) {
    try {
      store.writeUnlisted(CheckpointFolder.name(number + 1), ofRun.apply(checkpoint).toBytes());
      number++;
      log.info("kept {} after epoch {}{}", CheckpointFolder.name(number), checkpoint.epochs(),
          checkpoint.seen() == 0 ? "" : " and " + checkpoint.seen() + " examples");
      context.events().tell(new RunEvent.Checkpoint(checkpoint.epochs(), CheckpointFolder.name(number)));
      for (int kept : CheckpointFolder.numbers(store.directory())) {
        if (kept <= number - KEPT) {
          store.remove(CheckpointFolder.name(kept));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    last = clock.getAsLong();
  }
}

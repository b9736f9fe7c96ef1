package io.ganglion.testkit;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.BooleanSupplier;

/** Two threads that work at the same time, to see whether they disturb each other. */
final class AtOnce {
  private static final int ROUNDS = 10;
  private static final int PASSES_PER_ROUND = 10_000;

  private AtOnce() {}

  /**
   * How many passes of two threads went wrong. The two begin every round together, for starting a thread may take
   * longer than thousands of passes; and a round takes several of the scheduler's slices, for on a busy machine the two
   * may have to share a processor. The first round with a disagreement is the last.
   */
  static int disagreements(BooleanSupplier isRight, BooleanSupplier isRightToo) {
    CyclicBarrier start = new CyclicBarrier(2);
    int disagreements = 0;
    for (int round = 0; round < ROUNDS && disagreements == 0; round++) {
      CompletableFuture<Integer> other = new CompletableFuture<>();
      Thread thread = new Thread(() -> {
        try {
          other.complete(round(start, isRightToo));
        } catch (Throwable e) {
          other.completeExceptionally(e);
        }
      });
      thread.start();
      disagreements = round(start, isRight) + other.join();
    }
    return disagreements;
  }

  private static int round(CyclicBarrier start, BooleanSupplier isRight) {
    try {
      start.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
    int disagreements = 0;
    for (int i = 0; i < PASSES_PER_ROUND; i++) {
      if (!isRight.getAsBoolean()) {
        disagreements++;
      }
    }
    return disagreements;
  }
}

package io.ganglion.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.BooleanSupplier;

/** Threads that work at the same time, to see whether they disturb each other. */
final class AtOnce {
  private static final int ROUNDS = 10;
  private static final int PASSES_PER_ROUND = 10_000;

  private AtOnce() {}

  /** {@link #disagreements(List, int, int)} of two. */
  static int disagreements(BooleanSupplier isRight, BooleanSupplier isRightToo) {
    return disagreements(List.of(isRight, isRightToo), ROUNDS, PASSES_PER_ROUND);
  }

  /**
   * How many passes went wrong, with a thread for each kind of pass. They begin every round together, for starting a
   * thread may take longer than thousands of passes; and a round takes several of the scheduler's slices, for on a busy
   * machine they may have to share a processor. The first round with a disagreement is the last.
   */
  static int disagreements(List<BooleanSupplier> areRight, int rounds, int passesPerRound) {
    CyclicBarrier start = new CyclicBarrier(areRight.size());
    int disagreements = 0;
    for (int round = 0; round < rounds && disagreements == 0; round++) {
      List<CompletableFuture<Integer>> others = new ArrayList<>();
      for (BooleanSupplier isRight : areRight.subList(1, areRight.size())) {
        CompletableFuture<Integer> other = new CompletableFuture<>();
        others.add(other);
        Thread thread = new Thread(() -> {
          try {
            other.complete(round(start, isRight, passesPerRound));
          } catch (Throwable e) {
            other.completeExceptionally(e);
          }
        });
        thread.start();
      }
      disagreements = round(start, areRight.get(0), passesPerRound);
      for (CompletableFuture<Integer> other : others) {
        disagreements += other.join();
      }
    }
    return disagreements;
  }

  private static int round(CyclicBarrier start, BooleanSupplier isRight, int passes) {
    try {
      start.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
    int disagreements = 0;
    for (int i = 0; i < passes; i++) {
      if (!isRight.getAsBoolean()) {
        disagreements++;
      }
    }
    return disagreements;
  }
}

package io.ganglion.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Whether a layer allocates in later calls. */
final class LayerAllocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CALLS = 20;

  private LayerAllocation() {}

  static void check(LayerSample sample) {
    for (boolean isDouble : new boolean[] {true, false}) {
      int[] all = sample.all();
      LayerRun run = new LayerRun(sample, isDouble);
      PlainBatch batch = LayerRun.batch(sample, all, true);
      run.run(sample, all, batch, true);
      int outputs = run.dy().rows() * run.dy().columns();
      double[] dy = new double[outputs];
      // Classes are loaded and loops compiled in the first calls; what is left is what every call allocates.
      long least = Long.MAX_VALUE;
      for (int i = 0; i < CALLS; i++) {
        run.dy().put(dy);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        run.pass().forward(batch, run.x(), run.blocks());
        run.pass().backward(batch, run.x(), run.dy(), run.blocks(), sample.inputsHaveGradients());
        run.pass().sums();
        least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
      }
      if (least > 0) {
        throw Breach.of("forward, backward and sums together allocate " + least + " bytes in every call",
            "make values, lists and sums once, in the constructor of the pass, and arrays only when they are too"
                + " small");
      }
    }
  }
}

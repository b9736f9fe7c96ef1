package io.ganglion.runner.bad;

import static io.ganglion.runner.bad.BadPlugin.initializer;
import static io.ganglion.runner.bad.BadPlugin.loss;
import java.util.ArrayList;
import java.util.List;

/** Bad losses and initializers. */
final class BadLossesAndInitializers {
  private final List<BadPlugin> all = new ArrayList<>();

  static List<BadPlugin> all() {
    BadLossesAndInitializers bad = new BadLossesAndInitializers();
    bad.addAll();
    return bad.all;
  }

  private void add(BadPlugin plugin) {
    all.add(plugin);
  }

  private void addAll() {
    add(initializer("i-nan")
        .fill("for(int i=from;i<to;i++) w[i]=Double.NaN;")
        .diverges());
    add(initializer("i-outside")
        .fill("for(int i=0;i<w.length;i++) w[i]=r.nextDouble();")
        .unseen());
    add(initializer("i-throws")
        .fill("throw new IllegalStateException(\"no weights\");")
        .fails("fill"));
    add(initializer("i-random")
        .fill("for(int i=from;i<to;i++) w[i]=Math.random()-.5;")
        .unseen());
    add(loss("l-throws")
        .value("throw new IllegalStateException(\"no loss\");")
        .fails("value"));
    add(loss("l-needs-null")
        .value("return 1;")
        .body("@Override public Optional<String> needsOfOutput(Activation a){ return null; }")
        .fails("needsOfOutput"));
    add(loss("l-needs-throws")
        .value("return 1;")
        .body("@Override public Optional<String> needsOfOutput(Activation a){ throw new "
            + "IllegalStateException(\"needs\"); }")
        .fails("needsOfOutput"));
    add(loss("l-exit")
        .value("System.exit(0); return 1;")
        .exits("value"));
    add(loss("l-wrong-gradient")
        .value("double s=0; for(int i=0;i<rows*width;i++){ double d=y[i]-t[at+i]; s+=d*d; } "
            + "return s;")
        .gradient("for(int i=0;i<rows*width;i++) dx[i]=-(y[i]-t[at+i]);")
        .unseen());
    more();
  }

  private void more() {
    add(loss("l-gradient-throws").gradient("throw new IllegalStateException(\"no gradient\");").fails("gradient"));
    add(loss("l-nan").value("return Double.NaN;").diverges());
    add(loss("l-nan-gradient").gradient("for (int i = 0; i < rows * width; i++) dx[i] = Double.NaN;").diverges());
    add(loss("l-target-null").body("@Override public Optional<String> needsOfTarget(double t) { return null; }")
        .fails("needsOfTarget"));
    add(loss("l-target-throws").body("@Override public Optional<String> needsOfTarget(double t) {"
        + " throw new IllegalStateException(\"target\"); }").fails("needsOfTarget"));
    add(loss("l-loop").value("int z = 0; while (z >= 0 || z < 0) z++; return 0;").hangs("value"));
    add(loss("l-halt").value("Runtime.getRuntime().halt(0); return 0;").halts("halt"));
    add(loss("l-needs-loop").body("@Override public Optional<String> needsOfOutput(Activation a) { int z = 0;"
        + " while (z >= 0 || z < 0) z++; return Optional.empty(); }").hangs("needsOfOutput"));
    add(loss("l-bounds").value("return t[at + rows * width + 1_000_000];").fails("value"));
    add(loss("l-writes-targets").value("t[at] = 5; return 1;").unseen());
    add(initializer("i-loop").fill("for (;;) r.nextDouble();").hangs("fill"));
    add(initializer("i-bounds").fill("w[to + w.length] = 1;").fails("fill"));
    add(initializer("i-infinite").fill("Arrays.fill(w, from, to, 1 / 0.0);").diverges());
    add(initializer("i-exit").fill("System.exit(0);").exits("fill"));
    add(initializer("i-halt").fill("Runtime.getRuntime().halt(3);").halts("halt"));
    add(initializer("i-stack").fill("fill(w, from, to, fan, r);").fails("fill"));
    add(initializer("i-interrupts").fill("Thread.currentThread().interrupt();"
        + " for (int i = from; i < to; i++) w[i] = r.nextDouble();").fails("interrupted").inItsOwnProcess());
    add(initializer("i-memory").fill("List<long[]> l = new ArrayList<>(); while (l.size() >= 0)"
        + " l.add(new long[10_000_000]);").fails("fill").inItsOwnProcess());
  }
}

package io.ganglion.runner.bad;

import static io.ganglion.runner.bad.BadPlugin.trainer;
import java.util.ArrayList;
import java.util.List;

/** Bad trainers. */
final class BadTrainers {
  /** A step of gradient descent. */
  static final String GOOD_STEP = "double loss = objective.gradient(parameters, state.g());"
      + " for (int i = 0; i < parameters.length; i++) parameters[i] -= 0.1 * state.g()[i];"
      + " return Step.progress(loss, new State(state.n() + 1, state.g()));";

  private final List<BadPlugin> all = new ArrayList<>();

  static List<BadPlugin> all() {
    BadTrainers bad = new BadTrainers();
    bad.addAll();
    return bad.all;
  }

  private void add(BadPlugin plugin) {
    all.add(plugin);
  }

  private void addAll() {
    add(trainer("t-fine")
        .sound());
    add(trainer("t-start-null")
        .start("return null;")
        .fails("start"));
    add(trainer("t-step-null")
        .step("return null;")
        .fails("step"));
    add(trainer("t-state-null")
        .step("return Step.progress(1.0, null);")
        .fails("step"));
    add(trainer("t-outcome-null")
        .step("return new Step<>(objective.gradient(parameters, state.g()), state, null);")
        .fails("step"));
    add(trainer("t-grows")
        .step("double loss=objective.value(parameters); return Step.progress(loss, new "
            + "State(state.n()+1, new double[(int) state.n()+1]));")
        .unseen());
    add(trainer("t-loop")
        .step("int z=0; while(z>=0||z<0) z++; return null;")
        .hangs("step"));
    add(trainer("t-throws")
        .step("throw new IllegalStateException(\"trainer failed\");")
        .fails("step"));
    add(trainer("t-error")
        .step("throw new AssertionError(\"trainer asserts\");")
        .fails("step"));
    add(trainer("t-sneaky")
        .step("T7.<RuntimeException>t(new Exception(\"checked\")); return null;")
        .helper("T7", "class T7 { @SuppressWarnings(\"unchecked\") static <E extends Throwable> void "
            + "t(Throwable t) throws E { throw (E) t; } }")
        .fails("step"));
    add(trainer("t-start-throws")
        .start("throw new IllegalStateException(\"start failed\");")
        .fails("start"));
    add(trainer("t-start-loop")
        .start("int z=0; while(z>=0||z<0) z++; return null;")
        .hangs("start"));
    add(trainer("t-bad-state")
        .state("public record State(double n, double[] g, String s) {}")
        .start("return new State(0,new double[objective.dimension()],\"x\");")
        .step("return Step.progress(objective.gradient(parameters,state.g()), state);")
        .fails("start"));
    add(trainer("t-bad-state-late")
        .state("public record State(double n, double[] g, double[] h) {}")
        .start("return new State(0,new double[objective.dimension()],new double[0]);")
        .step("return Step.progress(objective.gradient(parameters,state.g()), new "
            + "State(state.n()+1,state.g(), state.n()>3?null:new double[0]));")
        .fails("step"));
    add(trainer("t-nan-loss")
        .step("objective.gradient(parameters,state.g()); return Step.progress(Double.NaN, "
            + "state);")
        .diverges());
    add(trainer("t-lies")
        .step("objective.gradient(parameters,state.g()); return Step.progress(-1e300, state);")
        .unseen());
    add(trainer("t-demands-null")
        .body("@Override public Set<Demand> demands() { return null; }")
        .fails("demands"));
    add(trainer("t-demands-throws")
        .body("@Override public Set<Demand> demands() { throw new "
            + "IllegalStateException(\"demands\"); }")
        .fails("demands"));
    add(trainer("t-wrong-length")
        .step("double[] g=new double[3]; double loss=objective.gradient(parameters,g); "
            + "return Step.progress(loss,state);")
        .fails("step"));
    add(trainer("t-null-array")
        .step("double loss=objective.gradient(null,state.g()); return "
            + "Step.progress(loss,state);")
        .fails("step"));
    add(trainer("t-keeps-array")
        .body("static volatile double[] kept; static { Thread t=new Thread(()->{ "
            + "java.util.Random r=new java.util.Random(); while(true){ double[] k=kept; "
            + "if(k!=null) k[r.nextInt(k.length)]=r.nextDouble(); Thread.onSpinWait(); } }); "
            + "t.setDaemon(true); t.start(); }")
        .step("kept=parameters; double loss = objective.gradient(parameters, state.g()); for "
            + "(int i=0;i<parameters.length;i++) parameters[i]-=0.1*state.g()[i]; return "
            + "Step.progress(loss, new State(state.n()+1, state.g()));")
        .unseen().inItsOwnProcess());
    add(trainer("t-static-state")
        .body("static double rate=0.5;")
        .step("double loss = objective.gradient(parameters, state.g()); rate*=0.99; for (int "
            + "i=0;i<parameters.length;i++) parameters[i]-=rate*state.g()[i]; return "
            + "Step.progress(loss, state);")
        .unseen());
    add(trainer("t-exit")
        .step("System.exit(0); return null;")
        .exits("step"));
    add(trainer("t-halt")
        .step("Runtime.getRuntime().halt(0); return null;")
        .halts("halt"));
    add(trainer("t-slow")
        .step("try { Thread.sleep(30000); } catch (InterruptedException e) {} double loss = "
            + "objective.gradient(parameters, state.g()); for (int "
            + "i=0;i<parameters.length;i++) parameters[i]-=0.1*state.g()[i]; return "
            + "Step.progress(loss, new State(state.n()+1, state.g()));")
        .hangs("step"));
    add(trainer("t-recurse-helper")
        .step("T9.f(1); return null;")
        .helper("T9", "class T9 { static double f(double x) { return f(x+1)+1; } }")
        .fails("f"));
    add(trainer("t-lie-helper-throw")
        .step("new T10().run(objective); return null;")
        .helper("T10", "class T10 { void run(Object o) { throw new "
            + "UnsupportedOperationException(\"helper of trainer\"); } }")
        .fails("step"));
    add(trainer("t-pool")
        .step("try { java.util.concurrent.ForkJoinPool.commonPool().submit(()->{ throw new "
            + "IllegalStateException(\"in the pool\"); }).get(); } catch (Exception e) { throw "
            + "new RuntimeException(e); } return null;")
        .fails("step"));
    more();
  }

  private void more() {
    add(trainer("t-loss-infinite").step("return Step.progress(Double.POSITIVE_INFINITY, state);").diverges());
    add(trainer("t-nan-parameters").step("double loss = objective.gradient(parameters, state.g());"
        + " parameters[0] = Double.NaN; return Step.progress(loss, state);").diverges());
    add(trainer("t-null-gradient").step("return Step.progress(objective.gradient(parameters, null), state);")
        .fails("step"));
    add(trainer("t-null-value").step("return Step.progress(objective.value(null), state);").fails("step"));
    add(trainer("t-empty-value").step("return Step.progress(objective.value(new double[0]), state);").fails("step"));
    add(trainer("t-null-slice").step("objective.gradient(parameters, state.g()); objective.inSlices(null);"
        + " return Step.progress(0, state);").fails("step"));
    add(trainer("t-slice-throws").step("double loss = objective.gradient(parameters, state.g());"
        + " objective.inSlices((from, to) -> { throw new IllegalStateException(\"slice\"); });"
        + " return Step.progress(loss, state);").fails("step"));
    add(trainer("t-gradient-slice-throws").step("return Step.progress(objective.gradient(parameters, state.g(),"
        + " (from, to) -> { throw new IllegalStateException(\"slice\"); }), state);").fails("step"));
    add(trainer("t-start-long").start("return new State(0, new double[objective.dimension() + 7]);").fails("step"));
    add(trainer("t-state-accessor-throws").state("public record State(double n, double[] g) {"
        + " public double n() { throw new IllegalStateException(\"n\"); } }")
        .step("return Step.progress(objective.gradient(parameters, state.g()), state);").fails("start"));
    add(trainer("t-state-nested-bad").state("public record Inner(Object o) {}"
        + " public record State(double n, double[] g, Inner inner) {}")
        .start("return new State(0, new double[objective.dimension()], new Inner(\"x\"));")
        .step("return Step.progress(objective.gradient(parameters, state.g()), state);").fails("start"));
    add(trainer("t-demands-null-element").body("@Override public Set<Demand> demands() {"
        + " return new HashSet<>(Arrays.asList((Demand) null)); }").sound());
    add(trainer("t-checked-start").start("T1.<RuntimeException>of(new Exception(\"checked\")); return null;")
        .helper("T1", "class T1 { @SuppressWarnings(\"unchecked\") static <E extends Throwable> void of(Throwable t)"
            + " throws E { throw (E) t; } }").fails("start"));
    add(trainer("t-wraps").step("try { objective.gradient(parameters, new double[1]); return null; }"
        + " catch (RuntimeException e) { throw new IllegalStateException(\"wrapped\", e); }").fails("step"));
    add(trainer("t-demands-loop").body("@Override public Set<Demand> demands() { int z = 0;"
        + " while (z >= 0 || z < 0) z++; return Set.of(); }").hangs("demands"));
    add(trainer("t-sleeps").step("try { Thread.sleep(1_000_000); } catch (InterruptedException e) { } return null;")
        .hangs("step"));
    add(trainer("t-evaluates-forever").step("for (;;) objective.value(parameters);").hangs("step"));
    add(trainer("t-interrupts").step("Thread.currentThread().interrupt(); " + GOOD_STEP)
        .fails("interrupted").inItsOwnProcess());
    add(trainer("t-stack").step("return step(objective, parameters, state);").fails("step"));
    add(trainer("t-exits-slice").step("objective.gradient(parameters, state.g()); objective.inSlices((from, to) ->"
        + " System.exit(0)); return null;").exits("step"));
  }
}

package io.ganglion.runner.bad;

import static io.ganglion.runner.bad.BadPlugin.layer;
import java.util.ArrayList;
import java.util.List;

/** Bad layers. */
final class BadLayers {
  static final String GOOD_FORWARD = "maths.times(x, blocks.get(0), y); return y;";
  static final String GOOD_BACKWARD = "if (sums.isEmpty()) sums = List.of(List.of(new Sum.Products(x, dy)));"
      + " if (isAsked) maths.timesTransposed(dy, blocks.get(0), dx); return isAsked ? dx : dy;";
  private static final String LOOP = "int z = 0; while (z >= 0 || z < 0) z++; ";

  private final List<BadPlugin> all = new ArrayList<>();

  static List<BadPlugin> all() {
    BadLayers bad = new BadLayers();
    bad.forms();
    bad.passes();
    bad.results();
    bad.ends();
    return bad.all;
  }

  private void add(BadPlugin plugin) {
    all.add(plugin);
  }

  private static String form(String shape, String blocks) {
    return "return new Form(" + shape + ", " + blocks + ");";
  }

  private void forms() {
    String weights = "Block.weights(\"weights\", input.features(), 2, 1)";
    add(layer("layer-fine").sound());
    add(layer("layer-form-null").form("return null;").fails("form"));
    add(layer("layer-form-throws").form("throw new IllegalStateException(\"no form\");").fails("form"));
    add(layer("layer-form-sneaky").form("LayerSn.<RuntimeException>t(new Exception(\"checked\")); return null;")
        .helper("LayerSn", "class LayerSn { @SuppressWarnings(\"unchecked\") static <E extends Throwable> void"
            + " t(Throwable t) throws E { throw (E) t; } }").fails("form"));
    add(layer("layer-form-stack").form("return form(input);").fails("form"));
    add(layer("layer-form-shape-null").form(form("null", weights)).fails("form"));
    add(layer("layer-form-block-null").form(form("input.withFeatures(2)", "(Block) null")).fails("form"));
    add(layer("layer-form-twice").form(form("input.withFeatures(2)", weights + ", " + weights)).fails("form"));
    add(layer("layer-form-none").form(form("input.withFeatures(0)", weights)).unseen());
    add(layer("layer-form-huge").form(form("input.withFeatures(2)",
        "Block.weights(\"weights\", Integer.MAX_VALUE, 2, 1)")).unseen());
    add(layer("layer-form-sum-huge").form(form("input.withFeatures(2)", "Block.weights(\"a\", 1 << 15, 1 << 15, 1),"
        + " Block.weights(\"b\", 1 << 15, 1 << 15, 1), Block.weights(\"c\", 1 << 15, 1 << 15, 1)")).unseen());
    add(layer("layer-form-changes").statics("static int n;").form("n++; return new Form(input.withFeatures(n),"
        + " Block.weights(\"weights\", input.features(), n, 1));").fails("layer"));
    add(layer("layer-form-tokens").form(form("new Shape.Tokens(3)", weights)).unseen());
    add(layer("layer-statistics").form("return new Form(input.withFeatures(2), " + weights + ").measuring(2);")
        .fails("pass"));
    add(layer("layer-fixed-throws").body("@Override public boolean isFixed() {"
        + " throw new IllegalStateException(\"fixed\"); }").fails("isFixed"));
    add(layer("layer-net-inputs-throws").body("@Override public boolean givesNetInputs() {"
        + " throw new IllegalStateException(\"net inputs\"); }").fails("givesNetInputs"));
  }

  private void passes() {
    add(layer("layer-pass-null").pass("return null;").fails("pass"));
    add(layer("layer-pass-throws").pass("throw new IllegalStateException(\"no pass\");").fails("pass"));
    add(layer("layer-pass-negative").pass("return new P(maths, maths.values(-2), maths.values(1));").fails("pass"));
    add(layer("layer-forward-null").forward("return null;").fails("forward"));
    add(layer("layer-forward-throws").forward("throw new IllegalStateException(\"forward\");").fails("forward"));
    add(layer("layer-forward-bounds").forward("x.doubles()[x.doubles().length] = 1; return y;").fails("forward"));
    add(layer("layer-forward-wide").pass("return new P(maths, maths.values(3), maths.values(input.features()));")
        .forward("y.resize(x.rows()); return y;").fails("forward"));
    add(layer("layer-forward-rows").forward("y.resize(x.rows() + 1); return y;").fails("forward"));
    add(layer("layer-forward-block").forward("maths.times(x, blocks.get(1), y); return y;").fails("forward"));
    add(layer("layer-forward-floats").forward("y.resize(x.rows()); y.floats()[0] = 1; return y;").fails("forward"));
    add(layer("layer-forward-other-form").pass("return new P(maths, maths.values(7), maths.values(7));")
        .fails("forward"));
    add(layer("layer-resizes-x").forward("x.resize(1); return y;").fails("forward"));
    add(layer("layer-backward-null").backward("return null;").fails("backward"));
    add(layer("layer-backward-throws").backward("throw new Error(\"backward\");").fails("backward"));
    add(layer("layer-second").settings("network.layers=[{units: 3, activation: tanh}, {use: NAME},"
        + " {units: 1, activation: sigmoid}]").backward("if (sums.isEmpty()) sums = List.of(List.of(new"
        + " Sum.Products(x, dy))); return y;").fails("backward"));
    add(layer("layer-sums-null").sums("return null;").fails("sums"));
    add(layer("layer-sums-empty").sums("return List.of();").fails("sums"));
    add(layer("layer-sums-of-null").sums("return Collections.singletonList(null);").fails("sums"));
    add(layer("layer-sums-throw").sums("throw new IllegalStateException(\"sums\");").fails("sums"));
    add(layer("layer-sums-wrong-width").backward("Values wide = maths.values(3); wide.resize(x.rows());"
        + " sums = List.of(List.of(new Sum.Products(x, wide))); return dy;").fails("sums"));
    add(layer("layer-sums-wrong-rows").backward("Values few = maths.values(2); few.resize(x.rows() - 1);"
        + " sums = List.of(List.of(new Sum.Products(x, few))); return dy;").fails("sums"));
    add(layer("layer-sums-rows-of-weights").backward("sums = List.of(List.of(new Sum.Rows(dy))); return dy;")
        .fails("sums"));
    add(layer("layer-sums-token-beyond").backward("Values tokens = maths.values(1); tokens.resize(x.rows());"
        + " for (int i = 0; i < x.rows(); i++) tokens.doubles()[i] = 7;"
        + " sums = List.of(List.of(new Sum.Lookups(tokens, dy))); return dy;").fails("sums"));
    add(layer("layer-sums-token-nan").backward("Values tokens = maths.values(1); tokens.resize(x.rows());"
        + " for (int i = 0; i < x.rows(); i++) tokens.doubles()[i] = Double.NaN;"
        + " sums = List.of(List.of(new Sum.Lookups(tokens, dy))); return dy;").fails("sums"));
    add(layer("layer-sums-own-values").backward("sums = List.of(List.of(new Sum.Products(x, new Values() {"
        + " public int rows() { return 4; } public int columns() { return 2; } public int at() { return 0; }"
        + " public double[] doubles() { return new double[8]; } public float[] floats() { return null; }"
        + " public void resize(int rows) { } }))); return dy;").fails("sums"));
    add(layer("layer-sums-null-sum").backward("sums = List.of(Collections.singletonList(null)); return dy;")
        .fails("sums"));
    add(layer("layer-sums-null-patches").backward("sums = List.of(List.of(new Sum.Windows(null, x, dy))); return dy;")
        .fails("backward"));
    add(layer("layer-sums-null-values").backward("sums = List.of(List.of(new Sum.Products(null, null)));"
        + " return dy;").fails("sums"));
  }

  private void results() {
    String loop = "for (int i = 0; i < y.rows() * 2; i++) ";
    add(layer("layer-nan").forward("maths.times(x, blocks.get(0), y); y.doubles()[0] = Double.NaN; return y;")
        .diverges());
    add(layer("layer-infinite").forward("maths.times(x, blocks.get(0), y); " + loop + "y.doubles()[i] = 1 / 0.0;"
        + " return y;").diverges());
    add(layer("layer-nan-sums").backward("dy.doubles()[0] = Double.NaN; " + GOOD_BACKWARD).diverges());
    add(layer("layer-keeps").statics("static double kept;").forward("maths.times(x, blocks.get(0), y); " + loop
        + "y.doubles()[i] += kept; kept = y.doubles()[0] * 1e-6; return y;").unseen());
    add(layer("layer-random").forward("maths.times(x, blocks.get(0), y); " + loop + "y.doubles()[i] +="
        + " Math.random() * 1e-6; return y;").unseen());
    add(layer("layer-changes-x").forward("maths.times(x, blocks.get(0), y); x.doubles()[x.at()] = 3; return y;")
        .unseen());
    add(layer("layer-changes-weights").forward("blocks.get(0).values().doubles()[0] = 3;"
        + " maths.times(x, blocks.get(0), y); return y;").unseen());
    add(layer("layer-wrong-gradient").backward("if (sums.isEmpty()) sums = List.of(List.of(new Sum.Products(x, y)));"
        + " return dy;").unseen());
  }

  private void ends() {
    add(layer("layer-form-loop").form(LOOP + "return null;").hangs("form"));
    add(layer("layer-pass-loop").pass(LOOP + "return null;").hangs("pass"));
    add(layer("layer-forward-loop").forward(LOOP + "return null;").hangs("forward"));
    add(layer("layer-backward-sleeps").backward("try { Thread.sleep(1_000_000); } catch (InterruptedException e) { }"
        + " return dy;").hangs("backward"));
    add(layer("layer-sums-loop").sums(LOOP + "return sums;").hangs("sums"));
    add(layer("layer-form-exit").form("System.exit(0); return null;").exits("form"));
    add(layer("layer-forward-exit").forward("System.exit(0); return y;").exits("forward"));
    add(layer("layer-sums-exit").sums("System.exit(3); return sums;").exits("sums"));
    add(layer("layer-backward-halt").backward("Runtime.getRuntime().halt(0); return dy;").halts("halt"));
    add(layer("layer-forward-memory").forward("List<long[]> l = new ArrayList<>(); while (l.size() >= 0)"
        + " l.add(new long[10_000_000]); return y;").fails("forward").inItsOwnProcess());
    add(layer("layer-interrupts").forward("Thread.currentThread().interrupt(); " + GOOD_FORWARD)
        .fails("interrupted").inItsOwnProcess());
  }
}

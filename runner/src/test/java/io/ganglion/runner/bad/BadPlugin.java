package io.ganglion.runner.bad;

import io.ganglion.plugins.JarBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plug-in that is wrong in one way: its source, and how a run with it has to end. */
public final class BadPlugin {
  /** How a run with it ends. */
  public enum End {
    /** Well: it isn't bad. */
    SOUND,
    /** Well, or not: what is wrong with it can't be seen from outside. */
    UNSEEN,
    /** The jar isn't loaded; code 5. */
    REFUSED,
    /** It is named with its method; code 5. */
    FAILS,
    /** Numbers break down, and it is named; code 6. */
    DIVERGES,
    /** It ends the process, by which hooks are told, and is named; code 5. */
    EXITS,
    /** It ends the process, of which only the launcher is told; code 5. */
    HALTS,
    /** It doesn't come back, and is named; code 5. */
    HANGS
  }

  private static final String IMPORTS = "import java.util.*;\n";
  private static final String ANNOTATION = "@Plugin(name = \"%s\", summary = \"a bad one\", api = Api.LEVEL)";

  private final String key;
  private final String type;
  private final String record;
  private final Map<String, String> parts = new LinkedHashMap<>();
  private final Map<String, String> helpers = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private String name;
  private End end = End.UNSEEN;
  private String said = "";
  private boolean alone;
  private String settings = "";

  private BadPlugin(String key, String type) {
    this.key = key;
    this.type = type;
    StringBuilder camel = new StringBuilder();
    for (String word : key.split("-")) {
      camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    this.record = camel.toString();
    this.name = "bad." + key;
  }

  static BadPlugin activation(String key) {
    return new BadPlugin(key, "Activation").value("return Math.tanh(x);").derivative("return 1 - y * y;");
  }

  static BadPlugin trainer(String key) {
    return new BadPlugin(key, "Trainer").state("public record State(double n, double[] g) {}")
        .start("return new State(0, new double[objective.dimension()]);").step(BadTrainers.GOOD_STEP);
  }

  static BadPlugin initializer(String key) {
    return new BadPlugin(key, "WeightInitializer").fill("for (int i = from; i < to; i++) w[i] = r.nextDouble() - .5;");
  }

  static BadPlugin loss(String key) {
    return new BadPlugin(key, "Loss")
        .value("double s = 0; for (int i = 0; i < rows * width; i++) { double d = y[i] - t[at + i]; s += d * d; }"
            + " return s;")
        .gradient("for (int i = 0; i < rows * width; i++) dx[i] = 2 * (y[i] - t[at + i]);");
  }

  /** y = x W, two numbers of every row. */
  static BadPlugin layer(String key) {
    return new BadPlugin(key, "Layer")
        .form("return new Form(input.withFeatures(2), Block.weights(\"weights\", input.features(), 2, 1));")
        .pass("return new P(maths, maths.values(2), maths.values(input.features()));")
        .forward(BadLayers.GOOD_FORWARD).backward(BadLayers.GOOD_BACKWARD).sums("return sums;");
  }

  private BadPlugin part(String part, String code) {
    parts.merge(part, code, (before, more) -> part.equals("members") ? before + "\n" + more : more);
    return this;
  }

  BadPlugin named(String other) {
    name = other;
    return this;
  }

  /** What makes an experiment use it, instead of what is usual for its kind; NAME stands for its name. */
  BadPlugin settings(String text) {
    settings = text;
    return this;
  }

  BadPlugin annotated(String annotation) {
    return part("annotation", annotation);
  }

  BadPlugin header(String components) {
    return part("header", components);
  }

  BadPlugin constructor(String code) {
    return part("constructor", code);
  }

  BadPlugin statics(String code) {
    return part("members", code);
  }

  BadPlugin body(String code) {
    return part("members", code);
  }

  BadPlugin state(String code) {
    return part("state", code);
  }

  BadPlugin value(String code) {
    return part("value", code);
  }

  BadPlugin derivative(String code) {
    return part("derivative", code);
  }

  BadPlugin gradient(String code) {
    return part("gradient", code);
  }

  BadPlugin start(String code) {
    return part("start", code);
  }

  BadPlugin step(String code) {
    return part("step", code);
  }

  BadPlugin form(String code) {
    return part("form", code);
  }

  BadPlugin pass(String code) {
    return part("pass", code);
  }

  BadPlugin forward(String code) {
    return part("forward", code);
  }

  BadPlugin backward(String code) {
    return part("backward", code);
  }

  BadPlugin sums(String code) {
    return part("sums", code);
  }

  BadPlugin fill(String code) {
    return part("fill", code);
  }

  /** One more class in the jar. */
  BadPlugin helper(String className, String code) {
    helpers.put(className, code);
    return this;
  }

  /** A class that is missing in the jar. */
  BadPlugin leavesOut(String className) {
    leftOut.add(className);
    return this;
  }

  private BadPlugin ends(End how, String words) {
    end = how;
    said = words;
    return this;
  }

  BadPlugin sound() {
    return ends(End.SOUND, "");
  }

  /** It leaves a thread or a hook behind, which the JVM of a test mustn't have. */
  BadPlugin soundInItsOwnProcess() {
    alone = true;
    return sound();
  }

  BadPlugin unseen() {
    return ends(End.UNSEEN, "");
  }

  BadPlugin inItsOwnProcess() {
    alone = true;
    return this;
  }

  BadPlugin refused(String words) {
    return ends(End.REFUSED, words);
  }

  BadPlugin fails(String method) {
    return ends(End.FAILS, method);
  }

  BadPlugin diverges() {
    return ends(End.DIVERGES, "");
  }

  BadPlugin exits(String method) {
    return ends(End.EXITS, method);
  }

  BadPlugin halts(String method) {
    return ends(End.HALTS, method);
  }

  BadPlugin hangs(String method) {
    return ends(End.HANGS, method);
  }

  public String key() {
    return key;
  }

  /** As experiments name it. */
  public String name() {
    return name;
  }

  public String className() {
    return "bad." + record;
  }

  public End end() {
    return end;
  }

  /** What the message says beside its name and jar: its method, or what is refused. */
  public String said() {
    return said;
  }

  /** Whether it can run in the JVM of a test. */
  public boolean isTame() {
    return !alone && end != End.EXITS && end != End.HALTS && end != End.HANGS;
  }

  /** The code that a run ends with; empty where it may be any but 1. */
  public List<Integer> codes() {
    return switch (end) {
      case SOUND -> List.of(0);
      case UNSEEN -> List.of(0, 3, 4, 5, 6);
      case DIVERGES -> List.of(6);
      default -> List.of(5);
    };
  }

  /** What makes an experiment use it. */
  public List<String> settings() {
    if (!settings.isEmpty()) {
      return List.of("--set", settings.replace("NAME", name));
    }
    return switch (type) {
      case "Activation" -> List.of("--set", "network.layers.0.activation=" + name);
      case "Trainer" -> List.of("--set", "trainer=" + name);
      case "WeightInitializer" -> List.of("--set", "network.initializer=" + name);
      case "Layer" -> List.of("--set", "network.layers.0={use: " + name + "}");
      default -> List.of("--set", "loss=" + name, "--set", "network.layers.1.activation=identity");
    };
  }

  /** Whether it has no settings: a model that was trained with another of its name can be used with it. */
  public boolean isPlain() {
    return get("header").isEmpty() && get("annotation").isEmpty();
  }

  /** A plug-in of the same kind, name and class that is all right. */
  public BadPlugin soundTwin() {
    return switch (type) {
      case "Activation" -> activation(key);
      case "Trainer" -> trainer(key);
      case "WeightInitializer" -> initializer(key);
      case "Layer" -> layer(key);
      default -> loss(key);
    };
  }

  /** Adds its classes to a jar that has those of all. */
  void compileInto(JarBuilder all) {
    all.source(className(), source());
    helpers.forEach((helper, code) -> all.source("bad." + helper, IMPORTS + code));
  }

  /** Writes its jar with those of {@code classes}, by their entries in a jar, that are its own. */
  Path write(Path folder, Map<String, byte[]> classes) throws IOException {
    JarBuilder builder = new JarBuilder(folder).offer(type, className());
    for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
      String name = entry.getKey().replace('/', '.').replaceFirst("\\.class$", "");
      String outer = name.replaceFirst("\\$.*", "");
      boolean isHelper = outer.startsWith("bad.") && helpers.containsKey(outer.substring("bad.".length()))
          && !leftOut.contains(outer.substring("bad.".length()));
      if (outer.equals(className()) || isHelper) {
        builder.entry(entry.getKey(), entry.getValue());
      }
    }
    return builder.build(folder.resolve(key + ".jar"));
  }

  private String get(String part) {
    return parts.getOrDefault(part, "");
  }

  private String source() {
    String declared = get("annotation").isEmpty() ? ANNOTATION.formatted(name) : get("annotation");
    String implemented = switch (type) {
      case "Activation" -> "ElementwiseActivation";
      case "Trainer" -> "Trainer<" + record + ".State>";
      default -> type;
    };
    return IMPORTS + declared + "\npublic record " + record + "(" + get("header") + ") implements " + implemented
        + " {\n" + get("state") + "\n"
        + (get("constructor").isEmpty() ? "" : "public " + record + " { " + get("constructor") + " }\n")
        + methods() + get("members") + "\n"
        + "@SuppressWarnings(\"unchecked\") static <E extends Throwable> void sneak(Throwable t) throws E {"
        + " throw (E) t; }\n}\n";
  }

  private String methods() {
    String overridden = "@Override public ";
    return switch (type) {
      case "Activation" -> overridden + "double value(double x) { " + get("value") + " }\n"
          + overridden + "double derivative(double x, double y) { " + get("derivative") + " }\n";
      case "Trainer" -> overridden + "State start(Objective objective) { " + get("start") + " }\n"
          + overridden + "Step<State> step(Objective objective, double[] parameters, State state) { "
          + get("step") + " }\n";
      case "WeightInitializer" -> overridden
          + "void fill(double[] w, int from, int to, Fan fan, java.util.random.RandomGenerator r) { "
          + get("fill") + " }\n";
      case "Layer" -> overridden + "Form form(Shape input) { " + get("form") + " }\n"
          + overridden + "Pass pass(Shape input, Maths maths) { " + get("pass") + " }\n"
          + "static final class P implements Pass { final Maths maths; final Values y; final Values dx;"
          + " List<List<Sum>> sums = List.of(); P(Maths maths, Values y, Values dx) { this.maths = maths; this.y = y;"
          + " this.dx = dx; }\n"
          + overridden + "Values forward(Batch batch, Values x, List<Matrix> blocks) { " + get("forward") + " }\n"
          + overridden + "Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) { "
          + get("backward") + " }\n"
          + overridden + "List<List<Sum>> sums() { " + get("sums") + " } }\n";
      default -> overridden
          + "double value(Activation a, double[] x, double[] y, double[] t, int at, int rows, int width) { "
          + get("value") + " }\n"
          + overridden + "void gradient(Activation a, double[] x, double[] y, double[] t, int at, double[] dx, int"
          + " rows, int width) { " + get("gradient") + " }\n";
    };
  }
}

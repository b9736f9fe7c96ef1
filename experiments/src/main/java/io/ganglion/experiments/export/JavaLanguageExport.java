package io.ganglion.experiments.export;

import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.experiments.run.GanglionVersion;
import java.util.List;

/**
 * A language model as one Java class that needs the JDK alone, from version 11 on, and goes on with texts as the model
 * does, to the last bit. An object sees the tokens of one text, one by one.
 */
final class JavaLanguageExport {
  private final ExportedModel model;
  private final String packageName;
  private final String className;
  private final NetworkCode network;

  private JavaLanguageExport(ExportedModel model, String name) {
    int dot = name.lastIndexOf('.');
    this.model = model;
    this.packageName = name.substring(0, Math.max(0, dot));
    this.className = name.substring(dot + 1);
    this.network = NetworkCode.ofTokens(model, CodeStyle.JAVA);
  }

  /**
   * The source text.
   *
   * @param className the class, with its package if it is to be in one
   */
  static String text(ExportedModel model, String className) {
    return new JavaLanguageExport(model, className).text();
  }

  private String text() {
    List<TextEncoding> texts = model.texts();
    TextEncoding text = texts.get(0);
    StringBuilder out = new StringBuilder();
    if (!packageName.isEmpty()) {
      out.append("package ").append(packageName).append(";\n\n");
    }
    out.append("/**\n").append(JavaExport.filled(" * ", "Goes on with a text, token by token, as the model "
            + Literals.inComment(model.model().name()) + " does, to the last bit. An object sees one text; for one"
            + " thread at a time."))
        .append(" *\n").append(JavaExport.filled(" * ", "<p>Written by Ganglion " + GanglionVersion.text()
            + ". Needs Java 11 or newer, and nothing else."))
        .append(" */\npublic final class ").append(className).append(" {\n")
        .append("  /** How many tokens there are, with 0, the unknown one. */\n  public static final int TOKENS = ")
        .append(text.vocabulary().size()).append(";\n  /** How many tokens of a text can be seen at once. */\n")
        .append("  public static final int MOST = ").append(model.model().network().mostSteps()).append(";\n\n")
        .append(TextCode.constantsInJava(text, 0)).append(JavaConstants.weights(network.weights()))
        .append("  private int seen;\n");
    boolean grows = network.kept().stream().anyMatch(NetworkCode.Kept::ofAllSteps);
    out.append(grows ? "  private int room = 16;\n" : "");
    for (NetworkCode.Kept kept : network.kept()) {
      out.append("  private double[] ").append(kept.name()).append(" = new double[")
          .append(kept.ofAllSteps() ? "room * " : "").append(kept.columns()).append("];\n");
    }
    out.append("\n  /** Before the first token of a text. */\n  public ").append(className).append("() {}\n\n")
        .append(methods(text, grows)).append("  private double[] outputs(double[] x) {\n")
        .append(network.statements()).append("    return ").append(network.outputs().array()).append(";\n  }\n\n")
        .append(TextCode.inJava(texts));
    network.call(RowsFunction.SOFTMAX);
    out.append(network.functions()).append(JavaExport.exactFunctions(network));
    out.setLength(out.length() - 1);
    return out.append("}\n").toString();
  }

  private String methods(TextEncoding text, boolean grows) {
    StringBuilder more = new StringBuilder();
    if (grows) {
      more.append("    if (seen == room) {\n      room *= 2;\n");
      network.kept().stream().filter(NetworkCode.Kept::ofAllSteps).forEach(kept -> more.append("      ")
          .append(kept.name()).append(" = java.util.Arrays.copyOf(").append(kept.name()).append(", room * ")
          .append(kept.columns()).append(");\n"));
      more.append("    }\n");
    }
    return """
          /** The numbers of a text's tokens; 0 is one that isn't known. */
          public static int[] tokens(String text) {
            double[] numbers = CUT;
            int[] tokens = new int[text.isEmpty() ? 0 : numbers.length];
            for (int i = 0; i < tokens.length; i++) {
              tokens[i] = (int) numbers[i];
            }
            return tokens;
          }

          /** How a token is written; null for 0. */
          public static String token(int number) {
            return number == 0 ? null : TOKENS_0[number - 1];
          }

          /** Forgets the text: another one begins. */
          public void begin() {
            seen = 0;
          }

          /** How many tokens of the text have been seen. */
          public int seen() {
            return seen;
          }

          /**
           * Sees the next token of the text.
           *
           * @return for each token the net input of its probability to come next
           * @throws IllegalArgumentException if there is no such token
           * @throws IllegalStateException if {@link #MOST} have been seen
           */
          public double[] next(int token) {
            if (token < 0 || token >= TOKENS) {
              throw new IllegalArgumentException("there is no token " + token);
            }
            if (seen == MOST) {
              throw new IllegalStateException("the network sees at most " + MOST + " tokens at once");
            }
        GROW    double[] y = outputs(new double[] {token}).clone();
            seen++;
            return y;
          }

          /** The probability of each token that net inputs stand for. */
          public static double[] probabilities(double[] netInputs) {
            double[] y = new double[TOKENS];
            softmax(netInputs, y, 1, TOKENS);
            return y;
          }

          /** The known token of the greatest net input; of equal ones the first. */
          public static int greatest(double[] netInputs) {
            int greatest = 1;
            for (int i = 2; i < TOKENS; i++) {
              greatest = netInputs[i] > netInputs[greatest] ? i : greatest;
            }
            return greatest;
          }

          /** What comes behind a text: a number of tokens, each of them the most probable one. */
          public static String goOn(String text, int length) {
            CLASS model = new CLASS();
            int[] prompt = tokens(text.isEmpty() ? "\\n" : text);
            int[] all = java.util.Arrays.copyOf(prompt, prompt.length + length);
            StringBuilder written = new StringBuilder();
            double[] y = null;
            for (int i = Math.max(0, prompt.length - MOST); i < prompt.length; i++) {
              y = model.next(all[i]);
            }
            for (int i = prompt.length; i < all.length; i++) {
              all[i] = greatest(y);
              written.append(token(all[i]));
              int from = i;
              if (model.seen == MOST) { // what was seen last is seen again
                model.begin();
                from = i - MOST + 1;
              }
              for (int j = from; j <= i; j++) {
                y = model.next(all[j]);
              }
            }
            return written.toString();
          }

        """.replace("CUT", TextCode.callInJava(model.texts(), text, 0, "text")).replace("CLASS", className)
        .replace("GROW", more);
  }
}

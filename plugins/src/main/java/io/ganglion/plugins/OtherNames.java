package io.ganglion.plugins;

import io.ganglion.api.host.PluginKind;
import io.ganglion.problem.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What plug-ins are called in other programs and in books, so that a name from there leads to ours. */
public final class OtherNames {
  /** Ours, and what others call it, without case, hyphens, underlines, blanks and a {@code loss} at the end. */
  private static final Map<String, List<String>> OTHERS = Map.ofEntries(
      Map.entry("activation identity", List.of("linear", "none", "purelin", "lin")),
      Map.entry("activation sigmoid", List.of("logistic", "logsig", "sigm", "expit")),
      Map.entry("activation tanh", List.of("tansig", "hyperbolictangent", "tanhyperbolic")),
      Map.entry("activation relu", List.of("rectifier", "rectifiedlinear", "poslin", "ramp")),
      Map.entry("activation leaky-relu", List.of("lrelu", "prelu")),
      Map.entry("activation silu", List.of("swish")),
      Map.entry("activation gaussian", List.of("rbf", "radbas")),
      Map.entry("activation exponential", List.of("exp")),
      Map.entry("activation hard-tanh", List.of("satlins", "htanh")),
      Map.entry("loss squared-error", List.of("mse", "sse", "l2", "rmse", "meansquarederror", "meansquared",
          "sumofsquares", "quadratic", "leastsquares", "squared", "regression")),
      Map.entry("loss mean-absolute", List.of("mae", "l1", "meanabsoluteerror", "absoluteerror", "absolute")),
      Map.entry("loss cross-entropy", List.of("bce", "ce", "nll", "nllloss", "log", "logloss", "logistic",
          "binarycrossentropy", "categoricalcrossentropy", "sparsecategoricalcrossentropy", "bcewithlogits",
          "negativeloglikelihood", "softmaxcrossentropy", "deviance", "entropy")),
      Map.entry("loss huber", List.of("smoothl1")),
      Map.entry("loss poisson", List.of("poissonnll")),
      Map.entry("trainer backprop", List.of("sgd", "gd", "bp", "backpropagation", "gradientdescent",
          "stochasticgradientdescent", "momentum", "nesterov", "nag", "traingd", "traingdm", "traingdx")),
      Map.entry("trainer rprop", List.of("irprop", "irprop+", "rprop+", "resilient", "resilientbackpropagation",
          "trainrp")),
      Map.entry("trainer levenberg-marquardt", List.of("lm", "marquardt", "levenberg", "trainlm", "lma")),
      Map.entry("trainer lbfgs", List.of("bfgs", "lbfgsb", "quasinewton", "trainbfg")),
      Map.entry("trainer conjugate-gradient", List.of("cg", "conjgrad", "traincgp", "traincgf", "polakribiere")),
      Map.entry("trainer scg", List.of("scaledconjugategradient", "trainscg")),
      Map.entry("trainer rmsprop", List.of("rms")),
      Map.entry("initializer glorot-uniform", List.of("xavier", "xavieruniform", "glorot")),
      Map.entry("initializer glorot-normal", List.of("xaviernormal")),
      Map.entry("initializer he-uniform", List.of("he", "kaiming", "kaiminguniform")),
      Map.entry("initializer he-normal", List.of("kaimingnormal")),
      Map.entry("initializer lecun-normal", List.of("lecun")),
      Map.entry("initializer normal", List.of("randomnormal", "gaussian", "gauss")),
      Map.entry("initializer uniform", List.of("randomuniform", "random")),
      Map.entry("initializer constant", List.of("zeros", "ones", "zero", "one")),
      Map.entry("initializer nguyen-widrow", List.of("nguyen", "nw")));

  private OtherNames() {}

  /**
   * The beginning of a help that goes on with all names: ours for what another program calls so, the nearest for a
   * misspelt one, the cure for a plug-in that isn't loaded; empty if there is nothing to say.
   *
   * @param names those that are known
   */
  public static String help(PluginKind<?> kind, String given, Collection<String> names) {
    Optional<String> ours = ours(kind, given, names);
    if (ours.isPresent()) {
      return "it is called '" + ours.get() + "' here; ";
    }
    Optional<String> near = Suggestion.nearest(given, names);
    if (near.isPresent()) {
      return "did you mean '" + near.get() + "'? ";
    }
    return given.indexOf('.') > 0
        ? "it is no plug-in that is loaded: name its jar with --plugin, or in 'plugins.path'; " : "";
  }

  private static Optional<String> ours(PluginKind<?> kind, String given, Collection<String> names) {
    String plain = plain(given);
    return names.stream().filter(name -> plain(name).equals(plain)).findFirst().or(() -> names.stream()
        .filter(name -> OTHERS.getOrDefault(kind + " " + name, List.of()).contains(plain)).findFirst());
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "").replaceFirst("(?<=.{2})loss$", "");
  }
}

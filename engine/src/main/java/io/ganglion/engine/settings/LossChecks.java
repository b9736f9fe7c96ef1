package io.ganglion.engine.settings;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.api.Plugin;
import io.ganglion.api.formula.LossFormula;
import io.ganglion.api.host.PluginCalls;
import io.ganglion.api.host.PluginContractException;
import java.util.Optional;

/** What a host asks of a loss before it is used. */
public final class LossChecks {
  private LossChecks() {}

  /** As experiments name it; the class's name if it is no plug-in. */
  public static String name(Loss loss) {
    Plugin plugin = loss.getClass().getAnnotation(Plugin.class);
    return plugin == null ? loss.getClass().getSimpleName() : plugin.name();
  }

  /**
   * Whether it is half a sum of squared differences, which the normal equations are computed for. Goes by the formula
   * that the loss's class declares, as {@link ClassOutput} does.
   */
  public static boolean isSumOfSquares(Loss loss) {
    return LossFormula.SQUARED_ERROR.isOf(loss);
  }

  /** {@link Loss#needsOfOutput}, which is not null. */
  @SuppressWarnings("OptionalAssignedToNull") // by a plug-in
  public static Optional<String> needsOfOutput(Loss loss, Activation output) {
    Optional<String> needs = loss.needsOfOutput(output);
    if (needs == null) {
      throw nullReturned(loss, "needsOfOutput");
    }
    return needs;
  }

  /** {@link Loss#needsOfTarget}, which is not null. */
  @SuppressWarnings("OptionalAssignedToNull") // by a plug-in
  public static Optional<String> needsOfTarget(Loss loss, double target) {
    Optional<String> needs = loss.needsOfTarget(target);
    PluginCalls.returned();
    if (needs == null) {
      throw nullReturned(loss, "needsOfTarget");
    }
    return needs;
  }

  private static PluginContractException nullReturned(Loss loss, String method) {
    return PluginContractException.by(loss, method, "returned null", "return Optional.empty() if it needs nothing");
  }

  /**
   * Checks that a loss can judge the outputs of an activation.
   *
   * @throws IllegalArgumentException if it can't; the message says what it needs
   */
  public static void requireUsable(Loss loss, Activation output) {
    needsOfOutput(loss, output).ifPresent(needs -> {
      throw new IllegalArgumentException(name(loss) + " needs " + needs + " from the last layer");
    });
  }
}

package io.ganglion.losses;

import io.ganglion.api.Activation;
import io.ganglion.api.Plugin;

/**
 * The plug-in name of an activation. The names without a dot are Ganglion's own, and no other plug-in can take them, so
 * a loss that is computed together with an activation knows it by its name.
 */
final class OutputName {
  private static final ClassValue<String> BY_CLASS = new ClassValue<>() {
    @Override
    protected String computeValue(Class<?> activation) {
      Plugin plugin = activation.getAnnotation(Plugin.class);
      return plugin == null ? "" : plugin.name();
    }
  };

  private OutputName() {}

  /** Empty if it is no plug-in. */
  static String of(Activation activation) {
    return BY_CLASS.get(activation.getClass()); // an annotation takes 15 times as long to find
  }
}

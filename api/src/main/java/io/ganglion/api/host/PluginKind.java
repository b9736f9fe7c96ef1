package io.ganglion.api.host;

import io.ganglion.api.Activation;
import io.ganglion.api.Trainer;
import io.ganglion.api.WeightInitializer;
import java.util.List;

/**
 * One kind of plug-in.
 *
 * @param name in the singular, as messages and commands use it
 * @param type the interface that its plug-ins implement and that its services file is named after
 */
public record PluginKind<T>(String name, Class<T> type) {
  public static final PluginKind<Activation> ACTIVATION = new PluginKind<>("activation", Activation.class);
  public static final PluginKind<WeightInitializer> INITIALIZER =
      new PluginKind<>("initializer", WeightInitializer.class);
  @SuppressWarnings({"rawtypes", "unchecked"}) // a class literal can't say Trainer<?>
  public static final PluginKind<Trainer<?>> TRAINER =
      new PluginKind<>("trainer", (Class<Trainer<?>>) (Class) Trainer.class);

  /** Every kind, in the order in which commands list them. */
  public static final List<PluginKind<?>> ALL = List.of(ACTIVATION, INITIALIZER, TRAINER);

  /** {@code an activation}, {@code a trainer}. */
  public String withArticle() {
    return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
  }

  @Override
  public String toString() {
    return name;
  }
}

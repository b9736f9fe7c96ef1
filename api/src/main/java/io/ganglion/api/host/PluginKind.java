package io.ganglion.api.host;

import io.ganglion.api.Activation;
import io.ganglion.api.Layer;
import io.ganglion.api.Loss;
import io.ganglion.api.Trainer;
import io.ganglion.api.WeightInitializer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One kind of plug-in.
 *
 * @param name in the singular, as messages and commands use it
 * @param type the interface that its plug-ins implement and that its services file is named after
 * @param reserved keys that no setting may have, for in an experiment they stand in the same map
 */
public record PluginKind<T>(String name, Class<T> type, Set<String> reserved) {
  public static final PluginKind<Activation> ACTIVATION = new PluginKind<>("activation", Activation.class);
  public static final PluginKind<WeightInitializer> INITIALIZER =
      new PluginKind<>("initializer", WeightInitializer.class);
  public static final PluginKind<Layer> LAYER = new PluginKind<>("layer", Layer.class,
      Set.of("use", "activation", "initializer", "recurrent-initializer", "bias-initializer"));
  public static final PluginKind<Loss> LOSS =
      new PluginKind<>("loss", Loss.class, Set.of("use", "reduction", "l1", "l2"));
  @SuppressWarnings({"rawtypes", "unchecked"}) // a class literal can't say Trainer<?>
  public static final PluginKind<Trainer<?>> TRAINER =
      new PluginKind<>("trainer", (Class<Trainer<?>>) (Class) Trainer.class);

  /** Every kind, in the order in which commands list them. */
  public static final List<PluginKind<?>> ALL = List.of(ACTIVATION, INITIALIZER, LAYER, LOSS, TRAINER);

  private PluginKind(String name, Class<T> type) {
    this(name, type, Set.of("use"));
  }

  /** The kind of that name; empty if there is none. */
  public static Optional<PluginKind<?>> named(String name) {
    return ALL.stream().filter(kind -> kind.name.equals(name)).findFirst().map(kind -> kind);
  }

  /** {@code activations}, {@code losses}. */
  public String plural() {
    return name + (name.endsWith("s") ? "es" : "s");
  }

  /** {@code an activation}, {@code a trainer}. */
  public String withArticle() {
    return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
  }

  /** Like that of every record; written out, for the JDK takes 6 ms of every start to link the one that it makes. */
  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof PluginKind<?> that && name.equals(that.name) && type == that.type
        && reserved.equals(that.reserved);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}

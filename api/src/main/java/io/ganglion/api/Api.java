package io.ganglion.api;

/** The level of the plug-in interfaces. */
public final class Api {
  /**
   * The level of the interfaces in this package, raised whenever a plug-in that compiles against the new ones would not
   * run on the old ones. It is a compile-time constant: {@code @Plugin(api = Api.LEVEL)} copies the number that a
   * plug-in was built against into its class file, where the host reads it before it runs any of the plug-in's code.
   * Plug-ins of lower levels run as they are.
   *
   * <p>Level 2 added {@link Block}, and the form of {@link WeightInitializer#fill(double[], int, Block,
   * java.util.random.RandomGenerator) fill} that is given one.
   *
   * <p>Level 3 added {@link Layer} as a kind of plug-in.
   */
  public static final int LEVEL = 3;

  private Api() {}
}

package io.ganglion.api.host;

import java.util.Optional;

/**
 * A plug-in failed where it was made, or gave its host what its contract rules out. What it throws while it computes
 * comes out as it is.
 */
public final class PluginContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Class<?>> plugin;
  private final String method;
  private final String broken;
  private final String help;

  private PluginContractException(Optional<Class<?>> plugin, String method, String broken, String help) {
    super(plugin.map(type -> type.getName() + "." + method + " ").orElse("") + broken);
    this.plugin = plugin;
    this.method = method;
    this.broken = broken;
    this.help = help;
  }

  /**
   * For a method of a plug-in that gave what it mustn't.
   *
   * @param broken what is wrong, as the end of a sentence that begins with the method
   * @param help what its author can do about it
   */
  public static PluginContractException by(Object plugin, String method, String broken, String help) {
    return new PluginContractException(Optional.of(StandIn.behind(plugin).getClass()), method, broken, help);
  }

  /**
   * For a method of the host that a plug-in called with what it mustn't: the plug-in is the one that called it.
   *
   * @param broken what is wrong, as a sentence
   */
  public static PluginContractException byCaller(String broken, String help) {
    return new PluginContractException(Optional.empty(), "", broken, help);
  }

  /** For a method of a plug-in that threw {@code cause}. */
  static PluginContractException threw(Class<?> plugin, String method, Throwable cause) {
    PluginContractException failed = new PluginContractException(Optional.of(plugin), method, "failed", "");
    failed.initCause(cause);
    return failed;
  }

  /** The plug-in's class; empty if it is the caller's of a method of the host. */
  public Optional<Class<?>> plugin() {
    return plugin;
  }

  /** The plug-in's method; empty if it isn't known. */
  public String method() {
    return method;
  }

  /** What is wrong: the end of a sentence that begins with the method, or a sentence if that isn't known. */
  public String broken() {
    return broken;
  }

  /** What the plug-in's author can do about it. */
  public String help() {
    return help;
  }
}

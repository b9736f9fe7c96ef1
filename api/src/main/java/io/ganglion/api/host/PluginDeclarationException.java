package io.ganglion.api.host;

/** A class can't serve as the plug-in that it is offered as. The message says why, the help how to correct it. */
public final class PluginDeclarationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String help;

  PluginDeclarationException(String message, String help) {
    super(message);
    this.help = help;
  }

  PluginDeclarationException(String message, String help, Throwable cause) {
    super(message, cause);
    this.help = help;
  }

  /** What the plug-in's author or user can do about it. */
  public String help() {
    return help;
  }
}

package io.ganglion.experiments.binding;

/**
 * Whose settings are meant, for messages.
 *
 * @param path the dotted path that {@code --set} takes; empty for the experiment as a whole
 * @param owner {@code trainer 'rprop'}; empty for a section, whose settings are named by their path
 */
public record Subject(String path, String owner) {
  public static final Subject EXPERIMENT = new Subject("", "");

  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** One of its settings, as messages name it. */
  String name(String key) {
    return owner.isEmpty() ? "'" + path(key) + "'" : "'" + key + "' of " + owner;
  }

  @Override
  public String toString() {
    if (!owner.isEmpty()) {
      return owner;
    }
    return path.isEmpty() ? "the experiment" : "section '" + path + "'";
  }
}

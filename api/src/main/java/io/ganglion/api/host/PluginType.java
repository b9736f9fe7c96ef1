package io.ganglion.api.host;

import io.ganglion.api.Api;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Plugin;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A plug-in's declaration: its name, what it is, its settings, and how to make one. */
public final class PluginType<T> {
  private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9]*(-[a-z0-9]+)*\\.)*[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final PluginKind<T> kind;
  private final Plugin plugin;
  private final RecordType<? extends T> record;

  private PluginType(PluginKind<T> kind, Plugin plugin, RecordType<? extends T> record) {
    this.kind = kind;
    this.plugin = plugin;
    this.record = record;
  }

  /**
   * Reads the declaration of a class that is offered as a plug-in. The API level is checked before any of the class's
   * own code runs.
   *
   * @throws PluginDeclarationException if the class breaks the contract in the description of {@code io.ganglion.api}
   */
  public static <T> PluginType<T> of(PluginKind<T> kind, Class<?> offered) throws PluginDeclarationException {
    String name = offered.getName();
    Plugin plugin = offered.getAnnotation(Plugin.class);
    if (plugin == null) {
      throw new PluginDeclarationException(name + " has no @Plugin",
          "annotate it: @Plugin(name = \"prefix.name\", summary = \"…\", api = Api.LEVEL)");
    }
    if (plugin.api() > Api.LEVEL) {
      throw new PluginDeclarationException(
          kind + " '" + plugin.name() + "' (" + name + ") was built against API level " + plugin.api()
              + ", and this Ganglion has level " + Api.LEVEL,
          "use a newer Ganglion, or a build of the plug-in for level " + Api.LEVEL);
    }
    if (plugin.api() < 1) {
      throw new PluginDeclarationException(
          kind + " '" + plugin.name() + "' (" + name + ") names API level " + plugin.api() + ", which never was",
          "write 'api = Api.LEVEL'");
    }
    if (!NAME.matcher(plugin.name()).matches()) {
      throw new PluginDeclarationException(name + " has the name '" + plugin.name() + "'",
          "a name is lower-case words joined by hyphens after a prefix and a dot, such as 'acme.swish'");
    }
    if (!kind.type().isAssignableFrom(offered)) {
      throw new PluginDeclarationException(name + " is offered as " + kind.withArticle()
          + " but doesn't implement " + kind.type().getName(), "implement it, or name it in another services file");
    }
    if (!Modifier.isPublic(offered.getModifiers())) {
      throw new PluginDeclarationException(name + " is not public", "declare it as a public record");
    }
    RecordType<? extends T> record = RecordType.of(offered.asSubclass(kind.type()));
    for (SettingType setting : record.settings()) {
      if (!isSettingType(setting.type())) {
        throw new PluginDeclarationException(
            name + " has the setting '" + setting.component() + "' of type " + setting.type().getTypeName(),
            "a setting is a double, int, long, boolean, String or an enum");
      }
      if (kind.reserved().contains(setting.key())) {
        throw new PluginDeclarationException(name + " has a setting named '" + setting.key() + "'",
            "name it otherwise: in an experiment, '" + setting.key() + "' " + (setting.key().equals("use")
                ? "names the plug-in"
                : "stands beside the settings of every " + kind));
      }
    }
    return new PluginType<>(kind, plugin, record);
  }

  private static boolean isSettingType(Type type) {
    return type == double.class || type == int.class || type == long.class || type == boolean.class
        || type == String.class || (type instanceof Class<?> c && c.isEnum());
  }

  public PluginKind<T> kind() {
    return kind;
  }

  public String name() {
    return plugin.name();
  }

  public String summary() {
    return plugin.summary();
  }

  public int apiLevel() {
    return plugin.api();
  }

  /** The plug-in's class. */
  public Class<? extends T> type() {
    return record.type();
  }

  /** In the order of the record's header. */
  public List<SettingType> settings() {
    return record.settings();
  }

  public Optional<SettingType> setting(String key) {
    return record.setting(key);
  }

  /**
   * Makes an instance from values by key; what is missing takes its default.
   *
   * @throws InvalidSettingException if the plug-in refuses a value
   * @throws PluginContractException if its constructor throws anything else
   */
  public T create(Map<String, ?> values) {
    return record.create(values);
  }

  /** The settings of an instance of this plug-in by key, in the order of the header. */
  public Map<String, Object> settingsOf(T instance) {
    return valuesOf(record, instance);
  }

  private static <R> Map<String, Object> valuesOf(RecordType<R> record, Object instance) {
    return record.valuesOf(record.type().cast(instance));
  }

  @Override
  public String toString() {
    return kind + " '" + name() + "'";
  }
}

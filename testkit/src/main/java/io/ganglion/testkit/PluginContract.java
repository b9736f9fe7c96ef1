package io.ganglion.testkit;

import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.api.host.SettingType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every plug-in owes, whatever its kind: a declaration that a host can read, and a services file that names it.
 * Inherited through the contract of its kind.
 */
public interface PluginContract<T> {
  PluginKind<T> kind();

  /** The plug-in that is tested, with any settings. */
  T plugin();

  @Test
  default void isDeclaredAsAPlugin() {
    PluginType<T> type = Declarations.read(this);
    if (type.summary().isBlank()) {
      throw Breach.of(type + " has no summary", "say in one sentence what it is: @Plugin(…, summary = \"…\")");
    }
    boolean ours = type.type().getName().startsWith("io.ganglion.");
    if (!ours && type.name().indexOf('.') < 0) {
      throw Breach.of("the name '" + type.name() + "' has no prefix; names without a dot are Ganglion's own",
          "put a prefix of yours before it, such as 'acme." + type.name() + "'");
    }
  }

  @Test
  default void isListedInItsServicesFile() {
    String file = "META-INF/services/" + kind().type().getName();
    String name = plugin().getClass().getName();
    if (!Declarations.linesOf(file, plugin().getClass().getClassLoader()).contains(name)) {
      throw Breach.of(name + " is in no " + file + " on the class path, so no host will find it",
          "add the line '" + name + "' to src/main/resources/" + file);
    }
  }

  @Test
  default void everySettingSaysWhatItMeans() {
    for (SettingType setting : Declarations.read(this).settings()) {
      if (setting.doc().isBlank()) {
        throw Breach.of("the setting '" + setting.key() + "' says nothing about itself to its users",
            "write @Setting(\"meaning, unit, range\") before '" + setting.component() + "' in the record's header");
      }
    }
  }

  @Test
  default void isMadeAgainFromItsSettings() {
    PluginType<T> type = Declarations.read(this);
    Map<String, Object> settings = type.settingsOf(plugin());
    Map<String, Object> again = type.settingsOf(type.create(settings));
    if (!again.equals(settings)) {
      throw Breach.of(type + " made from the settings " + settings + " has the settings " + again,
          "let the compact constructor check values, never change them");
    }
  }
}

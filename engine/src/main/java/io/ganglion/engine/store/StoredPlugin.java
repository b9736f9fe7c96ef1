package io.ganglion.engine.store;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.host.PluginDeclarationException;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.api.host.SettingType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plug-in as models keep it: its name, and each setting as the text that an experiment has; numbers as bits. */
public final class StoredPlugin {
  private static final String CURE = "use the build of the plug-in that the model was trained with";

  private StoredPlugin() {}

  /** @throws IllegalArgumentException if {@code instance} is no plug-in */
  public static <T> void write(PluginKind<T> kind, T instance, DataOutputStream out) throws IOException {
    PluginType<T> type;
    try {
      type = PluginType.of(kind, instance.getClass());
    } catch (PluginDeclarationException e) {
      throw new IllegalArgumentException("only plug-ins can be stored: " + e.getMessage(), e);
    }
    StoredText.write(type.name(), out);
    Map<String, String> settings = new LinkedHashMap<>();
    type.settingsOf(instance).forEach((key, value) -> settings.put(key, SettingBits.toText(value)));
    StoredText.writeAll(settings, out);
  }

  /** @throws ModelFileException if there is no such plug-in, or it doesn't take the settings */
  public static <T> T read(PluginKind<T> kind, PluginFinder plugins, DataInputStream in) throws IOException {
    String name = StoredText.read(in);
    Map<String, String> texts = StoredText.readAll(in);
    PluginType<T> type = plugins.find(kind, name).orElseThrow(() -> new ModelFileException(
        "the model needs the " + kind + " '" + name + "', which is not there", plugins.cure()));
    Map<String, Object> settings = new LinkedHashMap<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      SettingType setting = type.setting(text.getKey()).orElseThrow(() -> new ModelFileException(
          "the model's " + kind + " '" + name + "' had a setting '" + text.getKey() + "', which it no longer has",
          CURE));
      settings.put(text.getKey(), SettingBits.ofText(setting, text.getValue()));
    }
    try {
      return type.create(settings);
    } catch (InvalidSettingException e) {
      throw new ModelFileException("the " + kind + " '" + name + "' refuses what the model holds: " + e.getMessage(),
          CURE);
    }
  }
}

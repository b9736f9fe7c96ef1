package io.ganglion.runner.config;

import io.ganglion.api.host.PluginDeclarationException;
import io.ganglion.api.host.PluginType;
import io.ganglion.api.host.RecordType;
import io.ganglion.api.host.SettingType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a map in the file becomes: a section or a plug-in, with the settings that it may hold.
 *
 * @param subject whose settings they are
 * @param type the record class
 * @param chooser the one key of the map that is no setting, because it chose the record; may be empty
 * @param isPlugin whether the record's constructors are somebody else's code
 */
record Form<T>(Subject subject, Class<?> type, List<SettingType> settings, Function<Map<String, Object>, T> maker,
    String chooser, boolean isPlugin) {
  static <R extends Record> Form<R> section(Subject subject, Class<R> type, String chooser) {
    RecordType<R> record = recordType(type);
    return new Form<>(subject, type, record.settings(), record::create, chooser, false);
  }

  static <T> Form<PluginUse<T>> plugin(String path, PluginType<T> type) {
    return new Form<>(new Subject(path, type.toString()), type.type(), type.settings(),
        values -> PluginUse.of(type, type.create(values)), "use", true);
  }

  /** Reads one of our own records. */
  static <R extends Record> RecordType<R> recordType(Class<R> type) {
    try {
      return RecordType.of(type);
    } catch (PluginDeclarationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where a setting's value goes. */
  Slot slot(SettingType setting) {
    RecordComponent component = Arrays.stream(type.getRecordComponents())
        .filter(c -> c.getName().equals(setting.component())).findFirst().orElseThrow();
    return new Slot(subject.name(setting.key()), subject.path(setting.key()), setting.type(), component, setting);
  }

  List<String> keys() {
    return settings.stream().map(SettingType::key).toList();
  }

  Optional<SettingType> settingOfComponent(String component) {
    return settings.stream().filter(s -> s.component().equals(component)).findFirst();
  }
}

package io.ganglion.experiments.binding;

import io.ganglion.api.host.PluginType;
import io.ganglion.api.host.SettingType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a map in the file becomes: a section or a plug-in, with the settings that it may hold.
 *
 * @param subject whose settings they are
 * @param type the record class
 * @param chooser the one key of the map that is no setting, because it chose the record; may be empty
 * @param beside further keys that the user may write in the same map, which belong to another form
 * @param isPlugin whether the record's constructors are a plug-in author's code
 */
public record SettingsForm<T>(Subject subject, Class<?> type, List<SettingType> settings,
    Function<Map<String, Object>, T> maker, String chooser, List<String> beside, boolean isPlugin) {
  public static <R extends Record> SettingsForm<R> section(Subject subject, Class<R> type, String chooser) {
    SectionType<R> section = SectionType.of(type);
    return new SettingsForm<>(subject, type, section.settings(), section::create, chooser, List.of(), false);
  }

  static <T> SettingsForm<PluginUse<T>> plugin(String path, PluginType<T> type, List<String> beside) {
    return new SettingsForm<>(new Subject(path, type.toString()), type.type(), type.settings(),
        values -> PluginUse.of(type, type.create(values)), "use", beside, true);
  }

  /** Where a setting's value goes. */
  Slot slot(SettingType setting) {
    return new Slot(subject.name(setting.key()), subject.path(setting.key()), setting.type(),
        SectionType.component(type, setting), setting);
  }

  List<String> keys() {
    return settings.stream().map(SettingType::key).toList();
  }

  /** What a map may hold, but for the chooser. */
  List<String> writableKeys() {
    return Stream.concat(keys().stream(), beside.stream()).toList();
  }

  /** The same form but for one setting, which has this value. */
  SettingsForm<T> with(String key, @Nullable Object value) {
    return new SettingsForm<>(subject, type, settings.stream().filter(setting -> !setting.key().equals(key)).toList(),
        values -> {
          Map<String, Object> all = new LinkedHashMap<>(values);
          all.put(key, value);
          return maker.apply(all);
        }, chooser, beside, isPlugin);
  }

  Optional<SettingType> settingOfComponent(String component) {
    return settings.stream().filter(s -> s.component().equals(component)).findFirst();
  }
}

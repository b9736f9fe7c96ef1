package io.ganglion.experiments.binding;

import io.ganglion.api.host.PluginDeclarationException;
import io.ganglion.api.host.PluginType;
import io.ganglion.api.host.RecordType;
import io.ganglion.api.host.SettingType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
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
public record Form<T>(Subject subject, Class<?> type, List<SettingType> settings,
    Function<Map<String, Object>, T> maker, String chooser, List<String> beside, boolean isPlugin) {
  public static <R extends Record> Form<R> section(Subject subject, Class<R> type, String chooser) {
    RecordType<R> record = recordType(type);
    return new Form<>(subject, type, record.settings(), record::create, chooser, List.of(), false);
  }

  static <T> Form<PluginUse<T>> plugin(String path, PluginType<T> type, List<String> beside) {
    return new Form<>(new Subject(path, type.toString()), type.type(), type.settings(),
        values -> PluginUse.of(type, type.create(values)), "use", beside, true);
  }

  /** Reads one of our own records. */
  public static <R extends Record> RecordType<R> recordType(Class<R> type) {
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

  /** What a map may hold, but for the chooser. */
  List<String> writableKeys() {
    return Stream.concat(keys().stream(), beside.stream()).toList();
  }

  /** The same form but for one setting, which has this value. */
  Form<T> with(String key, @Nullable Object value) {
    return new Form<>(subject, type, settings.stream().filter(setting -> !setting.key().equals(key)).toList(),
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

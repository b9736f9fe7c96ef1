package io.ganglion.experiments.binding;

import io.ganglion.api.host.SettingType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;

/**
 * Where a value goes: a setting, or an element of one.
 *
 * @param name as messages name it, quotes included
 * @param path the dotted path that {@code --set} takes
 * @param type the expected type
 * @param component the record component that it belongs to, for its annotations
 * @param setting the setting that it belongs to, for its documentation
 */
record Slot(String name, String path, Type type, RecordComponent component, SettingType setting) {
  /** The same setting without its wrapper: what is in the optional. */
  Slot of(Type inner) {
    return new Slot(name, path, inner, component, setting);
  }

  /** An element of it. */
  Slot element(String key, Type elementType) {
    String elementPath = path + "." + key;
    return new Slot("'" + elementPath + "'", elementPath, elementType, component, setting);
  }

  /** What the setting means, as a line of help. */
  String help() {
    return setting.doc().isEmpty() ? "" : setting.key() + ": " + setting.doc();
  }
}

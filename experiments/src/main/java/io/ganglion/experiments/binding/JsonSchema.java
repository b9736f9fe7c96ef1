package io.ganglion.experiments.binding;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.ganglion.api.host.KebabCase;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.api.host.SettingType;
import io.ganglion.plugins.PluginCatalog;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A JSON Schema (draft 07) of what {@link Binder} takes, made from the same records: editors complete keys, show what
 * they mean and mark mistakes. Of the plug-ins that a catalog doesn't have, those whose names have a dot pass with any
 * settings, for an editor doesn't know which jars an experiment is run with.
 */
public final class JsonSchema {
  private static final String USE = "use";
  /** A choice is made by {@code if} and {@code then}, so that a mistake is marked where it is. */
  private static final String IF = "if";
  private static final String THEN = "then";
  private static final String ELSE = "else";
  private static final String PROPERTIES = "properties";
  private static final String REQUIRED = "required";
  private static final String TYPE = "type";
  private static final String OBJECT = "object";
  private static final String CLOSED = "additionalProperties";

  private final PluginCatalog catalog;
  private final JsonObject definitions = new JsonObject();

  private JsonSchema(PluginCatalog catalog) {
    this.catalog = catalog;
  }

  /** The schema of a file that holds a section. */
  public static JsonObject of(Class<? extends Record> root, String title, PluginCatalog catalog) {
    JsonSchema maker = new JsonSchema(catalog);
    JsonObject body = maker.body(root, List.of());
    JsonObject schema = new JsonObject();
    schema.addProperty("$schema", "http://json-schema.org/draft-07/schema#");
    schema.addProperty("title", title);
    body.entrySet().forEach(entry -> schema.add(entry.getKey(), entry.getValue()));
    schema.add("definitions", maker.definitions);
    return schema;
  }

  private JsonElement value(Type type, RecordComponent component) {
    ByName byName = component.getAnnotation(ByName.class);
    if (byName != null) {
      return byName(ByName.Choice.of(byName).records());
    }
    if (type instanceof ParameterizedType generic) {
      return generic(generic.getRawType(), generic.getActualTypeArguments(), component);
    }
    if (ScalarBinder.binds(type)) {
      return scalar(type, component);
    }
    if (DimensionBinder.binds(type)) {
      return type == Changes.class ? ofType(OBJECT) : new JsonObject();
    }
    Class<?> section = (Class<?>) type;
    return defined(KebabCase.ofComponent(section.getSimpleName()), () -> section.isAnnotationPresent(OrPlugin.class)
        ? orPlugin(section) : section.isSealed() ? chosen(section) : section(section.asSubclass(Record.class)));
  }

  private JsonObject generic(Type raw, Type[] arguments, RecordComponent component) {
    if (raw == Optional.class) {
      return value(arguments[0], component).getAsJsonObject();
    }
    if (raw == List.class) {
      JsonObject list = ofType("array");
      list.add("items", value(arguments[0], component));
      return choice(ofType("array"), list, value(arguments[0], component));
    }
    if (raw == Map.class) {
      JsonObject map = ofType(OBJECT);
      map.add(CLOSED, value(arguments[1], component));
      OrWord word = component.getAnnotation(OrWord.class);
      return word == null ? map : choice(ofType(OBJECT), map, constant(word.value()));
    }
    return plugin(kind(arguments[0]));
  }

  private static JsonObject scalar(Type type, RecordComponent component) {
    if (type == OptionalInt.class) {
      return choice(ofType("string"), constant(component.getAnnotation(OrWord.class).value()), ofType("integer"));
    }
    if (type == double.class || type == Double.class) {
      return ofType("number");
    }
    if (type == boolean.class || type == Boolean.class) {
      return ofType("boolean");
    }
    if (type == String.class || type == Path.class) {
      return component.isAnnotationPresent(AsWritten.class) ? ofTypes("string", "number", "boolean") : ofType("string");
    }
    return type instanceof Class<?> c && c.isEnum() ? oneOf(Arrays.stream(c.getEnumConstants())
        .map(constant -> KebabCase.ofConstant((Enum<?>) constant)).toList()) : ofType("integer");
  }

  /** A map of settings; or the value of the first alone, where that may stand for it. */
  private JsonObject section(Class<? extends Record> type) {
    SettingType first = SectionType.of(type).settings().get(0);
    JsonObject map = body(type, List.of());
    return ValueBinder.isShort(first.key()) ? choice(ofType(OBJECT), map, setting(first, type)) : map;
  }

  /** @param more keys that the map may have beside the record's */
  private JsonObject body(Class<? extends Record> type, List<String> more) {
    SectionType<?> section = SectionType.of(type);
    Optional<PluginKind<?>> around = around(section);
    JsonObject map = ofType(OBJECT);
    JsonObject properties = new JsonObject();
    JsonArray required = new JsonArray();
    more.forEach(key -> properties.add(key, new JsonObject()));
    for (SettingType setting : section.settings()) {
      properties.add(setting.key(), setting.key().equals(USE) && around.isPresent() ? name(around.get(), List.of())
          : described(setting, type));
      if (isRequired(setting, type)) {
        required.add(setting.key());
      }
    }
    if (around.isPresent()) {
      boolean optional = section.component(section.settings().get(0)).isAnnotationPresent(DefaultUse.class);
      return around(map, properties, around.get(), optional ? section.component(section.settings().get(0))
          .getAnnotation(DefaultUse.class).value() : "");
    }
    map.add(PROPERTIES, properties);
    map.addProperty(CLOSED, false);
    if (!required.isEmpty()) {
      map.add(REQUIRED, required);
    }
    return map;
  }

  /** A section that begins with a plug-in, whose settings stand beside its own. */
  private JsonObject around(JsonObject map, JsonObject own, PluginKind<?> kind, String usual) {
    map.add(PROPERTIES, own);
    if (usual.isEmpty()) {
      map.add(REQUIRED, array(List.of(USE)));
    }
    JsonArray all = new JsonArray();
    for (String name : catalog.names(kind)) {
      PluginType<?> type = catalog.find(kind, name).orElseThrow();
      JsonObject properties = new JsonObject();
      own.keySet().forEach(key -> properties.add(key, new JsonObject())); // said above
      type.settings().forEach(setting -> properties.add(setting.key(), described(setting, type)));
      JsonObject named = new JsonObject();
      named.add(PROPERTIES, property(USE, constant(name)));
      if (!name.equals(usual)) {
        named.add(REQUIRED, array(List.of(USE)));
      }
      JsonObject closed = new JsonObject();
      closed.add(PROPERTIES, properties);
      closed.addProperty(CLOSED, false);
      all.add(choice(named, closed));
    }
    map.add("allOf", all);
    return map;
  }

  /** The kind of plug-in that a section begins with. */
  private static Optional<PluginKind<?>> around(SectionType<?> section) {
    if (section.settings().isEmpty()) {
      return Optional.empty();
    }
    SettingType first = section.settings().get(0);
    return first.key().equals(USE) && first.type() instanceof ParameterizedType use
        && use.getRawType() == PluginUse.class ? Optional.of(kind(use.getActualTypeArguments()[0])) : Optional.empty();
  }

  private static boolean isRequired(SettingType setting, Class<? extends Record> type) {
    RecordComponent component = SectionType.component(type, setting);
    return setting.defaultValue() == null && !component.isAnnotationPresent(DefaultUse.class)
        && !component.isAnnotationPresent(RequiredIf.class);
  }

  private JsonElement setting(SettingType setting, Class<? extends Record> type) {
    JsonElement schema = value(setting.type(), SectionType.component(type, setting));
    Function<Map<String, Object>, Object> maker = values -> SectionType.of(type).create(values);
    bound(schema, setting, maker);
    return schema;
  }

  /** Puts bounds where the number is: below what chooses between it and a word. */
  private static void bound(JsonElement schema, SettingType setting, Function<Map<String, Object>, ?> maker) {
    JsonObject object = schema.getAsJsonObject();
    SettingBounds.add(object.has(ELSE) && setting.type() == OptionalInt.class ? object.getAsJsonObject(ELSE) : object,
        setting, maker);
  }

  private JsonElement described(SettingType setting, Class<? extends Record> type) {
    return described(setting, setting(setting, type));
  }

  private JsonElement described(SettingType setting, PluginType<?> plugin) {
    JsonObject schema = setting.choices().isEmpty()
        ? ofType(setting.type() == double.class ? "number" : setting.type() == boolean.class ? "boolean"
            : setting.type() == String.class ? "string" : "integer")
        : oneOf(setting.choices());
    bound(schema, setting, plugin::create);
    return described(setting, schema);
  }

  private static JsonElement described(SettingType setting, JsonElement schema) {
    JsonObject described = new JsonObject();
    if (!setting.doc().isEmpty()) {
      described.addProperty("description", setting.doc());
    }
    Object usual = setting.defaultValue();
    if (usual instanceof Number number && Double.isFinite(number.doubleValue())) {
      described.add("default", new JsonPrimitive(number));
    } else if (usual instanceof Boolean truth) {
      described.add("default", new JsonPrimitive(truth));
    } else if (usual instanceof Enum<?> constant) {
      described.addProperty("default", KebabCase.ofConstant(constant));
    }
    JsonObject bare = schema.getAsJsonObject();
    if (bare.has("$ref")) { // what stands beside a reference doesn't count in draft 07
      JsonArray all = new JsonArray();
      all.add(bare);
      described.add("allOf", all);
    } else {
      bare.entrySet().forEach(entry -> described.add(entry.getKey(), entry.getValue()));
    }
    return described;
  }

  /** One of several records: its name, or a map of {@code use} and its settings. */
  private JsonObject byName(Map<String, Record> records) {
    JsonObject map = ofType(OBJECT);
    map.add(PROPERTIES, property(USE, oneOf(records.keySet())));
    map.add(REQUIRED, array(List.of(USE)));
    JsonArray all = new JsonArray();
    records.forEach((name, record) -> all.add(choice(with(USE, constant(name)),
        body(record.getClass(), List.of(USE)))));
    map.add("allOf", all);
    return choice(ofType(OBJECT), map, oneOf(records.keySet()));
  }

  /** A record of a sealed interface, which one of the map's keys chooses. */
  private JsonObject chosen(Class<?> sealed) {
    String chooser = sealed.getAnnotation(ChosenBy.class).value();
    List<String> names = new ArrayList<>();
    JsonArray all = new JsonArray();
    for (Class<?> choice : sealed.getPermittedSubclasses()) {
      String name = KebabCase.ofComponent(choice.getSimpleName());
      names.add(name);
      all.add(choice(with(chooser, constant(name)), body(choice.asSubclass(Record.class), List.of(chooser))));
    }
    JsonObject map = ofType(OBJECT);
    map.add(PROPERTIES, property(chooser, oneOf(names)));
    map.add(REQUIRED, array(List.of(chooser)));
    map.add("allOf", all);
    return map;
  }

  /** The first record, the one around a plug-in, or one whose first setting is there. */
  private JsonObject orPlugin(Class<?> sealed) {
    String first = sealed.getAnnotation(OrPlugin.class).value();
    List<? extends Class<? extends Record>> records = Arrays.stream(sealed.getPermittedSubclasses())
        .<Class<? extends Record>>map(each -> each.asSubclass(Record.class)).toList();
    JsonObject ofPlugin = body(records.get(1), List.of());
    PluginKind<?> kind = around(SectionType.of(records.get(1))).orElseThrow();
    ofPlugin.getAsJsonObject(PROPERTIES).add(USE, name(kind, List.of(first)));
    JsonObject isFirst = new JsonObject();
    isFirst.add(PROPERTIES, property(USE, constant(first)));
    JsonObject schema = choice(isFirst, body(records.get(0), List.of(USE)), ofPlugin);
    for (Class<? extends Record> further : records.subList(2, records.size())) {
      JsonObject has = new JsonObject();
      has.add(REQUIRED, array(List.of(SectionType.of(further).settings().get(0).key())));
      schema = choice(has, body(further, List.of()), schema);
    }
    schema.addProperty(TYPE, OBJECT);
    return schema;
  }

  /** A plug-in: its name, or a map of {@code use} and its settings. */
  private JsonObject plugin(PluginKind<?> kind) {
    return defined(kind.name(), () -> choice(ofType(OBJECT),
        around(ofType(OBJECT), property(USE, name(kind, List.of())), kind, ""), name(kind, List.of())));
  }

  /** The names of plug-ins, each with its summary; or any that has a dot. */
  private JsonObject name(PluginKind<?> kind, List<String> more) {
    JsonArray names = new JsonArray();
    more.forEach(name -> names.add(constant(name)));
    for (String name : catalog.names(kind)) {
      JsonObject named = constant(name);
      named.addProperty("description", catalog.find(kind, name).orElseThrow().summary());
      names.add(named);
    }
    JsonObject foreign = ofType("string");
    foreign.addProperty("pattern", "\\.");
    names.add(foreign);
    JsonObject any = new JsonObject();
    any.add("anyOf", names);
    return any;
  }

  private static PluginKind<?> kind(Type type) {
    Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    return PluginKind.ALL.stream().filter(kind -> kind.type() == raw).findFirst().orElseThrow();
  }

  private JsonObject defined(String name, Supplier<JsonObject> schema) {
    if (!definitions.has(name)) {
      definitions.add(name, new JsonObject()); // a section may hold itself, as layers do
      definitions.add(name, schema.get());
    }
    JsonObject reference = new JsonObject();
    reference.addProperty("$ref", "#/definitions/" + name);
    return reference;
  }

  private static JsonObject choice(JsonObject when, JsonElement then) {
    JsonObject choice = new JsonObject();
    choice.add(IF, when);
    choice.add(THEN, then);
    return choice;
  }

  private static JsonObject choice(JsonObject when, JsonElement then, JsonElement otherwise) {
    JsonObject choice = choice(when, then);
    choice.add(ELSE, otherwise);
    return choice;
  }

  /** That a key is there and has such a value. */
  private static JsonObject with(String key, JsonObject value) {
    JsonObject condition = new JsonObject();
    condition.add(PROPERTIES, property(key, value));
    condition.add(REQUIRED, array(List.of(key)));
    return condition;
  }

  private static JsonObject property(String key, JsonElement value) {
    JsonObject properties = new JsonObject();
    properties.add(key, value);
    return properties;
  }

  private static JsonObject ofType(String type) {
    JsonObject schema = new JsonObject();
    schema.addProperty(TYPE, type);
    return schema;
  }

  private static JsonObject ofTypes(String... types) {
    JsonObject schema = new JsonObject();
    schema.add(TYPE, array(List.of(types)));
    return schema;
  }

  private static JsonObject constant(String value) {
    JsonObject schema = new JsonObject();
    schema.addProperty("const", value);
    return schema;
  }

  private static JsonObject oneOf(Collection<String> values) {
    JsonObject schema = new JsonObject();
    schema.add("enum", array(values));
    return schema;
  }

  private static JsonArray array(Collection<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }
}

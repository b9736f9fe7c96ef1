package io.ganglion.experiments.binding;

import io.ganglion.api.host.KebabCase;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.plugins.OtherNames;
import io.ganglion.plugins.PluginCatalog;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns one node into a value of the type that its slot asks for: a scalar, a list, a section or a plug-in. */
final class ValueBinder {
  /** The first settings of records that may be written as the value of that one alone. */
  private static final Set<String> SHORT = Set.of("use", "type", "table", "model");

  private final Binder binder;
  private final PluginCatalog catalog;
  private final ScalarBinder scalars;
  private final DimensionBinder dimensions;
  private final Problems problems;

  ValueBinder(Binder binder, PluginCatalog catalog, ScalarBinder scalars, Problems problems) {
    this.binder = binder;
    this.catalog = catalog;
    this.scalars = scalars;
    this.dimensions = new DimensionBinder(problems);
    this.problems = problems;
  }

  /** Whether the value of a record's first setting may stand for the record. */
  static boolean isShort(String first) {
    return SHORT.contains(first);
  }

  /** The value, or null if nothing can be made of the node; what was wrong has been reported. */
  @Nullable Object bind(Slot slot, Yaml node) {
    Object value = valueOf(slot, node);
    if (value == null) {
      binder.fail(slot.path());
    }
    return value;
  }

  private @Nullable Object valueOf(Slot slot, Yaml node) {
    if (node instanceof Yaml.Unreadable) {
      return null;
    }
    if (node instanceof Yaml.Scalar scalar && scalar.kind() == ScalarKind.NOTHING) {
      problems.add(node.position(), slot.name() + " has no value", slot.help());
      return null;
    }
    Type type = slot.type();
    if (slot.component().isAnnotationPresent(ByName.class)) {
      return byName(slot, ByName.Choice.of(slot.component().getAnnotation(ByName.class)).records(), node);
    }
    if (type instanceof ParameterizedType generic) {
      return generic(slot, generic.getRawType(), generic.getActualTypeArguments(), node);
    }
    if (ScalarBinder.binds(type)) {
      return node instanceof Yaml.Scalar scalar ? scalars.bind(slot, scalar) : wrong(slot, node, "a single value");
    }
    Class<?> section = (Class<?>) type;
    if (section.isAnnotationPresent(OrPlugin.class)) {
      return orPlugin(slot, section, node);
    }
    return section.isSealed() ? chosen(slot, section, node) : section(slot, section.asSubclass(Record.class), node);
  }

  private @Nullable Object generic(Slot slot, Type raw, Type[] arguments, Yaml node) {
    if (raw == Optional.class) {
      Object value = valueOf(slot.of(arguments[0]), node);
      return value == null ? null : Optional.of(value);
    }
    if (raw == List.class) {
      return list(slot, arguments[0], node);
    }
    return raw == Map.class ? map(slot, arguments[1], node) : use(slot, kind(arguments[0]), node, List.of());
  }

  /** A list, or its only element without the brackets. */
  private @Nullable Object list(Slot slot, Type element, Yaml node) {
    if (!(node instanceof Yaml.Sequence sequence)) {
      Object only = valueOf(slot.of(element), node);
      return only == null ? null : List.of(only);
    }
    List<Object> values = new ArrayList<>();
    for (Yaml item : sequence.items()) {
      values.add(bind(slot.element(Integer.toString(values.size()), element), item));
    }
    return values.contains(null) ? null : values;
  }

  private @Nullable Object map(Slot slot, Type element, Yaml node) {
    OrWord word = slot.component().getAnnotation(OrWord.class);
    if (word != null && node instanceof Yaml.Scalar scalar && scalar.text().equals(word.value())) {
      return Map.of();
    }
    if (!(node instanceof Yaml.Mapping mapping)) {
      return wrong(slot, node, word == null ? "a map" : "a map or " + word.value());
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Yaml.Entry entry : mapping.entries()) {
      String key = entry.key().text();
      Slot inner = slot.element(key, element);
      values.put(key, DimensionBinder.binds(element)
          ? dimensions.bind(inner, entry.key(), entry.value()) : bind(inner, entry.value()));
    }
    return values.containsValue(null) ? null : values;
  }

  private <R extends Record> @Nullable Object section(Slot slot, Class<R> type, Yaml node) {
    SettingsForm<R> form = SettingsForm.section(new Subject(slot.path(), ""), type, "");
    Slot first = form.slot(form.settings().get(0));
    String key = first.setting().key();
    if (node instanceof Yaml.Mapping mapping) {
      return first.component().getType() == PluginUse.class && key.equals("use")
          ? sectionAroundPlugin(slot, form, first, mapping)
          : binder.bind(form, isShort(key) ? mapping.named(key) : mapping);
    }
    if (!(node instanceof Yaml.Scalar scalar) || !isShort(key)) {
      return wrong(slot, node, "a map of settings: " + String.join(", ", form.keys()));
    }
    Object only = valueOf(new Slot(slot.name(), slot.path(), first.type(), first.component(), slot.setting()), scalar);
    return only == null ? null : form.maker().apply(Map.of(key, only));
  }

  /** A section whose first setting is a plug-in, with the plug-in's settings beside its own: {@code loss}. */
  private <R extends Record> @Nullable R sectionAroundPlugin(Slot slot, SettingsForm<R> form, Slot first,
      Yaml.Mapping mapping) {
    List<String> own = form.keys().subList(1, form.keys().size());
    List<Yaml.Entry> ofSection = new ArrayList<>();
    List<Yaml.Entry> ofPlugin = new ArrayList<>();
    mapping.entries().forEach(entry -> (own.contains(entry.key().text()) ? ofSection : ofPlugin).add(entry));
    if (mapping.entry("use").isEmpty()) {
      String name = first.component().getAnnotation(DefaultUse.class).value();
      ofPlugin.add(new Yaml.Entry(new Yaml.Scalar(mapping.position(), "use", true),
          new Yaml.Scalar(mapping.position(), name, true)));
    }
    PluginKind<?> kind = kind(((ParameterizedType) first.type()).getActualTypeArguments()[0]);
    PluginUse<?> use = use(slot, kind, new Yaml.Mapping(mapping.position(), ofPlugin), own);
    R section = binder.bind(form.with("use", use), new Yaml.Mapping(mapping.position(), ofSection));
    return use == null ? null : section;
  }

  /** The first of the records, the second, which is around a plug-in, or one whose first setting is there. */
  private @Nullable Object orPlugin(Slot slot, Class<?> sealed, Yaml node) {
    String first = sealed.getAnnotation(OrPlugin.class).value();
    SettingsForm<?> form = SettingsForm.section(new Subject(slot.path(), ""),
        sealed.getPermittedSubclasses()[0].asSubclass(Record.class), "use");
    if (!(node instanceof Yaml.Mapping mapping)) {
      return wrong(slot, node, "a map of settings: " + String.join(", ", form.keys()));
    }
    for (Class<?> further : Arrays.asList(sealed.getPermittedSubclasses()).subList(2,
        sealed.getPermittedSubclasses().length)) {
      SettingsForm<?> other = SettingsForm.section(new Subject(slot.path(), ""), further.asSubclass(Record.class), "");
      if (mapping.entry(other.keys().get(0)).isPresent()) {
        return binder.bind(other, mapping);
      }
    }
    Optional<Yaml.Entry> use = mapping.entry("use");
    if (use.isEmpty() || use.get().value() instanceof Yaml.Scalar name && name.text().equals(first)) {
      return binder.bind(form, mapping);
    }
    return aroundPlugin(slot, sealed.getPermittedSubclasses()[1].asSubclass(Record.class), first, mapping,
        use.get().value());
  }

  private <R extends Record> @Nullable R aroundPlugin(Slot slot, Class<R> type, String first, Yaml.Mapping mapping,
      Yaml use) {
    SettingsForm<R> form = SettingsForm.section(new Subject(slot.path(), ""), type, "");
    Slot plugin = form.slot(form.settings().get(0));
    PluginKind<?> kind = kind(((ParameterizedType) plugin.type()).getActualTypeArguments()[0]);
    if (use instanceof Yaml.Scalar name && name.kind() == ScalarKind.TEXT
        && catalog.find(kind, name.text()).isEmpty()) {
      List<String> names = new ArrayList<>(List.of(first));
      names.addAll(catalog.names(kind));
      problems.add(name.position(), "there is no " + kind + " " + Shown.quoted(name.text()),
          Binder.didYouMean(name.text(), names) + "the " + kind.plural() + " are " + String.join(", ", names));
      return null;
    }
    return sectionAroundPlugin(slot, form, plugin, mapping);
  }

  /** A record of a sealed interface, which one of the map's keys chooses. */
  private @Nullable Object chosen(Slot slot, Class<?> sealed, Yaml node) {
    String chooser = sealed.getAnnotation(ChosenBy.class).value();
    Map<String, Class<? extends Record>> choices = new LinkedHashMap<>();
    for (Class<?> choice : sealed.getPermittedSubclasses()) {
      choices.put(KebabCase.ofComponent(choice.getSimpleName()), choice.asSubclass(Record.class));
    }
    String all = "the " + chooser + "s are " + String.join(", ", choices.keySet());
    if (!(node instanceof Yaml.Mapping mapping)) {
      return wrong(slot, node, "a map with '" + chooser + "' and its settings", all);
    }
    Optional<Yaml.Scalar> name = chosenName(slot, mapping, chooser, "a " + chooser, all);
    if (name.isEmpty()) {
      return null;
    }
    String text = name.get().text();
    if (!choices.containsKey(text)) {
      problems.add(name.get().position(), "there is no " + chooser + " " + Shown.quoted(text),
          Binder.didYouMean(text, choices.keySet()) + all);
      return null;
    }
    Subject subject = new Subject(slot.path(), chooser + " '" + text + "'");
    return binder.bind(SettingsForm.section(subject, choices.get(text), chooser), mapping);
  }

  /** One of several records: its bare name, or a map of {@code use} and settings. */
  private @Nullable Object byName(Slot slot, Map<String, Record> records, Yaml node) {
    String all = "they are " + String.join(", ", records.keySet());
    String kind = slot.setting().key();
    Optional<Yaml.Scalar> name = node instanceof Yaml.Mapping mapping
        ? chosenName(slot, mapping, "use", "a " + kind, all)
        : node instanceof Yaml.Scalar scalar ? Optional.of(scalar) : name(slot, node, "a " + kind, all);
    if (name.isEmpty() || !scalars.isOneOf(slot, name.get(), records.keySet())) {
      return null;
    }
    String text = name.get().text();
    Yaml.Mapping settings = node instanceof Yaml.Mapping mapping ? mapping
        : new Yaml.Mapping(node.position(), List.of());
    return binder.bind(SettingsForm.section(new Subject(slot.path(), kind + " '" + text + "'"),
        Objects.requireNonNull(records.get(text)).getClass(), "use"), settings);
  }

  /**
   * A plug-in: its bare name, or a map of {@code use} and settings.
   *
   * @param beside further keys of the same map in the file
   */
  private <T> @Nullable PluginUse<T> use(Slot slot, PluginKind<T> kind, Yaml node, List<String> beside) {
    List<String> names = catalog.names(kind);
    String all = "the " + kind.plural() + " are " + String.join(", ", names);
    Optional<Yaml.Scalar> name = node instanceof Yaml.Mapping mapping
        ? chosenName(slot, mapping, "use", kind.withArticle(), all)
        : name(slot, node, kind.withArticle(), all);
    if (name.isEmpty()) {
      return null;
    }
    String text = name.get().text();
    Optional<PluginType<T>> type = catalog.find(kind, text);
    if (type.isEmpty()) {
      problems.add(name.get().position(), "there is no " + kind + " " + Shown.quoted(text),
          OtherNames.help(kind, text, names) + all);
      return null;
    }
    Yaml.Mapping settings =
        node instanceof Yaml.Mapping mapping ? mapping : new Yaml.Mapping(node.position(), List.of());
    return binder.bind(SettingsForm.plugin(slot.path(), type.get(), beside), settings);
  }

  private Optional<Yaml.Scalar> chosenName(Slot slot, Yaml.Mapping mapping, String key, String named, String all) {
    Optional<Yaml.Entry> entry = mapping.entry(key);
    if (entry.isEmpty()) {
      problems.add(mapping.position(), slot.name() + " needs '" + key + "', the name of " + named, all);
      return Optional.empty();
    }
    return name(slot, entry.get().value(), named, all);
  }

  private Optional<Yaml.Scalar> name(Slot slot, Yaml node, String named, String all) {
    if (node instanceof Yaml.Scalar scalar && scalar.kind() == ScalarKind.TEXT) {
      return Optional.of(scalar);
    }
    if (!(node instanceof Yaml.Unreadable)) {
      wrong(slot, node, "the name of " + named, all);
    }
    return Optional.empty();
  }

  private @Nullable Object wrong(Slot slot, Yaml node, String wanted) {
    return wrong(slot, node, wanted, slot.help());
  }

  private @Nullable Object wrong(Slot slot, Yaml node, String wanted, String help) {
    String actual = node instanceof Yaml.Scalar scalar ? Shown.value(scalar)
        : node instanceof Yaml.Sequence ? "a list" : "a map";
    problems.add(node.position(), slot.name() + " must be " + wanted + ", but is " + actual, help);
    return null;
  }

  private static PluginKind<?> kind(Type type) {
    Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    return PluginKind.ALL.stream().filter(kind -> kind.type() == raw).findFirst().orElseThrow();
  }
}

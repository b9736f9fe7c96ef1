package io.ganglion.runner.serve;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.experiments.run.Json;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/** Answers requests by models. Safe for concurrent use. */
public final class ModelService {
  private static final String PREDICT = "/predict";
  private static final String MODELS = "/models";
  private static final String GET = "GET";
  private static final String BEARER = "Bearer ";
  private static final List<String> OPEN = List.of("/", "/health");
  private static final List<String> READ = List.of("/", "/health", MODELS, "/schema", "/metrics");

  private final Map<String, ModelSlot> models = new LinkedHashMap<>();
  private final Setup setup;
  private final ServiceMetrics metrics = new ServiceMetrics();
  /** As many requests compute at a time as there are processors; the others wait. */
  private final Semaphore computing = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
  private final ServedPage page = ServedPage.read();
  private volatile boolean stopping;

  /**
   * What the service is set up with.
   *
   * @param token what requests have to show; empty for nothing
   * @param version Ganglion's
   * @param faults what to say of an exception that shouldn't be
   */
  public record Setup(String token, String version, Function<Throwable, ProblemException> faults) {}

  /** @param models at least one; of different names */
  public ModelService(Collection<ModelSlot> models, Setup setup) {
    models.forEach(slot -> this.models.put(slot.name(), slot));
    this.setup = setup;
  }

  ServiceMetrics metrics() {
    return metrics;
  }

  /** From now on, requests are refused: the service ends. */
  public void stop() {
    stopping = true;
  }

  /** Reads models again whose files have changed. */
  public void look(Consumer<String> log) {
    models.values().forEach(slot -> {
      ModelSlot.Look look = slot.look(log, setup.faults());
      if (look != ModelSlot.Look.SAME) {
        metrics.reload(slot.name(), look == ModelSlot.Look.RELOADED);
      }
    });
  }

  /** The path under which a model is asked: the short one if it is the only one. */
  String path(String model) {
    return models.size() == 1 ? PREDICT : MODELS + "/"
        + URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20") + PREDICT;
  }

  /**
   * The answer to a request, whatever is wrong with it.
   *
   * @param id by which the answer, and the log, name the request
   * @throws IOException if the request doesn't arrive as a whole: there is no answer then
   */
  Outgoing answer(Incoming request, String id) throws IOException {
    String asked = modelIn(request.path());
    try {
      return routed(request, asked);
    } catch (RefusedException e) {
      int code = e.status() == RefusedException.UNPROCESSABLE ? ExitCode.DATA.code() : ExitCode.USAGE.code();
      return error(e.status(), code, List.of(e.problem()), asked, id);
    } catch (ProblemException e) {
      return error(status(e), e.exitCode().code(), e.problems(), asked, id);
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) { // a plug-in may throw anything
      ProblemException fault = setup.faults().apply(e);
      return error(e instanceof OutOfMemoryError ? RefusedException.BUSY : RefusedException.FAILED,
          fault.exitCode().code(), fault.problems(), asked, id);
    }
  }

  private static int status(ProblemException e) {
    return e.exitCode() == ExitCode.PLUGIN || e.exitCode() == ExitCode.BUG ? RefusedException.FAILED
        : RefusedException.UNPROCESSABLE;
  }

  private Outgoing routed(Incoming request, String asked) throws IOException {
    requireMethod(request, asked);
    if (stopping) {
      throw new RefusedException(RefusedException.BUSY, "the server is stopping", "", "ask another one, or later");
    }
    if (!OPEN.contains(request.path())) {
      requireToken(request);
    }
    return switch (request.path()) {
      case "/" -> page.answer();
      case "/health" -> json(health());
      case MODELS -> json(list());
      case "/schema" -> json(OpenApi.document(models.values(), paths(), setup.version(), !setup.token().isEmpty()));
      case "/metrics" -> Outgoing.of(200, ServiceMetrics.TYPE, metrics.text(models.values()));
      default -> predictions(Objects.requireNonNull(models.get(asked)), request);
    };
  }

  /** The model that a path asks; empty if it asks none. */
  private String modelIn(String path) {
    if (path.equals(PREDICT) && models.size() == 1) {
      return models.keySet().iterator().next();
    }
    if (path.startsWith(MODELS + "/") && path.endsWith(PREDICT)
        && path.length() > MODELS.length() + 1 + PREDICT.length()) {
      String name = path.substring(MODELS.length() + 1, path.length() - PREDICT.length());
      return models.containsKey(name) ? name : "";
    }
    return "";
  }

  private void requireMethod(Incoming request, String asked) {
    boolean reads = READ.contains(request.path());
    if (!reads && asked.isEmpty()) {
      throw unknown(request.path());
    }
    boolean fits = reads ? request.method().equals(GET) || request.method().equals("HEAD")
        : request.method().equals("POST");
    if (!fits) {
      throw new RefusedException(RefusedException.METHOD_NOT_ALLOWED, "'" + request.method() + "' isn't for this path",
          request.path(), "use " + (reads ? GET : "POST"));
    }
  }

  private RefusedException unknown(String path) {
    boolean asksModel = path.equals(PREDICT) || path.startsWith(MODELS + "/");
    List<String> known = asksModel ? models.keySet().stream().map(this::path).toList() : READ;
    return new RefusedException(RefusedException.NOT_FOUND, "there is no such path", path,
        Suggestion.nearest(path, known).map(near -> "did you mean " + near + "? ").orElse("")
            + (asksModel ? "ask by POST to " : "there are ") + String.join(", ", known)
            + (asksModel ? "" : ", and by POST " + String.join(", ", paths().values())));
  }

  private Map<String, String> paths() {
    Map<String, String> paths = new LinkedHashMap<>();
    models.keySet().forEach(name -> paths.put(name, path(name)));
    return paths;
  }

  private void requireToken(Incoming request) {
    String given = Objects.requireNonNullElse(request.header("authorization"), "");
    boolean isRight = setup.token().isEmpty() || given.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && MessageDigest.isEqual(given.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8),
            setup.token().getBytes(StandardCharsets.UTF_8)); // takes as long for every wrong one
    if (!isRight) {
      throw new RefusedException(RefusedException.UNAUTHORIZED, given.isEmpty() ? "a token is needed"
          : "the token is wrong", "Authorization", "send the header Authorization: Bearer TOKEN");
    }
  }

  private JsonObject health() {
    JsonObject health = new JsonObject();
    health.addProperty("status", "ok");
    JsonObject each = new JsonObject();
    models.values().forEach(slot -> {
      JsonObject model = new JsonObject();
      model.addProperty("sha256", slot.model().hash());
      model.addProperty("current", slot.failure().isEmpty());
      each.add(slot.name(), model);
    });
    health.add("models", each);
    return health;
  }

  private JsonObject list() {
    JsonArray all = new JsonArray();
    models.values().forEach(slot -> all.add(ServedColumns.describe(slot, path(slot.name()))));
    JsonObject list = new JsonObject();
    list.add("models", all);
    return list;
  }

  private static Outgoing json(JsonObject object) {
    return Outgoing.of(200, Outgoing.JSON, Json.text(object));
  }

  private Outgoing predictions(ModelSlot slot, Incoming request) throws IOException {
    Asked asked = Asked.of(request.query());
    String type = type(request);
    requireBare(request);
    byte[] body = request.body().read();
    if (body.length > 1 && body[0] == 0x1f && body[1] == (byte) 0x8b) { // what it would grow to has no limit
      throw packed("gzip", JsonRows.SOURCE);
    }
    ServedModel model = slot.model();
    computing.acquireUninterruptibly();
    try {
      ServedModel.Answer answer = type.equals("text/csv") ? model.csv(body, asked)
          : type.startsWith("image/") ? model.image(body, asked) : model.json(body, asked);
      return Outgoing.of(200, type.equals("text/csv") ? Outgoing.CSV : Outgoing.JSON, answer.text(), slot.name(),
          answer.rows()).with("Ganglion-Model", model.hash());
    } finally {
      computing.release();
    }
  }

  /** In lower case, without parameters. */
  private static String type(Incoming request) {
    String header = Objects.requireNonNullElse(request.header("content-type"), "");
    String type = header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    String charset = header.toLowerCase(Locale.ROOT).replaceAll("\\s|\"", "");
    boolean isOther = charset.contains("charset=") && !charset.contains("charset=utf-8")
        && !charset.contains("charset=us-ascii");
    if (!type.equals(Outgoing.JSON) && !type.equals("text/csv") && !type.startsWith("image/") || isOther) {
      throw new RefusedException(RefusedException.UNSUPPORTED_TYPE, header.isEmpty() ? "the request doesn't say what it"
          + " holds" : "'" + header + "' can't be read", "Content-Type", "send application/json or text/csv, in UTF-8");
    }
    return type;
  }

  private static void requireBare(Incoming request) {
    String encoding = Objects.requireNonNullElse(request.header("content-encoding"), "identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      throw packed(encoding, "Content-Encoding");
    }
  }

  private static RefusedException packed(String encoding, String where) {
    return new RefusedException(RefusedException.UNSUPPORTED_TYPE, "'" + encoding + "' can't be unpacked", where,
        "send the body as it is");
  }

  private static Outgoing error(int status, int code, List<Problem> problems, String model, String id) {
    JsonObject object = Json.ofProblems(code, problems);
    object.addProperty("request", id);
    Outgoing error = Outgoing.of(status, Outgoing.JSON, Json.text(object), model, 0);
    if (status == RefusedException.METHOD_NOT_ALLOWED) {
      error.with("Allow", problems.get(0).help().replace("use ", ""));
    } else if (status == RefusedException.UNAUTHORIZED) {
      error.with("WWW-Authenticate", "Bearer");
    } else if (status == RefusedException.BUSY) {
      error.with("Retry-After", "1");
    }
    return error;
  }
}

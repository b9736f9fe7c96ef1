package io.ganglion.runner.cli;

import io.ganglion.experiments.run.GanglionVersion;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.runner.serve.HttpDoor;
import io.ganglion.runner.serve.Limits;
import io.ganglion.runner.serve.ModelService;
import io.ganglion.runner.serve.ModelSlot;
import io.ganglion.runner.terminal.Console;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion serve}. */
@Command(name = "serve", description = "Answers requests over HTTP by models, with the predictions that predict would"
    + " print, until it is interrupted.")
final class ServeCommand implements Callable<Integer> {
  /** The variable with the token. */
  private static final String TOKEN = "GANGLION_TOKEN";
  private static final long LOOK_MILLIS = 50;
  private static final long LOOKS_PER_CHECK = 20;
  /** Less than what a signal leaves the command. */
  private static final Duration GRACE = Duration.ofSeconds(6);
  private static final int MOST_PORT = 65_535;

  private final Session session;

  @Parameters(index = "0..*", arity = "1..*", paramLabel = "[NAME=]MODEL", description = "A run directory, or its"
      + " model.ganglion; or the run by the beginning of its name, its time or its hash, or latest. Several are"
      + " distinguished by their names: the experiments', unless given.")
  private List<String> given;

  @Mixin
  private ModelReading reading;

  @Mixin
  private PredictionOptions prediction;

  @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "The port; 0 for any that is"
      + " free. ${DEFAULT-VALUE} unless given.")
  private int port;

  @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = "127.0.0.1", description = "The address to listen"
      + " on; ${DEFAULT-VALUE} unless given, which this machine alone can reach. 0.0.0.0 for all.")
  private String host;

  @Option(names = "--token-file", paramLabel = "FILE", description = "A file with a token that requests have to show as"
      + " 'Authorization: Bearer TOKEN'; else the variable " + TOKEN + " may hold one.")
  private @Nullable Path tokenFile;

  @Option(names = "--max-bytes", paramLabel = "N", description = "The longest body of a request, in bytes; 16 MB unless"
      + " given.")
  private int maxBytes = Limits.USUAL.bytes();

  @Option(names = "--max-rows", paramLabel = "N", description = "The most rows of a request; 100,000 unless given.")
  private int maxRows = Limits.USUAL.rows();

  @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long a request may take to arrive, and its"
      + " answer to be taken; 30 unless given.")
  private int timeout = (int) Limits.USUAL.patience().toSeconds();

  @Option(names = "--quiet", description = "Writes no line for each request, and no warnings.")
  private boolean quiet;

  ServeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    requireNumbers();
    String token = token();
    Limits limits = new Limits(maxBytes, maxRows, Duration.ofSeconds(timeout));
    List<ModelSlot> models = models(limits);
    ModelService service = new ModelService(models,
        new ModelService.Setup(token, GanglionVersion.text(), FailureMessage::of));
    Console console = session.console(quiet);
    InetAddress address = address();
    HttpDoor door;
    try {
      door = new HttpDoor(new InetSocketAddress(address, port), service, limits, console::say);
    } catch (IOException e) {
      throw new ProblemException(ExitCode.USAGE, new Problem("port " + port + " of " + host + " can't be used: "
          + Reason.of(e), Place.at("--port"), "name another one, or 0 for any that is free"));
    }
    session.interruption().heed();
    door.start();
    say(door.address(), models);
    if (token.isEmpty() && !address.isLoopbackAddress()) {
      console.warn(List.of(new Problem("everyone who can reach " + host + " can use the models",
          Place.at("--host"), "give --token-file, or put a proxy with access control and TLS before it")));
    }
    serve(service, console);
    door.stop(GRACE);
    console.say("stopped");
    return 0;
  }

  private void requireNumbers() {
    if (port < 0 || port > MOST_PORT) {
      throw wrong("--port", "port must be between 0 and " + MOST_PORT + ", but is " + port);
    }
    if (maxBytes < 1) {
      throw wrong("--max-bytes", "max-bytes must be 1 or greater, but is " + maxBytes);
    }
    if (maxRows < 1) {
      throw wrong("--max-rows", "max-rows must be 1 or greater, but is " + maxRows);
    }
    if (timeout < 1) {
      throw wrong("--timeout", "timeout must be 1 or greater, but is " + timeout);
    }
  }

  private static ProblemException wrong(String option, String message) {
    return new ProblemException(ExitCode.USAGE, new Problem(message, Place.at(option), ""));
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new ProblemException(ExitCode.USAGE, new Problem("there is no address '" + host + "'", Place.at("--host"),
          "name one of this machine's, such as 127.0.0.1 or 0.0.0.0"));
    }
  }

  private String token() {
    if (tokenFile == null) {
      return session.environment().getOrDefault(TOKEN, "").strip();
    }
    String token;
    try {
      token = Files.readString(tokenFile).strip();
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("the token can't be read: " + Reason.of(e),
          Place.at(tokenFile.toString()), "name a file with one line of text"));
    }
    if (token.isEmpty() || token.lines().count() > 1) {
      throw new ProblemException(ExitCode.DATA, new Problem(token.isEmpty() ? "the file is empty"
          : "the file has several lines", Place.at(tokenFile.toString()), "write one line with the token into it"));
    }
    return token;
  }

  private List<ModelSlot> models(Limits limits) {
    ModelReading.Reader reader = reading.reader(session);
    List<ModelSlot> models = new ArrayList<>();
    for (String each : given) {
      int equals = Files.exists(Path.of(each)) ? -1 : each.indexOf('=');
      Path named = Path.of(each.substring(equals + 1));
      Path file = reading.file(named);
      ModelSlot.Source source = bytes -> prediction.appliedTo(reader.model(bytes, file));
      String name = equals > 0 ? each.substring(0, equals) : source.read(reader.bytes(file)).name();
      requireName(name, each, models);
      try {
        models.add(new ModelSlot(name, file, source, limits));
      } catch (IllegalArgumentException e) {
        throw new ProblemException(ExitCode.USAGE, new Problem(String.valueOf(e.getMessage()),
            Place.at(named.toString()), ""));
      } catch (IOException e) {
        throw new ProblemException(ExitCode.DATA, new Problem("the model can't be read: " + Reason.of(e),
            Place.at(file.toString()), ""));
      }
    }
    return models;
  }

  private static void requireName(String name, String argument, List<ModelSlot> models) {
    if (name.isEmpty() || name.indexOf('/') >= 0) {
      throw new ProblemException(ExitCode.USAGE, new Problem("'" + name + "' can't be part of a path",
          Place.at(argument), "give the model a name without /, as in iris=MODEL"));
    }
    if (models.stream().anyMatch(slot -> slot.name().equals(name))) {
      throw new ProblemException(ExitCode.USAGE, new Problem("two models are named '" + name + "'", Place.at(argument),
          "give one another name, as in " + name + "-2=" + argument));
    }
  }

  private void say(InetSocketAddress address, List<ModelSlot> models) {
    String name = address.getAddress().isAnyLocalAddress() ? "localhost" : address.getAddress().getHostAddress();
    String url = "http://" + (name.indexOf(':') < 0 ? name : "[" + name + "]") + ":" + address.getPort();
    Output.show(session, "listening   " + url + ", which has a page to try a row on\n"
        + (models.size() == 1 ? "predict     POST " + url + "/predict (" + models.get(0).name() + ")\n"
            : models.stream().map(slot -> "predict     POST " + url + "/models/" + slot.name() + "/predict\n")
                .reduce("", String::concat))
        + "describe    GET " + url + "/schema (OpenAPI), /models, /health, /metrics\n");
  }

  private void serve(ModelService service, Console console) {
    for (long looks = 1; !session.interruption().isAsked(); looks++) {
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
      if (looks % LOOKS_PER_CHECK == 0) {
        service.look(console::say);
      }
    }
  }
}

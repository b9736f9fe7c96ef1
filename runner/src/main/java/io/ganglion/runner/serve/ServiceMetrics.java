package io.ganglion.runner.serve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What has been answered so far, in the text form of Prometheus. */
final class ServiceMetrics {
  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
  /** Upper ends of the histogram of times, in seconds (chosen: from a row to a large batch). */
  private static final double[] BOUNDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

  private final long start = System.currentTimeMillis();
  private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> rows = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> reloads = new ConcurrentSkipListMap<>();
  private final Map<String, Times> times = new ConcurrentSkipListMap<>();
  private final LongAdder dropped = new LongAdder();
  private final AtomicInteger running = new AtomicInteger();

  /** How long the requests of one model took. */
  private static final class Times {
    private final List<LongAdder> upTo = new ArrayList<>();
    private final LongAdder nanos = new LongAdder();

    Times() {
      for (int i = 0; i <= BOUNDS.length; i++) {
        upTo.add(new LongAdder());
      }
    }

    void add(long took) {
      int i = 0;
      while (i < BOUNDS.length && took > BOUNDS[i] * 1e9) {
        i++;
      }
      upTo.get(i).increment();
      nanos.add(took);
    }
  }

  void begin() {
    running.incrementAndGet();
  }

  /** A request that was begun has ended with an answer. */
  void end(Outgoing answer, long nanos) {
    running.decrementAndGet();
    String model = label("model", answer.model());
    count(requests, model + "," + label("status", Integer.toString(answer.status())), 1);
    if (!answer.model().isEmpty()) {
      count(rows, model, answer.rows());
      times.computeIfAbsent(model, name -> new Times()).add(nanos);
    }
  }

  /** A request that was begun has ended without one. */
  void drop() {
    running.decrementAndGet();
    dropped.increment();
  }

  /** A connection was cut because its request, or the taking of its answer, took too long. */
  void dropSlow() {
    dropped.increment();
  }

  void reload(String model, boolean succeeded) {
    count(reloads, label("model", model) + "," + label("result", succeeded ? "read" : "failed"), 1);
  }

  /** Requests that are being answered. */
  int running() {
    return running.get();
  }

  private static void count(Map<String, LongAdder> counters, String labels, long amount) {
    counters.computeIfAbsent(labels, name -> new LongAdder()).add(amount);
  }

  private static String label(String name, String value) {
    return name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  /** Everything that is counted. */
  String text(Collection<ModelSlot> models) {
    StringBuilder text = new StringBuilder();
    family(text, "ganglion_requests_total", "counter", "Requests that were answered.", requests);
    family(text, "ganglion_rows_total", "counter", "Rows that were predicted.", rows);
    family(text, "ganglion_model_reloads_total", "counter", "Changes of model files that were noticed.", reloads);
    head(text, "ganglion_dropped_total", "counter", "Requests that were too slow, or broke off.");
    text.append("ganglion_dropped_total ").append(dropped.sum()).append('\n');
    head(text, "ganglion_requests_running", "gauge", "Requests that are being answered.");
    text.append("ganglion_requests_running ").append(running.get()).append('\n');
    head(text, "ganglion_request_seconds", "histogram", "From the headers of a request to its answer.");
    times.forEach((model, each) -> histogram(text, model, each));
    head(text, "ganglion_model_info", "gauge", "The models that are served, by the beginning of their SHA-256.");
    models.forEach(slot -> text.append("ganglion_model_info{").append(label("model", slot.name())).append(',')
        .append(label("sha256", slot.model().hash())).append("} 1\n"));
    head(text, "process_start_time_seconds", "gauge", "When the server was started, since 1970.");
    text.append(String.format(Locale.ROOT, "process_start_time_seconds %.3f\n", start / 1e3));
    ProcessHandle.current().info().totalCpuDuration().ifPresent(time -> {
      head(text, "process_cpu_seconds_total", "counter", "Time of processors.");
      text.append(String.format(Locale.ROOT, "process_cpu_seconds_total %.3f\n", time.toMillis() / 1e3));
    });
    head(text, "jvm_memory_used_bytes", "gauge", "What is used of the heap.");
    text.append("jvm_memory_used_bytes{area=\"heap\"} ")
        .append(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()).append('\n');
    return text.toString();
  }

  private static void family(StringBuilder text, String name, String type, String help,
      Map<String, LongAdder> counters) {
    head(text, name, type, help);
    counters.forEach((labels, value) ->
        text.append(name).append('{').append(labels).append("} ").append(value.sum()).append('\n'));
  }

  private static void head(StringBuilder text, String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append("\n# TYPE ").append(name).append(' ')
        .append(type).append('\n');
  }

  private static void histogram(StringBuilder text, String model, Times times) {
    long count = 0;
    for (int i = 0; i <= BOUNDS.length; i++) {
      count += times.upTo.get(i).sum();
      text.append("ganglion_request_seconds_bucket{").append(model).append(",le=\"")
          .append(i == BOUNDS.length ? "+Inf" : Double.toString(BOUNDS[i])).append("\"} ").append(count).append('\n');
    }
    text.append("ganglion_request_seconds_sum{").append(model)
        .append(String.format(Locale.ROOT, "} %.6f\n", times.nanos.sum() / 1e9));
    text.append("ganglion_request_seconds_count{").append(model).append("} ").append(count).append('\n');
  }
}
